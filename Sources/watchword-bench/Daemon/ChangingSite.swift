// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import LoopbackWorld
import NewsModel
import Synchronization

/// Generated feeds, of which some get another entry when told; remembers when each change was first served.
final class ChangingSite: Sendable {
    private struct State {
        var changes: [Int: Int] = [:]
        var served: [String: ContinuousClock.Instant] = [:]
        var polled: Set<Int> = []
        var polls = 0
    }

    private let feeds: GeneratedFeeds
    private let state = Mutex(State())

    init(_ feeds: GeneratedFeeds) { self.feeds = feeds }

    /// Requests answered.
    var polls: Int { state.withLock { $0.polls } }
    /// Feeds that were asked for at least once.
    var polledFeeds: Int { state.withLock { $0.polled.count } }
    /// When each change was first handed out, by its title.
    var served: [String: ContinuousClock.Instant] { state.withLock { $0.served } }

    /// Gives a feed one more entry, which the rule for changes finds; answers its title.
    func change(_ feed: Int) -> String {
        state.withLock { state in
            state.changes[feed, default: 0] += 1
            return Self.title(feed, state.changes[feed, default: 0])
        }
    }

    /// The feed's document, or 304.
    func answer(_ request: ReceivedRequest) -> ScriptedResponse {
        guard let feed = Int(request.path.dropFirst("/generated/".count).dropLast(".xml".count)) else {
            return .status(404)
        }
        let changes = state.withLock { state in
            state.polls += 1
            state.polled.insert(feed)
            return state.changes[feed, default: 0]
        }
        let etag = "\"\(feed)-\(changes)\""
        if request.headers["If-None-Match"] == etag { return .status(304).with("ETag", etag) }
        let body = document(feed, changes)
        state.withLock { state in
            guard changes > 0 else { return }
            let title = Self.title(feed, changes)
            if state.served[title] == nil { state.served[title] = .now }
        }
        return .ok(body, type: "application/rss+xml; charset=utf-8").with("ETag", etag)
    }

    private static func title(_ feed: Int, _ change: Int) -> String { "Zebra accord \(feed)-\(change)" }

    private func document(_ feed: Int, _ changes: Int) -> String {
        let text = String(decoding: feeds.document(feed: feed, cycle: 0), as: UTF8.self)
        guard changes > 0, let first = text.firstRange(of: "<item>") else { return text }
        let items = (1...changes).reversed()
            .map { change in
                """
                <item><guid isPermaLink="false">urn:change:\(feed):\(change)</guid>
                <title>\(Self.title(feed, change))</title><description>It was agreed upon.</description></item>
                """
            }
        return text[..<first.lowerBound] + items.joined() + text[first.lowerBound...]
    }
}
