// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

extension ReadTransaction {
    /// Pages to ask for now, waited for by the rules or late, those first that are due for longest.
    public func duePageFetches(now: Date, limit: Int) throws -> [PageFetch] {
        try pageFetches(
            "WHERE page_fetch.state IN ('pending', 'late') AND next_ms <= ? ORDER BY next_ms LIMIT ?",
            [now.milliseconds, max(0, limit)]
        )
    }

    /// Pages that did not come in time: the rules are to run on what the feed gave.
    public func overduePageFetches(now: Date, limit: Int) throws -> [PageFetch] {
        try pageFetches(
            "WHERE page_fetch.state = 'pending' AND deadline_ms <= ? ORDER BY deadline_ms LIMIT ?",
            [now.milliseconds, max(0, limit)]
        )
    }

    /// When a page may be asked for or is overdue next: the past when one is, nil when none is waited for.
    public func nextPageFetch() throws -> Date? {
        let sql = """
            SELECT min(due) FROM (
                SELECT min(next_ms) AS due FROM page_fetch WHERE state IN ('pending', 'late')
                UNION ALL
                SELECT min(deadline_ms) FROM page_fetch WHERE state = 'pending'
            )
            """
        return try database.number(sql).map(Date.init(milliseconds:))
    }

    /// The fetch of an article's page, whatever came of it.
    public func pageFetch(_ article: ArticleID) throws -> PageFetch? {
        try pageFetches("WHERE article.id = ?", [article.rawValue]).first
    }

    /// How many pages were asked for by the commit that asked for an article's, its own included, as far as that counts:
    /// articles of one commit are stored side by side.
    public func pagesBornWith(_ article: ArticleID, most: Int) throws -> Int {
        let sql = """
            SELECT count(*) FROM (
                SELECT 1 FROM article JOIN page_fetch own ON own.article_seq = article.seq
                JOIN page_fetch other ON other.article_seq BETWEEN article.seq - 500 AND article.seq + 500
                    AND other.created_ms = own.created_ms
                WHERE article.id = ?1 LIMIT ?2
            )
            """
        return Int(try database.number(sql, [article.rawValue, max(0, most)]) ?? 0)
    }

    /// How many pages the rules wait for, by feed; feeds without any are left out.
    public func waitingPageFetches() throws -> [FeedID: Int] {
        let sql = """
            SELECT feed.id AS feed_id, count(*) AS count FROM page_fetch
            JOIN article ON article.seq = page_fetch.article_seq JOIN feed ON feed.seq = article.feed_seq
            WHERE page_fetch.state = 'pending' GROUP BY feed.seq
            """
        let counts = try database.rows(sql)
            .map { (try $0.id("feed_id") as FeedID, try $0.value("count") as Int) }
        return Dictionary(counts, uniquingKeysWith: +)
    }

    /// What came of the pages of a feed's newest articles that were tried, of so many at most.
    public func pageTally(of feed: FeedID, newest limit: Int) throws -> PageTally {
        let sql = """
            SELECT page_fetch.* FROM article JOIN page_fetch ON page_fetch.article_seq = article.seq
            WHERE article.feed_seq = (SELECT seq FROM feed WHERE id = ?) AND page_fetch.tried_ms IS NOT NULL
            ORDER BY article.seen_ms DESC LIMIT ?
            """
        let rows = try database.rows(sql, [feed.rawValue, max(0, limit)])
        let failures =
            try rows.compactMap { row in
                (try row.value("error") as String?).map { ($0, row) }
            }
            .map { reason, row in
                PageTally.Failure(url: try row.value("url"), at: try row.time("tried_ms"), reason: reason)
            }
        return PageTally(
            tried: rows.count,
            failed: failures.count,
            lastFailure: failures.max { $0.at < $1.at }
        )
    }

    /// The main text of the pages of these articles, as far as they came and their texts are still kept.
    ///
    /// An edited entry brings the feed's words only: this is put back into its body before the rules run.
    public func pageText(of articles: [ArticleID]) throws -> [ArticleID: String] {
        let sql = """
            SELECT article.id, r.body FROM article
            JOIN page_fetch ON page_fetch.article_seq = article.seq
            JOIN article_revision r ON r.article_seq = article.seq AND r.revision = page_fetch.revision
            WHERE article.id IN (SELECT value FROM json_each(?)) AND page_fetch.state = 'done' AND r.body <> ''
            """
        let texts = try database.rows(sql, [try ListColumn.text(articles.map(\.rawValue))])
            .map { (try $0.id("id") as ArticleID, try $0.value("body") as String) }
        return Dictionary(texts, uniquingKeysWith: { first, _ in first })
    }

    private func pageFetches(_ condition: String, _ arguments: StatementArguments) throws -> [PageFetch] {
        let sql = """
            SELECT page_fetch.*, article.id, feed.id AS feed_id FROM page_fetch
            JOIN article ON article.seq = page_fetch.article_seq JOIN feed ON feed.seq = article.feed_seq
            """
        return try database.rows(sql + " " + condition, arguments).map(Self.pageFetch)
    }

    private static func pageFetch(_ row: Row) throws -> PageFetch {
        var page = PageFetch(
            article: try row.id("id"),
            feed: try row.id("feed_id"),
            url: try row.value("url"),
            created: try row.time("created_ms"),
            deadline: try row.time("deadline_ms")
        )
        page.state = try row.choice("state")
        page.nextAttempt = try row.time("next_ms")
        page.attempts = try row.value("attempts")
        page.lastTried = try row.optionalTime("tried_ms")
        page.error = try row.value("error")
        return page
    }
}
