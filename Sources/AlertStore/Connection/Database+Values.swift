// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

extension Database {
    /// Runs a statement that is prepared once.
    func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// All rows of a query that is prepared once: nothing stays open.
    func rows(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> [Row] {
        try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
    }

    /// Calls the body with each row of a query that is prepared once; a row is gone after its call.
    func each(
        _ sql: String,
        _ arguments: StatementArguments = StatementArguments(),
        _ body: (Row) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        while let row = try rows.next() { try body(row) }
    }

    /// The first row of a query that is prepared once.
    func row(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Row? {
        try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
    }

    /// The one number that a query answers.
    func number(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Int64? {
        try Int64.fetchOne(cachedStatement(sql: sql), arguments: arguments)
    }
}

extension Row {
    /// A column's value; what the schema does not allow there is an error, never a trap.
    func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        try decode(Value.self, forColumn: column)
    }

    /// The time of a column of milliseconds.
    func time(_ column: String) throws -> Date {
        Date(milliseconds: try value(column))
    }

    /// The time of a column of milliseconds, if there is one.
    func optionalTime(_ column: String) throws -> Date? {
        let number: Int64? = try value(column)
        return number.map(Date.init(milliseconds:))
    }

    /// The id in a column.
    func id<ID: TextIdentifier>(_ column: String) throws -> ID {
        ID(try value(column) as String)
    }

    /// The case that a column names.
    func choice<Choice: RawRepresentable<String>>(_ column: String) throws -> Choice {
        try ChoiceColumn.choice(try value(column), of: column)
    }

    /// The case that a column names, if it names one.
    func optionalChoice<Choice: RawRepresentable<String>>(_ column: String) throws -> Choice? {
        let text: String? = try value(column)
        return try text.map { _ in try choice(column) }
    }

    /// The texts of a column that holds a JSON array.
    func list(_ column: String) throws -> [String] {
        try ListColumn.texts(try value(column))
    }
}

/// Reads the columns of a row one after the other: by their names takes three times as long.
struct ColumnReader {
    private let row: Row
    private var index = 0

    init(_ row: Row) { self.row = row }

    mutating func next<Value: DatabaseValueConvertible & StatementColumnConvertible>() throws -> Value {
        defer { index += 1 }
        return try row.decode(Value.self, atIndex: index)
    }

    /// The time of a column of milliseconds.
    mutating func time() throws -> Date { Date(milliseconds: try next()) }

    /// The time of a column of milliseconds, if there is one.
    mutating func optionalTime() throws -> Date? {
        (try next() as Int64?).map(Date.init(milliseconds:))
    }

    /// The id in a column.
    mutating func id<ID: TextIdentifier>() throws -> ID { ID(try next() as String) }

    /// The case that a column names; `name` is the column's, for the error.
    mutating func choice<Choice: RawRepresentable<String>>(of name: String) throws -> Choice {
        try ChoiceColumn.choice(try next(), of: name)
    }

    /// The case that a column names, if it names one.
    mutating func optionalChoice<Choice: RawRepresentable<String>>(of name: String) throws -> Choice? {
        try (try next() as String?).map { try ChoiceColumn.choice($0, of: name) }
    }

    /// The texts of a column that holds a JSON array.
    mutating func list() throws -> [String] { try ListColumn.texts(try next()) }

    /// The length of a column of milliseconds, if there is one.
    mutating func duration() throws -> Duration? {
        (try next() as Int64?).map { .milliseconds($0) }
    }
}

/// Cases in a column, by their names.
private enum ChoiceColumn {
    static func choice<Choice: RawRepresentable<String>>(_ text: String, of column: String) throws -> Choice {
        guard let choice = Choice(rawValue: text) else {
            throw StoreFailure(.corrupt, "'\(text)' is not known in \(column).")
        }
        return choice
    }
}

/// Lists of texts in one column, as JSON.
enum ListColumn {
    static func text(_ numbers: [Int64]) -> String {
        "[" + numbers.map(String.init).joined(separator: ",") + "]"
    }

    static func text(_ texts: [String]) throws -> String {
        if texts.isEmpty { return "[]" }
        // Most need no escapes, and the encoder takes longer than the row.
        if texts.allSatisfy({ $0.utf8.allSatisfy(isPlain) }) {
            return "[\"" + texts.joined(separator: "\",\"") + "\"]"
        }
        return String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x22 && byte != 0x5c && byte != 0x7f
    }

    /// A list without spaces and escapes, as it is written above; nil: a decoder must look.
    private static func plainTexts(_ json: String) -> [String]? {
        guard !json.utf8.contains(0x5c) else { return nil }
        // Without escapes each quotation mark begins or ends a text.
        let parts = json.utf8.split(separator: 0x22, omittingEmptySubsequences: false)
        guard parts.count >= 3, !parts.count.isMultiple(of: 2) else { return nil }
        var texts: [String] = []
        for (index, part) in parts.enumerated() {
            let between = index == 0 ? "[" : index == parts.count - 1 ? "]" : ","
            if !index.isMultiple(of: 2) {
                texts.append(String(Substring(part)))
            } else if !part.elementsEqual(between.utf8) {
                return nil
            }
        }
        return texts
    }

    static func texts(_ json: String) throws -> [String] {
        if json == "[]" { return [] }
        if let texts = plainTexts(json) { return texts }
        do {
            return try JSONDecoder().decode([String].self, from: Data(json.utf8))
        } catch {
            throw StoreFailure(.corrupt, "A stored list is not JSON.")
        }
    }
}
