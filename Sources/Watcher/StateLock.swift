// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// The right to write one state directory, held by one process at a time and given up when that process ends.
///
/// flock(2) belongs to the open file, so that closing another descriptor of the file does not drop it.
public final class StateLock: Sendable {
    private let descriptor: Int32

    /// Somebody else holds it, or it cannot be had.
    public enum Failure: Error, CustomStringConvertible {
        /// Another process has it.
        case held(path: String, pid: String?)
        /// The directory or the file cannot be used.
        case unusable(path: String, reason: String)

        /// What to tell people.
        public var description: String {
            switch self {
            case .held(let path, let pid):
                "another watchword\(pid.map { " (process \($0))" } ?? "") holds \(path)"
            case .unusable(let path, let reason):
                "cannot use \(path): \(reason)"
            }
        }
    }

    /// Takes the lock, or says who has it.
    public init(path: String) throws(Failure) {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
        guard file >= 0 else {
            throw .unusable(path: path, reason: String(cString: strerror(errno)))
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            let holder = Self.readPID(file)
            close(file)
            if reason == EWOULDBLOCK { throw .held(path: path, pid: holder) }
            throw .unusable(path: path, reason: String(cString: strerror(reason)))
        }
        descriptor = file
        let pid = Array("\(getpid())\n".utf8)
        // Only for people who look into the file: a failure changes nothing.
        _ = ftruncate(file, 0)
        _ = pwrite(file, pid, pid.count, 0)
    }

    deinit {
        close(descriptor)
    }

    private static func readPID(_ file: Int32) -> String? {
        var bytes = [UInt8](repeating: 0, count: 32)
        let count = pread(file, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        let text = String(decoding: bytes.prefix(count), as: UTF8.self)
        return text.split(separator: "\n").first.map(String.init)
    }
}
