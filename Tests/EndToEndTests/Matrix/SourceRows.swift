// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// Rows 31 to 34: servers that lie, plead, move, or send too much.
@Suite(.timeLimit(.minutes(2))) struct SourceRows {
    @Test func `servers that always say unchanged, always say changed, or send no feed invent no alert`()
        async throws
    {
        let names = ["unchanged", "changing", "login", "empty"]
        try await FaultRow.play { row in
            for name in names { try row.publish("A zebra accord of \(name)", in: name) }
            try await row.begin(feeds: names)
            let text = try row.paper("changing").text
            row.stage.site.set("/unchanged", .status(304))
            row.stage.site.set("/changing") { request in
                ScriptedResponse.ok(text, type: "application/rss+xml").with("ETag", "\"\(request.number)\"")
            }
            row.stage.site.set(
                "/login",
                .ok("<!DOCTYPE html><html><body>Log in</body></html>", type: "text/html")
            )
            row.stage.site.set("/empty", .ok("", type: "application/rss+xml"))
            let counts = Dictionary(
                uniqueKeysWithValues: names.map { ($0, row.stage.news.requests(for: "/" + $0).count) }
            )
            #expect(
                await eventually {
                    ["unchanged", "changing"]
                        .allSatisfy {
                            row.stage.news.requests(for: "/" + $0).count > counts[$0, default: 0] + 5
                        }
                }
            )
            let isSeen = await eventually {
                let feeds: [FeedLine] = try await row.home.command("feeds", "list", "--json").lines()
                let states = Dictionary(uniqueKeysWithValues: feeds.map { ($0.id, $0.state) })
                return states["login"] == "failing" && states["empty"] == "failing"
                    && states["changing"] == "healthy"
            }
            #expect(isSeen, "what is no feed fails")
            #expect(try row.links(of: .desk).count == 5, "nothing is told twice")
            #expect(try await row.stage.status().articles == 5, "and what was there is kept")
            for name in names { try row.publish("Another zebra accord of \(name)", in: name) }
            #expect(await row.isAllTold(within: .seconds(60)))
        }
    }

    @Test func `a server's wish for a pause is kept, clamped where it is absurd, and outlives a restart`()
        async throws
    {
        let names = ["seconds", "date", "absurd", "negative", "unavailable"]
        try await FaultRow.play { row in
            let date = HTTPDates.text(Date() + 10)
            for (name, response) in [
                "seconds": ScriptedResponse.status(429).with("Retry-After", "3"),
                "date": .status(429).with("Retry-After", date),
                "absurd": .status(429).with("Retry-After", "99999999999999999999"),
                "negative": .status(429).with("Retry-After", "-5"),
                "unavailable": .status(503).with("Retry-After", "3"),
            ] {
                row.stage.site.set("/" + name, response)
            }
            try await row.begin(feeds: names)
            #expect(
                await eventually { names.allSatisfy { row.stage.news.requests(for: "/" + $0).count >= 1 } }
            )
            #expect(try await row.end() == .status(0))
            try await row.start()
            #expect(
                await eventually {
                    names.allSatisfy { ["absurd", "negative"].contains($0) || row.gap($0) != nil }
                },
                "asked again"
            )
            for name in ["seconds", "unavailable"] {
                #expect(try #require(row.gap(name)) >= .milliseconds(2900), "\(name)")
            }
            #expect(try #require(row.gap("date")) >= .milliseconds(1000))
            #expect(
                row.stage.news.requests(for: "/absurd").count == 1,
                "an absurd wish is a long one, not none"
            )
            for name in names { try row.publish("A zebra accord of \(name)", in: "wire") }
        }
    }

    @Test func `the wish of a server that a feed leads to is heeded as if it were the feed's own`()
        async throws
    {
        try await FaultRow.play { row in
            let site = ScriptedSite()
            let other = try await LoopbackServer.start(site: site)
            site.set("/there", ScriptedResponse.status(429).with("Retry-After", "3"))
            row.stage.site.set("/away", .redirect(302, to: other.url("/there").absoluteString))
            try await row.begin(feeds: ["away"])
            #expect(await other.waitForRequests(count: 1))
            #expect(try await row.end() == .status(0))
            try await row.start()
            #expect(await other.waitForRequests(count: 2, timeout: .seconds(20)))
            let times = other.requests.map(\.arrived)
            #expect(times[0].duration(to: times[1]) >= .milliseconds(2900), "over a restart, too")
            #expect(try #require(row.gap("away")) >= .milliseconds(2900), "nor is the feed itself asked")
            await other.stop()
        }
    }

    @Test(.enabled(if: WallClock.isUsable, "a clock of one's own takes a C compiler"))
    func
        `a permanent redirect is believed after days, and a feed that is gone is told of once and left alone`()
        async throws
    {
        try await FaultRow.play(checkingTime: false) { row in
            let clock = WallClock(row.home)
            try row.publish("A zebra accord that moved", in: "new")
            row.stage.site.set("/old", .redirect(301, to: "/new"))
            try row.publish("A zebra accord, the last of its feed", in: "gone")
            try await row.begin(beneath: clock.launcher, feeds: ["old", "gone"])
            row.stage.site.set("/gone", .status(410))
            #expect(await eventually { row.stage.news.requests(for: "/old").count >= 6 })
            clock.set(offset: 3 * 86_400)
            let isBelieved = await eventually {
                let before = row.stage.news.requests(for: "/old").count
                let asked = row.stage.news.requests(for: "/new").count
                _ = await row.stage.news.waitForRequests(timeout: .seconds(5)) { requests in
                    requests.count { $0.path == "/new" } >= asked + 4
                }
                return row.stage.news.requests(for: "/old").count == before
            }
            #expect(isBelieved, "the new place is asked alone")
            let isTold = await eventually {
                row.home.text(row.home.alertFile).split(separator: "\n")
                    .count { $0.contains("watchword.notice/1") && $0.contains("feed_failing") } == 1
            }
            #expect(isTold, "one notice")
            let left = row.stage.news.requests(for: "/gone").count
            try row.publish("A zebra accord at the new place", in: "new")
            #expect(await row.isAllTold())
            #expect(row.stage.news.requests(for: "/gone").count == left, "not asked again")
            // What a person does on hearing of it.
            try row.stage.writeFeeds(["wire", "old"])
            #expect(try await row.home.command("reload").status == 0)
        }
    }

    @Test func `a feed that names all its articles anew tells of none again`() async throws {
        try await FaultRow.play { row in
            try await row.begin()
            try row.publish((1...8).map { "Zebra accord number \($0)" })
            #expect(await row.isAllTold())
            let before = try row.links(of: .desk).count
            var paper = try row.paper()
            let text = paper.text.replacing(
                "<guid isPermaLink=\"false\">",
                with: "<guid isPermaLink=\"false\">anew-"
            )
            row.stage.site.publish("/wire", text, type: paper.format.type)
            let asked = row.stage.news.requests.count
            #expect(await row.stage.news.waitForRequests(count: asked + 5))
            #expect(try await row.stage.status().articles == 9)
            #expect(try row.links(of: .desk).count == before)
            // And again as it was, with one more.
            paper.items.append(
                .init(
                    id: "last",
                    title: "The last zebra accord",
                    body: "Of a text that no other has, with many words."
                )
            )
            row.stage.publish(paper)
            #expect(await eventually { try row.links(of: .desk).count == before + 1 })
        }
    }
}

extension FaultRow {
    /// The time between the first two requests for a feed.
    fileprivate func gap(_ feed: String) -> Duration? {
        let times = stage.news.requests(for: "/" + feed).map(\.arrived)
        return times.count < 2 ? nil : times[0].duration(to: times[1])
    }
}

/// Dates as servers write them.
private enum HTTPDates {
    static func text(_ date: Date) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = .gmt
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return format.string(from: date)
    }
}
