// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

@Suite struct OutageTests {
    @Test(.timeLimit(.minutes(2)))
    func `what a receiver missed while it was down arrives in order when it is back`() async throws {
        try await Stage.play { stage in
            var paper = Paper(name: "wire", format: .rss, items: [])
            stage.publish(paper)
            try stage.writeService()
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            let daemon = try await Daemon.ready(stage.home)
            await stage.receiver.goDown()
            for number in 1...5 {
                paper.items.insert(.init(id: "\(number)", title: "Zebra accord, part \(number)"), at: 0)
                stage.publish(paper)
                #expect(
                    await eventually { try stage.filed().count == number && stage.printed().count == number },
                    "the other sinks hear of it at once"
                )
            }
            let waiting = await eventually {
                let lines: [DeliveryLine] = try await stage.home
                    .command("deliveries", "list", "--sink", "desk", "--json").lines()
                return lines.filter { $0.state == "pending" }.count == 5
                    && lines.contains { !$0.attempts.isEmpty }
            }
            #expect(waiting, "five wait, and one was tried")
            try await stage.receiver.comeUp()
            let reload = try await stage.home.command("reload", "--json")
            #expect(reload.status == 0, "\(reload)")
            let back = ContinuousClock.now
            #expect(await eventually(within: .seconds(45)) { stage.receiver.acceptedIDs.count == 5 })
            print("after the outage: all five in \(ContinuousClock.now - back)")
            #expect(try stage.told().map(\.id) == stage.filed().map(\.id))
            #expect(stage.receiver.attempts.count == 5, "none arrives twice")
            #expect(await daemon.end() == .status(0))
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `SIGTERM ends it with status 0 while sinks are busy, and the next start sends the rest`()
        async throws
    {
        try await Stage.play { stage in
            // As many as one commit may bring without becoming a digest.
            let items = (1...20).map { Paper.Item(id: "\($0)", title: "Zebra accord number \($0)") }
            let names = ["a", "b", "c", "d"]
            for name in names { stage.publish(Paper(name: name, format: .atom, items: items)) }
            stage.receiver.answerOtherwise(with: ScriptedResponse.status(204).delayed(by: .milliseconds(300)))
            try stage.writeService()
            try stage.writeFeeds(names)
            try stage.writeRule()
            let first = try await Daemon.ready(stage.home)
            await stage.receiver.waitFor(attempts: 3, timeout: .seconds(30))
            let begin = ContinuousClock.now
            #expect(await first.end(within: .seconds(25)) == .status(0))
            print("SIGTERM under load: ended in \(ContinuousClock.now - begin)")
            #expect(first.told.contains("STOPPING=1"))
            #expect(stage.receiver.acceptedIDs.count < 80, "there was a load")
            stage.receiver.answerOtherwise(with: .status(204))
            let second = try await Daemon.ready(stage.home)
            #expect(await stage.waitForAlerts(80, within: .seconds(60)))
            for seen in [try stage.told(), try stage.filed(), try stage.printed()] {
                #expect(Set(seen.map(\.id)).count == 80)
                #expect(seen.count == 80, "a stop repeats nothing")
            }
            #expect(await second.end() == .status(0))
        }
    }
}
