// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

/// How long things are kept.
public struct Retention: Sendable, Hashable {
    /// Lead, body and index of an article that neither made nor joined an alert, after it was first seen: 30 days.
    public var unmatchedText: Duration = .seconds(30 * 86_400)
    /// An alert with its article, its deliveries and their messages: 2 years.
    public var alerts: Duration = .seconds(730 * 86_400)
    /// The keys of an article after it left its feed: 180 days.
    ///
    /// An entry that comes back later is taken for a new one.
    public var keys: Duration = .seconds(180 * 86_400)
    /// What articles are recognised by as the same news: 3 days.
    ///
    /// Not shorter than the window in which they are joined.
    public var stories: Duration = .seconds(3 * 86_400)
    /// Notices, test messages and those that a digest took the place of, once they are finished: 90 days.
    public var notices: Duration = .seconds(90 * 86_400)

    /// The defaults.
    public init() {}
}

/// What a pruning took away.
public struct Pruned: Sendable, Hashable {
    /// Articles whose text went; headline, link and keys stay.
    public var texts = 0
    /// Alerts that went, with all that hung on them.
    public var alerts = 0
    /// Articles that went altogether.
    public var articles = 0
    /// Articles that are no longer looked at for the same news.
    public var stories = 0
    /// Notices and other messages without alerts.
    public var messages = 0
    /// Whether there may be more to take away.
    public var isMore = false

    /// Nothing.
    public init() {}
}

extension WriteTransaction {
    /// The most that the time of pruning goes forward at once.
    static let longestPruningStep = Duration.seconds(7 * 86_400)

    /// The time by which things are old now, and remembers it: no more than a week after the one before.
    ///
    /// A clock that is wrong by years would take away all that was ever told of; so it takes away a week's, and one that
    /// stood still for long is caught up with in a few days.
    public func stepPruning(to now: Date) throws -> Date {
        let row = try database.row("SELECT value FROM meta WHERE name = 'pruned_ms'")
        let before = try row.flatMap { Int64(try $0.value("value") as String) }.map(Date.init(milliseconds:))
        // A store that was never pruned is as old as its oldest alert.
        let oldest = try database.number("SELECT min(created_ms) FROM alert").map(Date.init(milliseconds:))
        let start = before ?? oldest.map { $0 + Retention().alerts } ?? now
        let time = min(now, start + Self.longestPruningStep)
        try database.run(
            "INSERT OR REPLACE INTO meta (name, value) VALUES ('pruned_ms', ?)",
            [String(time.milliseconds)]
        )
        return time
    }

    /// Takes away a slice of what was kept long enough, and gives its pages back to the file system.
    ///
    /// To be called again while `isMore`: each slice is a short transaction, so that writers need not wait long.
    public func prune(_ retention: Retention, now: Date, limit: Int = 500) throws -> Pruned {
        var pruned = Pruned()
        try keepInUnchangedFeeds(now: now)
        pruned.stories = try forgetStories(before: now - retention.stories, limit * Self.storiesForOneArticle)
        pruned.alerts = try pruneAlerts(before: now - retention.alerts, limit)
        pruned.texts = try pruneTexts(before: now - retention.unmatchedText, limit)
        pruned.articles = try pruneArticles(before: now - retention.keys, limit)
        pruned.messages = try pruneMessages(before: now - retention.notices, limit)
        let counts = [pruned.alerts, pruned.texts, pruned.articles, pruned.messages]
        pruned.isMore = counts.contains(limit) || pruned.stories == limit * Self.storiesForOneArticle
        // A slice of texts is some 600 pages.
        _ = try database.rows("PRAGMA incremental_vacuum(1000)")
        return pruned
    }

    /// Fingerprints are small, and as many come as articles do: more of them go at a time.
    private static let storiesForOneArticle = 10

    /// While a server answers 304, or the same document again, no entry is touched, though all stand there still.
    ///
    /// Reads every article, so it is done once a day. What was seen within an hour of the newest was in the last
    /// document, since `touch` writes that often.
    private func keepInUnchangedFeeds(now: Date) throws {
        let day: Int64 = 86_400_000
        let last = try database.number("SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'kept_ms'")
        guard last.map({ now.milliseconds - $0 >= day - 3_600_000 }) ?? true else { return }
        try database.run(
            """
            UPDATE article SET last_seen_ms = stale.success_ms FROM (
                SELECT newest.feed_seq, newest.ms, feed_poll.success_ms
                FROM (SELECT feed_seq, max(last_seen_ms) AS ms FROM article GROUP BY feed_seq) newest
                JOIN feed ON feed.seq = newest.feed_seq
                JOIN feed_poll ON feed_poll.feed_seq = newest.feed_seq
                WHERE feed_poll.success_ms >= newest.ms + ? AND feed.entry_count > 0
            ) stale
            WHERE article.feed_seq = stale.feed_seq AND article.last_seen_ms >= stale.ms - 3600000
            """,
            [day]
        )
        try database.run(
            "INSERT OR REPLACE INTO meta (name, value) VALUES ('kept_ms', ?)",
            [String(now.milliseconds)]
        )
    }

