// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Which alerts are wanted; what is not set is not asked for.
public struct AlertFilter: Sendable, Hashable {
    /// In any of these states; empty: all.
    public var states: Set<AlertState> = []
    /// Of this rule.
    public var rule: RuleID?
    /// With this topic.
    public var topic: String?
    /// From this feed.
    public var feed: FeedID?
    /// At least this much mattering.
    public var priority: Priority?
    /// Made at this time or later.
    public var since: Date?
    /// Made before this time.
    public var until: Date?
    /// With these words in the article's newest revision.
    public var search: SearchQuery?
    /// Those that follow this alert in the list: the next page.
    public var after: AlertID?
    /// The oldest first; else the newest.
    public var oldestFirst = false
    /// Not more than this.
    public var limit = 50

    /// All alerts, the newest 50.
    public init() {}
}

/// What a short form of an alert's id stands for.
public enum AlertLookup: Sendable, Hashable {
    /// Nothing.
    case none
    /// This alert.
    case found(Alert)
    /// More than one alert: write more of the id.
    case ambiguous
}
