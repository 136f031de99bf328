// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

extension WriteTransaction {
    /// Stores all that one document changed.
    ///
    /// Applying the same decision twice stores it once: ids are unique and made from what they stand for.
    public func apply(_ commit: Commit) throws {
        let feed = try savedSequence(of: commit.feedState)
        if let pause = commit.hostPause { try save(pause) }
        guard let now = commit.decided else { return try refuseUndecided(commit) }
        for change in commit.articles { try apply(change, in: feed, now: now) }
        for page in commit.pageFetches { try insert(page) }
        for alert in commit.alerts { try insert(alert) }
        for alert in commit.updatedAlerts { try update(alert) }
        for alert in commit.lapsedAlerts { try lapse(alert, now: now) }
        for article in commit.joined { try join(article, now: now) }
        for copy in commit.lapsedCopies { try lapse(copy) }
        for fingerprint in commit.fingerprints { try remember(fingerprint) }
        for message in commit.messages { try insert(message) }
        for delivery in commit.deliveries { try insert(delivery) }
    }

    private func refuseUndecided(_ commit: Commit) throws {
        guard commit.articles.isEmpty, commit.alerts.isEmpty, commit.deliveries.isEmpty else {
            throw StoreFailure(.misuse, "A commit with articles must say when it was decided.")
        }
    }

    private func apply(_ change: ArticleChange, in feed: Int64, now: Date) throws {
        switch change.action {
        case .insert: try insert(change, in: feed, now: now)
        case .revise: try revise(change, in: feed, now: now)
        case .touch: try touch(change, in: feed, now: now)
        }
    }

    private func insert(_ change: ArticleChange, in feed: Int64, now: Date) throws {
        let article = change.article
        try database.run(
            """
            INSERT INTO article (
                id, feed_seq, feed_title, feed_tags, revision, title, content_hash, published_ms, seen_ms,
                last_seen_ms
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
            """,
            [
                article.id.rawValue, feed, article.feedTitle,
                try ListColumn.text(article.feedTags), article.revision, article.text.title,
                change.contentHash, article.published?.milliseconds, article.seen.milliseconds,
                now.milliseconds,
            ]
        )
        guard database.changesCount > 0 else { return try touch(change, in: feed, now: now) }
        let sequence = database.lastInsertedRowID
        try insertRevision(article, of: sequence, now: now)
        try searchIndex.add(change.searchText, for: sequence)
        try claimKeys(change.keys, for: sequence, in: feed)
    }

    private func revise(_ change: ArticleChange, in feed: Int64, now: Date) throws {
        let article = change.article
        let sequence = try self.sequence(of: article.id)
        try insertRevision(article, of: sequence, now: now)
        try database.run(
            """
            UPDATE article SET revision = ?, title = ?, content_hash = ?, feed_title = ?, feed_tags = ?,
                published_ms = ?, last_seen_ms = ?
            WHERE seq = ?
            """,
            [
                article.revision, article.text.title, change.contentHash, article.feedTitle,
                try ListColumn.text(article.feedTags), article.published?.milliseconds, now.milliseconds,
                sequence,
            ]
        )
        try searchIndex.replace(with: change.searchText, for: sequence)
        try claimKeys(change.keys, for: sequence, in: feed)
    }

    /// Most entries of most documents come here: pages are written only once in an hour, or for a new key.
    private func touch(_ change: ArticleChange, in feed: Int64, now: Date) throws {
        let sequence = try self.sequence(of: change.article.id)
        try database.run(
            "UPDATE article SET last_seen_ms = ? WHERE seq = ? AND last_seen_ms < ?",
            [now.milliseconds, sequence, (now - .seconds(3600)).milliseconds]
        )
        var isNew = try claimKey(change.keys.first, for: sequence, in: feed)
        for key in change.keys.dropFirst() {
            try database.run(
                """
                INSERT INTO article_key (feed_seq, hash, article_seq) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                """,
                [feed, keyHash(key), sequence]
            )
            isNew = isNew || database.changesCount > 0
        }
        if isNew { try boundKeys(of: sequence, to: change.keys, in: feed) }
    }

    /// A server that gives every entry another id in each document would else fill the store with ids that never
    /// come again: those that the entry has now are enough to know it by.
    private func boundKeys(of sequence: Int64, to keys: [EntryKey], in feed: Int64) throws {
        let held = try database.number("SELECT count(*) FROM article_key WHERE article_seq = ?", [sequence])
        guard let held, held > Self.keysOfArticle else { return }
        let kept = keys.map { keyHash($0) }
        let places = Array(repeating: "?", count: kept.count).joined(separator: ", ")
        try database.run(
            "DELETE FROM article_key WHERE article_seq = ? AND hash NOT IN (\(places))",
            StatementArguments([sequence] + kept)
        )
    }

    /// The most keys that lead to one article.
    private static let keysOfArticle = 64

    private func insertRevision(_ article: Article, of sequence: Int64, now: Date) throws {
        try database.run(
            """
            INSERT INTO article_revision (
                article_seq, revision, stored_ms, title, lead, body, url, authors, outlet, tags, language,
                published_ms
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                sequence, article.revision, now.milliseconds, article.text.title, article.text.lead,
                article.text.body, article.url, try ListColumn.text(article.authors), article.outlet,
                try ListColumn.text(article.tags), article.language, article.published?.milliseconds,
            ]
        )
    }

    private func claimKeys(_ keys: [EntryKey], for sequence: Int64, in feed: Int64) throws {
        var isNew = false
        for key in keys { isNew = try claimKey(key, for: sequence, in: feed) || isNew }
        if isNew { try boundKeys(of: sequence, to: keys, in: feed) }
    }

    /// A key stands for the article that last had it; whether it did not before.
    @discardableResult
    private func claimKey(_ key: EntryKey?, for sequence: Int64, in feed: Int64) throws -> Bool {
        guard let key else { return false }
        try database.run(
            """
            INSERT INTO article_key (feed_seq, hash, article_seq) VALUES (?, ?, ?)
            ON CONFLICT (feed_seq, hash) DO UPDATE SET article_seq = excluded.article_seq
                WHERE article_seq <> excluded.article_seq
            """,
            [feed, keyHash(key), sequence]
        )
        return database.changesCount > 0
    }

    func sequence(of id: ArticleID) throws -> Int64 {
        guard let found = try database.number("SELECT seq FROM article WHERE id = ?", [id.rawValue]) else {
            throw StoreFailure(.misuse, "There is no article \(id).")
        }
        return found
    }
}
