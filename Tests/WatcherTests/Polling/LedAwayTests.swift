// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import LoopbackWorld
import NewsModel
import ReviewServer
import Testing

@testable import FeedFetching
@testable import Watcher

/// What holds for a host that a redirect leads to, and for one whose pages are asked for.
@Suite(.timeLimit(.minutes(2))) struct `Polling: other hosts` {
    private static let hosts = ["a.example", "b.example"]

    private func report(_ world: PollingWorld, _ feed: FeedID) async throws -> FeedReport {
        let watcher = try await world.watcher()
        let desk = ReviewDesk(store: watcher.store)
        let feeds = Array(watcher.running.current.feeds.values)
        return try #require(try desk.feeds(feeds, only: feed, now: world.clock.wall).first)
    }

    private func times(_ world: PollingWorld, at host: String) -> [Double] {
        world.visits.filter { $0.host == host }.map(\.time.seconds)
    }

    @Test func `21. a redirect to another host waits for that host's turn`() async throws {
        let world = try await PollingWorld(hosts: Self.hosts)
        let own = (0..<3).map { "id: b\($0), url: \"http://b.example/\($0)\", every: 15m" }
        let led = (0..<2).map { "id: a\($0), url: \"http://a.example/\($0)\", every: 15m" }
        try world.configure(polling: "spread: 0s", feeds: led + own)
        for number in 0..<3 { world.serve("b.example/\(number)", .rss("own \(number)")) }
        for number in 0..<2 {
            world.serve("a.example/\(number)", .redirect(302, to: "http://b.example/led\(number)"))
            world.serve("/led\(number)", .rss("led \(number)"))
        }
        try await world.pass(.seconds(60))
        let times = times(world, at: "b.example")
        #expect(times.count == 5)
        #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= 2 }, "\(times)")
        #expect(try await world.headlines() == ["led 0", "led 1", "own 0", "own 1", "own 2"])
        try await world.end()
    }

    @Test func `12. a redirect to a host that wants to be left alone is not followed, and says so`()
        async throws
    {
        let world = try await PollingWorld(hosts: Self.hosts)
        try world.configure(
            polling: "spread: 0s",
            feeds: [
                "id: own, url: \"http://b.example/own\", every: 15m",
                "id: led, url: \"http://a.example/feed\", every: 15m",
            ]
        )
        world.serve("/own", .status(503).with("Retry-After", "20000"))
        world.serve("/feed", .redirect(301, to: "http://b.example/there"))
        world.serve("/there", .rss("one"))
        try await world.pass(.seconds(10_000))
        #expect(world.visits("/there").isEmpty)
        #expect(world.visits("/feed").count == 1, "nor is the way to it gone in vain")
        let state = try await world.stored("led")
        #expect(state.failures == 0 && state.lastError == nil && state.baseline == nil)
        let report = try await report(world, "led")
        #expect(report.nextPollReason?.contains("b.example") == true)
        try await world.pass(.seconds(13_000))
        let there = world.visits("/there").first?.time ?? .zero
        #expect(there >= .seconds(20_000), "\(world.visits.map { ($0.path, $0.time) })")
        #expect(try await world.headlines() == ["one"])
        try await world.end()
    }

    @Test func `12. a wish for rest where a redirect led holds for that host, also after a restart`()
        async throws
    {
        let world = try await PollingWorld(hosts: Self.hosts)
        try world.configure(
            polling: "spread: 0s",
            feeds: [
                "id: led, url: \"http://a.example/feed\", every: 15m",
                "id: own, url: \"http://b.example/own\", every: 15m",
                "id: home, url: \"http://a.example/home\", every: 15m",
            ]
        )
        world.serve("/feed", .redirect(302, to: "http://b.example/there"))
        world.serve("/there") { earlier, _ in
            earlier == 0 ? .status(429).with("Retry-After", "20000") : .rss("one").with("ETag", "\"a\"")
        }
        for path in ["/own", "/home"] { world.serve(path, .rss("one").with("ETag", "\"a\"")) }
        try await world.pass(.seconds(60))
        #expect(world.visits("/own").count == 1 && world.visits("/there").count == 1)
        let own = try await report(world, "own")
        #expect(own.nextPollReason?.hasPrefix("b.example: HTTP 429") == true, "\(own.nextPollReason ?? "")")
        let until = try #require(own.hostPausedUntil)
        #expect(own.nextPoll == until)
        #expect(try await report(world, "home").hostPausedUntil == nil)
        try await world.stop()
        try await world.pass(.seconds(19_000))
        #expect(times(world, at: "b.example").allSatisfy { $0 < 60 })
        #expect(world.visits("/home").count > 15)
        try await world.pass(.seconds(2000))
        #expect(world.visits("/own").count > 1)
        #expect(try await report(world, "own").hostPausedUntil == nil)
        try await world.end()
    }

    private static let story = ScriptedResponse.ok(
        "<rss><channel><item><guid>1</guid><title>talks</title>"
            + "<link>http://b.example/story</link></item></channel></rss>",
        type: "application/rss+xml"
    )

    /// A feed of `a.example`, whose article's page is at `b.example`, and a feed of that host.
    private func worldWithPages() async throws -> PollingWorld {
        let world = try await PollingWorld(hosts: Self.hosts)
        try world.configure(
            polling: "spread: 0s",
            feeds: [
                "id: own, url: \"http://b.example/own\", every: 15m",
                "id: wire, url: \"http://a.example/feed\", every: 15m, fulltext: true, backfill: notify",
            ]
        )
        world.serve("/own", .rss("one").with("ETag", "\"a\""))
        world.serve("/feed", Self.story.with("ETag", "\"a\""))
        return world
    }

    @Test(arguments: [("/story", 429), ("/robots.txt", 503)])
    func `12. what a page's host says holds for its feeds too, also after a restart`(
        path: String,
        status: Int
    ) async throws {
        let world = try await worldWithPages()
        world.serve(path, .status(status).with("Retry-After", "20000"))
        try await world.waitForPages { !world.visits(path).isEmpty }
        try await world.waitForPages { try world.pauses().count == 1 && world.isNoPageDue() }
        try await world.stop()
        try await world.pass(.seconds(19_000))
        #expect(world.visits("/own").count == 1)
        #expect(world.visits("/feed").count > 15)
        #expect(try await report(world, "own").nextPollReason?.contains("HTTP \(status)") == true)
        try await world.pass(.seconds(3000))
        #expect(world.visits("/own").count > 1)
        try await world.end()
    }

    @Test func `12. a page's 429 without a time keeps pages away, and no feed`() async throws {
        let world = try await worldWithPages()
        world.serve("/story", .status(429))
        try await world.waitForPages { !world.visits("/story").isEmpty }
        try await world.waitForPages { try world.pauses() == [.pages] }
        try await world.stop()
        try await world.pass(.seconds(2000))
        #expect(world.visits("/own").count >= 3)
        #expect(world.visits("/story").count == 1)
        #expect(try await report(world, "own").hostPausedUntil == nil)
        try await world.end()
    }

    /// Statement 25 of polling: the world begins on a Monday at noon.
    @Test func `25. hours to skip hold after a restart, for polls that bring no document`() async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: ["id: wire, url: \"http://news.example/feed\", every: 1h"])
        world.serve("/feed") { earlier, _ in
            earlier > 0
                ? .status(304)
                : .rss("one", channel: "<skipHours><hour>14</hour></skipHours>").with("ETag", "\"a\"")
        }
        try await world.pass(.seconds(600))
        try await world.stop()
        try await world.pass(.seconds(3 * 3600))
        let hours = world.visits().map { Int($0.time.seconds / 3600) + 12 }
        #expect(hours == [12, 13, 15])
        try await world.end()
    }

    @Test func `25. a start within hours to skip waits for their end, and says so`() async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: ["id: wire, url: \"http://news.example/feed\", every: 1h"])
        world.serve(
            "/feed",
            .rss("one", channel: "<skipHours><hour>14</hour><hour>15</hour></skipHours>")
        )
        try await world.pass(.seconds(60))
        try await world.stop()
        // While nobody runs it becomes 14:06.
        world.clock.setWall(forward: .seconds(125 * 60))
        try await world.pass(.seconds(3600))
        #expect(world.visits().count == 1)
        #expect(try await report(world, "wire").nextPollReason?.contains("at these hours") == true)
        try await world.pass(.seconds(3600))
        #expect(world.visits().count == 2)
        try await world.end()
    }

    @Test func `6, 24. a 304 that names a shorter time does not undercut the ttl`() async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: ["id: wire, url: \"http://news.example/feed\", every: 15m"])
        world.serve("/feed") { earlier, _ in
            earlier > 0
                ? .status(304).with("Cache-Control", "max-age=60")
                : .rss("one", channel: "<ttl>120</ttl>").with("ETag", "\"a\"")
        }
        try await world.pass(.seconds(8000))
        try await world.stop()
        try await world.pass(.seconds(8000))
        let gaps = world.gaps()
        #expect(gaps.count == 2 && gaps.allSatisfy { $0 >= 7200 && $0 <= 7560 }, "\(gaps)")
        try await world.end()
    }

    /// Statement 38 of polling.
    @Test func `38. a page that did not come is told of with its reason, its time and how many did not`()
        async throws
    {
        let world = try await PollingWorld(hosts: Self.hosts)
        try world.configure(feeds: [
            "id: wire, url: \"http://a.example/feed\", every: 15m, fulltext: true, backfill: notify"
        ])
        world.serve("/feed", Self.story.with("ETag", "\"a\""))
        world.serve("/story", .status(403))
        #expect(try await report(world, "wire").pages?.tried == 0)
        try await world.waitForPages { try world.pages("wire").tried == 1 }
        let pages = try #require(try await report(world, "wire").pages)
        #expect(pages.failed == 1 && pages.lastURL == "http://b.example/story")
        #expect(pages.lastError?.contains("HTTP 403") == true)
        #expect(pages.lastFailure?.hasPrefix("2026-11-23T12:0") == true)
        try await world.end()
    }
}

extension PollingWorld {
    /// What the pauses that are stored hold for.
    fileprivate func pauses() throws -> [HostPause.Scope] {
        try store?.read { try $0.hostPauses(notOverAt: clock.wall) }.map(\.scope) ?? []
    }

    /// Whether the page that was asked for is put off.
    fileprivate func isNoPageDue() throws -> Bool {
        let soon = clock.wall + .seconds(3600)
        return try store?.read { try $0.duePageFetches(now: soon, limit: 1) }.isEmpty ?? false
    }

    /// What is stored of a feed's pages.
    fileprivate func pages(_ feed: FeedID) throws -> PageTally {
        try store?.read { try $0.pageTally(of: feed, newest: 20) } ?? PageTally()
    }
}
