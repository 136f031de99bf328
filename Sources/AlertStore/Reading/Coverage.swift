// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

extension ReadTransaction {
    /// How well every feed that was ever read covers its source, over the last days.
    ///
    /// Reads one index: a second for a million articles.
    public func coverage(window days: Int, now: Date) throws -> [FeedCoverage] {
        try database.rows(Self.readFeeds + " ORDER BY id")
            .map { try coverage($0, days, now) }
    }

    /// How well a feed covers its source, over the last days; nil when it was never read.
    public func coverage(of feed: FeedID, window days: Int, now: Date) throws -> FeedCoverage? {
        try database.row(Self.readFeeds + " AND id = ?", [feed.rawValue])
            .map { try coverage($0, days, now) }
    }

    private static let readFeeds = "SELECT seq, id, baseline_ms FROM feed WHERE baseline_ms IS NOT NULL"

    private func coverage(_ row: Row, _ days: Int, _ now: Date) throws -> FeedCoverage {
        let feed: Int64 = try row.value("seq")
        var tally = CoverageTally(
            baseline: try row.value("baseline_ms"),
            windowStart: (now - .seconds(86_400 * days)).milliseconds
        )
        // In the order of the index, which holds all of it.
        try database.each(Self.articlesSince, [feed, tally.windowStart]) { article in
            tally.add(seen: article[0], published: article[1])
        }
        let newest = "SELECT max(seen_ms) FROM article WHERE feed_seq = ?"
        if tally.lastSeen == nil { tally.lastSeen = try database.number(newest, [feed]) }
        return tally.coverage(of: try row.id("id"), now: now.milliseconds)
    }

    private static let articlesSince = """
        SELECT seen_ms, published_ms FROM article WHERE feed_seq = ? AND seen_ms >= ? ORDER BY seen_ms
        """
}

/// Adds up a feed's articles in the order in which they were seen; all times are milliseconds.
struct CoverageTally {
    let baseline: Int64
    let windowStart: Int64
    /// When the newest article was seen.
    var lastSeen: Int64?
    private var articles = 0
    private var lastNew: Int64?
    private var longestPause: Int64?
    private var lags: [Int64] = []

    init(baseline: Int64, windowStart: Int64) {
        self.baseline = baseline
        self.windowStart = windowStart
    }

    /// What stood in the first document was not missed, but says nothing of how often there is news.
    mutating func add(seen: Int64, published: Int64?) {
        lastSeen = seen
        guard seen > baseline else { return }
        articles += 1
        if let lastNew { longestPause = max(longestPause ?? 0, seen - lastNew) }
        lastNew = seen
        // A later date is an edit's, or wrong.
        if let published, published <= seen { lags.append(seen - published) }
    }

    func coverage(of feed: FeedID, now: Int64) -> FeedCoverage {
        FeedCoverage(
            feed: feed,
            // Never nothing: a rate over it must be a number.
            days: max(Self.seconds(now - max(windowStart, baseline)), 1) / 86_400,
            articles: articles,
            lastNew: lastSeen.map(Date.init(milliseconds:)),
            medianLag: medianLag,
            longestPause: longestPause.map(Self.seconds)
        )
    }

    private var medianLag: Double? {
        guard !lags.isEmpty else { return nil }
        let sorted = lags.sorted()
        let middle = sorted.count / 2
        if sorted.count % 2 == 1 { return Self.seconds(sorted[middle]) }
        return (Self.seconds(sorted[middle - 1]) + Self.seconds(sorted[middle])) / 2
    }

    private static func seconds(_ milliseconds: Int64) -> Double { Double(milliseconds) / 1000 }
}
