// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

/// The full-text index over the folded tokens of each article's newest revision, for the length of a transaction.
///
/// The index holds no text of its own: what is taken out of it must be named exactly, or it is corrupted
/// silently. Triggers would do that in one place too, but SQLite 3.40 refuses a virtual table in a trigger while
/// `trusted_schema` is off; so this is the one place.
///
/// What is added is indexed all at once at the transaction's end: FTS5 writes out what it gathered whenever
/// another statement needs a savepoint, and an upsert does. One segment for each article took three times as long
/// as the rest of the write.
final class SearchIndex {
    private let database: Database
    /// Articles whose tokens are stored, but not indexed yet.
    private var waiting: Set<Int64> = []

    init(_ database: Database) { self.database = database }

    func add(_ text: ArticleText, for article: Int64) throws {
        try database.run(
            "INSERT INTO article_fold (article_seq, title, lead, body) VALUES (?, ?, ?, ?)",
            [article, text.title, text.lead, text.body]
        )
        waiting.insert(article)
    }

    func remove(_ article: Int64) throws {
        if waiting.remove(article) == nil {
            try database.run(
                """
                INSERT INTO article_fts (article_fts, rowid, title, lead, body)
                SELECT 'delete', article_seq, title, lead, body FROM article_fold WHERE article_seq = ?
                """,
                [article]
            )
        }
        try database.run("DELETE FROM article_fold WHERE article_seq = ?", [article])
    }

    func replace(with text: ArticleText, for article: Int64) throws {
        try remove(article)
        try add(text, for: article)
    }

    /// Indexes what was added, in the order that FTS5 gathers without writing.
    func finish() throws {
        guard !waiting.isEmpty else { return }
        try database.run(
            """
            INSERT INTO article_fts (rowid, title, lead, body)
            SELECT article_seq, title, lead, body FROM article_fold
            WHERE article_seq IN (SELECT value FROM json_each(?)) ORDER BY article_seq
            """,
            [ListColumn.text(waiting.sorted())]
        )
        waiting = []
    }

    /// Makes it anew from the texts.
    func rebuild() throws {
        try database.run("INSERT INTO article_fts (article_fts) VALUES ('rebuild')")
        waiting = []
    }

    /// Compares the index with the texts; throws `corrupt` when they differ.
    func check() throws {
        try finish()
        try database.run("INSERT INTO article_fts (article_fts, rank) VALUES ('integrity-check', 1)")
    }
}

extension WriteTransaction {
    /// Compares the full-text index with the texts, both read as a whole; throws `corrupt` when they differ.
    public func checkSearchIndex() throws { try searchIndex.check() }

    /// Compares the index with the texts and, where they differ, makes it anew; takes note that it was done.
    ///
    /// 100,000 articles take 8 s, and a minute where it is made anew (2026-11, two busy cores): writers wait so long.
    /// - Parameter limit: with more articles than that nothing is done.
    public func mendSearchIndex(now: Date, limit: Int = 100_000) throws -> SearchIndexState {
        try database.run(
            "INSERT OR REPLACE INTO meta (name, value) VALUES ('search_checked_ms', ?)",
            [String(now.milliseconds)]
        )
        // At most: what was taken away in between counts, so that none need be read.
        let span = """
            SELECT (SELECT max(article_seq) FROM article_fold) - (SELECT min(article_seq) FROM article_fold) + 1
            """
        guard try database.number(span) ?? 0 <= limit else { return .tooLarge }
        do {
            try searchIndex.check()
            return .sound
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            try searchIndex.rebuild()
            return .rebuilt
        }
    }
}

/// What a look at the search index came to.
public enum SearchIndexState: Sendable, Hashable {
    /// It agrees with the texts.
    case sound
    /// It did not, and was made anew.
    case rebuilt
    /// There is too much of it.
    case tooLarge
}

extension ReadTransaction {
    /// Whether it is a week since the search index was looked at; a clock that was set back is no reason to wait.
    public func isSearchCheckDue(now: Date) throws -> Bool {
        let sql = "SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'search_checked_ms'"
        guard let last = try database.number(sql).map(Date.init(milliseconds:)) else { return true }
        return now < last || now >= last + .seconds(7 * 86_400)
    }
}
