// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// The feeds that are polled, and what follows from all of them together.
struct PollList {
    private(set) var feeds: [FeedID: PolledFeed] = [:]
    /// Hosts that once answered 429.
    private var throttlers: Set<HostKey> = []
    /// Feeds by the request that they are asked with, and the request of each.
    private var groups: [SharedRequest: Set<FeedID>] = [:]
    private var requests: [FeedID: SharedRequest] = [:]
    private let policy = PollPolicy()

    /// Every feed, in the order of the list.
    private var order: [FeedID] = []

    /// Every feed, in the order that the list was given in.
    var all: [PolledFeed] { order.compactMap { feeds[$0] } }

    subscript(id: FeedID) -> PolledFeed? { feeds[id] }

    /// Takes these feeds and no others; of two with one id the first.
    mutating func replace(with polled: [PolledFeed]) {
        self = PollList()
        for polled in polled where feeds[polled.feed.id] == nil {
            order.append(polled.feed.id)
            put(polled)
        }
    }

    /// Takes a new state of a feed, if it is still on the list.
    mutating func update(_ id: FeedID, _ state: FeedState) {
        guard let polled = feeds[id] else { return }
        put(PolledFeed(polled.feed, state))
    }

    private mutating func put(_ polled: PolledFeed) {
        let id = polled.feed.id
        feeds[id] = polled
        let request = SharedRequest(polled.feed, at: policy.url(of: polled.feed, in: polled.state))
        if let old = requests.updateValue(request, forKey: id), old != request {
            groups[old]?.remove(id)
            if groups[old]?.isEmpty == true { groups[old] = nil }
        }
        groups[request, default: []].insert(id)
        if polled.state.hasThrottled { throttlers.insert(host(of: polled)) }
    }

    /// The other feeds that the same request answers, in the order of their ids; those that are gone apart.
    func twins(of id: FeedID) -> [FeedID] {
        guard let request = requests[id], let group = groups[request], group.count > 1 else { return [] }
        return group.filter { $0 != id && feeds[$0]?.state.isGone == false }.sorted()
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

/// All that a request depends on but for its condition: feeds that are asked alike need one request.
private struct SharedRequest: Hashable {
    let url: Substring
    let headers: [SecretHeader]
    let allowPrivate: Bool
    let allowHTTP: Bool
    let proxy: Secret?
    let limits: [Duration]
    let maxBodyBytes: Int

    init(_ feed: Feed, at url: URL) {
        self.url = url.absoluteString.prefix { $0 != "#" }
        headers = feed.headers
        allowPrivate = feed.allowPrivate
        allowHTTP = feed.allowHTTP
        proxy = feed.proxy
        limits = [feed.polling.connectTimeout, feed.polling.totalTimeout]
        maxBodyBytes = feed.polling.maxBodyBytes
    }
}
