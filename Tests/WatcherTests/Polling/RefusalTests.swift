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

/// Where a feed moves, hides and dies.
@Suite(.timeLimit(.minutes(2))) struct `Polling: redirects and refusals` {
    private static let wire = "id: wire, url: \"http://news.example/feed\", every: 15m"

    /// Notices about sources that were made for the one sink.
    private func notices(_ world: PollingWorld) async throws -> Int {
        let counts = try await world.watcher().store.read { try $0.counts() }
        return counts.messages["file"]?.values.reduce(0, +) ?? 0
    }

    @Test
    func
        `16. a permanent redirect is believed after five answers over two days, and entries stay themselves`()
        async throws
    {
        let world = try await PollingWorld(hosts: ["news.example", "new.example"])
        try world.configure(feeds: ["id: wire, url: \"http://news.example/feed\", every: 12h"])
        world.serve("news.example/feed", .redirect(301, to: "http://new.example/there"))
        world.serve("new.example/there", .rss("one").with("ETag", "\"a\""))
        try await world.pass(.day * 4)
        let old = world.visits("/feed")
        #expect(old.count >= 5)
        #expect(try #require(old.last).time >= .day * 2)
        #expect(world.visits("/there").count > old.count)
        let state = try await world.stored()
        #expect(state.movedTo == "http://new.example/there")
        #expect(state.url == "http://news.example/feed", "the old address is kept")
        #expect(try await world.headlines() == ["one"])
        try await world.end()
    }

    @Test(arguments: [302, 303, 307])
    func `17. a redirect that is not permanent is followed and never kept`(status: Int) async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: ["id: wire, url: \"http://news.example/feed\", every: 12h"])
        world.serve("/feed", .redirect(status, to: "/there"))
        world.serve("/there", .rss("one").with("ETag", "\"a\""))
        try await world.pass(.day * 6)
        #expect(world.visits("/feed").count == world.visits("/there").count)
        #expect(try await world.stored().movedTo == nil)
        try await world.end()
    }

    @Test(arguments: [(5, true), (6, false)])
    func `17. five hops are followed, no more`(hops: Int, arrives: Bool) async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: [Self.wire])
        world.serve("/feed", .redirect(302, to: "/1"))
        for hop in 1..<hops { world.serve("/\(hop)", .redirect(302, to: "/\(hop + 1)")) }
        world.serve("/\(hops)", .rss("one"))
        try await world.pass(.seconds(20))
        let times = world.visits.map(\.time)
        #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= .seconds(2) }, "each hop in its turn")
        #expect(try await world.headlines() == (arrives ? ["one"] : []))
        #expect(world.visits.count == 6)
        try await world.end()
    }

    @Test func `17. a loop is seen`() async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: [Self.wire])
        world.serve("/feed", .redirect(302, to: "/back"))
        world.serve("/back", .redirect(302, to: "/feed"))
        try await world.pass(.seconds(10))
        #expect(world.visits.count == 2)
        let error = try await world.stored().lastError ?? ""
        #expect(error.contains("leads back"), "\(error)")
        try await world.end()
    }

    @Test func `18. a feed's own headers do not leave its origin`() async throws {
        let world = try await PollingWorld(hosts: ["news.example", "other.example"])
        try world.configure(feeds: [
            Self.wire + ", headers: { X-Plan: press, Authorization: { env: PLAN_KEY } }"
        ])
        world.serve("/feed", .redirect(302, to: "http://other.example/there"))
        world.serve("/there", .redirect(302, to: "http://news.example/end"))
        world.serve("/end", .rss("one"))
        try await world.pass(.seconds(10))
        let carried = world.visits.map {
            ($0.path, $0.headers["Authorization"] ?? "", $0.headers["X-Plan"] ?? "")
        }
        #expect(carried.first { $0.0 == "/feed" }.map { $0.1 == "canary" && $0.2 == "press" } == true)
        #expect(carried.first { $0.0 == "/there" }.map { $0.1.isEmpty && $0.2.isEmpty } == true)
        try await world.end()
    }

    @Test(arguments: [(410, 1, 1), (404, 8, 1), (401, 8, 1), (403, 8, 1), (451, 8, 1)])
    func `19. 410 ends the polling, other refusals back off to a day, and people hear of it once`(
        status: Int,
        leastVisits: Int,
        told: Int
    ) async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: [Self.wire])
        world.serve("/feed", .status(status))
        try await world.pass(.day * 5)
        let gaps = world.gaps()
        #expect(status == 410 ? gaps.isEmpty : world.visits().count >= leastVisits)
        #expect(zip(gaps, gaps.dropFirst()).allSatisfy { $1 >= $0 || $1 >= 80_000 }, "\(gaps)")
        #expect(gaps.allSatisfy { $0 >= 900 && $0 <= 86_400 })
        #expect(try await notices(world) == told)
        #expect(try await world.stored().nextPoll == nil || status != 410)
        try await world.end()
    }

    @Test(arguments: [
        ("a challenge", ScriptedResponse.status(403).with("cf-mitigated", "challenge")),
        (
            "a page at 202",
            ScriptedResponse(status: 202, body: .bytes(Array("<html><body>Wait</body></html>".utf8)))
        ),
        ("a login at 200", .ok("<!doctype html><html><body>Sign in</body></html>", type: "text/html")),
        ("a page at 403", ScriptedResponse(status: 403, body: .bytes(Array("<html>No</html>".utf8)))),
    ])
    func
        `20. a page in place of the feed is told as such, takes nothing away, and its validators are not kept`(
            name: String,
            page: ScriptedResponse
        ) async throws
    {
        let world = try await PollingWorld()
        try world.configure(feeds: [Self.wire])
        world.serve("/feed") { earlier, _ in
            earlier == 0 ? .rss("one").with("ETag", "\"good\"") : page.with("ETag", "\"bad\"")
        }
        try await world.pass(.seconds(7000))
        #expect(
            world.visits().dropFirst().allSatisfy { $0.headers["If-None-Match"] == "\"good\"" },
            "\(name)"
        )
        #expect(world.visits().count >= 3)
        let state = try await world.stored()
        #expect(state.failures >= 2 && state.lastError?.isEmpty == false)
        #expect(try await world.headlines() == ["one"])
        try await world.end()
    }
}
