// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

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

    /// Compares the index with the texts; throws `corrupt` when they differ.
    func check() throws {
        try finish()
        try database.run("INSERT INTO article_fts (article_fts, rank) VALUES ('integrity-check', 1)")
    }
}

extension WriteTransaction {
    /// Compares the full-text index with the texts, both read as a whole; throws `corrupt` when they differ.
    public func checkSearchIndex() throws { try searchIndex.check() }
}
