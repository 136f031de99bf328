// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

extension ReadTransaction {
    /// What a feed's keys and aliases stand for; keys that stand for nothing are left out.
    public func known(keys: [EntryKey], in feed: FeedID) throws -> [EntryKey: KnownArticle] {
        var known: [EntryKey: KnownArticle] = [:]
        var articles: [Int64: KnownArticle] = [:]
        for key in keys where known[key] == nil {
            let arguments: StatementArguments = [feed.rawValue, key.kind.rawValue, key.value]
            guard let sequence = try database.number(Self.keyQuery, arguments) else { continue }
            if articles[sequence] == nil { articles[sequence] = try knownArticle(sequence) }
            known[key] = articles[sequence]
        }
        return known
    }

    private static let keyQuery =
        "SELECT article_seq FROM article_key WHERE feed_id = ? AND kind = ? AND value = ?"

    private func knownArticle(_ sequence: Int64) throws -> KnownArticle? {
        let sql = """
            SELECT article.*, page_fetch.state AS page FROM article
            LEFT JOIN page_fetch ON page_fetch.article_seq = article.seq WHERE article.seq = ?
            """
        guard let row = try database.row(sql, [sequence]) else { return nil }
        let alerts = try database.rows("SELECT rule_id, id FROM alert WHERE article_seq = ?", [sequence])
        var article = KnownArticle(
            id: try row.id("id"),
            revision: try row.value("revision"),
            contentHash: try row.value("content_hash"),
            title: try row.value("title"),
            seen: try row.time("seen_ms"),
            lastSeen: try row.time("last_seen_ms"),
            alerts: Dictionary(
                try alerts.map { (try $0.id("rule_id"), try $0.id("id")) },
                uniquingKeysWith: { first, _ in first }
            )
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
