// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// Rows 35 to 37: receivers that hang, refuse, and are gone.
@Suite(.timeLimit(.minutes(3))) struct SinkRows {
    @Test func `a receiver that hangs and fails for long is left alone, and gets everything when it is well`()
        async throws
    {
        try await FaultRow.play { row in
            try row.configure(desk: "timeout: 1s\nconcurrency: 1")
            try await row.begin()
            let before = row.receiver.accepted.count
            row.receiver.script(.fault(.hang))
            row.receiver.answerOtherwise(with: .status(500))
            for number in 1...25 {
                try row.publish("Zebra accord number \(number)")
                #expect(await row.isAllTold([.lines, .terminal]), "the others hear at once")
            }
            // Each reload has it asked at once, so that nobody waits for the schedule.
            let isTried = await eventually(within: .seconds(90)) {
                _ = try await row.home.command("reload")
                return row.receiver.attempts.count >= before + 21
            }
            #expect(isTried)
            let isOpen = await eventually {
                try await row.stage.status().problems == ["sink desk does not take messages"]
            }
            #expect(isOpen, "the breaker opens, and the status tells")
            let tries = row.receiver.attempts.count
            try row.publish("A zebra accord behind them")
            #expect(await row.isAllTold([.lines, .terminal]))
            #expect(row.receiver.attempts.count <= tries + 1, "it is left alone but for a probe")
            row.receiver.answerOtherwise(with: .status(204))
            #expect(try await row.home.command("reload").status == 0)
            #expect(await row.isAllTold(within: .seconds(60)))
            let hooks = try row.receiver.accepted.dropFirst(before).map { try $0.hook() }
            #expect(hooks.first?.type == "alert.matched" && (2...6).contains(hooks.count), "the oldest asks")
            let isCatchUp = hooks.dropFirst()
                .allSatisfy {
                    $0.type == "digest" && $0.data.reason == "catch_up" && $0.data.digest?.total == 25
                }
            #expect(isCatchUp)
            let links = hooks.flatMap { $0.data.alerts.compactMap(\.article.url) }
            #expect(links == (2...27).map { "http://wire.example/\($0)" }, "all of it is in order")
        }
    }

    /// What a receiver answers, and where a message for it then is.
    private static let answers:
        [(name: String, response: ScriptedResponse, state: String, tries: ClosedRange<Int>)] = [
            ("unauthorised", .status(401), "pending", 1...3), ("nowhere", .status(404), "pending", 1...3),
            ("gone", .status(410), "pending", 1...1), ("large", .status(413), "dead", 1...2),
            ("moved", .redirect(302, to: "/target"), "pending", 1...3), ("bad", .status(400), "dead", 1...1),
            ("busy", ScriptedResponse.status(429).with("Retry-After", "2"), "pending", 1...3),
        ]

    @Test func `each refusal leads to what the table of classes says, and mending it sends the rest`()
        async throws
    {
        try await FaultRow.play { row in
            for answer in Self.answers { row.stage.site.set("/" + answer.name, answer.response) }
            row.stage.site.set("/target", .status(204))
            let sinks = Self.answers.map { answer in
                "\(answer.name): { kind: webhook, url: \"\(row.stage.news.url("/" + answer.name))\", "
                    + "allow_http: true, allow_private: true }"
            }
            try row.configure(sinks: sinks.joined(separator: "\n"))
            try await row.begin()
            for answer in Self.answers {
                let isSo = await eventually {
                    let lines: [DeliveryLine] = try await row.home
                        .command("deliveries", "list", "--sink", answer.name, "--json").lines()
                    let line = try #require(lines.last)
                    return line.state == answer.state && answer.tries.contains(line.attempts.count)
                }
                let found = try await row.home.command("deliveries", "list", "--sink", answer.name, "--json")
                #expect(isSo, "\(answer.name): \(found)")
            }
            #expect(row.stage.news.requests(for: "/target").isEmpty, "no redirect is followed with an alert")
            let problems = try await row.stage.status().problems
            for name in ["unauthorised", "nowhere", "gone"] {
                #expect(problems.contains { $0.contains(name) }, "the status names \(name): \(problems)")
            }
            for answer in Self.answers { row.stage.site.set("/" + answer.name, .status(204)) }
            #expect(try await row.home.command("reload").status == 0)
            row.expect(dead: 2)
        }
    }

    @Test func `a receiver that moved is not followed, and whoever is named next gets what was kept`()
        async throws
    {
        try await FaultRow.play { row in
            let other = try await WebhookReceiver.start()
            let answer = ScriptedResponse.redirect(308, to: other.url.absoluteString)
            row.stage.site.set("/moved", answer.with("Retry-After", "3600"))
            let sink = { (url: URL) in
                "moved: { kind: webhook, url: \"\(url)\", allow_http: true, allow_private: true }"
            }
            try row.configure(sinks: sink(row.stage.news.url("/moved")))
            try await row.begin()
            let isKept = await eventually {
                let lines: [DeliveryLine] = try await row.home
                    .command("deliveries", "list", "--sink", "moved", "--json").lines()
                let tries = lines.last?.attempts ?? []
                return lines.last?.state == "pending" && tries.last?.outcome == "permanent_endpoint"
            }
            #expect(isKept && other.attempts.isEmpty, "an alert goes to whom the settings name")
            let told = try await row.home.command("sinks", "list", "--json")
            #expect(told.output.contains("redirects are not followed: update the URL"), "\(told)")
            try row.configure(sinks: sink(other.url))
            #expect(try await row.home.command("reload").status == 0)
            #expect(
                await other.waitFor(accepted: 1, timeout: .seconds(45)),
                "no pause that the old place asked for holds for the new"
            )
            let asked = row.stage.news.requests(for: "/moved").count
            try row.publish("A zebra accord at the new place")
            #expect(await other.waitFor(accepted: 2, timeout: .seconds(20)))
            #expect(row.stage.news.requests(for: "/moved").count == asked)
            await other.server.stop()
        }
    }

    @Test func `one receiver that is down and one that hangs delay nobody else`() async throws {
        try await FaultRow.play { row in
            let down = try await WebhookReceiver.start()
            let hanging = try await WebhookReceiver.start()
            await down.goDown()
            hanging.answerOtherwise(with: .fault(.hang))
            let sinks = [("down", down), ("hanging", hanging)]
                .map {
                    "\($0): { kind: webhook, url: \"\($1.url)\", timeout: 2s, allow_http: true, allow_private: true }"
                }
            try row.configure(sinks: sinks.joined(separator: "\n"))
            try await row.begin()
            for number in 1...15 {
                try row.publish("Zebra accord number \(number)")
                let begin = ContinuousClock.now
                #expect(await row.isAllTold(within: .seconds(10)))
                // A try at either of them takes seconds; debug builds and busy machines are slow, too.
                #expect(ContinuousClock.now - begin < .seconds(5))
            }
            try await down.comeUp()
            hanging.answerOtherwise(with: .status(204))
            for receiver in [down, hanging] {
                // What hangs at the moment of the reload ends later, and waits for the next.
                let isThrough = await eventually(within: .seconds(60)) {
                    let reload = try await row.home.command("reload")
                    #expect(reload.status == 0)
                    return await receiver.waitFor(accepted: 16, timeout: .seconds(3))
                }
                #expect(isThrough)
            }
            #expect(await eventually { try await row.stage.status().health == "ok" })
            await down.server.stop()
            await hanging.server.stop()
        }
    }
}
