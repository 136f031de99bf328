// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What the store says of how well a feed covers its source, over a window of days.
public struct FeedCoverage: Sendable, Hashable, Codable {
    /// The feed.
    public var feed: FeedID
    /// The window: from its first article in it, or from the window's start, until now, in days; never 0.
    public var days: Double
    /// Articles first seen in the window, the baseline's apart.
    public var articles: Int
    /// When the newest article was first seen, the baseline's included.
    public var lastNew: Date?
    /// The median time from publication to being seen, of those that state when they were published, in seconds.
    public var medianLag: Double?
    /// The longest time without a new article in the window, in seconds, the running one apart; nil: fewer than two.
    public var longestPause: Double?

    /// Joins the figures.
    public init(
        feed: FeedID,
        days: Double,
        articles: Int,
        lastNew: Date? = nil,
        medianLag: Double? = nil,
        longestPause: Double? = nil
    ) {
        self.feed = feed
        self.days = days
        self.articles = articles
        self.lastNew = lastNew
        self.medianLag = medianLag
        self.longestPause = longestPause
    }

    /// New articles a day.
    public var articlesPerDay: Double { Double(articles) / max(days, 1.0 / 24) }
}
