// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

extension ReadTransaction {
    /// What a feed's keys and aliases stand for; keys that stand for nothing are left out.
    public func known(keys: [EntryKey], in feed: FeedID) throws -> [EntryKey: KnownArticle] {
        guard let feed = try sequence(of: feed) else { return [:] }
        let hashes = Dictionary(keys.map { ($0, keyHash($0)) }, uniquingKeysWith: { first, _ in first })
        let sequences = try articles(under: hashes.values, in: feed)
        guard !sequences.isEmpty else { return [:] }
        let articles = try knownArticles(Set(sequences.values))
        return hashes.compactMapValues { sequences[$0].flatMap { articles[$0] } }
    }

    func sequence(of feed: FeedID) throws -> Int64? {
        try database.number("SELECT seq FROM feed WHERE id = ?", [feed.rawValue])
    }

    /// One question for all keys of a document: one for each took twice as long.
    private func articles(under hashes: some Collection<Int64>, in feed: Int64) throws -> [Int64: Int64] {
        let sql = """
            SELECT hash, article_seq FROM article_key
            WHERE feed_seq = ? AND hash IN (SELECT value FROM json_each(?))
            """
        var found: [Int64: Int64] = [:]
        try database.each(sql, [feed, ListColumn.text(hashes.sorted())]) { found[$0[0]] = $0[1] }
        return found
    }

    private func knownArticles(_ sequences: Set<Int64>) throws -> [Int64: KnownArticle] {
        let sequences = ListColumn.text(sequences.sorted())
        var articles: [Int64: KnownArticle] = [:]
        try database.each(Self.knownQuery, [sequences]) { row in
            articles[row[0]] = try Self.knownArticle(row)
        }
        let alerts = """
            SELECT article_seq, rule_id, id FROM alert WHERE article_seq IN (SELECT value FROM json_each(?))
            """
        try database.each(alerts, [sequences]) { row in
            articles[row[0]]?.alerts[RuleID(row[1] as String)] = AlertID(row[2] as String)
        }
        let joined = """
            SELECT article.seq, alert.rule_id, alert.id FROM article
            JOIN also_in ON also_in.article_id = article.id JOIN alert ON alert.seq = also_in.alert_seq
            WHERE article.seq IN (SELECT value FROM json_each(?))
            """
        try database.each(joined, [sequences]) { row in
            articles[row[0]]?.joined[RuleID(row[1] as String)] = AlertID(row[2] as String)
        }
        return articles
    }

    private static let knownQuery = """
        SELECT seq, id, article.revision, content_hash, title, seen_ms, last_seen_ms, published_ms,
            page_fetch.state AS page
        FROM article LEFT JOIN page_fetch ON page_fetch.article_seq = seq
        WHERE seq IN (SELECT value FROM json_each(?))
        """

    private static func knownArticle(_ row: Row) throws -> KnownArticle {
        var article = KnownArticle(
            id: try row.id("id"),
            revision: try row.value("revision"),
            contentHash: try row.value("content_hash"),
            title: try row.value("title"),
            seen: try row.time("seen_ms"),
            lastSeen: try row.time("last_seen_ms"),
            alerts: [:]
        )
        article.published = try row.optionalTime("published_ms")
        article.page = try row.optionalChoice("page")
        return article
    }
}

extension WriteTransaction {
    /// What a feed's keys and aliases stand for now; nobody changes it before this transaction does.
    public func known(keys: [EntryKey], in feed: FeedID) throws -> [EntryKey: KnownArticle] {
        try reading.known(keys: keys, in: feed)
    }

    /// What is remembered of a feed; nil when it was never asked.
    public func feedState(_ feed: FeedID) throws -> FeedState? { try reading.feedState(feed) }
}
