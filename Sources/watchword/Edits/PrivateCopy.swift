// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// A copy of a text that an editor works on, in a directory that nobody else can look into.
struct PrivateCopy {
    /// The copy's path; it has the name of what it is a copy of, so that an editor knows its kind.
    let path: String
    private let folder: String

    init(of text: String, named name: String) throws {
        let root = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array("\(root)/watchword-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw CommandFailure(
                "\(root): \(String(cString: strerror(errno)))",
                hint: "TMPDIR names another place"
            )
        }
        folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        path = folder + "/" + name
        // The directory is mode 0700.
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandFailure("\(path): \(String(cString: strerror(errno)))")
        }
        Output.write(Array(text.utf8), to: descriptor)
        close(descriptor)
    }

    /// Takes the copy away, with whatever the editor left beside it.
    func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
