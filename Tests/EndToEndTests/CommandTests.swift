// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

@Suite struct CommandTests {
    /// A daemon that has told of one article.
    private func playWithOneAlert(_ body: (Stage, Daemon, Alert) async throws -> Void) async throws {
        try await Stage.play { stage in
            stage.publish(Paper(name: "wire", format: .rss, items: [.init(id: "1", title: "A zebra accord")]))
            try stage.writeService()
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            let daemon = try await Daemon.ready(stage.home)
            try #require(await stage.waitForAlerts(1))
            try await body(stage, daemon, try #require(try stage.told().first))
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `a second watcher on the same state ends with 75 and says who has it`() async throws {
        try await playWithOneAlert { stage, daemon, _ in
            let second = try await stage.home.command("run")
            #expect(second.status == 75, "\(second)")
            #expect(second.errors.contains("\(daemon.process.id)"))
            #expect(try await stage.status().running)
            #expect(await daemon.end() == .status(0))
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `alerts are reviewed with a running watcher and without`() async throws {
        try await playWithOneAlert { stage, daemon, alert in
            let id = alert.id.rawValue
            let acknowledged = try await stage.home
                .command("alerts", "ack", id, "--verdict", "relevant", "--note", "seen", "--json")
            #expect(acknowledged.status == 0, "\(acknowledged)")
            #expect(try acknowledged.lines(Alert.self).map(\.state) == [.acknowledged])
            #expect(await daemon.end() == .status(0))
            let dismissed = try await stage.home.command("alerts", "dismiss", id, "--json")
            #expect(dismissed.status == 0, "\(dismissed)")
            let known: [Alert] = try await stage.home.command("alerts", "list", "--json").lines()
            #expect(known.map(\.state) == [.dismissed])
            #expect(known.first?.note == "seen" && known.first?.verdict == .relevant)
            let unknown = try await stage.home.command("alerts", "ack", "alr_nothing")
            #expect(unknown.status == 1, "\(unknown)")
        }
    }

    @Test(.timeLimit(.minutes(2)), arguments: [true, false])
    func `reading commands answer the same with a running watcher and without`(isRunning: Bool) async throws {
        try await playWithOneAlert { stage, daemon, alert in
            if !isRunning { #expect(await daemon.end() == .status(0)) }
            let home = stage.home
            let tail: [Alert] = try await home.command("alerts", "tail", "--once", "--json").lines()
            #expect(tail.map(\.id) == [alert.id])
            let feeds: [FeedLine] = try await home.command("feeds", "list", "--json").lines()
            #expect(feeds.map(\.id) == ["wire"])
            #expect(feeds.map(\.state) == ["healthy"])
            #expect(feeds.map(\.entries) == [1])
            let sent = await eventually {
                let lines: [DeliveryLine] = try await home.command("deliveries", "list", "--json").lines()
                return lines.count == 3 && lines.allSatisfy { $0.state == "done" && $0.attempts.count == 1 }
            }
            #expect(sent)
            let found: [Alert] = try await home.command("alerts", "list", "--search", "ZEBRA", "--json")
                .lines()
            #expect(found.map(\.id) == [alert.id])
            let status = try await home.command("status", "--json")
            #expect(status.status == (isRunning ? 0 : 1), "\(status)")
            #expect(try status.document(Status.self).running == isRunning)
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `rules test says what a rule makes of a text`() async throws {
        try await Stage.play { stage in
            try stage.writeService()
            try stage.writeRule()
            let match = try await stage.home.command("rules", "test", "The Zebra Accord is signed")
            #expect(match.status == 0 && match.output.contains("accord matches"), "\(match)")
            let none = try await stage.home.command("rules", "test", "Rain over the harbour")
            #expect(none.status == 1, "\(none)")
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `poll does the whole job without a watcher, and has a running one do it`() async throws {
        try await Stage.play { stage in
            var paper = Paper(name: "wire", format: .json, items: [.init(id: "1", title: "A zebra accord")])
            stage.publish(paper)
            try stage.writeService(every: "1h")
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            let alone = try await stage.home.command("poll", "--json")
            #expect(alone.status == 0, "\(alone)")
            #expect(try alone.polls().map(\.outcome) == ["document"])
            #expect(try stage.told().count == 1)
            #expect(try stage.filed().count == 1)
            let daemon = try await Daemon.ready(stage.home)
            paper.items.append(.init(id: "2", title: "Another zebra accord"))
            stage.publish(paper)
            let asked = try await stage.home.command("poll", "wire", "--json")
            #expect(asked.status == 0, "\(asked)")
            let line = try #require(try asked.polls().first)
            #expect(line.outcome == "document" || line.outcome == "skipped")
            if line.outcome == "document" {
                #expect(await eventually { try stage.told().count == 2 })
            }
            #expect(await daemon.end() == .status(0))
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `a user without root gets settings that hold from init`() async throws {
        let home = try Home(knowsPlaces: false)
        let written = try await home.command("init")
        #expect(written.status == 0, "\(written)")
        #expect(written.output.contains(home.directory), "below the user's own directory")
        let check = try await home.command("check")
        #expect(check.status == 0, "\(check)")
        let again = try await home.command("init")
        #expect(again.status == 0 && !again.output.contains("wrote"), "nothing is overwritten: \(again)")
    }
}

extension Finished {
    /// The reports of polls; a sink on standard output may have printed alerts between them.
    fileprivate func polls() throws -> [PollLine] {
        try output.split(separator: "\n").filter { $0.contains("\"outcome\"") }.joined(separator: "\n")
            .jsonLines()
    }
}
