// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
import Foundation
import LoopbackWorld
import NewsModel
import Notifying
import ReviewServer
import Synchronization
import Testing

@testable import Watcher

@Suite(.timeLimit(.minutes(1))) struct `Trouble with sinks` {
    private let directory = TemporaryDirectory()

    private var locations: Locations {
        Locations(
            options: .init(config: directory.path + "/config", state: directory.path + "/state"),
            environment: [:]
        )
    }

    @Test(
        arguments: [
            ([:], ["two", "three"]), (["two": .paused], ["two", "three"]),
            (["one": .failing], ["two", "three"]),
            (["two": .failing, "three": .gone], []), (["two": .broken], ["three"]),
        ] as [([SinkID: SinkWatch.Trouble], Set<SinkID>)]
    )
    func `is told to whoever takes messages, or will when mended`(
        troubles: [SinkID: SinkWatch.Trouble],
        listeners: Set<SinkID>
    ) {
        #expect(Watcher.listeners(among: ["one", "two", "three"], troubles, besides: "one") == listeners)
    }

    private func write(_ sinks: String) throws {
        try directory.write("sinks:\n\(sinks)\n", to: "config/watchword.yaml")
        try directory.write("feeds: []\n", to: "config/feeds.d/wire.yaml")
        try directory.write(
            "rules:\n  - { id: talks, title: Talks, match: talks }\n",
            to: "config/rules.d/talks.yaml"
        )
    }

    private func path(_ sink: SinkID) -> String { "\(directory.path)/\(sink)/a.jsonl" }

    private func kinds(_ sink: SinkID) throws -> [String] {
        struct Line: Decodable {
            let kind: String
            let subject: String
        }
        guard let data = FileManager.default.contents(atPath: path(sink)) else { return [] }
        return try data.split(separator: 0x0a)
            .map { try JSONDecoder().decode(Line.self, from: Data($0)) }
            .map { "\($0.kind) \($0.subject)" }
    }

    /// Runs a watcher whose clock is set, while something is done with it.
    private func run(
        ahead start: Duration = .zero,
        _ body: (Watcher, borrowing Mutex<Duration>) async throws -> Void
    ) async throws {
        let ahead = SetTime()
        ahead.value.withLock { $0 = start }
        let watcher = try Watcher(locations: locations, environment: [:], strict: true) {
            Date() + ahead.value.withLock { $0 }
        }
        let run = Task { try await watcher.run(handlesSignals: false) }
        try await body(watcher, ahead.value)
        try await watcher.stop(awaiting: run)
    }

    private final class SetTime: Sendable {
        let value = Mutex(Duration.zero)
    }

    private func give(_ sink: SinkID, _ watcher: Watcher) async throws {
        let now = watcher.now()
        let notice = Notice(kind: .heartbeat, subject: "all", text: "All is well.", since: now)
        let message = Message(notice, for: sink, now: now)
        _ = try await watcher.writer.commit { try $0.enqueue(message) }
        watcher.sinks.lookAgain()
    }

    /// Whether these refused a message, and the store has that.
    private func arePaused(_ sinks: [SinkID], in watcher: Watcher) throws -> Bool {
        let records = try watcher.store.read { transaction in try sinks.map(transaction.sinkRecord) }
        return watcher.sinks.health.allSatisfy { $0.state == .paused }
            && records.allSatisfy { $0.failingSince != nil }
    }

    @Test func `reaches the first that is mended, when all refused everything`() async throws {
        let sinks = ["one", "two"]
            .map { "  \($0): { kind: file, path: \(path(SinkID($0))), format: json }" }
        try write(sinks.joined(separator: "\n"))
        try await run { watcher, ahead in
            for sink in ["one", "two"] { try await give(SinkID(sink), watcher) }
            #expect(await eventually { try arePaused(["one", "two"], in: watcher) })
            ahead.withLock { $0 = .seconds(120) }
            await watcher.lookAtSinks()
            #expect(mkdir(directory.path + "/one", 0o755) == 0)
            #expect(await watcher.reloadSettings().accepted)
            #expect(await eventually { try kinds("one").contains("sink_failing two") })
        }
    }

    @Test func `that nobody could be told of is told as soon as somebody can`() async throws {
        try write("  one: { kind: file, path: \(path("one")), format: json }")
        try await run { watcher, ahead in
            try await give("one", watcher)
            #expect(await eventually { try arePaused(["one"], in: watcher) })
            ahead.withLock { $0 = .seconds(120) }
            await watcher.lookAtSinks()
            #expect(try watcher.store.read { try $0.sinkRecord("one") }.told == nil)
            let two = "  two: { kind: file, path: \(path("two")), format: json }"
            try write("  one: { kind: file, path: \(path("one")), format: json }\n" + two)
            #expect(mkdir(directory.path + "/two", 0o755) == 0)
            #expect(await watcher.reloadSettings().accepted)
            await watcher.lookAtSinks()
            #expect(await eventually { try kinds("two") == ["sink_failing one"] })
            #expect(try watcher.store.read { try $0.sinkRecord("one") }.told != nil)
        }
    }

    @Test func `does not let the queue of a sink that is gone grow for ever`() async throws {
        let receiver = try await WebhookReceiver.start()
        receiver.answerOtherwise(with: .status(410))
        try write(
            "  hook: { kind: webhook, url: \"\(receiver.url)\", allow_http: true, allow_private: true, expires_after: 1h }"
        )
        try await run { watcher, ahead in
            try await give("hook", watcher)
            let isOff = await eventually {
                try watcher.sinks.health.map(\.state) == [.off]
                    && watcher.store.read { try $0.messages() }.map(\.state) == [.pending]
            }
            #expect(isOff)
            ahead.withLock { $0 = .seconds(3000) }
            await watcher.expireUnserved()
            #expect(try watcher.store.read { try $0.sinkRecord("hook") }.expired == 0)
            ahead.withLock { $0 = .seconds(3700) }
            await watcher.expireUnserved()
            let record = try watcher.store.read { try $0.sinkRecord("hook") }
            #expect(record.expired == 1 && record.waiting == 0)
        }
        await receiver.server.stop()
    }

    @Test func `outlives a restart: a sink that is down is asked when it would have been`() async throws {
        let (status, state, tries) = (503, CircuitBreaker.State.open, 5)
        let receiver = try await WebhookReceiver.start()
        receiver.answerOtherwise(with: .status(status))
        try write(
            "  hook: { kind: webhook, url: \"\(receiver.url)\", allow_http: true, allow_private: true }"
        )
        let next = Mutex<Date?>(nil)
        try await run { watcher, ahead in
            try await give("hook", watcher)
            let isDown = await eventually {
                guard let health = watcher.sinks.health.first else { return false }
                if health.state == state { return true }
                ahead.withLock { $0 = .seconds(1000 * health.failed) }
                watcher.sinks.lookAgain()
                return false
            }
            #expect(isDown && receiver.attempts.count == tries)
            #expect(
                await eventually { try watcher.store.read { try $0.messages() }.map(\.state) == [.pending] }
            )
            next.withLock { $0 = watcher.sinks.health.first?.nextTry }
        }
        let due = try #require(next.withLock { $0 })
        for _ in 1...3 {
            try await run(ahead: .seconds(due.timeIntervalSinceNow - 5)) { watcher, _ in
                #expect(await eventually { watcher.sinks.health.first?.state == state })
                let planned = try #require(watcher.sinks.health.first?.nextTry)
                #expect(abs(planned.timeIntervalSince(due)) < 1)
            }
        }
        #expect(receiver.attempts.count == tries, "nothing was asked early")
        receiver.answerOtherwise(with: .status(204))
        try await run(ahead: .seconds(due.timeIntervalSinceNow + 1)) { watcher, _ in
            #expect(await eventually { watcher.sinks.health.first?.lastDone != nil })
        }
        #expect(receiver.attempts.count == tries + 1)
        await receiver.server.stop()
    }

    @Test func `of a sink that refuses everything is looked at once by each start, with one message`()
        async throws
    {
        let receiver = try await WebhookReceiver.start()
        receiver.answerOtherwise(with: .status(401))
        try write(
            "  hook: { kind: webhook, url: \"\(receiver.url)\", allow_http: true, allow_private: true }"
        )
        for start in 1...3 {
            try await run { watcher, _ in
                if start == 1 { for _ in 1...2 { try await give("hook", watcher) } }
                #expect(await eventually { watcher.sinks.health.first?.state == .paused })
                #expect(await eventually { receiver.attempts.count == start })
                #expect(await eventually { (watcher.sinks.health.first?.nextTry ?? .distantPast) > .now })
            }
        }
        #expect(receiver.attempts.count == 3)
        await receiver.server.stop()
    }

    @Test func `ends when the sink's settings are mended: what waited is sent at once`() async throws {
        let (broken, sound) = (try await WebhookReceiver.start(), try await WebhookReceiver.start())
        // Nothing but other settings makes it a time to try before the hour is over.
        broken.answerOtherwise(with: .status(503).with("Retry-After", "3600"))
        func hook(_ receiver: WebhookReceiver) -> String {
            "  hook: { kind: webhook, url: \"\(receiver.url)\", allow_http: true, allow_private: true }"
        }
        try write(hook(broken))
        try await run { watcher, _ in
            try await give("hook", watcher)
            #expect(await eventually { watcher.sinks.health.first?.failed == 1 })
            let waiting = await eventually {
                try watcher.store.read { try $0.messages() }.first?.attempts == 1
            }
            #expect(waiting)
            try write(hook(sound))
            #expect(await watcher.reloadSettings().accepted)
            #expect(await eventually { sound.attempts.count == 1 })
        }
        #expect(broken.attempts.count == 1)
        await broken.server.stop()
        await sound.server.stop()
    }

    @Test func `does not come from a machine without a name`() throws {
        try write("  one: { kind: file, path: \(path("one")), format: json }")
        let watcher = try Watcher(locations: locations, environment: [:], strict: true)
        let uname = try String(contentsOfFile: "/proc/sys/kernel/hostname", encoding: .utf8)
        let name = uname.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(watcher.sinkFactory(watcher.running.current.settings).hostName == name)
        try watcher.store.close()
    }
}

extension Watcher {
    /// Ends a run, which may not have begun to listen yet.
    func stop(awaiting run: Task<Void, any Error>) async throws {
        let stopping = Task {
            while !Task.isCancelled {
                await stop()
                try? await Task.sleep(for: .milliseconds(20))
            }
        }
        let ending = await run.result
        stopping.cancel()
        // It holds the watcher, and that the lock.
        await stopping.value
        try ending.get()
    }
}
