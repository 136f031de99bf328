// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import ReviewServer
import Testing

@testable import FeedFetching
@testable import Watcher

/// How many are asked at once, and when.
@Suite(.timeLimit(.minutes(2))) struct `Polling: pace` {
    private func feeds(_ hosts: [String], _ more: String = "") -> [String] {
        hosts.enumerated().map { "id: f\($0), url: \"http://\($1)/\($0)\"\(more)" }
    }

    private func serve(_ world: PollingWorld, _ count: Int) {
        for number in 0..<count { world.serve("/\(number)", .rss("one").with("ETag", "\"a\"")) }
    }

    @Test(arguments: [
        ("news.example", "news.example", 2.0), ("one.tumblr.com", "two.tumblr.com", 60),
        ("a.reddit.com", "old.reddit.com", 60),
    ])
    func
        `21. a host is asked one thing at a time, two seconds apart, and a service of many hosts once a minute`(
            first: String,
            second: String,
            seconds: Double
        ) async throws
    {
        let world = try await PollingWorld(hosts: Array(Set([first, second])))
        try world.configure(polling: "spread: 0s", feeds: feeds([first, second, first, second]))
        serve(world, 4)
        try await world.pass(.seconds(300))
        let times = world.visits.map(\.time).sorted()
        try #require(times.count == 4)
        #expect(zip(times, times.dropFirst()).allSatisfy { ($1 - $0).seconds >= seconds })
        try await world.end()
    }

    @Test func `22. no more than eight are under way at once`() async throws {
        let hosts = (0..<30).map { "h\($0).example" }
        let world = try await PollingWorld(hosts: hosts)
        try world.configure(polling: "spread: 0s", feeds: feeds(hosts))
        for number in 0..<30 { world.serve("/\(number)", .rss("one").delayed(by: .milliseconds(30))) }
        let watcher = try await world.watcher()
        async let passing: Void = world.pass(.seconds(60))
        var most = 0
        while world.visits.count < 30 {
            most = max(most, watcher.poller.upcoming().count { $0.reason == "is being polled" })
            try await Task.sleep(for: .milliseconds(1))
        }
        try await passing
        #expect(most == 8)
        try await world.end()
    }

    @Test
    func `23. a thousand feeds that are due at once are spread over five minutes`()
        async throws
    {
        let hosts = (0..<1000).map { "h\($0).example" }
        let world = try await PollingWorld(hosts: hosts)
        try world.configure(feeds: feeds(hosts, ", every: 1h"))
        serve(world, 1000)
        try await world.pass(.seconds(3000))
        let times = world.visits.map(\.time.seconds).sorted()
        #expect(times.count == 1000)
        #expect(try #require(times.last) >= 299)
        let busiest = Dictionary(grouping: times) { Int($0 / 10) }.values.map(\.count).max()
        #expect(busiest ?? 0 <= 40)
        try await world.end()
    }

    @Test(arguments: [
        ("90", 5400.0), ("5", 900), ("0", 900), ("-30", 900), ("1e3", 900), ("soon", 900), ("", 900),
        ("9999999", 86_400),
    ])
    func `24. ttl is whole minutes, lengthens only, and rubbish is not heeded`(
        ttl: String,
        seconds: Double
    ) async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: ["id: wire, url: \"http://news.example/feed\", every: 15m"])
        world.serve("/feed", .rss("one", channel: "<ttl>\(ttl)</ttl>"))
        try await world.wait(every: 900) { world.visits().count > 1 }
        let gap = try #require(world.gaps().first)
        #expect(gap >= seconds && gap <= seconds * 1.05, "\(gap)")
        try await world.end()
    }

    /// The world begins on a Monday at noon.
    @Test(
        arguments: [
            ("<skipHours><hour>13</hour><hour>14</hour></skipHours>", 3 * 3600.0, 4 * 3600.0),
            (
                "<skipHours>\((13...23).map { "<hour>\($0)</hour>" }.joined())<hour>24</hour></skipHours>",
                46_800, 50_400
            ),
            ("<skipDays><day>Monday</day></skipDays>", 43_200, 50_000),
            ("<skipHours>\((0...23).map { "<hour>\($0)</hour>" }.joined())</skipHours>", 3600, 4000),
            ("<skipDays><day>Monday</day><day>Tuesday</day><day>Wednesday</day></skipDays>", 80_000, 90_000),
        ] as [(String, Double, Double)]
    )
    func `25. skipHours and skipDays are kept to, for a day at most, and not when they leave no time at all`(
        channel: String,
        least: Double,
        most: Double
    ) async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: ["id: wire, url: \"http://news.example/feed\", every: 1h"])
        world.serve("/feed", .rss("one", channel: channel).with("ETag", "\"a\""))
        try await world.wait(every: 900) { world.visits().count > 1 }
        let gap = try #require(world.gaps().first)
        #expect(gap >= least && gap <= most, "\(gap)")
        try await world.end()
    }

    @Test(
        arguments: [
            ("hourly", "1", 900), ("daily", "4", 21_600), ("weekly", "1", 86_400), ("hourly", "0", 900),
            ("often", "1", 900),
        ] as [(String, String, Double)]
    )
    func `26. sy:updatePeriod may lengthen the wait to a day, and the usual hourly changes nothing`(
        period: String,
        frequency: String,
        seconds: Double
    ) async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: ["id: wire, url: \"http://news.example/feed\", every: 15m"])
        let space = "xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\""
        world.serve(
            "/feed",
            .rss(
                "one",
                channel: "<sy:updatePeriod \(space)>\(period)</sy:updatePeriod>"
                    + "<sy:updateFrequency \(space)>\(frequency)</sy:updateFrequency>"
            )
        )
        try await world.wait(every: 900) { world.visits().count > 1 }
        let gap = try #require(world.gaps().first)
        #expect(gap >= seconds && gap <= seconds * 1.05, "\(gap)")
        try await world.end()
    }

    @Test func `36. a wish to poll now obeys Retry-After and a floor of a minute`() async throws {
        let world = try await PollingWorld()
        try world.configure()
        world.serve("/feed") { earlier, _ in
            earlier < 2 ? .rss("one").with("ETag", "\"a\"") : .status(429).with("Retry-After", "7000")
        }
        try await world.pass(.seconds(30))
        let poller = try await world.watcher().poller
        func wish() -> String { poller.refresh(["wire"])["wire"].map { "\($0)" } ?? "" }
        #expect(wish().hasPrefix("refused"))
        try await world.pass(.seconds(31))
        #expect(wish() == "queued")
        try await world.pass(.seconds(61))
        #expect(wish() == "queued")
        try await world.pass(.seconds(6000))
        #expect(world.visits().count == 3)
        #expect(wish().hasPrefix("refused"))
        try await world.pass(.seconds(1400))
        #expect(world.visits().count == 4, "\(world.visits().map(\.time)) \(poller.upcoming())")
        try await world.end()
    }

    @Test(arguments: [Duration.day * 30, .day * -30])
    func `37. a clock that is set forward or back causes no burst and no silence`(jump: Duration) async throws
    {
        let hosts = (0..<20).map { "h\($0).example" }
        let world = try await PollingWorld(hosts: hosts)
        try world.configure(feeds: feeds(hosts, ", every: 15m"))
        serve(world, 20)
        try await world.pass(.seconds(1000))
        world.clock.setWall(forward: jump)
        try await world.pass(.seconds(4000))
        try await world.stop()
        world.clock.setWall(forward: .zero - jump)
        try await world.pass(.seconds(4000))
        for number in 0..<20 {
            let gaps = world.gaps("/\(number)")
            #expect(gaps.allSatisfy { $0 >= 60 && $0 <= 2000 }, "\(gaps)")
            #expect(gaps.count >= 7)
        }
        try await world.end()
    }

    @Test func `38. whatever is not asked now says when it is, and why`() async throws {
        let hosts = (0..<5).map { "h\($0).example" }
        let world = try await PollingWorld(hosts: hosts)
        try world.configure(polling: "spread: 0s", feeds: feeds(hosts, ", every: 15m"))
        world.serve("/0", .rss("one").with("ETag", "\"a\""))
        world.serve("/1", .status(500))
        world.serve("/2", .status(429).with("Retry-After", "7000"))
        world.serve("/3", .status(410))
        world.serve("/4", .rss("one", channel: "<ttl>180</ttl>"))
        try await world.pass(.seconds(100))
        let reasons = try await world.watcher().poller.upcoming().map(\.reason)
        let words = ["every 15 min", "after a failure", "HTTP 429", "gone for good", "3 h"]
        #expect(reasons.count == 5)
        for (reason, word) in zip(reasons, words) { #expect(reason.contains(word), "\(reason)") }
        try await world.end()
    }
}
