// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Which messages that were given up are to be sent again.
public struct RetryRequest: Codable, Sendable, Hashable {
    /// Ids of deliveries or messages, or the beginnings of them; empty: all that were given up.
    public var ids: [String]
    /// Only of this sink, where no ids are given.
    public var sink: SinkID?
    /// Only what is dead, or only what expired, where no ids are given; empty: both.
    public var states: [MessageState]

    /// Names messages.
    public init(ids: [String] = [], sink: SinkID? = nil, states: [MessageState] = []) {
        self.ids = ids
        self.sink = sink
        self.states = states
    }
}

/// What became of a wish to send again.
public struct RetryReport: Codable, Sendable, Hashable {
    /// Messages that wait again.
    public var retried: [MessageID] = []
    /// Why others do not, as sentences.
    public var refused: [String] = []
    /// Sinks that do not take messages now, and what that means, as sentences.
    public var waiting: [String] = []

    /// Nothing yet.
    public init() {}
}
