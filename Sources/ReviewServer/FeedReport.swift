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
    /// When it is asked next: by its own plan, or when its host may be asked again.
    public var nextPoll: String?
    /// Why then.
    public var nextPollReason: String?
    /// Until when nothing is asked of the host that it is asked from, since that wished it; nil: it may be asked.
    public var hostPausedUntil: String?
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
    /// The URL that the hub would push (`rel=self`).
    public var topic: String?
    /// Whether the pages of its new entries are fetched.
    public var fullText: Bool
    /// Articles whose page is waited for, where `fulltext` is true.
    public var waitingPages: Int?
    /// What came of the pages of its newest articles; for one feed only, where `fulltext` is true.
    public var pages: PagesReport?

    private enum CodingKeys: String, CodingKey {
        case id, title, url, kind, tags, state, failures, entries, gaps, hub, topic, pages
        case lastPoll = "last_poll"
        case lastSuccess = "last_success"
        case nextPoll = "next_poll"
        case nextPollReason = "next_poll_reason"
        case hostPausedUntil = "host_paused_until"
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
    ///
    /// - Parameter pause: the pause that its host asked for.
    public init(
        _ feed: Feed,
        state known: FeedState?,
        coverage: FeedCoverage? = nil,
        waitingPages: Int? = nil,
        pages: PageTally? = nil,
        pause: HostPause? = nil,
        now: Date
    ) {
        let next = NextPoll(of: known, pause: feed.isEnabled ? pause : nil, at: now)
        id = feed.id
        title = feed.title ?? known?.documentTitle
        url = feed.url.absoluteString
        kind = feed.kind == .feed ? "feed" : "page"
        tags = feed.tags
        lastPoll = known?.lastPoll?.rfc3339
        lastSuccess = known?.lastSuccess?.rfc3339
        nextPoll = next.due?.rfc3339
        nextPollReason = next.reason
        hostPausedUntil = pause?.until.rfc3339
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
        topic = known?.topic
        fullText = feed.fullText
        self.waitingPages = feed.fullText ? waitingPages ?? 0 : nil
        self.pages = feed.fullText ? pages.map(PagesReport.init) : nil
        state = Self.state(of: feed, known)
    }

    static func state(of feed: Feed, _ known: FeedState?) -> String {
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

/// What came of the pages of a feed's newest articles.
public struct PagesReport: Codable, Sendable {
    /// So many articles are looked at, the newest.
    public static let newest = 20

    /// Pages that were tried.
    public var tried: Int
    /// Those of them that did not come, be it that they are tried again.
    public var failed: Int
    /// When one last did not come.
    public var lastFailure: String?
    /// Why.
    public var lastError: String?
    /// Which.
    public var lastURL: String?

    private enum CodingKeys: String, CodingKey {
        case tried, failed
        case lastFailure = "last_failure"
        case lastError = "last_error"
        case lastURL = "last_url"
    }

    /// The report of what is stored.
    public init(_ tally: PageTally) {
        tried = tally.tried
        failed = tally.failed
        lastFailure = tally.lastFailure?.at.rfc3339
        lastError = tally.lastFailure?.reason
        lastURL = tally.lastFailure?.url
    }
}
