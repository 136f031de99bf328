// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import GRDB

extension ReadTransaction {
    /// How SQLite goes about each statement that some work runs, in words: `SCAN` reads a whole table or index.
    package func plans(of work: () throws -> Void) throws -> [String] {
        let seen = Statements()
        database.trace { event in
            // What the full-text index asks for itself is told as a comment.
            guard case .statement(let statement) = event, !statement.sql.hasPrefix("--") else { return }
            seen.texts.insert(statement.sql)
        }
        defer { database.trace() }
        try work()
        database.trace()
        return try seen.texts.sorted()
            .flatMap { text in
                let statement = try database.makeStatement(sql: "EXPLAIN QUERY PLAN " + text)
                statement.setUncheckedArguments(StatementArguments())
                return try Row.fetchAll(statement).map { try $0.value("detail") as String }
            }
    }

    private final class Statements {
        var texts: Set<String> = []
    }
}
