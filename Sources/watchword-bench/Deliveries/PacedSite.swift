// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import LoopbackWorld
import NewsModel
import Synchronization

/// Feeds that get entries when told, each with its newest 30; remembers when each was first handed out.
final class PacedSite: Sendable {
    /// The feeds.
    static let feeds = 20

    private struct State {
        var entries = [[Int]](repeating: [], count: PacedSite.feeds)
        var made = 0
        var served: [String: ContinuousClock.Instant] = [:]
    }

    private let state = Mutex(State())

    /// When each entry was first handed out, by its title.
    var served: [String: ContinuousClock.Instant] { state.withLock { $0.served } }

    /// Gives the next feed one more entry.
    func publish() {
        state.withLock { state in
            let feed = state.made % Self.feeds
            state.entries[feed].append(state.made)
            if state.entries[feed].count > 30 { state.entries[feed].removeFirst() }
            state.made += 1
        }
    }

    /// The feed's document, or 304.
    func answer(_ request: ReceivedRequest) -> ScriptedResponse {
        guard let feed = Int(request.path.dropFirst("/feed/".count)), (0..<Self.feeds).contains(feed) else {
            return .status(404)
        }
        return state.withLock { state in
            let entries = state.entries[feed]
            let etag = "\"\(entries.last ?? -1)\""
            if request.headers["If-None-Match"] == etag { return .status(304).with("ETag", etag) }
            let now = ContinuousClock.now
            for entry in entries where state.served[Self.title(entry)] == nil {
                state.served[Self.title(entry)] = now
            }
            return .ok(Self.document(feed, entries), type: "application/rss+xml").with("ETag", etag)
        }
    }

    private static func title(_ entry: Int) -> String { "Zebra accord \(entry)" }

    private static func document(_ feed: Int, _ entries: [Int]) -> String {
        let items = entries.reversed()
            .map { entry in
                """
                <item><guid isPermaLink="false">urn:entry:\(entry)</guid><title>\(title(entry))</title>
                <link>http://127.0.0.1/\(entry)</link><description>Agreed upon, item \(entry).</description></item>
                """
            }
        return "<rss version=\"2.0\"><channel><title>Feed \(feed)</title>" + items.joined()
            + "</channel></rss>"
    }
}
