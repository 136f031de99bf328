// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// A file that is read and replaced as a whole.
struct WholeFile: Sendable {
    let entry: DirectoryEntry

    /// The bytes; nil when there is no file, or an empty one.
    ///
    /// - Throws: `FileFault` when something else than a regular file is in its place, or when it is longer than that.
    func read(atMost limit: Int) throws(FileFault) -> [UInt8]? {
        let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        let descriptor = Foundation.open(entry.path, flags)
        if descriptor < 0, errno == ENOENT { return nil }
        guard descriptor >= 0 else { throw FileFault(.open, errno, entry.path) }
        defer { _ = Foundation.close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw FileFault(.notAFile, 0, entry.path)
        }
        let size = Int(status.st_size)
        guard size <= limit else { throw FileFault(.foreign, 0, entry.path) }
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while filled < size {
                let count = Foundation.read(
                    descriptor,
                    buffer.baseAddress?.advanced(by: filled),
                    size - filled
                )
                if count <= 0 { break }
                filled += count
            }
        }
        return bytes.isEmpty ? nil : bytes
    }

    /// Writes a file beside it, waits until it is on the disk, and gives it the name.
    ///
    /// - Throws: `FileFault`; what was there before is then still there, whole.
    func replace(with bytes: [UInt8]) throws(FileFault) {
        let temporary = entry.sibling(".\(entry.name).tmp-\(getpid())")
        // What a crash left of an earlier one with the same number.
        unlink(temporary)
        do throws(FileFault) {
            try write(bytes, to: temporary)
            guard rename(temporary, entry.path) == 0 else { throw FileFault(.write, errno, entry.path) }
        } catch {
            unlink(temporary)
            throw error
        }
        try entry.syncDirectory()
    }

    private func write(_ bytes: [UInt8], to path: String) throws(FileFault) {
        let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o640)
        guard descriptor >= 0 else { throw FileFault(.open, errno, entry.path) }
        defer { _ = Foundation.close(descriptor) }
        var left = bytes[...]
        while !left.isEmpty {
            let count = left.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw FileFault(.write, count < 0 ? errno : ENOSPC, entry.path) }
            left = left.dropFirst(count)
        }
        guard fsync(descriptor) == 0 else { throw FileFault(.sync, errno, entry.path) }
    }
}
