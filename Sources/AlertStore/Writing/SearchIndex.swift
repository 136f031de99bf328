// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import GRDB
import NewsModel

/// The full-text index over the folded tokens of each article's newest revision.
///
/// The index holds no text of its own: what is taken out of it must be named exactly, or it is corrupted
/// silently. Triggers would do that in one place too, but SQLite 3.40 refuses a virtual table in a trigger while
/// `trusted_schema` is off; so this is the one place.
struct SearchIndex {
    let database: Database

    func add(_ text: ArticleText, for article: Int64) throws {
        try database.run(
            "INSERT INTO article_fold (article_seq, title, lead, body) VALUES (?, ?, ?, ?)",
            [article, text.title, text.lead, text.body]
        )
        try database.run(
            "INSERT INTO article_fts (rowid, title, lead, body) VALUES (?, ?, ?, ?)",
            [article, text.title, text.lead, text.body]
        )
    }

    func remove(_ article: Int64) throws {
        try database.run(
            """
            INSERT INTO article_fts (article_fts, rowid, title, lead, body)
            SELECT 'delete', article_seq, title, lead, body FROM article_fold WHERE article_seq = ?
            """,
            [article]
        )
        try database.run("DELETE FROM article_fold WHERE article_seq = ?", [article])
    }

    func replace(with text: ArticleText, for article: Int64) throws {
        try remove(article)
        try add(text, for: article)
    }

    /// Compares the index with the texts; throws `corrupt` when they differ.
    func check() throws {
        try database.run("INSERT INTO article_fts (article_fts, rank) VALUES ('integrity-check', 1)")
    }
}

extension WriteTransaction {
    /// Compares the full-text index with the texts, both read as a whole; throws `corrupt` when they differ.
    public func checkSearchIndex() throws { try SearchIndex(database: database).check() }
}
