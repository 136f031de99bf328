// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A feed and what is remembered of it.
public struct PolledFeed: Sendable {
    /// The feed.
    public var feed: Feed
    /// What is remembered of it.
    public var state: FeedState

    /// Joins the two.
    public init(_ feed: Feed, _ state: FeedState) {
        self.feed = feed
        self.state = state
    }
}

/// When a feed is polled next, and why then.
public struct UpcomingPoll: Sendable, Hashable {
    /// The feed.
    public var feed: FeedID
    /// The moment, by the wall clock; nil while it is being polled, or never again.
    public var due: Date?
    /// The reason, as a person reads it.
    public var reason: String
}

/// What became of the wish to poll a feed now.
public enum RefreshAnswer: Sendable, Hashable {
    /// It is polled as soon as its host and the limits allow.
    case queued
    /// It is being polled.
    case running
    /// It may not be asked before then, for the reason given.
    case refused(until: Date?, reason: String)
    /// There is no such feed.
    case unknown
}

/// Polls feeds when they are due, politely, and hands what comes to a handler.
///
/// Bound: at most `PollingSettings.concurrency` polls are under way, the handler's time included, so a slow
/// handler slows polling and nothing piles up.
public final class Poller: Sendable {
    /// Takes a result, commits it, and answers with the state that was committed.
    public typealias Handler = @Sendable (PollResult) async -> FeedState

    /// A poller of no feeds yet.
    public init(
        fetcher: FeedFetcher,
        clock: PollClock,
        settings: PollingSettings,
        handler: @escaping Handler
    ) {}

    /// Polls until the task is cancelled; polls in flight are then given up without a result.
    public func run() async {}

    /// Polls these feeds once, or all, within the limits, and returns when the last is done.
    ///
    /// For use without `run`: the command `poll`. What an active `Retry-After` or the 60 s floor forbids is
    /// not asked and stands in the answer.
    public func pollOnce(_ feeds: [FeedID]? = nil) async -> [FeedID: RefreshAnswer] { [:] }

    /// Replaces the list of feeds; a poll in flight goes on, and is forgotten if its feed is gone.
    ///
    /// New feeds that are due are spread over `PollingSettings.spread`.
    public func replaceFeeds(_ feeds: [PolledFeed], settings: PollingSettings) {}

    /// Asks for polls now, within the limits, an active `Retry-After` and a floor of 60 s since the last.
    public func refresh(_ feeds: [FeedID]) -> [FeedID: RefreshAnswer] { [:] }

    /// When every feed is polled next.
    public func upcoming() -> [UpcomingPoll] { [] }
}
