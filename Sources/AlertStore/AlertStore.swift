// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CSQLite
import Foundation
import GRDB
import NewsModel
import Synchronization

/// Articles, alerts and the outbox, kept in one local database; the only door to them.
///
/// One process opens it as its owner and writes through one connection; readers never write, wherever they are.
/// Calls block the calling thread: a read for milliseconds, a write until it is on the disk.
public final class AlertStore: Sendable {
    /// The name of the database in its directory.
    public static let fileName = "watchword.db"

    /// What a process may do with the store.
    public enum Mode: Sendable, Hashable {
        /// Write it; whoever does so holds the state lock.
        case owner
        /// Only read it.
        case reader
    }

    /// The path of the database.
    public let path: String
    /// Whether the process that wrote it last closed it; true of a new store.
    ///
    /// After an unclean end the owner checks the store before it says that it is ready.
    public let wasCleanlyClosed: Bool
    private let pool: DatabasePool
    private let keyHash: KeyHash
    private let mode: Mode
    private let counted = Mutex(StoreTraffic())

    /// How often it was read and written since it was opened: for tests that count what something costs.
    package var traffic: StoreTraffic { counted.withLock { $0 } }

    /// Opens the store in a directory that exists; an owner makes it when there is none, and brings its tables up
    /// to date.
    ///
    /// The path of the database in its directory will do too.
    /// - Throws: `newerSchema` for a store that a newer Watchword wrote: it is left as it is.
    public static func open(at directory: String, mode: Mode) throws(StoreFailure) -> AlertStore {
        do {
            let path = try StorePlace.databasePath(in: directory, mode: mode)
            return try StoreFailure.translating(path) { try AlertStore(path: path, mode: mode) }
        } catch let failure as StoreFailure {
            throw failure
        } catch {
            throw StoreFailure(.io, "\(directory): \(error)")
        }
    }

    private init(path: String, mode: Mode) throws {
        self.path = path
        self.mode = mode
        pool = try DatabasePool(
            path: path,
            configuration: ConnectionSettings.configuration(readOnly: mode == .reader)
        )
        guard mode == .owner else {
            wasCleanlyClosed = try pool.read { database in
                try Schema.requireCurrent(database)
                return try CleanClose.isMarked(in: database)
            }
            keyHash = try pool.read { try KeyHash.ofStore($0) }
            return
        }
        wasCleanlyClosed = try pool.writeWithoutTransaction { database in
            try ConnectionSettings.makeDurable(database)
            try Schema.migrate(database)
            return try CleanClose.unmark(in: database)
        }
        keyHash = try pool.read { try KeyHash.ofStore($0) }
    }

    /// Reads from one snapshot: all that the body asks for fits together.
    ///
    /// What it returns is complete; nothing stays open behind it.
    public func read<T>(_ body: (ReadTransaction) throws -> T) throws -> T {
        counted.withLock { $0.reads += 1 }
        return try StoreFailure.translating(path) {
            try pool.read { try body(ReadTransaction(database: $0, keyHash: keyHash)) }
        }
    }

    /// What a feed's keys and aliases stand for at the moment; a look that saves work, to be taken again inside
    /// the write that relies on it.
    public func known(keys: [EntryKey], in feed: FeedID) throws -> [EntryKey: KnownArticle] {
        try read { try $0.known(keys: keys, in: feed) }
    }

    /// Does everything in the body or, when it throws, nothing; on the disk when this returns.
    ///
    /// Writers wait for each other. What the body reads is what it changes: nobody writes in between.
    public func write<T>(_ body: (WriteTransaction) throws -> T) throws -> T {
        guard mode == .owner else { throw StoreFailure(.readOnly, "\(path) was opened for reading only.") }
        counted.withLock { $0.writes += 1 }
        return try StoreFailure.translating(path) {
            try pool.writeWithoutTransaction { database in
                var result: Result<T, any Error>?
                try database.inTransaction(.immediate) {
                    let transaction = WriteTransaction(database, keyHash)
                    result = .success(try body(transaction))
                    try transaction.searchIndex.finish()
                    return .commit
                }
                guard let result else { throw StoreFailure(.misuse, "The transaction did not run.") }
                return try result.get()
            }
        }
    }

    /// Gives memory back that only a busy store needs: the pages that its connections keep, 32 MiB of them, and what
    /// the allocator has left over.
    ///
    /// Waits for the write and the reads that run.
    public func releaseMemory() {
        pool.releaseMemory()
        Self.trimHeap()
    }

