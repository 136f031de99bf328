// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A file that whole records are appended to, and that survives a full disk, a power cut and a rotation.
struct AppendOnlyFile: ~Copyable {
    private let entry: DirectoryEntry
    private let ownDirectory: String?
    private let format: SinkSettings.TextFormat
    private let rotation: Rotation
    private var descriptor: Int32?
    /// The records since the last good sync, where nobody waits for that.
    private var unsynced: [UInt8] = []
    /// Whether a sync failed that nobody waited for: they may be lost, and are owed.
    private var isOwing = false
    /// When something was last appended.
    private var lastAppend = Date.distantPast
    private let fsync: @Sendable (Int32) -> Int32

    private var path: String { entry.path }

    /// How far back a torn record is looked for; beyond that, the end is closed with a line feed instead.
    private static let longestTail = 4 << 20

    /// So much is kept in memory at most, in bytes; then the disk is waited for.
    private static let mostUnsynced = 4 << 20

    init(
        path: String,
        format: SinkSettings.TextFormat,
        options: FileOptions,
        ownDirectory: String?,
        fsync: @escaping @Sendable (Int32) -> Int32 = { Foundation.fsync($0) }
    ) {
        self.fsync = fsync
        entry = DirectoryEntry(path: path)
        rotation = Rotation(options: options)
        self.format = format
        self.ownDirectory = ownDirectory
    }

    deinit {
        if let descriptor { _ = Foundation.close(descriptor) }
    }

    /// Appends one record by one `write`.
    ///
    /// What an earlier sync may have lost goes before it.
    /// - Throws: `FileFault`; the file then ends where it ended before, or `maybeWritten` is set.
    mutating func append(_ record: [UInt8], _ durability: FileSync, now: Date) throws(FileFault) {
        lastAppend = now
        try payBack(to: try current(for: record.count, now: now))
        try write(record, to: try current(for: record.count, now: now))
        switch durability {
        case .none: break
        case .each: try sync()
        case .interval:
            unsynced += record
            if unsynced.count > Self.mostUnsynced { settle() }
        }
    }

    private mutating func write(_ record: [UInt8], to descriptor: Int32) throws(FileFault) {
        let start = lseek(descriptor, 0, SEEK_END)
        let bytes = start == 0 && format == .csv ? CSVText.header + record : record
        let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        guard written == bytes.count else {
            // The write that crosses the limit of a full disk is short, and only the next one fails.
            let fault = FileFault(.write, written < 0 ? errno : ENOSPC, path)
            if written > 0, ftruncate(descriptor, start) != 0 { close() }
            throw fault
        }
    }

    /// Appends again what a sync may have lost, and waits until it is on the disk: rather twice than never.
    private mutating func payBack(to descriptor: Int32) throws(FileFault) {
        guard isOwing else { return }
        try write(unsynced, to: descriptor)
        try sync()
    }

    /// Waits until all that was appended is on the disk.
    mutating func sync() throws(FileFault) {
        guard let descriptor else { return }
        guard fsync(descriptor) != 0 else {
            unsynced = []
            isOwing = false
            return
        }
        // A second fsync may report success although the pages are lost: only a new descriptor is to be believed.
        isOwing = !unsynced.isEmpty
        var fault = FileFault(.sync, errno, path)
        fault.maybeWritten = true
        Foundation.close(descriptor)
        self.descriptor = nil
        throw fault
    }

    /// The same, when nobody waits for it; what that loses is appended again, and false is answered while it is owed.
    @discardableResult
    mutating func settle() -> Bool {
        do throws(FileFault) { try isOwing ? payBackToday() : sync() } catch {}
        if isOwing { do throws(FileFault) { try payBackToday() } catch {} }
        return !isOwing
    }

    private mutating func payBackToday() throws(FileFault) {
        try payBack(to: try current(for: unsynced.count, now: lastAppend))
    }

    /// Lets go of the file, with all that was appended on the disk.
    mutating func close() {
        guard let descriptor else { return }
        do throws(FileFault) { try sync() } catch {}
        if self.descriptor != nil { _ = Foundation.close(descriptor) }
        self.descriptor = nil
    }

    /// The open file that the path leads to, after a rotation if one is due.
    private mutating func current(for count: Int, now: Date) throws(FileFault) -> Int32 {
        if descriptor == nil || !leads(to: descriptor ?? -1) {
            close()
            descriptor = try open()
        }
        if let descriptor, try rotate(descriptor, for: count, now: now) {
            close()
            self.descriptor = try open()
        }
        return descriptor ?? -1
    }

    /// Whether the path still leads to this open file: not renamed, not deleted, not replaced.
    private func leads(to descriptor: Int32) -> Bool {
        var ours = stat()
        var theirs = stat()
        return fstat(descriptor, &ours) == 0 && lstat(path, &theirs) == 0
            && ours.st_ino == theirs.st_ino && ours.st_dev == theirs.st_dev
    }

    private func open() throws(FileFault) -> Int32 {
        try entry.makeDirectory(ifOwn: ownDirectory)
        // O_NONBLOCK: a FIFO without a reader would otherwise block; to a regular file it means nothing.
        let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        let descriptor = Foundation.open(path, flags, 0o640)
        guard descriptor >= 0 else { throw FileFault(.open, errno, path) }
        do throws(FileFault) {
            try heal(descriptor)
            try entry.syncDirectory()
            return descriptor
        } catch {
            _ = Foundation.close(descriptor)
            throw error
        }
    }

    /// Puts the file aside when it is time; answers whether it did.
    private func rotate(_ descriptor: Int32, for count: Int, now: Date) throws(FileFault) -> Bool {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileFault(.open, errno, path) }
        let written = Date(timeIntervalSince1970: Double(status.st_mtim.tv_sec))
        guard rotation.isDue(size: Int(status.st_size), adding: count, lastWritten: written, now: now) else {
            return false
        }
        // A thousand files of one second: better a file that is too long than one that is lost.
        guard let name = rotation.freeName(for: entry.name, at: now, among: entry.neighbours) else {
            return false
        }
        guard rename(path, entry.sibling(name)) == 0 else { throw FileFault(.write, errno, path) }
        try entry.syncDirectory()
        for name in rotation.surplus(of: entry.name, among: entry.neighbours) { unlink(entry.sibling(name)) }
        return true
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
        let end = tail.lastIndex(of: 0x0a).map { $0 + 1 } ?? (size <= Self.longestTail ? 0 : nil)
        let failed: Bool
        if let end, TornRecord.isOurs(tail[end...], format: format) {
            failed = ftruncate(descriptor, off_t(size - length + end)) != 0
        } else {
            failed = Foundation.write(descriptor, "\n", 1) != 1
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
}
