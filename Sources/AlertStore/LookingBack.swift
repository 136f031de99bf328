// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

// Articles in the order of their storing, a page at a time, and alerts made for them afterwards.

/// Articles that were stored after a place.
public struct StoredArticles: Sendable {
    /// The articles, the first stored first, at their newest revisions.
    public var articles: [Article]
    /// What to ask for the articles after these with; nil: there are none.
    public var next: Int64?
}

extension ReadTransaction {
    /// A page of articles in the order of their storing.
    ///
    /// Costs what the page costs, wherever it is.
    /// - Parameters:
    ///   - since: only what was first seen at this time or later.
    ///   - place: the `next` of the page before; nil: from the beginning.
    ///   - limit: articles of a page; each may have three fields of 256 KiB.
    public func articlePage(since: Date, after place: Int64? = nil, limit: Int = 100) throws -> StoredArticles
    {
        let first = try place ?? sequenceBefore(since)
        let rows = try database.rows(
            Self.pageQuery,
            [first, since.milliseconds, max(1, limit)]
        )
        let last: Int64? = try rows.last?.value("seq")
        return StoredArticles(
            articles: try rows.map(Self.article),
            next: rows.count < max(1, limit) ? nil : last
        )
    }

    /// Articles first seen since a time, for a look at how far one has come.
    public func articleCount(since: Date) throws -> Int {
        let sql = "SELECT count(*) FROM article WHERE seen_ms >= ?"
        return Int(try database.number(sql, [since.milliseconds]) ?? 0)
    }

    /// The place before the first article that was seen since a time.
    private func sequenceBefore(_ since: Date) throws -> Int64 {
        let sql = "SELECT min(seq) FROM article WHERE seen_ms >= ?"
        return try database.number(sql, [since.milliseconds]).map { $0 - 1 } ?? .max
    }

    /// By its number, not by the index of its time: that would be sorted for every page.
    private static let pageQuery = """
        SELECT article.seq, article.id, feed.id AS feed_id, article.feed_title, article.feed_tags, article.seen_ms, r.*
        FROM article JOIN feed ON feed.seq = article.feed_seq
        JOIN article_revision r ON r.article_seq = article.seq AND r.revision = article.revision
        WHERE article.seq > ? AND +article.seen_ms >= ?
        ORDER BY article.seq LIMIT ?
        """

    /// The rules that have an alert for an article, or one that it joined.
    public func rulesWithAlert(for article: ArticleID) throws -> Set<RuleID> {
        let sql = """
            SELECT rule_id FROM alert WHERE article_seq = (SELECT seq FROM article WHERE id = ?1)
            UNION SELECT rule_id FROM also_in JOIN alert ON alert.seq = also_in.alert_seq
            WHERE also_in.article_id = ?1
            """
        return Set(try database.rows(sql, [article.rawValue]).map { try $0.id("rule_id") })
    }
}

extension WriteTransaction {
    /// Stores alerts for an article that was stored before; doing it twice does it once.
    public func apply(_ commit: LookBackCommit) throws {
        for fingerprint in commit.fingerprints { try remember(fingerprint) }
        for alert in commit.alerts { try insert(alert) }
        for article in commit.joined { try join(article, now: commit.decided) }
        for message in commit.messages { try insert(message) }
        for delivery in commit.deliveries { try insert(delivery) }
    }
}
