// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

/// How much of everything there is.
public struct StoreCounts: Sendable, Hashable {
    /// Articles in all.
    public var articles = 0
    /// Articles, by feed.
    public var articlesByFeed: [FeedID: Int] = [:]
    /// Alerts, by state.
    public var alerts: [AlertState: Int] = [:]
    /// Alerts, by rule.
    public var alertsByRule: [RuleID: Int] = [:]
    /// Deliveries, by sink and state.
    public var deliveries: [SinkID: [DeliveryState: Int]] = [:]
    /// Messages, by sink and state.
    public var messages: [SinkID: [MessageState: Int]] = [:]

    /// Of an empty store.
    public init() {}
}

extension ReadTransaction {
    /// Counts everything; tens of milliseconds for a million articles.
    public func counts() throws -> StoreCounts {
        var counts = StoreCounts()
        let articles = """
            SELECT feed.id, (SELECT count(*) FROM article WHERE feed_seq = feed.seq) AS count FROM feed
            """
        for row in try database.rows(articles) {
            let count: Int = try row.value("count")
            if count > 0 { counts.articlesByFeed[try row.id("id")] = count }
        }
        counts.articles = counts.articlesByFeed.values.reduce(0, +)
        for row in try rows(counting: "state", in: "alert") {
            counts.alerts[try row.choice("state")] = try row.value("count")
        }
        for row in try rows(counting: "rule_id", in: "alert") {
            counts.alertsByRule[try row.id("rule_id")] = try row.value("count")
        }
        for row in try rows(counting: "sink_id, state", in: "delivery") {
            counts.deliveries[try row.id("sink_id"), default: [:]][try row.choice("state")] =
                try row.value("count")
        }
        for row in try rows(counting: "sink_id, state", in: "message") {
            counts.messages[try row.id("sink_id"), default: [:]][try row.choice("state")] =
                try row.value("count")
        }
        return counts
    }

    private func rows(counting columns: String, in table: String) throws -> [Row] {
        try database.rows("SELECT \(columns), count(*) AS count FROM \(table) GROUP BY \(columns)")
    }
}
