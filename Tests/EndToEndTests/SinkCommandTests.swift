// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// What people ask of sinks, with a running watcher and without.
@Suite struct SinkCommandTests {
    @Test(.timeLimit(.minutes(2)), arguments: [true, false])
    func `a test goes to a sink, and its answer is said`(isRunning: Bool) async throws {
        try await Stage.play { stage in
            try stage.writeService()
            try stage.writeRule()
            let daemon = isRunning ? try await Daemon.ready(stage.home) : nil
            let home = stage.home
            let taken = try await home.command("sinks", "test", "desk", "--json")
            #expect(taken.status == 0, "\(taken)")
            let report: TestLine = try taken.document()
            #expect(report.outcome == "done" && report.status == 204)
            #expect(stage.receiver.accepted.map(\.id) == [report.message])
            #expect(
                String(decoding: stage.receiver.accepted[0].body, as: UTF8.self).contains(#""type":"test""#)
            )

            stage.receiver.answerOtherwise(with: .status(403))
            let refused = try await home.command("sinks", "test", "desk")
            #expect(
                refused.status == 1 && refused.output.contains("desk did not take it: HTTP 403"),
                "\(refused)"
            )
            let unknown = try await home.command("sinks", "test", "nowhere")
            #expect(unknown.status == 2 && unknown.errors.contains("no sink 'nowhere'"), "\(unknown)")

            let whole = try await home.command("deliveries", "show", report.message)
            #expect(
                whole.status == 0 && whole.output.contains("next      nothing: the sink took it"),
                "\(whole)"
            )
            let sinks: [SinkLine] = try await home.command("sinks", "list", "--json").lines()
            #expect(sinks.map(\.id) == ["terminal", "lines", "desk"])
            #expect(sinks[2].state == (isRunning ? "paused" : "stopped"))
            #expect(sinks[2].failure?.contains("403") == true && sinks[2].lastSuccess != nil)
            #expect(sinks.map(\.waiting) == [0, 0, 0], "a test is tried once")
            if let daemon { #expect(await daemon.end() == .status(0)) }
        }
    }

    @Test(.timeLimit(.minutes(2)), arguments: [true, false])
    func `what a sink refused is shown and sent again`(isRunning: Bool) async throws {
        try await Stage.play { stage in
            stage.publish(Paper(name: "wire", format: .rss, items: [.init(id: "1", title: "A zebra accord")]))
            try stage.writeService()
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            stage.receiver.answerOtherwise(with: .status(422))
            let home = stage.home
            let daemon = try await Daemon.ready(home)
            let isDead = await eventually {
                let dead: [DeliveryLine] = try await home.command("deliveries", "list", "--dead", "--json")
                    .lines()
                return dead.count == 1
            }
            #expect(isDead)
            if !isRunning { #expect(await daemon.end() == .status(0)) }
            let dead: [DeliveryLine] = try await home.command("deliveries", "list", "--dead", "--json")
                .lines()
            let id = try #require(dead.first?.id)
            let shown = try await home.command("deliveries", "show", String(id.prefix(12)))
            #expect(
                shown.output.contains("A zebra accord") && shown.output.contains("permanent_message"),
                "\(shown)"
            )
            #expect(shown.output.contains("watchword deliveries retry msg_"), "\(shown)")

            stage.receiver.answerOtherwise(with: .status(204))
            let retried = try await home.command("deliveries", "retry", "--all", "--sink", "desk", "--dead")
            #expect(retried.status == 0 && retried.output.contains("one message is sent again"), "\(retried)")
            let second = try await isRunning ? nil : Daemon.ready(home)
            #expect(await eventually { stage.receiver.accepted.count == 1 })
            let again = try await home.command("deliveries", "retry", id)
            #expect(again.status == 1, "what was taken is not sent again: \(again)")
            if let second { #expect(await second.end() == .status(0)) }
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `config show says what runs, and that an edit was refused`() async throws {
        try await Stage.play { stage in
            try stage.writeService()
            try stage.writeRule()
            let daemon = try await Daemon.ready(stage.home)
            try stage.home.write("polling: { every: never }\n", to: "watchword.yaml")
            _ = try await stage.home.command("reload")
            let shown = try await stage.home.command("config", "show")
            #expect(shown.status == 0 && shown.output.contains("# refused, older ones run: "), "\(shown)")
            #expect(shown.output.contains("every: 200ms"), "\(shown)")
            #expect(await daemon.end() == .status(0))
            let alone = try await stage.home.command("config", "show")
            #expect(alone.status == 78, "\(alone)")
        }
    }
}

private struct TestLine: Decodable {
    let outcome: String
    let status: Int?
    let message: String
}

private struct SinkLine: Decodable {
    let id: String
    let state: String
    let waiting: Int
    let failure: String?
    let lastSuccess: String?

    private enum CodingKeys: String, CodingKey {
        case id, state, waiting, failure
        case lastSuccess = "last_success"
    }
}
