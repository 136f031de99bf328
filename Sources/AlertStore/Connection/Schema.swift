// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import GRDB

/// The tables, in the versions that they went through.
enum Schema {
    /// What this version of Watchword writes.
    static var version: Int { migrations.count }

    /// Each step leads from the version of its place to the next.
    private static let migrations: [[String]] = [SchemaVersion1.statements, SchemaVersion2.statements]

    /// Brings the file up to date: each step with its version number in one transaction.
    static func migrate(_ database: Database) throws {
        let current = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        for (version, statements) in migrations.enumerated() where version >= current {
            try database.inTransaction(.immediate) {
                for statement in statements { try database.execute(sql: statement) }
                try database.execute(sql: "PRAGMA application_id = \(ConnectionSettings.applicationID)")
                try database.execute(sql: "PRAGMA user_version = \(version + 1)")
                return .commit
            }
        }
    }

    /// A reader cannot bring the file up to date.
    static func requireCurrent(_ database: Database) throws {
        let current = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard current == version else {
            throw StoreFailure(
                .readOnly,
                "The store has schema \(current), not \(version): it is brought up to date when the daemon starts."
            )
        }
    }
}
