// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Why a record is not in its file.
struct FileFault: Error {
    /// What was tried.
    let step: Step
    /// The system's code.
    let code: Int32
    let path: String
    /// Whether the record may be in the file all the same.
    var maybeWritten = false

    enum Step {
        case open
        case notAFile
        /// Somebody else wrote it.
        case foreign
        case write
        case sync
    }

    init(_ step: Step, _ code: Int32, _ path: String) {
        self.step = step
        self.code = code
        self.path = path
    }

    /// What it means for the message.
    var result: SendResult {
        SendResult(outcome, detail: "\(SafeText.line(path)): \(text)", maybeSent: maybeWritten)
    }

    /// The directory that a path's file is in.
    static func directory(of path: String) -> String {
        let end = path.lastIndex(of: "/") ?? path.startIndex
        return end == path.startIndex ? "/" : String(path[..<end])
    }

    /// A full disk or a broken one may recover by itself; a wrong path does not.
    private var outcome: Attempt.Outcome {
        switch (step, code) {
        case (.notAFile, _), (.foreign, _): .permanentEndpoint
        case (_, EACCES), (_, EPERM), (_, ENOENT), (_, ENOTDIR), (_, EISDIR), (_, EROFS), (_, ELOOP),
            (_, ENXIO),
            (_, ENAMETOOLONG):
            .permanentEndpoint
        default: .transient
        }
    }

    private var text: String {
        let directory = SafeText.line(Self.directory(of: path))
        return switch (step, code) {
        case (.notAFile, _), (_, ENXIO): "is not a regular file"
        case (.foreign, _): "was not written by Watchword, and is left alone; name another file"
        case (_, ELOOP): "is a symbolic link, which is not followed; name the file itself"
        case (_, EISDIR): "is a directory; name a file in it"
        case (_, ENOENT), (_, ENOTDIR):
            "the directory \(directory) does not exist; make it, or correct the path"
        case (_, EACCES), (_, EPERM), (_, EROFS):
            "cannot be written (\(system)); let Watchword's user write to \(directory), and under systemd "
                + "name it in ReadWritePaths= of watchword.service"
        case (_, ENOSPC), (_, EDQUOT): "the disk is full (\(system))"
        default: system
        }
    }

    private var system: String { String(cString: strerror(code)) }
}