    private func pruneAlerts(before time: Date, _ limit: Int) throws -> Int {
        // What a sink still waits for must be there when it comes back.
        let sql = """
            SELECT seq FROM alert WHERE created_ms < ? AND NOT EXISTS (
                SELECT 1 FROM delivery WHERE alert_seq = alert.seq AND state IN ('pending', 'leased')
            ) ORDER BY created_ms LIMIT ?
            """
        let alerts = try sequences(sql, time, limit)
        for alert in alerts {
            let messages = try database.rows("SELECT message_seq FROM delivery WHERE alert_seq = ?", [alert])
            try database.run("DELETE FROM delivery WHERE alert_seq = ?", [alert])
            for row in messages {
                try database.run(
                    """
                    DELETE FROM message WHERE seq = ?1
                        AND NOT EXISTS (SELECT 1 FROM delivery WHERE message_seq = ?1)
                    """,
                    [try row.value("message_seq") as Int64?]
                )
            }
            try database.run("DELETE FROM alert WHERE seq = ?", [alert])
        }
        return alerts.count
    }

    private func pruneMessages(before time: Date, _ limit: Int) throws -> Int {
        let messages = try sequences(
            """
            SELECT seq FROM message WHERE (kind IN ('notice', 'test') OR state = 'superseded')
                AND created_ms < ? AND state NOT IN ('pending', 'leased')
                AND NOT EXISTS (SELECT 1 FROM delivery WHERE message_seq = message.seq)
            ORDER BY created_ms LIMIT ?
            """,
            time,
            limit
        )
        for message in messages { try database.run("DELETE FROM message WHERE seq = ?", [message]) }
        return messages.count
    }

    private func pruneTexts(before time: Date, _ limit: Int) throws -> Int {
        let articles = try sequences(
            // From the texts that are left, not from all articles that are old enough: those are many more.
            """
            SELECT article.seq FROM article_fold CROSS JOIN article ON article.seq = article_fold.article_seq
            WHERE article.seen_ms < ?1 AND article_fold.article_seq <=
                (SELECT seq FROM article WHERE seen_ms < ?1 ORDER BY seen_ms DESC, seq DESC LIMIT 1)
                AND NOT EXISTS (SELECT 1 FROM alert WHERE article_seq = article.seq)
                AND NOT EXISTS (SELECT 1 FROM also_in WHERE article_id = article.id)
            ORDER BY article_fold.article_seq LIMIT ?2
            """,
            time,
            limit
        )
        for article in articles { try searchIndex.remove(article) }
        for article in articles {
            try database.run(
                "UPDATE article_revision SET lead = '', body = '' WHERE article_seq = ?",
                [article]
            )
            // Nobody waits a month for a page, and its text went with the others.
            try database.run("DELETE FROM page_fetch WHERE article_seq = ?", [article])
        }
        return articles.count
    }

    private func pruneArticles(before time: Date, _ limit: Int) throws -> Int {
        let articles = try sequences(
            """
            SELECT seq FROM article WHERE seen_ms < ?1 AND last_seen_ms < ?1
                AND NOT EXISTS (SELECT 1 FROM alert WHERE article_seq = article.seq)
                AND NOT EXISTS (SELECT 1 FROM also_in WHERE article_id = article.id)
                AND NOT EXISTS (SELECT 1 FROM story_fingerprint WHERE article_seq = article.seq)
            ORDER BY seen_ms LIMIT ?2
            """,
            time,
            limit
        )
        for article in articles.sorted() { try searchIndex.remove(article) }
        for article in articles { try database.run("DELETE FROM article WHERE seq = ?", [article]) }
        return articles.count
    }

    private func sequences(_ sql: String, _ time: Date, _ limit: Int) throws -> [Int64] {
        try database.rows(sql, [time.milliseconds, max(0, limit)]).map { try $0.value("seq") }
    }
}
