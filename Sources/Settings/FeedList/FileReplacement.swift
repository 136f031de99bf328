// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Puts a new text in the place of a file, whole or not at all.
public enum FileReplacement {
    /// Why a file was not replaced; it stays as it was.
    public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
        /// The path, as it was given.
        public let path: String
        /// What went wrong.
        public let message: String

        /// The path and what went wrong.
        public var description: String { "\(path): \(message)" }
    }

    /// Writes bytes beside a file, on the disk, and gives them its name, mode and owner; a file that is not there is
    /// made with mode 0644 less the umask.
    ///
    /// A symbolic link stays: the file that it leads to is replaced. Readers see the old text or the new one, and a
    /// power cut leaves one of the two. Extended attributes are not kept.
    /// - Parameter old: what was read before the edit; a file that somebody else has changed since is left alone.
    public static func replace(_ path: String, with bytes: [UInt8], ifStill old: [UInt8]?) throws(Fault) {
        let target = try resolve(path)
        let status = try status(of: target, path)
        if status == nil, old != nil { throw Fault(path: path, message: "it was deleted in the meantime") }
        if status != nil {
            guard case .success(let content) = FileReader.read(target, atMost: SettingsFiles.maxFileBytes)
            else {
                throw Fault(path: path, message: "it cannot be read")
            }
            guard let old else { throw Fault(path: path, message: "it exists already") }
            if content.bytes != old {
                throw Fault(path: path, message: "it was changed in the meantime: try again")
            }
        }
        try write(bytes, to: target, like: status, path)
    }

    /// The file itself behind symbolic links; a link that leads nowhere is refused.
    private static func resolve(_ path: String) throws(Fault) -> String {
        if let real = realpath(path, nil) {
            defer { free(real) }
            return String(cString: real)
        }
        var link = stat()
        guard errno == ENOENT, lstat(path, &link) != 0 else {
            throw Fault(
                path: path,
                message: reason(errno == ENOENT ? "it is a link that leads nowhere" : nil)
            )
        }
        return path
    }

    private static func status(of target: String, _ path: String) throws(Fault) -> stat? {
        var status = stat()
        if lstat(target, &status) != 0 {
            if errno == ENOENT { return nil }
            throw Fault(path: path, message: reason())
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Fault(path: path, message: "it is not a regular file")
        }
        return status
    }

    private static func write(
        _ bytes: [UInt8],
        to target: String,
        like old: stat?,
        _ path: String
    ) throws(Fault) {
        let folder = (target as NSString).deletingLastPathComponent
        let name = (target as NSString).lastPathComponent
        let fresh = SettingsFiles.join(
            folder.isEmpty ? "." : folder,
            ".\(name).new-\(UUID().uuidString.prefix(8))"
        )
        let descriptor = open(
            fresh,
            O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
            old == nil ? 0o644 : 0o600
        )
        guard descriptor >= 0 else { throw Fault(path: path, message: reason()) }
        let failure = fill(descriptor, bytes, like: old)
        close(descriptor)
        if let failure {
            unlink(fresh)
            throw Fault(path: path, message: failure)
        }
        guard rename(fresh, target) == 0 else {
            let message = reason()
            unlink(fresh)
            throw Fault(path: path, message: message)
        }
        synchronize(folder.isEmpty ? "." : folder)
    }

    /// Why a file could not be filled; nil when it is on the disk.
    private static func fill(_ descriptor: Int32, _ bytes: [UInt8], like old: stat?) -> String? {
        if let old {
            var own = stat()
            let isOurs =
                fstat(descriptor, &own) == 0 && own.st_uid == old.st_uid && own.st_gid == old.st_gid
            // The owner first: a change of it takes some bits of the mode away.
            if !isOurs, fchown(descriptor, old.st_uid, old.st_gid) != 0 {
                return "its owner cannot be kept: \(reason())"
            }
            if fchmod(descriptor, old.st_mode & 0o7777) != 0 { return reason() }
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return reason() }
            rest = rest.dropFirst(count)
        }
        return fsync(descriptor) == 0 ? nil : reason()
    }

    /// Makes the name durable; a file system that cannot is left to its own devices.
    private static func synchronize(_ folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func reason(_ known: String? = nil) -> String {
        known ?? String(cString: strerror(errno)).lowercased()
    }
}
