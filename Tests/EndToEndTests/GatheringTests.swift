// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// When people are told, and how often.
@Suite(.serialized) struct GatheringTests {
    private static func play(_ body: (Stage, Phone) async throws -> Void) async throws {
        let phone = try await Phone.start()
        do {
            try await Stage.play { try await body($0, phone) }
        } catch {
            await phone.server.stop()
            throw error
        }
        await phone.server.stop()
    }

    @Test(.timeLimit(.minutes(6)))
    func `ten thousand new items at once are at most five messages for a sink, and all are stored`()
        async throws
    {
        try await Self.play { stage, phone in
            let items = (1...10_000).map { Paper.Item(id: "\($0)", title: "Zebra accord number \($0)") }
            stage.publish(Paper(name: "wire", format: .json, items: items))
            try stage.writeService(phone: phone, "group_wait: 0s")
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            let daemon = try await Daemon.ready(stage.home)
            let isStored = await eventually(within: .seconds(240)) {
                try await stage.status().alerts["new"] == 10_000
            }
            #expect(isStored)
            let isTold = await eventually(within: .seconds(120)) {
                let done = try await stage.status().deliveries["done"]
                return try stage.filed().count == 10_000 && !phone.shown.isEmpty && done == 40_000
            }
            let deliveries = try await stage.status().deliveries
            #expect(isTold, "\(deliveries)")
            let hooks = try stage.receiver.accepted.map { try $0.hook() }
            #expect((2...5).contains(hooks.count) && hooks.allSatisfy { $0.type == "digest" })
            #expect(hooks.allSatisfy { $0.data.reason == "flood" && $0.data.digest?.total == 10_000 })
            let told = hooks.map { $0.data.alerts.count + ($0.data.more?.count ?? 0) }.reduce(0, +)
            #expect(told == 10_000, "each is told of, or counted")
            #expect((2...5).contains(phone.shown.count))
            let shown = try #require(phone.shown.last?.message)
            let command = try #require(shown.firstRange(of: "deliveries list --message "))
            let id = String(shown[command.upperBound...].prefix { !$0.isWhitespace })
            let rest: [DeliveryLine] = try await stage.home
                .command("deliveries", "list", "--message", id, "--json").lines()
            #expect(rest.count > 1000, "the command lists all that the message stands for")
            print(
                "10,000 at once: \(hooks.count) messages for the webhook, \(phone.shown.count) for the phone"
            )
            #expect(await daemon.end() == .status(0))
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `a look back that finds hundreds is at most five messages for a sink`() async throws {
        try await Self.play { stage, phone in
            let items = (1...400).map { Paper.Item(id: "\($0)", title: "Zebra accord number \($0)") }
            stage.publish(Paper(name: "wire", format: .json, items: items))
            try stage.writeService(phone: phone, "group_wait: 0s")
            try stage.writeFeeds(["wire"])
            let daemon = try await Daemon.ready(stage.home)
            #expect(await eventually { try await stage.status().articles == 400 })
            try stage.writeRule()
            #expect(try await stage.home.command("reload").status == 0)
            let look = try await stage.home.command("rules", "apply", "accord", "--since", "1d", "--notify")
            #expect(look.output.contains("made 400 alerts"), "\(look)")
            let isTold = await eventually(within: .seconds(60)) {
                let waiting = try await stage.status().deliveries
                return try stage.filed().count == 400 && !phone.shown.isEmpty
                    && waiting["pending", default: 0] == 0
            }
            #expect(isTold)
            let hooks = try stage.receiver.accepted.map { try $0.hook() }
            let told = hooks.map { $0.data.alerts.count + ($0.data.more?.count ?? 0) }.reduce(0, +)
            #expect((2...5).contains(hooks.count) && told == 400, "\(hooks.count) messages tell of \(told)")
            #expect((2...5).contains(phone.shown.count), "\(phone.shown.count)")
            #expect(await daemon.end() == .status(0))
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `what piled up while a sink was down comes as one digest, and is sent once`() async throws {
        try await Self.play { stage, phone in
            var paper = Paper(name: "wire", format: .rss, items: [])
            stage.publish(paper)
            try stage.writeService(phone: phone, "group_wait: 0s\n    throttle: off")
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            phone.answer(with: 404)
            let daemon = try await Daemon.ready(stage.home)
            for number in 1...25 {
                paper.items.insert(.init(id: "\(number)", title: "Zebra accord, part \(number)"), at: 0)
                stage.publish(paper)
                #expect(await stage.waitForFile(number))
            }
            #expect(try await stage.deliveries("phone").filter { $0.state == "pending" }.count == 25)
            phone.answer(with: 200)
            #expect(try await stage.home.command("reload").status == 0)
            let isTold = await eventually(within: .seconds(60)) {
                try await stage.deliveries("phone").allSatisfy { $0.state == "done" }
            }
            #expect(isTold)
            let deliveries = try await stage.deliveries("phone")
            #expect(deliveries.count == 25 && deliveries.filter { $0.reason == "catch_up" }.count >= 20)
            #expect(phone.shown.contains { $0.message.contains("while the sink was down") }, "\(phone.shown)")
            #expect(phone.shown.count <= 7, "\(phone.shown.count)")
            #expect(Set(deliveries.compactMap(\.message)).count == phone.shown.count)
            #expect(await daemon.end() == .status(0))
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `what waits for others goes with them, after a kill as well, and once`() async throws {
        try await Self.play { stage, phone in
            var paper = Paper(name: "wire", format: .rss, items: [.init(id: "1", title: "Zebra accord 1")])
            stage.publish(paper)
            try stage.writeService(phone: phone, "group_wait: 8s")
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            let daemon = try await Daemon.ready(stage.home)
            #expect(await stage.waitForFile(1))
            paper.items.append(.init(id: "2", title: "Zebra accord 2"))
            stage.publish(paper)
            #expect(await stage.waitForFile(2))
            let waiting = try await stage.deliveries("phone")
            #expect(waiting.map(\.reason) == ["group_wait", "group_wait"])
            #expect(waiting.allSatisfy { $0.state == "pending" && $0.due != nil && $0.message == nil })
            daemon.process.send(SIGKILL)
            _ = await daemon.process.ending(within: .seconds(10))
            #expect(phone.shown.isEmpty)
            let next = try await Daemon.ready(stage.home)
            #expect(await eventually { !phone.shown.isEmpty })
            #expect(phone.shown.first?.message.contains("2 alerts") == true)
            let isDone = await eventually {
                try await stage.deliveries("phone").allSatisfy { $0.state == "done" }
            }
            #expect(isDone)
            #expect(await next.end() == .status(0))
            #expect(phone.shown.count == 1)
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `a throttle keeps the rest back, and a reload that lifts it lets it go`() async throws {
        try await Self.play { stage, phone in
            var paper = Paper(name: "wire", format: .rss, items: [])
            stage.publish(paper)
            try stage.writeService(phone: phone, "group_wait: 0s\n    throttle: 2/1h")
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            let daemon = try await Daemon.ready(stage.home)
            for number in 1...5 {
                paper.items.append(.init(id: "\(number)", title: "Zebra accord \(number)"))
                stage.publish(paper)
                #expect(await stage.waitForFile(number))
            }
            #expect(await eventually { phone.shown.count == 2 })
            let isThrottled = await eventually {
                try await stage.deliveries("phone").filter { $0.reason == "throttled" }.count == 3
            }
            #expect(isThrottled)
            let list = try await stage.home.command("deliveries", "list", "--sink", "phone")
            #expect(list.output.contains("throttled, due "))
            try stage.writeService(phone: phone, "group_wait: 0s\n    throttle: off")
            #expect(try await stage.home.command("reload").status == 0)
            #expect(await eventually { phone.shown.count == 3 })
            #expect(phone.shown.last?.message.contains("3 alerts held back") == true, "\(phone.shown)")
            #expect(await daemon.end() == .status(0))
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `a silence keeps alerts from a sink, is named beside them, and ends`() async throws {
        try await Self.play { stage, phone in
            var paper = Paper(name: "wire", format: .rss, items: [])
            stage.publish(paper)
            try stage.writeService(phone: phone, "group_wait: 0s")
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            let daemon = try await Daemon.ready(stage.home)
            let added = try await stage.home.command(
                "silences",
                "add",
                "--rule",
                "accord",
                "--sink",
                "phone",
                "--for",
                "2h",
                "--comment",
                "The final",
                "--json"
            )
            let silence: SilenceLine = try added.document()
            #expect(silence.state == "active" && silence.comment == "The final" && !silence.author.isEmpty)
            paper.items.append(.init(id: "1", title: "Zebra accord 1"))
            stage.publish(paper)
            #expect(await stage.waitForFile(1))
            let muted = try await stage.deliveries("phone")
            #expect(muted.map(\.state) == ["muted"] && muted.map(\.reason) == ["silenced"])
            #expect(muted.map(\.detail) == [silence.id])
            let show = try await stage.home.command("alerts", "show", muted[0].alert)
            #expect(show.output.contains("silenced by \(silence.id)"))
            #expect(try await stage.home.command("silences", "remove", silence.id).status == 0)
            #expect(try await stage.home.command("silences", "list").output == "no silences\n")
            let all = try await stage.home.command("silences", "list", "--all")
            #expect(all.output.contains("expired") && all.output.contains("The final"))
            paper.items.append(.init(id: "2", title: "Zebra accord 2"))
            stage.publish(paper)
            #expect(await eventually { phone.shown.count == 1 })
            #expect(phone.shown.first?.message.contains("Zebra accord 2") == true)
            #expect(await daemon.end() == .status(0))
            let alone = try await stage.home.command("silences", "add", "--tag", "x", "--for", "1h")
            #expect(alone.status == 0, "without a daemon as well: \(alone)")
            #expect(try await stage.home.command("silences", "remove", "sil_none").status == 1)
            #expect(try await stage.home.command("silences", "add", "--for", "1h").status == 64)
        }
    }
}

/// What `watchword silences … --json` says of one.
private struct SilenceLine: Decodable {
    let id: String
    let state: String
    let author: String
    let comment: String
}
