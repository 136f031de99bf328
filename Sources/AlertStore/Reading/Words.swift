// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

/// A word of the full-text index.
public struct IndexedWord: Sendable, Hashable {
    /// The word, folded.
    public var text: String
    /// How often it stands in the newest revisions of all articles.
    public var count: Int
    /// In how many articles.
    public var articles: Int

    /// A word with its numbers.
    public init(text: String, count: Int, articles: Int) {
        self.text = text
        self.count = count
        self.articles = articles
    }
}

extension ReadTransaction {
    /// Calls the body with each word of the index that begins so, in the order of their bytes.
    ///
    /// Reads the whole index over these words: its cost is that of the places where they stand.
    public func words(beginningWith beginning: String, _ body: (IndexedWord) throws -> Void) throws {
        // A word sorts before whatever begins with it and the last code point.
        let sql = "SELECT term, cnt, doc FROM article_word WHERE term >= ? AND term < ?"
        try database.each(sql, [beginning, beginning + "\u{10ffff}"]) { row in
            try body(IndexedWord(text: row[0], count: row[1], articles: row[2]))
        }
    }

    /// The numbers of the articles that a search finds, in the order of their storing.
    public func articleNumbers(_ search: SearchQuery, since: Date? = nil) throws -> [Int64] {
        guard !search.isEmpty else { return [] }
        var sql = "SELECT rowid FROM article_fts WHERE article_fts MATCH ?"
        var arguments: StatementArguments = [search.fts5]
        if let since {
            sql += " AND rowid >= (SELECT coalesce(min(seq), 9e18) FROM article WHERE seen_ms >= ?)"
            arguments += [since.milliseconds]
        }
        return try Int64.fetchAll(
            database.cachedStatement(sql: sql + " ORDER BY rowid"),
            arguments: arguments
        )
    }

    /// The numbers of all articles, in the order of their storing.
    public func articleNumbers(since: Date? = nil) throws -> [Int64] {
        let sql = "SELECT seq FROM article WHERE seen_ms >= ? ORDER BY seq"
        let statement = try database.cachedStatement(sql: sql)
        return try Int64.fetchAll(statement, arguments: [since?.milliseconds ?? .min])
    }

    /// Articles by their numbers, at their newest revisions.
    public func articles(numbered numbers: some Sequence<Int64>) throws -> [Article] {
        let sql =
            Self.newestQuery + " WHERE article.seq IN (SELECT value FROM json_each(?)) ORDER BY article.seq"
        return try database.rows(sql, [ListColumn.text(Array(numbers))]).map(Self.article)
    }
}
