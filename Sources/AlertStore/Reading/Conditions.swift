// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

/// The conditions of a query, with their values in order.
struct Conditions {
    private var texts: [String] = []
    private(set) var arguments = StatementArguments()

    mutating func add(_ text: String, _ arguments: StatementArguments = StatementArguments()) {
        texts.append(text)
        self.arguments += arguments
    }

    /// A condition on a value, where there is one to ask for.
    mutating func add<Value: DatabaseValueConvertible>(_ text: String, ifGiven value: Value?) {
        if let value { add(text, [value]) }
    }

    /// A condition that a column has one of the values; nothing is asked for when there are none.
    mutating func add(_ column: String, oneOf values: some Collection<String>) throws {
        guard !values.isEmpty else { return }
        // An index gives the rows of one value in order; of several they would be sorted.
        if values.count == 1 { return add("\(column) = ?", ifGiven: values.first) }
        add("\(column) IN (SELECT value FROM json_each(?))", [try ListColumn.text(values.sorted())])
    }

    /// Only what the full-text index finds; a query without words finds nothing.
    mutating func add(_ column: String, foundBy search: SearchQuery?) {
        guard let search else { return }
        if search.isEmpty {
            add("0")
        } else {
            add("\(column) IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)", [search.fts5])
        }
    }

    var clause: String { texts.isEmpty ? "" : " WHERE " + texts.joined(separator: " AND ") }
}