    /// Gives back what the allocator has left over.
    public static func trimHeap() { _ = csqlite_trim_heap() }

    /// Ends the work: the log is written back, and the next start knows that nothing was cut short.
    public func close() throws {
        try StoreFailure.translating(path) {
            if mode == .owner {
                try pool.writeWithoutTransaction { database in
                    try CleanClose.mark(in: database)
                    // A reader elsewhere may keep the log from being cut: it is then read at the next start.
                    _ = try? database.checkpoint(.truncate)
                }
            }
            try pool.close()
        }
    }

    /// Whether the file is sound, as far as a quick look tells; nil or what is wrong, one line for each thing.
    ///
    /// Reads the whole file: seconds for a large one.
    public func quickCheck() throws -> [String] {
        try StoreFailure.translating(path) {
            try pool.read { database in
                try String.fetchAll(database, sql: "PRAGMA quick_check(20)").filter { $0 != "ok" }
            }
        }
    }

    /// How large the store is.
    public func size() throws -> StoreSize {
        try StoreFailure.translating(path) {
            let pages = try pool.read { database in
                try ["page_count", "freelist_count", "page_size"]
                    .map { name in
                        try Int.fetchOne(database, sql: "PRAGMA \(name)") ?? 0
                    }
            }
            return StoreSize(
                bytes: pages[0] * pages[2],
                freeBytes: pages[1] * pages[2],
                logBytes: StorePlace.fileSize(path + "-wal")
            )
        }
    }

    /// Writes a log back and cuts it that has grown beyond so many bytes, because somebody reads for long; answers its
    /// size before and after, nil when it is no longer than that.
    ///
    /// Writers wait meanwhile; while somebody still reads, at most as long as for a lock, and in vain.
    public func shrinkLog(over limit: Int) -> (before: Int, after: Int)? {
        let log = path + "-wal"
        let before = StorePlace.fileSize(log)
        guard mode == .owner, before > limit else { return nil }
        pool.writeWithoutTransaction { database in _ = try? database.checkpoint(.truncate) }
        return (before, StorePlace.fileSize(log))
    }

    /// The bytes that are free, for this user, on the disk that the store is on; nil when the system does not say.
    public func freeDiskSpace() -> Int? {
        var figures = statvfs()
        guard statvfs((path as NSString).deletingLastPathComponent, &figures) == 0 else { return nil }
        let (bytes, isMore) = UInt(figures.f_bavail).multipliedReportingOverflow(by: UInt(figures.f_frsize))
        return isMore ? .max : Int(clamping: bytes)
    }

    /// Copies the store as a reader sees it: writers do not wait.
    func vacuum(into copy: String) throws {
        try StoreFailure.translating(path) {
            try pool.unsafeRead { try $0.execute(sql: "VACUUM INTO ?", arguments: [copy]) }
        }
    }
}

/// Transactions since the store was opened.
package struct StoreTraffic: Sendable, Hashable {
    /// Snapshots that were read.
    package var reads = 0
    /// Transactions that write, committed or not.
    package var writes = 0

    /// Joins the parts.
    package init(reads: Int = 0, writes: Int = 0) {
        self.reads = reads
        self.writes = writes
    }
}

/// How large the store is, in bytes.
public struct StoreSize: Sendable, Hashable {
    /// The database itself.
    public var bytes: Int
    /// What of it is free.
    public var freeBytes: Int
    /// The write-ahead log.
    public var logBytes: Int
}

extension KeyHash {
    /// With the secret that the store was made with.
    fileprivate static func ofStore(_ database: Database) throws -> KeyHash {
        let row = try database.row("SELECT value FROM meta WHERE name = 'key_secret'")
        guard let hash = KeyHash(secret: try row?.value("value") ?? "") else {
            throw StoreFailure(.corrupt, "The store has lost the secret of its keys.")
        }
        return hash
    }
}

/// A mark that stands in the store while nobody writes it.
enum CleanClose {
    static func isMarked(in database: Database) throws -> Bool {
        try database.row("SELECT value FROM meta WHERE name = 'in_use'") == nil
    }

    /// Says whether the mark was there.
    static func unmark(in database: Database) throws -> Bool {
        let wasMarked = try isMarked(in: database)
        try database.run("INSERT OR REPLACE INTO meta (name, value) VALUES ('in_use', 'yes')")
        return wasMarked
    }

    static func mark(in database: Database) throws {
        try database.run("DELETE FROM meta WHERE name = 'in_use'")
    }
}
