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

/// What a poll asks with, and what is learnt from the answer.
@Suite(.timeLimit(.minutes(2))) struct `Polling: validators` {
    private static func etag(_ visit: PollingWorld.Visit) -> String? { visit.headers["If-None-Match"] }
    private static func date(_ visit: PollingWorld.Visit) -> String? { visit.headers["If-Modified-Since"] }

    @Test(arguments: [
        ("\"v1\"", "Mon, 23 Nov 2026 11:00:00 GMT"),
        ("W/\"weak, with comma\"", "Monday, 23-Nov-26 11:00:00 GMT"),
        ("unquoted", "2026-11-23 11:00:00 +0100 (odd)"), ("\"\"", "0"),
    ])
    func `1. the first poll carries no condition, the second what was received, to the byte`(
        etag: String,
        date: String
    ) async throws {
        let world = try await PollingWorld()
        try world.configure()
        world.serve("/feed", .rss("one").with("ETag", etag).with("Last-Modified", date))
        try await world.pass(.seconds(1000))
        let visits = world.visits()
        try #require(visits.count == 2)
        #expect(Self.etag(visits[0]) == nil && Self.date(visits[0]) == nil)
        #expect(Self.etag(visits[1]) == etag && Self.date(visits[1]) == date)
        try await world.end()
    }

    @Test func `2. validators of a 200 and of a 304 replace the old ones, and a 200 without clears them`()
        async throws
    {
        let world = try await PollingWorld()
        try world.configure(feeds: ["id: wire, url: \"http://news.example/feed\", every: 15m"])
        world.serve("/feed") { earlier, _ in
            switch earlier {
            case 0: .rss("one").with("ETag", "\"a\"").with("Last-Modified", "Mon, 23 Nov 2026 11:00:00 GMT")
            case 1: .status(304).with("ETag", "\"b\"")
            case 2: .rss("two").with("ETag", "\"c\"")
            default: .rss("three")
            }
        }
        try await world.pass(.seconds(4 * 960))
        let visits = world.visits()
        #expect(visits.prefix(5).map(Self.etag) == [nil, "\"a\"", "\"b\"", "\"c\"", nil])
        #expect(visits.prefix(5).map(Self.date).map { $0 != nil } == [false, true, true, false, false])
        try await world.end()
    }

    @Test func `3. validators survive a restart, and a restart inside the interval sends nothing`()
        async throws
    {
        let world = try await PollingWorld()
        try world.configure()
        world.serve("/feed", .rss("one").with("ETag", "\"a\""))
        try await world.pass(.seconds(60))
        for _ in 1...3 {
            try await world.stop()
            try await world.pass(.seconds(200))
        }
        #expect(world.visits().count == 1)
        try await world.pass(.seconds(400))
        #expect(world.visits().map(Self.etag) == [nil, "\"a\""])
        #expect(world.gaps().allSatisfy { $0 >= 900 })
        try await world.end()
    }

    @Test(arguments: [
        ("no feed", ScriptedResponse.ok("<!doctype html><p>Sign in", type: "text/html")),
        ("cut short", .ok("<rss><channel><item><guid>two</guid><title>two</title></item>", type: "text/xml")),
        ("no XML", .ok("{]", type: "application/rss+xml")),
    ])
    func `4. a document that could not be read whole leaves no validators of its own`(
        name: String,
        document: ScriptedResponse
    ) async throws {
        let world = try await PollingWorld()
        try world.configure()
        world.serve("/feed") { earlier, _ in
            earlier == 0 ? .rss("one").with("ETag", "\"good\"") : document.with("ETag", "\"bad\"")
        }
        try await world.pass(.seconds(7200))
        #expect(world.visits().count > 2)
        #expect(!world.visits().compactMap(Self.etag).contains("\"bad\""), "\(name)")
        #expect(try await world.headlines().contains("one"))
        try await world.end()
    }

    @Test func `5. a changed URL is asked unconditionally once, and validators stay at their origin`()
        async throws
    {
        let world = try await PollingWorld(hosts: ["news.example", "other.example"])
        try world.configure()
        world.serve("/feed", .rss("one").with("ETag", "\"a\""))
        try await world.pass(.seconds(60))
        try await world.stop()
        world.serve("/moved", .redirect(302, to: "http://other.example/new"))
        world.serve("/new", .rss("one").with("ETag", "\"b\""))
        try world.configure(feeds: ["id: wire, url: \"http://news.example/moved\", every: 15m"])
        try await world.pass(.seconds(960))
        #expect(world.visits("/moved").map(Self.etag) == [nil, "\"b\""])
        #expect(world.visits("/new").map(Self.etag) == [nil, nil])
        #expect(try await world.headlines() == ["one"])
        try await world.end()
    }

    @Test func `5. a feed of a list whose title was edited is the same feed, without a new baseline`()
        async throws
    {
        let world = try await PollingWorld()
        func outline(_ title: String) -> String {
            "<outline text=\"\(title)\" xmlUrl=\"http://news.example/feed\"/>"
        }
        try world.configure(list: outline("Wire"))
        world.serve("/feed") { earlier, request in
            if request.headers["If-None-Match"] == "\"\(earlier / 2)\"" { return .status(304) }
            let paper = earlier < 2 ? ScriptedResponse.rss("one") : .rss("one", "talks")
            return paper.with("ETag", "\"\(earlier / 2)\"")
        }
        try await world.pass(.seconds(60))
        #expect(try await world.stored("wire").baseline != nil)
        try await world.stop()
        try world.configure(list: outline("The Wire"))
        try await world.pass(.seconds(960))
        #expect(world.visits().map(Self.etag) == [nil, "\"0\""])
        try await world.pass(.seconds(960))
        #expect(try await world.headlines() == ["one", "talks"])
        let store = try await world.watcher().store
        #expect(try store.read { try $0.feedStates().keys.map(\.rawValue) } == ["the-wire"])
        #expect(try store.read { try $0.counts() }.messages["file"]?.values.reduce(0, +) == 1)
        try await world.end()
    }

    @Test func `6. a 304 is a success, ends failures, and may shorten a wait but not lengthen it`()
        async throws
    {
        let world = try await PollingWorld()
        try world.configure()
        world.serve("/feed") { earlier, _ in
            switch earlier {
            case 0: .rss("talks").with("ETag", "\"a\"").with("Cache-Control", "max-age=7200")
            case 1: .status(500)
            case 2: .status(304).with("Cache-Control", "max-age=80000")
            case 3: .status(304).with("Cache-Control", "max-age=3600")
            default: .status(304).with("Cache-Control", "max-age=10")
            }
        }
        try await world.pass(.seconds(7600))
        #expect(try await world.stored().failures == 1)
        // The wait after a failure is lengthened by up to a quarter.
        try await world.pass(.seconds(1200))
        #expect(try await world.stored().failures == 0)
        try await world.pass(.seconds(20_000))
        let gaps = world.gaps().dropFirst(2).prefix(3)
        #expect(zip(gaps, [7200.0, 3600, 900]).allSatisfy { $0 >= $1 && $0 <= $1 * 1.05 }, "\(gaps)")
        #expect(try await world.headlines() == ["talks"])
        try await world.end()
    }

    @Test func `7. the same bytes again are neither read nor alerted, validators or not`() async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: [
            "id: wire, url: \"http://news.example/feed\", backfill: notify, every: 15m"
        ])
        world.serve("/feed", .rss("talks"))
        let reports = try await world.watcher().reports.listen(for: .seconds(86_400))
        try await world.pass(.seconds(3 * 960))
        try await world.watcher().reports.finish()
        let outcomes = await reports.reduce(into: []) { $0.append($1.outcome) }
        #expect(outcomes.first == "document")
        #expect(outcomes.count >= 3 && outcomes.dropFirst().allSatisfy { $0 == "unchanged" }, "\(outcomes)")
        try await world.end()
    }

    @Test(arguments: [
        ("check_stuck: true", 200, 2), ("check_stuck: false", 200, 0), ("check_stuck: true", 429, 0),
    ])
    func `8. a server that says 304 for ever is doubted once in 14 days, if its feed and the server let us`(
        setting: String,
        second: Int,
        doubts: Int
    ) async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: ["id: wire, url: \"http://news.example/feed\", every: 6h, \(setting)"])
        world.serve("/feed") { earlier, request in
            if earlier == 1, second == 429 { return .status(429) }
            return request.headers["If-None-Match"] == nil ? .rss("one").with("ETag", "\"a\"") : .status(304)
        }
        try await world.pass(.day * 31)
        let unconditional = world.visits().filter { Self.etag($0) == nil }.map(\.time)
        #expect(unconditional.count == 1 + doubts)
        #expect(zip(unconditional, unconditional.dropFirst()).allSatisfy { $1 - $0 >= .day * 14 })
        try await world.end()
    }
}
