// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// The feeds that are polled, and what follows from all of them together.
struct PollList {
    private(set) var feeds: [FeedID: PolledFeed] = [:]
    /// Hosts that once answered 429.
    private var throttlers: Set<HostKey> = []
    private let policy = PollPolicy()

    subscript(id: FeedID) -> PolledFeed? { feeds[id] }

    /// Takes these feeds and no others; of two with one id the first.
    mutating func replace(with polled: [PolledFeed]) {
        feeds = [:]
        throttlers = []
        for polled in polled where feeds[polled.feed.id] == nil { put(polled) }
    }

    /// Takes a new state of a feed, if it is still on the list.
    mutating func update(_ id: FeedID, _ state: FeedState) {
        guard let polled = feeds[id] else { return }
        put(PolledFeed(polled.feed, state))
    }

    private mutating func put(_ polled: PolledFeed) {
        feeds[polled.feed.id] = polled
        if polled.state.hasThrottled { throttlers.insert(host(of: polled)) }
    }

    /// The server that a feed is asked from now.
    func host(of polled: PolledFeed) -> HostKey {
        HostKey(policy.url(of: polled.feed, in: polled.state))
    }

    /// Whether a feed's server may be asked again for what it says has not changed.
    func mayDoubt(_ polled: PolledFeed) -> Bool {
        !throttlers.contains(host(of: polled))
    }
}
