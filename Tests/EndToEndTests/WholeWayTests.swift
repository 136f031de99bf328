// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

@Suite struct WholeWayTests {
    private static let match = "A zebra accord is near"

    @Test(.timeLimit(.minutes(2)))
    func `an article becomes one alert with one id in every sink, whatever format its feed has`() async throws
    {
        try await Stage.play { stage in
            let papers = Paper.Format.allCases.map { format in
                Paper(
                    name: format.rawValue,
                    format: format,
                    items: [
                        .init(id: "1", title: Self.match), .init(id: "2", title: "Rain over the harbour"),
                    ]
                )
            }
            for paper in papers { stage.publish(paper) }
            try stage.writeService()
            try stage.writeFeeds(papers.map(\.name))
            try stage.writeRule()
            let daemon = try await Daemon.ready(stage.home)
            #expect(await stage.waitForAlerts(3))
            let isPolledAgain = await stage.news.waitForRequests(timeout: .seconds(30)) { requests in
                papers.allSatisfy { paper in
                    requests.count { $0.path == "/" + paper.name && $0.headers["If-None-Match"] != nil } >= 2
                }
            }
            #expect(isPolledAgain, "each feed is asked again with its validator, and answers 304")
            let told = try stage.told()
            #expect(Set(told.map(\.article.feed.rawValue)) == ["rss", "atom", "json"])
            #expect(told.allSatisfy { $0.article.title == Self.match && $0.rule.id == "accord" })
            #expect(told.count == 3 && Set(told.map(\.id)).count == 3)
            #expect(try stage.filed().map(\.id) == told.map(\.id))
            #expect(try stage.printed().map(\.id) == told.map(\.id))
            #expect(stage.receiver.attempts.allSatisfy { $0.verdict == .genuine(secret: 0) })
            #expect(stage.receiver.attempts.count == 3)
            #expect(
                told.allSatisfy { $0.evidence.contains { $0.text.contains("zebra accord") } }
            )
            #expect(await daemon.end() == .status(0))
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `an edited headline updates its alert, and a new article beside it makes one`() async throws {
        try await Stage.play { stage in
            var paper = Paper(name: "wire", format: .rss, items: [.init(id: "1", title: Self.match)])
            stage.publish(paper)
            try stage.writeService()
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            let daemon = try await Daemon.ready(stage.home)
            #expect(await stage.waitForAlerts(1))
            paper.items[0].title = "Update: a zebra accord is near, officials say"
            paper.items.append(.init(id: "2", title: "The zebra accord is signed"))
            stage.publish(paper)
            #expect(await stage.waitForAlerts(3))
            let told = try stage.told()
            let titles = told.map(\.article.title)
            #expect(titles.first == Self.match)
            #expect(Set(titles.dropFirst()) == [paper.items[0].title, "The zebra accord is signed"])
            #expect(Set(told.map(\.id)).count == 2, "the edit is told as an update of the first")
            #expect(try stage.filed().map(\.id) == told.map(\.id))
            let alerts: [Alert] = try await stage.home.command("alerts", "list", "--json").lines()
            let edited = try #require(alerts.first { $0.id == told[0].id })
            #expect(alerts.count == 2)
            #expect(edited.article.revision == 2)
            #expect(edited.article.title.hasPrefix("Update:"))
            #expect(await daemon.end() == .status(0))
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `what a feed held at first contact is kept and not told, unless its settings say so`() async throws {
        try await Stage.play { stage in
            var quiet = Paper(name: "quiet", format: .atom, items: [.init(id: "1", title: Self.match)])
            let loud = Paper(name: "loud", format: .json, items: [.init(id: "1", title: Self.match)])
            stage.publish(quiet)
            stage.publish(loud)
            try stage.writeService()
            try stage.writeFeeds(["quiet"], backfill: "none")
            try stage.writeFeeds(["loud"], backfill: "notify")
            try stage.writeRule()
            let daemon = try await Daemon.ready(stage.home)
            #expect(await eventually { try await stage.status().feeds["healthy"] == 2 })
            quiet.items.append(.init(id: "2", title: "A second zebra accord"))
            stage.publish(quiet)
            #expect(await stage.waitForAlerts(2))
            #expect(try Set(stage.told().map(\.article.title)) == [Self.match, "A second zebra accord"])
            let kept: [Alert] = try await stage.home.command("alerts", "list", "--feed", "quiet", "--json")
                .lines()
            let baseline = try #require(kept.first { $0.article.title == Self.match })
            let detail: AlertDetailLine = try await stage.home
                .command("alerts", "show", baseline.id.rawValue, "--json").document()
            #expect(Set(detail.deliveries.map(\.sink)) == ["terminal", "lines", "desk"])
            #expect(detail.deliveries.allSatisfy { $0.state == "muted" && $0.reason == "baseline" })
            #expect(await daemon.end() == .status(0))
        }
    }
}
