// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// The feeds that are polled, and what follows from all of them together.
struct PollList {
    /// A feed on the list, with what follows from it, kept apart from the tables: a feed and its state are a kilobyte,
    /// which a growing dictionary would copy, and hold twice (4.8 KB a feed with 100,000 of them, 2.0 KB so).
    final class Listed: Sendable {
        let polled: PolledFeed
        /// The server that it is asked from now.
        let host: HostKey
        /// The hash of the request that it is asked with, its condition apart.
        fileprivate let request: Int

        fileprivate init(_ polled: PolledFeed, like old: Listed?) {
            self.polled = polled
            if let old, old.polled.isAsked(like: polled) {
                (host, request) = (old.host, old.request)
            } else {
                let url = PollPolicy().url(of: polled.feed, in: polled.state)
                (host, request) = (HostKey(url), SharedRequest(polled.feed, at: url).hashValue)
            }
        }

        fileprivate var shared: SharedRequest {
            SharedRequest(polled.feed, at: PollPolicy().url(of: polled.feed, in: polled.state))
        }
    }

    private var listed: [FeedID: Listed] = [:]
    /// Every feed, in the order that the list was given in.
    private var order: [FeedID] = []
    /// Hosts that once answered 429.
    private var throttlers: Set<HostKey> = []
    /// Feeds by their request: the one that is asked with it, and those that may be asked with the same.
    private var alone: [Int: FeedID] = [:]
    private var together: [Int: Set<FeedID>] = [:]
    /// How many hosts they are asked from, as the list was given.
    private(set) var hostCount = 0

    subscript(id: FeedID) -> PolledFeed? { listed[id]?.polled }

    /// Every id, in the order of the list.
    var ids: [FeedID] { order }

    /// Every feed, in the order of the list.
    var all: [Listed] { order.compactMap { listed[$0] } }

    /// A feed with what follows from it.
    func entry(_ id: FeedID) -> Listed? { listed[id] }

    /// Takes these feeds and no others, with the states that are known already; of two with one id the first.
    mutating func replace(with feeds: [PolledFeed]) {
        var new = PollList()
        new.listed.reserveCapacity(feeds.count)
        new.alone.reserveCapacity(feeds.count)
        new.order.reserveCapacity(feeds.count)
        for polled in feeds where polled.feed.isEnabled && new.listed[polled.feed.id] == nil {
            let known = listed[polled.feed.id]
            new.order.append(polled.feed.id)
            if let known, known.polled.feed == polled.feed {
                new.put(known)
            } else {
                new.put(Listed(known.map { PolledFeed(polled.feed, $0.polled.state) } ?? polled, like: known))
            }
        }
        new.hostCount = Set(new.listed.values.map(\.host)).count
        self = new
    }

    /// Takes a new state of a feed, if it is still on the list.
    mutating func update(_ id: FeedID, _ state: FeedState) {
        guard let old = listed[id] else { return }
        put(Listed(PolledFeed(old.polled.feed, state), like: old))
    }

    private mutating func put(_ entry: Listed) {
        let id = entry.polled.feed.id
        let before = listed.updateValue(entry, forKey: id)
        if before?.request != entry.request {
            if let before { leave(before.request, id) }
            join(entry.request, id)
        }
        if entry.polled.state.hasThrottled { throttlers.insert(entry.host) }
    }

    private mutating func join(_ request: Int, _ id: FeedID) {
        if together[request]?.insert(id) != nil { return }
        if let other = alone.updateValue(id, forKey: request) {
            alone[request] = nil
            together[request] = [other, id]
        }
    }

    private mutating func leave(_ request: Int, _ id: FeedID) {
        guard together[request]?.remove(id) != nil else {
            alone[request] = nil
            return
        }
        if let rest = together[request], rest.count < 2 {
            together[request] = nil
            alone[request] = rest.first
        }
    }

    /// The other feeds that the same request answers, in the order of their ids; those that are gone apart.
    func twins(of id: FeedID) -> [FeedID] {
        guard let own = listed[id], let group = together[own.request] else { return [] }
        let request = own.shared
        return
            group.filter { other in
                guard other != id, let entry = listed[other] else { return false }
                return !entry.polled.state.isGone && entry.shared == request
            }
            .sorted()
    }

    /// Whether a feed's server may be asked again for what it says has not changed.
    func mayDoubt(_ id: FeedID) -> Bool {
        listed[id].map { !throttlers.contains($0.host) } ?? false
    }
}

extension PolledFeed {
    /// Whether another is asked from the same place in the same way.
    fileprivate func isAsked(like other: PolledFeed) -> Bool {
        state.movedTo == other.state.movedTo && state.url == other.state.url && feed == other.feed
    }
}

/// All that a request depends on but for its condition: feeds that are asked alike need one request.
private struct SharedRequest: Hashable {
    let url: Substring
    let headers: [SecretHeader]
    let allowPrivate: Bool
    let allowHTTP: Bool
    let proxy: Secret?
    let connectTimeout: Duration
    let totalTimeout: Duration
    let maxBodyBytes: Int

    init(_ feed: Feed, at url: URL) {
        let text = url.absoluteString
        self.url = text[..<(text.utf8.firstIndex(of: UInt8(ascii: "#")) ?? text.endIndex)]
        headers = feed.headers
        allowPrivate = feed.allowPrivate
        allowHTTP = feed.allowHTTP
        proxy = feed.proxy
        connectTimeout = feed.polling.connectTimeout
        totalTimeout = feed.polling.totalTimeout
        maxBodyBytes = feed.polling.maxBodyBytes
    }
}
