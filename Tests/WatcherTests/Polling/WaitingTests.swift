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

/// How long a feed is left alone.
@Suite(.timeLimit(.minutes(2))) struct `Polling: waiting` {
    /// A world of one feed that answers 200 with these headers, and the seconds between its first polls.
    private func gaps(
        _ headers: [(String, String)],
        channel: String = "",
        feed: String = "",
        count: Int = 1
    ) async throws -> [Double] {
        let world = try await PollingWorld()
        try world.configure(feeds: ["id: wire, url: \"http://news.example/feed\"\(feed)"])
        world.serve("/feed") { _, _ in
            headers.reduce(.rss("one", channel: channel)) { $0.with($1.0, $1.1) }
        }
        try await world.wait(every: 900) { world.visits().count > count }
        let gaps = world.gaps()
        try await world.end()
        return Array(gaps.prefix(count))
    }

    private static let tag = ("ETag", "\"a\"")

    @Test(
        arguments: [
            ("the greatest of three", [tag, ("Cache-Control", "max-age=7200")], "<ttl>90</ttl>", 7200),
            ("max-age less Age", [tag, ("Cache-Control", "max-age=7200"), ("Age", "1200")], "", 6000),
            ("the document's ttl", [tag, ("Cache-Control", "max-age=1200")], "<ttl>90</ttl>", 5400),
            ("Expires alone", [tag, ("Expires", "Mon, 23 Nov 2026 14:00:00 GMT")], "", 7200),
            (
                "Expires beside max-age",
                [tag, ("Expires", "Mon, 23 Nov 2026 20:00:00 GMT"), ("Cache-Control", "max-age=1200")],
                "", 1200
            ), ("no more than a day", [tag, ("Cache-Control", "max-age=31536000")], "", 86_400),
        ] as [(String, [(String, String)], String, Double)]
    )
    func `9. the next poll waits for the interval, max-age less Age, and the ttl`(
        name: String,
        headers: [(String, String)],
        channel: String,
        seconds: Double
    ) async throws {
        let gap = try #require(try await gaps(headers, channel: channel).first)
        #expect(gap >= seconds && gap <= seconds * 1.05, "\(name): \(gap)")
    }

    @Test(
        arguments: [
            ("with validators", [tag, ("Cache-Control", "max-age=0, no-cache, no-store")], "", 900),
            ("without", [("Cache-Control", "no-store")], "", 3600),
            ("the owner's", [tag, ("Cache-Control", "max-age=60")], ", every: 20m", 1200),
            ("the floor", [tag, ("Cache-Control", "max-age=1")], ", every: 5m", 300),
        ] as [(String, [(String, String)], String, Double)]
    )
    func `10. no header makes a poll come sooner than its owner wants`(
        name: String,
        headers: [(String, String)],
        feed: String,
        seconds: Double
    ) async throws {
        let gap = try #require(try await gaps(headers, feed: feed).first)
        #expect(gap >= seconds && gap <= seconds * 1.05, "\(name): \(gap)")
    }

    @Test(
        arguments: [
            ("seconds", 429, "5000", 5000), ("a date", 503, "Mon, 23 Nov 2026 13:30:00 GMT", 5400),
            ("two days", 429, "172800", 172_800), ("a year", 503, "31536000", 604_800),
            ("less than nothing", 503, "-20", 900), ("rubbish", 503, "soon", 900),
            ("rubbish of 429", 429, "soon", 3600),
        ] as [(String, Int, String, Double)]
    )
    func `11. Retry-After is obeyed in seconds and as a date, up to a week, and rubbish is not heeded`(
        name: String,
        status: Int,
        value: String,
        seconds: Double
    ) async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: ["id: wire, url: \"http://news.example/feed\", every: 15m"])
        world.serve("/feed") { earlier, _ in
            earlier == 0 ? .status(status).with("Retry-After", value) : .rss("one").with("ETag", "\"a\"")
        }
        try await world.wait(every: 900) { world.visits().count > 1 }
        let gap = try #require(world.gaps().first)
        #expect(gap >= seconds && gap <= seconds * 1.25, "\(name): \(gap)")
        try await world.end()
    }

    @Test
    func `12. Retry-After holds for all feeds of the host, survives a restart, and binds no other host`()
        async throws
    {
        let world = try await PollingWorld(hosts: ["news.example", "other.example"])
        let feeds = ["news.example/a", "news.example/b", "news.example/c", "other.example/d"]
        try world.configure(
            polling: "spread: 0s",
            feeds: feeds.enumerated().map { "id: f\($0), url: \"http://\($1)\", every: 15m" }
        )
        for path in ["/b", "/c", "/d"] { world.serve(path, .rss("one").with("ETag", "\"a\"")) }
        world.serve("/a", .status(503).with("Retry-After", "20000"))
        try await world.pass(.seconds(10))
        try await world.stop()
        try await world.pass(.seconds(19_000))
        #expect(world.visits.filter { $0.host == "news.example" }.allSatisfy { $0.time < .seconds(10) })
        #expect(world.visits("/d").count > 15)
        try await world.pass(.seconds(3000))
        let late = world.visits.filter { $0.host == "news.example" && $0.time >= .seconds(20_000) }
        #expect(Set(late.map(\.path)) == ["/a", "/b", "/c"], "\(world.visits.map { ($0.path, $0.time) })")
        try await world.end()
    }

    @Test func `13. 429 without Retry-After waits an hour, doubling to a day`() async throws {
        let world = try await PollingWorld()
        try world.configure()
        world.serve("/feed", .status(429))
        try await world.pass(.day * 5)
        let wanted: [Double] = [3600, 7200, 14_400, 28_800, 57_600, 86_400]
        #expect(
            zip(world.gaps(), wanted).allSatisfy { $0 >= $1 && $0 <= min($1 * 1.25, 86_400) },
            "\(world.gaps())"
        )
        #expect(world.gaps().count >= wanted.count)
        try await world.end()
    }

    @Test(arguments: [
        ("500", ScriptedResponse.status(500)), ("502", .status(502)), ("reset", .fault(.reset)),
        ("closed", .fault(.close)), ("cut", .rss("one").claiming(length: 100_000)),
    ])
    func `14. a failure is never retried at once, and backs off from one interval to a day`(
        name: String,
        response: ScriptedResponse
    ) async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: ["id: wire, url: \"http://news.example/feed\", every: 15m"])
        world.serve("/feed", response)
        try await world.pass(.day * 4)
        let gaps = world.gaps()
        let wanted: [Double] = [900, 1800, 3600, 7200, 14_400, 28_800, 57_600, 86_400]
        #expect(zip(gaps, wanted).allSatisfy { $0 >= $1 && $0 <= min($1 * 1.25, 86_400) }, "\(name): \(gaps)")
        #expect(gaps.count >= wanted.count)
        try await world.end()
    }

    @Test func `15. an outage here is no failure of the feeds, and they are asked as usual`() async throws {
        let names = (0..<8).map { "host\($0).example" }
        let world = try await PollingWorld(hosts: names)
        try world.configure(
            polling: "spread: 0s",
            feeds: names.enumerated().map { "id: f\($0), url: \"http://\($1)/feed\", every: 15m" }
        )
        await world.cutOff()
        try await world.pass(.seconds(4000))
        let states = try await world.watcher().store.read { try $0.feedStates() }.values
        #expect(states.count { $0.failures == 0 } >= 6, "\(states.map(\.failures))")
        let waits = states.filter { $0.failures == 0 }
            .compactMap { state in
                state.nextPoll.flatMap { next in state.lastPoll.map { next.timeIntervalSince($0) } }
            }
        #expect(waits.count >= 6 && waits.allSatisfy { $0 >= 900 && $0 <= 945 }, "\(waits)")
        try await world.end()
    }
}
