// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Synchronization
import Testing
import Transport

@testable import FeedFetching

/// Feeds with one and the same URL.
@Suite(.timeLimit(.minutes(1))) struct SharedRequestTests {
    private let clock = LeapingClock()
    private let results = Results()

    private final class Results: Sendable {
        private let all = Mutex<[PollResult]>([])
        func take(_ result: PollResult) -> FeedState {
            all.withLock { $0.append(result) }
            return result.newState
        }
        var states: [FeedID: FeedState] {
            all.withLock { Dictionary($0.map { ($0.feed.id, $0.newState) }, uniquingKeysWith: { $1 }) }
        }
        var outcomes: [String] {
            all.withLock { results in
                results.map { result in
                    if case .document(let document) = result.outcome {
                        "\(document.feed): \(document.body.count) bytes"
                    } else {
                        "\(result.feed.id): \(result.status ?? 0)"
                    }
                }
            }
        }
    }

    private func polled(
        _ url: URL,
        _ name: String,
        _ change: (inout PolledFeed) -> Void = { _ in }
    ) -> PolledFeed {
        var feed = Feed(id: FeedID(name), url: url)
        feed.allowPrivate = true
        var polled = PolledFeed(feed, FeedState(feed: feed.id, url: url.absoluteString))
        change(&polled)
        return polled
    }

    /// Polls all feeds once, again after each interval.
    private func poll(_ feeds: [PolledFeed], times: Int = 1) async {
        let fetcher = FeedFetcher(client: HTTPClient(userAgent: "T/1"), clock: clock.pollClock, jitter: { 0 })
        let poller = Poller(fetcher: fetcher, clock: clock.pollClock, settings: PollingSettings()) {
            [results] in
            results.take($0)
        }
        poller.replaceFeeds(feeds, settings: PollingSettings())
        for _ in 0..<times {
            _ = await poller.pollOnce()
            clock.advance(by: .seconds(3600))
        }
    }

    private func site() async throws -> LoopbackServer {
        let site = ScriptedSite()
        site.publish("/feed", "<rss/>", type: "text/xml")
        return try await LoopbackServer.start(site: site)
    }

    /// Statement 34 of polling.
    @Test func `one URL in two feeds is one request, and both get the answer`() async throws {
        let server = try await site()
        let url = server.url("/feed")
        await poll([polled(url, "a"), polled(url, "b"), polled(server.url("/feed#part"), "c")], times: 2)
        #expect(server.requests.map { $0.headers["If-None-Match"] != nil } == [false, true])
        #expect(results.outcomes == ["a: 6 bytes", "b: 6 bytes", "c: 6 bytes", "a: 304", "b: 304", "c: 304"])
        #expect(clock.elapsed < .seconds(7210), "a twin waits for no gap of the host")
    }

    @Test func `a feed that joins another later gets the document too`() async throws {
        let server = try await site()
        let url = server.url("/feed")
        await poll([polled(url, "a")])
        let known = try #require(results.states["a"])
        await poll([polled(url, "a") { $0.state = known }, polled(url, "b")], times: 2)
        #expect(server.requests.map { $0.headers["If-None-Match"] != nil } == [false, false, true])
        #expect(results.outcomes == ["a: 6 bytes", "a: 200", "b: 6 bytes", "a: 304", "b: 304"])
    }

    @Test func `feeds that are asked otherwise have requests of their own`() async throws {
        let server = try await site()
        let url = server.url("/feed")
        await poll([
            polled(url, "a"),
            polled(url, "key") { $0.feed.headers = [SecretHeader(name: "X-Key", value: Secret("k"))] },
            polled(url, "limit") { $0.feed.polling.maxBodyBytes = 100 },
            polled(server.url("/feed?page=1"), "query"),
        ])
        #expect(server.requests.count == 4)
        #expect(results.outcomes.count == 4)
    }

    @Test func `one that moved shares the request of its new place`() async throws {
        let server = try await site()
        let new = server.url("/feed")
        await poll([
            polled(server.url("/old"), "a") { $0.state.movedTo = new.absoluteString }, polled(new, "b"),
        ])
        #expect(server.requests.map(\.path) == ["/feed"])
        #expect(results.outcomes == ["a: 6 bytes", "b: 6 bytes"])
    }

    @Test func `the more eager of two feeds polls for both`() async throws {
        let server = try await site()
        let fetcher = FeedFetcher(client: HTTPClient(userAgent: "T/1"), clock: clock.pollClock, jitter: { 0 })
        let (enough, done) = AsyncStream<Void>.makeStream()
        let poller = Poller(fetcher: fetcher, clock: clock.pollClock, settings: PollingSettings()) {
            [results] in
            defer { if results.outcomes.count >= 12 { done.yield() } }
            return results.take($0)
        }
        let eager = polled(server.url("/feed"), "eager") { $0.feed.polling.every = .seconds(600) }
        let lazy = polled(server.url("/feed"), "lazy") { $0.feed.polling.every = .seconds(3000) }
        poller.replaceFeeds([eager, lazy], settings: PollingSettings())
        let task = Task { await poller.run() }
        for await _ in enough { break }
        task.cancel()
        await task.value
        #expect(results.outcomes.prefix(12).count { $0.hasPrefix("lazy") } == 6)
        #expect(clock.elapsed >= .seconds(5 * 600))
        #expect(server.requests.count <= 7)
    }

    @Test func `a feed that is gone is not asked with its twin`() async throws {
        let server = try await site()
        let url = server.url("/feed")
        await poll([polled(url, "a"), polled(url, "b") { $0.state.isGone = true }])
        #expect(results.outcomes == ["a: 6 bytes"])
    }
}
