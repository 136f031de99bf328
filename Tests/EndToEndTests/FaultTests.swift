// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

@Suite struct FaultTests {
    private static let article = Paper.Item(id: "1", title: "A zebra accord")

    @Test(.timeLimit(.minutes(2)))
    func `a feed that hangs, and one that sends rubbish, delay no other`() async throws {
        try await Stage.play { stage in
            stage.site.set("/hanging", .fault(.hang))
            stage.site.set("/endless", ScriptedResponse(body: .endless(Array("<rss>".utf8))))
            stage.site.set("/reset", .fault(.reset))
            stage.publish(Paper(name: "good", format: .rss, items: [Self.article]))
            try stage.writeService()
            try stage.writeFeeds(["hanging", "endless", "reset", "good"])
            try stage.writeRule()
            let daemon = try await Daemon.ready(stage.home)
            #expect(await stage.waitForAlerts(1))
            #expect(await stage.news.waitForRequests { $0.count { $0.path == "/good" } >= 5 })
            let isFailing = await eventually {
                let feeds: [FeedLine] = try await stage.home.command("feeds", "list", "--json").lines()
                return feeds.first { $0.id == "reset" }?.state == "failing"
            }
            #expect(isFailing)
            #expect(await daemon.end() == .status(0), "what hangs is given up")
            #expect(try stage.told().count == 1)
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `a login page in place of a feed is a failure, and what came meanwhile is told afterwards`()
        async throws
    {
        try await Stage.play { stage in
            var paper = Paper(name: "wire", format: .atom, items: [Self.article])
            stage.publish(paper)
            try stage.writeService()
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            let daemon = try await Daemon.ready(stage.home)
            #expect(await stage.waitForAlerts(1))
            stage.site.set(
                "/wire",
                .ok("<!DOCTYPE html><html><body>Please log in</body></html>", type: "text/html")
            )
            let isFailing = await eventually { try await stage.status().feeds["failing"] == 1 }
            #expect(isFailing)
            paper.items.append(.init(id: "2", title: "Another zebra accord"))
            stage.publish(paper)
            #expect(await stage.waitForAlerts(2))
            #expect(try stage.told().map(\.article.title) == ["A zebra accord", "Another zebra accord"])
            #expect(await eventually { try await stage.status().feeds["healthy"] == 1 })
            #expect(await daemon.end() == .status(0))
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `a source that turns into a web page is told of once, and once when it is back`() async throws {
        try await Stage.play { stage in
            let paper = Paper(name: "wire", format: .rss, items: [Self.article])
            stage.publish(paper)
            try stage.writeService()
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            let daemon = try await Daemon.ready(stage.home)
            #expect(await stage.waitForAlerts(1))
            stage.site.set("/wire", .ok("<!DOCTYPE html><html><body>Moved</body></html>", type: "text/html"))
            #expect(await eventually { try stage.notices() == ["feed_failing"] })
            stage.publish(paper)
            #expect(await eventually { try stage.notices() == ["feed_failing", "recovered"] })
            #expect(await daemon.end() == .status(0))
            #expect(try stage.notices() == ["feed_failing", "recovered"])
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `a server's Retry-After is kept over a restart`() async throws {
        try await Stage.play { stage in
            stage.site.set("/busy", ScriptedResponse.status(429).with("Retry-After", "3600"))
            stage.publish(Paper(name: "good", format: .json, items: []))
            try stage.writeService()
            try stage.writeFeeds(["busy", "good"])
            try stage.writeRule()
            let first = try await Daemon.ready(stage.home)
            #expect(await stage.news.waitForRequests { $0.contains { $0.path == "/busy" } })
            #expect(await eventually { try await stage.status().feeds["failing"] == 1 })
            #expect(await first.end() == .status(0))
            let earlier = stage.news.requests.count
            let second = try await Daemon.ready(stage.home)
            #expect(await stage.news.waitForRequests(count: earlier + 5))
            #expect(await second.end() == .status(0))
            #expect(stage.news.requests(for: "/busy").count == 1)
        }
    }
}

extension Stage {
    /// The kinds of notices in the alert file, in order.
    fileprivate func notices() throws -> [String] {
        let text = (try? String(contentsOfFile: home.alertFile, encoding: .utf8)) ?? ""
        return text.split(separator: "\n")
            .compactMap { line in
                let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                return object?["schema"] as? String == "watchword.notice/1" ? object?["kind"] as? String : nil
            }
    }
}
