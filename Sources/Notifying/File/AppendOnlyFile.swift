// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// A file that whole records are appended to, and that survives a full disk, a power cut and a rotation.
struct AppendOnlyFile: ~Copyable {
    private let path: String
    private let ownDirectory: String?
    private var descriptor: Int32?

    /// How far back a torn record is looked for; beyond that, the end is closed with a line feed instead.
    private static let longestTail = 4 << 20

    init(path: String, ownDirectory: String?) {
        self.path = path
        self.ownDirectory = ownDirectory
    }

    deinit {
        if let descriptor { _ = Foundation.close(descriptor) }
    }

    /// Appends one record by one `write` and waits until it is on the disk.
    ///
    /// - Throws: `FileFault`; the file then ends where it ended before, or `maybeWritten` is set.
    mutating func append(_ record: [UInt8]) throws(FileFault) {
        let descriptor = try current()
        let start = lseek(descriptor, 0, SEEK_END)
        let written = record.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard written == record.count else {
            // The write that crosses the limit of a full disk is short, and only the next one fails.
            let fault = FileFault(.write, written < 0 ? errno : ENOSPC, path)
            if written > 0, ftruncate(descriptor, start) != 0 { close() }
            throw fault
        }
        guard fsync(descriptor) == 0 else {
            // A second fsync may report success although the pages are lost: only a new descriptor is to be believed.
            var fault = FileFault(.sync, errno, path)
            fault.maybeWritten = true
            close()
            throw fault
        }
    }

    /// Lets go of the file.
    mutating func close() {
        if let descriptor { _ = Foundation.close(descriptor) }
        descriptor = nil
    }

    /// The open file that the path leads to.
    private mutating func current() throws(FileFault) -> Int32 {
        if let descriptor, leads(to: descriptor) { return descriptor }
        close()
        let opened = try open()
        descriptor = opened
        return opened
    }

    /// Whether the path still leads to this open file: not renamed, not deleted, not replaced.
    private func leads(to descriptor: Int32) -> Bool {
        var ours = stat()
        var theirs = stat()
        return fstat(descriptor, &ours) == 0 && lstat(path, &theirs) == 0
            && ours.st_ino == theirs.st_ino && ours.st_dev == theirs.st_dev
    }

    private func open() throws(FileFault) -> Int32 {
        try makeOwnDirectory()
        // O_NONBLOCK: a FIFO without a reader would otherwise block; to a regular file it means nothing.
        let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        let descriptor = Foundation.open(path, flags, 0o640)
        guard descriptor >= 0 else { throw FileFault(.open, errno, path) }
        do throws(FileFault) {
            try heal(descriptor)
            try syncDirectory()
            return descriptor
        } catch {
            _ = Foundation.close(descriptor)
            throw error
        }
    }

    /// Cuts off what a power cut left of a record.
    private func heal(_ descriptor: Int32) throws(FileFault) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileFault(.open, errno, path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileFault(.notAFile, 0, path) }
        let size = Int(status.st_size)
        let length = min(size, Self.longestTail)
        guard length > 0, let tail = read(descriptor, at: size - length, length), tail.last != 0x0a else {
            return
        }
        let failed: Bool
        if let end = tail.lastIndex(of: 0x0a) {
            failed = ftruncate(descriptor, off_t(size - length + end + 1)) != 0
        } else if size <= Self.longestTail {
            failed = ftruncate(descriptor, 0) != 0
        } else {
            failed = write(descriptor, "\n", 1) != 1
        }
        if failed { throw FileFault(.write, errno, path) }
    }

    private func read(_ descriptor: Int32, at offset: Int, _ count: Int) -> [UInt8]? {
        let last = [UInt8](unsafeUninitializedCapacity: 1) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, 1, off_t(offset + count - 1)))
        }
        // The usual case reads one byte.
        if last == [0x0a] { return last }
        let tail = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, count, off_t(offset)))
        }
        return tail.count == count ? tail : nil
    }

    /// A new file's name is on the disk only when its directory is.
    private func syncDirectory() throws(FileFault) {
        let directory = Foundation.open(FileFault.directory(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // Without the right to read the directory there is nothing to be done about it.
        guard directory >= 0 else { return }
        defer { _ = Foundation.close(directory) }
        guard fsync(directory) == 0 || errno == EINVAL else { throw FileFault(.sync, errno, path) }
    }

    private func makeOwnDirectory() throws(FileFault) {
        let directory = FileFault.directory(of: path)
        guard let ownDirectory, directory == ownDirectory else { return }
        guard mkdir(directory, 0o750) == 0 || errno == EEXIST else { throw FileFault(.open, errno, path) }
    }
}
