// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// What one poll of a feed led to.
public struct PollResult: Sendable {
    /// The feed that was asked.
    public var feed: Feed
    /// What came of it.
    public var outcome: PollOutcome
    /// What was remembered before, void where the feed's URL is another.
    public var oldState: FeedState
    /// What is to be remembered; to be committed with the articles of the document, not before.
    public var newState: FeedState
    /// What is to be remembered instead when the document could not be parsed or stored.
    ///
    /// The old validators and body hash stay, so that the same document is asked for again.
    public var stateIfUnusable: FeedState
    /// The answer's status; nil when none came.
    public var status: Int?
    /// The redirects that were followed.
    public var redirects: [Redirect]
    /// The wish of the server that answered for no request at all: another than the feed's own where a redirect led
    /// there.
    public var hostPause: HostPause?
    /// When the poll began.
    public var started: Date
    /// How long it took.
    public var took: Duration
    /// Bytes of the body, decoded.
    public var bodyBytes: Int
}

/// What one poll of a feed led to.
public enum PollOutcome: Sendable {
    /// Nothing new: 304, or the same bytes as last time.
    case unchanged
    /// A document to parse.
    case document(Document)
    /// The server, or the one that a redirect leads to, wants to be left alone for a while.
    case throttled(FetchFailure)
    /// The server says that the feed is gone for good: 410.
    case gone(FetchFailure)
    /// No document: no answer, or one that is none.
    case failed(FetchFailure)
}

/// Why a poll brought no document.
public struct FetchFailure: Error, Sendable, Hashable {
    /// What went wrong, as a closed set: a log key and a metric's label.
    public var reason: Reason
    /// What a person needs to know; no secrets, no path or query of a URL.
    public var detail: String

    /// What can go wrong.
    public enum Reason: Sendable, Hashable {
        /// No answer came.
        case transport(TransportFailure.Reason)
        /// An answer came with this status.
        case status(Int)
        /// A page for people stands before the feed: a challenge, a login, a consent.
        case blocked
        /// Nobody was asked: the host to which a redirect leads wants to be left alone.
        case hostPaused
    }

    /// Joins the parts.
    public init(reason: Reason, detail: String) {
        self.reason = reason
        self.detail = detail
    }

    /// The reason as one word, for logs and metrics: `dns`, `http_503`, `blocked`.
    public var key: String {
        switch reason {
        case .transport(let reason): reason.rawValue
        case .status(let status): "http_\(status)"
        case .blocked: "blocked"
        case .hostPaused: "host_paused"
        }
    }
}
