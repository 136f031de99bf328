// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CSQLite
import Foundation
import GRDB

/// How every connection is set up (SQLite 3.40.1 and later).
enum ConnectionSettings {
    /// `WtWd`, in the file's header: `file` and a careless restore can tell the store from other databases.
    static let applicationID: Int32 = 0x5774_5764
    /// A writer waits this long for another process, in seconds.
    private static let busySeconds = 5.0
    /// The write-ahead log is cut to this size after a checkpoint.
    private static let journalBytes = 32 << 20

    /// A transaction of 64 documents changes some 15 MiB of pages; what does not fit is written twice.
    private static let writerCacheKiB = 32 << 10
    /// Lists read few pages, and the system's own cache has the rest.
    private static let readerCacheKiB = 2 << 10
    /// The workers' looks at what is known, one a core, and somebody who asks; they wait for each other beyond that.
    private static let readers = 4

    static func configuration(readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(busySeconds)
        configuration.maximumReaderCount = readers
        configuration.label = "store"
        configuration.prepareDatabase { try prepare($0) }
        return configuration
    }

    /// Runs before GRDB asks for the write-ahead log, which fixes the file's layout.
    private static func prepare(_ database: Database) throws {
        try refuseForeign(database)
        defend(database)
        for pragma in pragmas { try database.execute(sql: "PRAGMA \(pragma)") }
        if database.configuration.readonly {
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            try database.execute(sql: "PRAGMA cache_size = -\(readerCacheKiB)")
        } else {
            try database.execute(sql: "PRAGMA cache_size = -\(writerCacheKiB)")
            // Takes effect in an empty file only.
            try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
        }
    }

    /// No SQL, our own included, may write the schema or the tables behind the full-text index.
    private static func defend(_ database: Database) {
        if let connection = database.sqliteConnection { _ = csqlite_defend(connection) }
    }

    private static let pragmas = [
        "trusted_schema = OFF",
        "temp_store = MEMORY",
        // An I/O error under mmap is a SIGBUS.
        "mmap_size = 0",
        "journal_size_limit = \(journalBytes)",
        "wal_autocheckpoint = 1000",
    ]

    /// Neither a newer schema nor somebody else's database is touched.
    private static func refuseForeign(_ database: Database) throws {
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        let identity = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
        if !isEmpty, identity != applicationID {
            throw StoreFailure(.corrupt, "The file is a database, but not one of Watchword's.")
        }
        if version > Schema.version {
            throw StoreFailure(
                .newerSchema,
                "The store has schema \(version), this version of Watchword knows \(Schema.version): "
                    + "run the newer Watchword, or restore a backup."
            )
        }
    }

    /// GRDB sets `synchronous = NORMAL` after opening, which may lose the last commits when the power fails:
    /// after a webhook has answered, that is too late.
    static func makeDurable(_ database: Database) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? ""
        let synchronous = try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? 0
        guard journal == "wal", synchronous == 2 else {
            throw StoreFailure(
                .io,
                "The store cannot be made durable here (journal_mode \(journal), synchronous \(synchronous))."
            )
        }
    }
}
