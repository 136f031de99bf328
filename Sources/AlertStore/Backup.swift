// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import Glibc

extension AlertStore {
    /// Writes a complete copy of the store, as of one moment, to a path where nothing is yet.
    ///
    /// It appears there when it is complete, was looked through, and is on the disk. Writers go on meanwhile; the log
    /// grows by what they write. A copy's directory is a store's when its name is `AlertStore.fileName`.
    /// - Throws: `misuse` when something is there, `corrupt` when the copy is not sound.
    public func backUp(to copy: String) throws {
        guard !FileManager.default.fileExists(atPath: copy) else {
            throw StoreFailure(.misuse, "\(copy) is there already.")
        }
        let partial = copy + ".partial"
        // What an interrupted backup left.
        try? FileManager.default.removeItem(atPath: partial)
        do {
            try vacuum(into: partial)
            try StoreFailure.translating(partial) { try BackupCopy.finish(partial) }
            try BackupCopy.publish(partial, as: copy)
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw error
        }
    }
}

private enum BackupCopy {
    /// Looks the copy through and says in it that nobody writes it.
    static func finish(_ path: String) throws {
        let queue = try DatabaseQueue(path: path)
        let problems = try queue.inDatabase { database in
            try CleanClose.mark(in: database)
            return try String.fetchAll(database, sql: "PRAGMA quick_check(20)").filter { $0 != "ok" }
        }
        try queue.close()
        guard problems.isEmpty else { throw StoreFailure(.corrupt, "\(path): \(problems[0])") }
    }

    /// A name in a directory is on the disk when the directory is.
    static func publish(_ partial: String, as copy: String) throws {
        try synchronize(partial)
        guard rename(partial, copy) == 0 else { throw failure(copy) }
        try synchronize((copy as NSString).deletingLastPathComponent)
    }

    private static func synchronize(_ path: String) throws {
        let descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(path) }
    }

    private static func failure(_ path: String) -> StoreFailure {
        StoreFailure(.io, "\(path): \(String(cString: strerror(errno)))")
    }
}
