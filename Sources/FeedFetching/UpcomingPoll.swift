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

extension RefreshAnswer {
    init(_ answer: PollSchedule.Refresh, at now: Duration, _ wall: Date) {
        switch answer {
        case .queued: self = .queued
        case .running: self = .running
        case .unknown: self = .unknown
        case .refused(let moment, let refusal):
            self = .refused(until: moment.map { wall + ($0 - now) }, reason: refusal.inWords)
        }
    }
}

extension PollSchedule.Refusal {
    fileprivate var inWords: String {
        switch self {
        case .never: "the server says that the feed is gone for good; named, it is asked once more"
        case .throttled, .hostPaused: "the server wishes no request before then"
        case .tooSoon: "it was asked less than a minute ago"
        case .resting: "polling rests; 'watchword status' says why"
        }
    }
}
