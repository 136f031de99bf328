// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A feed with what is known of it: the coverage ledger's line.
public struct FeedReport: Codable, Sendable {
    /// The days that rates and pauses are counted over.
    public static let windowDays = 28

    /// The feed's id.
    public var id: FeedID
    /// Its title, given or its own.
    public var title: String?
    /// Where it is asked for.
    public var url: String
    /// `feed` or `page`.
    public var kind: String
    /// Its labels.
    public var tags: [String]
    /// `healthy`, `quiet` (it answers, without news for longer than usual), `failing` (its last answer was none, be it for
    /// an outage of the network here, or was of no use), `gone`, `new` (not polled yet),
    /// `disabled`.
    public var state: String
    /// When it was last asked.
    public var lastPoll: String?
    /// When it last answered well.
    public var lastSuccess: String?
    /// When it is asked next.
    public var nextPoll: String?
    /// Why then.
    public var nextPollReason: String?
    /// Failures since the last success.
    public var failures: Int
    /// What the last failure was.
    public var lastError: String?
    /// Entries in its last document.
    public var entries: Int
    /// When its newest article was first seen.
    public var lastNew: String?
    /// New articles a day over the last 28 days; nil until its first document is stored.
    public var articlesPerDay: Double?
    /// The median time from publication to being seen over the last 28 days, in seconds.
    public var medianLag: Double?
    /// The longest time without a new article in the last 28 days, in seconds.
    public var longestPause: Double?
    /// Since when it has been quiet for longer than usual.
    public var quietSince: String?
    /// How often a document had nothing in common with the one before it.
    public var gaps: Int
    /// When that was last: entries may have come and gone between two polls.
    public var mayHaveMissed: String?
    /// Where it is really asked for, since its server said for long that it moved for good.
    public var movedTo: String?
    /// The hub that offers to push it (WebSub); not subscribed to.
    public var hub: String?
    /// Whether the pages of its new entries are fetched.
    public var fullText: Bool
    /// Articles whose page is waited for, where `fulltext` is true.
    public var waitingPages: Int?

    private enum CodingKeys: String, CodingKey {
        case id, title, url, kind, tags, state, failures, entries, gaps, hub
        case lastPoll = "last_poll"
        case lastSuccess = "last_success"
        case nextPoll = "next_poll"
        case nextPollReason = "next_poll_reason"
        case lastError = "last_error"
        case lastNew = "last_new"
        case articlesPerDay = "articles_per_day"
        case medianLag = "median_lag"
        case longestPause = "longest_pause"
        case quietSince = "quiet_since"
        case mayHaveMissed = "may_have_missed"
        case movedTo = "moved_to"
        case fullText = "fulltext"
        case waitingPages = "waiting_pages"
    }

    /// Joins a configured feed and what the store knows of it.
    public init(
        _ feed: Feed,
        state known: FeedState?,
        coverage: FeedCoverage? = nil,
        waitingPages: Int? = nil
    ) {
        id = feed.id
        title = feed.title ?? known?.documentTitle
        url = feed.url.absoluteString
        kind = feed.kind == .feed ? "feed" : "page"
        tags = feed.tags
        lastPoll = known?.lastPoll?.rfc3339
        lastSuccess = known?.lastSuccess?.rfc3339
        nextPoll = known?.nextPoll?.rfc3339
        nextPollReason = known?.nextPollReason
        failures = known?.failures ?? 0
        lastError = known?.lastError
        entries = known?.entryCount ?? 0
        lastNew = coverage?.lastNew?.rfc3339
        articlesPerDay = coverage.map { ($0.articlesPerDay * 100).rounded() / 100 }
        medianLag = coverage?.medianLag
        longestPause = coverage?.longestPause
        quietSince = known?.toldQuiet?.rfc3339
        gaps = known?.gaps ?? 0
        mayHaveMissed = known?.mayHaveMissed?.rfc3339
        movedTo = known?.movedTo
        hub = known?.hub
        fullText = feed.fullText
        self.waitingPages = feed.fullText ? waitingPages ?? 0 : nil
        state = Self.state(of: feed, known)
    }

    private static func state(of feed: Feed, _ known: FeedState?) -> String {
        switch known {
        case _ where !feed.isEnabled: "disabled"
        case .some(let known) where known.isGone: "gone"
        case .some(let known) where !known.isWell: "failing"
        case .some(let known) where known.toldQuiet != nil: "quiet"
        case .some(let known) where known.lastPoll != nil: "healthy"
        default: "new"
        }
    }
}
