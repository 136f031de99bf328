// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Logging
import LoopbackWorld
import NewsModel
import Notifying
import Synchronization
import Testing

/// A sink that answers as told, and remembers what it was given.
private final class ScriptedSink: Sink {
    struct Call: Sendable {
        var id: MessageID
        var time: Date
    }

    let id: SinkID = "s"
    private let calls = Mutex<[Call]>([])
    private let reopens = Mutex(0)
    private let answer: @Sendable (MessageID, Int) async -> SendResult

    /// - Parameter answer: gets the message's id and the number of the call, 1 for the first.
    init(_ answer: @escaping @Sendable (MessageID, Int) async -> SendResult) { self.answer = answer }

    var seen: [Call] { calls.withLock { $0 } }
    var reopened: Int { reopens.withLock { $0 } }

    func send(_ message: OutgoingMessage, now: Date) async -> SendResult {
        let number = calls.withLock { calls in
            calls.append(Call(id: message.message.id, time: now))
            return calls.count
        }
        return await answer(message.message.id, number)
    }

    func reopen() async { reopens.withLock { $0 += 1 } }
}

@Suite(.timeLimit(.minutes(1))) struct `Sink runner` {
    private static func runner(
        _ sink: any Sink,
        _ outbox: MemoryOutbox,
        clock: any RunnerClock = LeapingClock(),
        _ change: (inout SinkSettings) -> Void = { _ in }
    ) -> SinkRunner {
        var settings = SinkSettings(id: sink.id, kind: .stdout(.json))
        change(&settings)
        return SinkRunner(
            sink: sink,
            outbox: outbox,
            options: RunnerOptions(settings),
            clock: clock,
            dice: { 0 },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    /// Runs until the outbox is as wanted.
    private func run(_ runner: SinkRunner, until isReached: () -> Bool) async {
        let task = Task { await runner.run() }
        while !isReached() { await Task.yield() }
        task.cancel()
        await task.value
    }

    private func states(_ outbox: MemoryOutbox) -> [MessageState] { outbox.rows.map(\.message.state) }

    @Test func `messages go out in the order of their making, and every attempt is stored`() async {
        let outbox = MemoryOutbox(["m1", "m2", "m3"])
        let sink = ScriptedSink { _, _ in SendResult(.done, status: 204) }
        let runner = Self.runner(sink, outbox)
        await run(runner) { states(outbox).allSatisfy { $0 == .done } }
        #expect(sink.seen.map(\.id) == ["m1", "m2", "m3"])
        #expect(outbox.rows.allSatisfy { $0.reports.map(\.attempt?.status) == [204] })
        #expect(runner.health.done == 3 && runner.health.state == .closed)
    }

    @Test func `what was answered meanwhile is stored together, and one that cannot be keeps no other back`()
        async
    {
        let ids: [MessageID] = ["m1", "m2", "m3", "m4", "m5"]
        let outbox = MemoryOutbox(ids)
        let sink = ScriptedSink { _, _ in SendResult(.done, status: 204) }
        outbox.refuse("m4")
        // The first goes alone, as nothing is known of the sink; then the store is slow.
        outbox.beforeFinish { while ![1, ids.count].contains(sink.seen.count) { await Task.yield() } }
        let runner = Self.runner(sink, outbox)
        let ending: [MessageState] = [.done, .done, .done, .leased, .done]
        await run(runner) {
            outbox.groups.count(where: { $0 == ["m4"] }) == 5 && states(outbox) == ending
        }
        #expect(outbox.groups.first == ["m1"])
        #expect(outbox.groups.contains { $0.contains("m4") && $0.count > 1 })
        #expect(sink.seen.map(\.id) == ids)
    }

    @Test func `a message added later is sent after a wake-up`() async {
        let outbox = MemoryOutbox()
        let runner = Self.runner(ScriptedSink { _, _ in .done }, outbox, clock: StandingClock())
        let task = Task { await runner.run() }
        for _ in 0..<50 { await Task.yield() }
        outbox.add(["m1"])
        runner.wake()
        while states(outbox) != [.done] { await Task.yield() }
        task.cancel()
        await task.value
    }

    /// What a sink is told of one message after another, none of which it can take now, and how often it looks.
    @Test(arguments: [
        ("backs off", SendResult(.transient), SendRate?.none),
        ("is paused", SendResult(.permanentEndpoint), nil),
        ("is gone", SendResult(.endpointGone), nil),
        ("asked for time", SendResult(.transient, retryAfter: .seconds(300)), nil),
        ("took all it takes in a while", SendResult.done, SendRate(burst: 1, every: .seconds(60))),
    ])
    func `a sink that is held back sleeps through what is added, until its time or a change`(
        name: String,
        result: SendResult,
        rate: SendRate?
    ) async {
        let outbox = MemoryOutbox(["m0", "m00"])
        let clock = HandClock()
        let sink = ScriptedSink { _, call in call == 1 ? result : .done }
        let runner = Self.runner(sink, outbox, clock: clock) { $0.rate = rate }
        let task = Task { await runner.run() }
        await clock.waitForSleeper(orEnd: { runner.health.state == .off })
        let claims = outbox.claims
        for number in 1...50 {
            outbox.add([MessageID("m\(number)")])
            runner.wake()
            for _ in 0..<20 { await Task.yield() }
        }
        #expect(outbox.claims == claims && sink.seen.count == 1)
        if result.outcome == .endpointGone { await runner.reload() }
        while sink.seen.count < 2 {
            clock.leap()
            await Task.yield()
        }
        task.cancel()
        await task.value
    }

    @Test func `a sink that is held back looks again when its queue is another`() async {
        let outbox = MemoryOutbox(["m1"])
        let clock = HandClock()
        let sink = ScriptedSink { _, call in call == 1 ? SendResult(.transient) : .done }
        let runner = Self.runner(sink, outbox, clock: clock)
        let task = Task { await runner.run() }
        await clock.waitForSleeper()
        outbox.makeDue("m1")
        runner.lookAgain()
        while states(outbox) != [.done] { await Task.yield() }
        #expect(sink.seen.map(\.time) == [Sample.now, Sample.now])
        task.cancel()
        await task.value
    }

    @Test func `a sink that is well looks once for each message that comes alone`() async {
        let outbox = MemoryOutbox()
        let runner = Self.runner(ScriptedSink { _, _ in .done }, outbox, clock: StandingClock())
        let task = Task { await runner.run() }
        while outbox.claims == 0 { await Task.yield() }
        for number in 1...20 {
            outbox.add([MessageID("m\(number)")])
            runner.wake()
            while !states(outbox).allSatisfy({ $0 == .done }) { await Task.yield() }
            for _ in 0..<20 { await Task.yield() }
        }
        #expect(outbox.claims == 21)
        task.cancel()
        await task.value
    }

    @Test func `a failed message is tried on its schedule, and blocks what is behind it`() async {
        let outbox = MemoryOutbox(["m1", "m2"])
        let sink = ScriptedSink { _, call in call < 4 ? SendResult(.transient) : .done }
        await run(Self.runner(sink, outbox)) { states(outbox).allSatisfy { $0 == .done } }
        #expect(sink.seen.map(\.id) == ["m1", "m1", "m1", "m1", "m2"])
        #expect(sink.seen.prefix(4).map { $0.time.timeIntervalSince(Sample.now) } == [0, 5, 35, 155])
        #expect(outbox["m1"]?.reports.map(\.attempt?.number) == [1, 2, 3, 4])
    }

    @Test func `of what was leased with a message that fails, nothing goes before it`() async {
        let ids = (1...200).map { MessageID("m\($0)") }
        let outbox = MemoryOutbox(ids)
        let sink = ScriptedSink { _, call in call == 30 ? SendResult(.transient, maybeSent: true) : .done }
        await run(Self.runner(sink, outbox)) { states(outbox).allSatisfy { $0 == .done } }
        #expect(sink.seen.map(\.id) == ids.prefix(30) + ids.suffix(171))
        let reports = outbox.rows.map { $0.reports.count { $0.attempt != nil } }
        #expect(reports == (1...200).map { $0 == 30 ? 2 : 1 }, "each attempt is stored, and no other")
        #expect(outbox.rows.filter { $0.message.maybeSent }.map(\.message.id) == ["m30"])
        #expect(outbox.claims < 30, "many messages a claim: \(outbox.claims)")
    }

    @Test func `a message that nobody will take is dead, and the next one goes out`() async {
        let outbox = MemoryOutbox(["m1", "m2", "m3"])
        let sink = ScriptedSink { id, _ in
            id == "m1" ? SendResult(.permanentMessage) : id == "m2" ? SendResult(.refused) : .done
        }
        await run(Self.runner(sink, outbox)) { states(outbox)[2] == .done }
        #expect(states(outbox) == [.dead, .dead, .done])
    }

    @Test func `a long outage kills no message, and the order is kept`() async {
        let outbox = MemoryOutbox(["m1", "m2", "m3"])
        let clock = LeapingClock()
        let up = Sample.now + .seconds(6 * 3600)
        let sink = ScriptedSink { _, _ in clock.now() < up ? SendResult(.transient) : .done }
        let runner = Self.runner(sink, outbox, clock: clock)
        await run(runner) { states(outbox).allSatisfy { $0 == .done } }
        // 5 failures, then probes 30 s, 1, 2, 4, 8 and 15 minutes apart: not more than that.
        #expect((25...40).contains(sink.seen.count { $0.time < up }))
        #expect(runner.health.state == .closed && runner.health.failingSince == nil)
        // All of it is delivered soon after.
        #expect(clock.now().timeIntervalSince(up) <= 16 * 60)
    }

    @Test func `a message that always fails does not stop the others for ever`() async {
        let outbox = MemoryOutbox(["poison", "m2", "m3"])
        let clock = LeapingClock()
        let sink = ScriptedSink { id, _ in id == "poison" ? SendResult(.transient) : .done }
        await run(Self.runner(sink, outbox, clock: clock)) { states(outbox)[2] == .done }
        // The clock leaps on while nobody looks: only the times that the sink saw say something.
        let last = sink.seen.first { $0.id == "m3" }?.time ?? .distantFuture
        #expect(last.timeIntervalSince(Sample.now) < 3600)
    }

    @Test func `a paused sink keeps its queue and resumes by a probe`() async {
        let outbox = MemoryOutbox(["m1", "m2"])
        let sink = ScriptedSink { _, call in call < 3 ? SendResult(.permanentEndpoint, status: 401) : .done }
        await run(Self.runner(sink, outbox)) { states(outbox).allSatisfy { $0 == .done } }
        #expect(sink.seen.map(\.id) == ["m1", "m1", "m1", "m2"])
        #expect(sink.seen.prefix(3).map { $0.time.timeIntervalSince(Sample.now) } == [0, 30, 90])
    }

    @Test func `an endpoint that refuses everything is doubted before the whole queue is dead`() async {
        let outbox = MemoryOutbox((1...6).map { MessageID("m\($0)") })
        let clock = LeapingClock()
        let up = Sample.now + .seconds(3600)
        let sink = ScriptedSink { _, _ in
            clock.now() < up ? SendResult(.permanentMessage, detail: "HTTP 400") : .done
        }
        let runner = Self.runner(sink, outbox, clock: clock)
        await run(runner) { states(outbox).count { $0 == .done } == 4 }
        #expect(states(outbox) == [.dead, .dead, .done, .done, .done, .done])
        let attempts = outbox["m3"]?.reports.compactMap(\.attempt) ?? []
        #expect(attempts.first?.outcome == .permanentEndpoint && attempts.last?.outcome == .done)
        #expect(attempts.first?.detail?.contains("its queue kept") == true)
    }

    @Test func `a sink that a message is poison to goes on with the others`() async {
        let outbox = MemoryOutbox((1...5).map { MessageID("m\($0)") })
        let sink = ScriptedSink { id, _ in
            ["m1", "m2", "m3"].contains(id) ? SendResult(.refused, detail: "address guard") : .done
        }
        await run(Self.runner(sink, outbox)) { states(outbox).allSatisfy { $0 == .done || $0 == .dead } }
        #expect(states(outbox) == [.dead, .dead, .dead, .done, .done])
    }

    @Test func `when a sink is back, the outbox is told before anything else is sent`() async {
        let outbox = MemoryOutbox(["m1", "m2"])
        let sink = ScriptedSink { _, call in
            if call == 8 { #expect(outbox.catchUps.count == 1) }
            return call < 7 ? SendResult(.transient) : .done
        }
        await run(Self.runner(sink, outbox) { $0.catchUpOver = 7 }) {
            states(outbox).allSatisfy { $0 == .done }
        }
        #expect(outbox.catchUps.map(\.limit) == [7] && outbox.catchUps.map(\.since) == [Sample.now])
    }

    @Test func `a sink that failed only now and then has nothing to catch up with`() async {
        let outbox = MemoryOutbox(["m1", "m2"])
        let sink = ScriptedSink { _, call in call < 3 ? SendResult(.transient) : .done }
        await run(Self.runner(sink, outbox)) { states(outbox).allSatisfy { $0 == .done } }
        #expect(outbox.catchUps.isEmpty)
    }

    @Test func `what an earlier runner left is looked at before anything is sent`() async {
        let outbox = MemoryOutbox(["m1"])
        outbox.fail(1)
        let sink = ScriptedSink { _, _ in
            #expect(outbox.takenOver == 1)
            return .done
        }
        await run(Self.runner(sink, outbox)) { states(outbox) == [.done] }
        #expect(outbox.takenOver == 1 && outbox.catchUps.isEmpty)
    }

    /// Of messages that live a minute, which `catchUp` there is.
    @Test(arguments: [
        ("tried three times, the breaker never opened", -50, 3),
        ("too old when it was its turn", -3600, 0),
    ])
    func `what expired is told of, though the sink never was down`(name: String, age: Int, tries: Int) async {
        let created = Sample.now + .seconds(age)
        let outbox = MemoryOutbox(["m1"], created: created)
        let sink = ScriptedSink { _, _ in SendResult(.transient, maybeSent: true) }
        let runner = Self.runner(sink, outbox) { $0.expiresAfter = .seconds(60) }
        await run(runner) { !outbox.catchUps.isEmpty }
        #expect(states(outbox) == [.expired] && sink.seen.count <= tries)
        let catchUp = outbox.catchUps[0]
        #expect(catchUp.limit == nil && catchUp.since <= created + .seconds(60))
        #expect(catchUp.since >= created, "what expired long before is not asked for")
    }

    @Test func `what expired while the sink was down is told of when it is back, once`() async {
        let outbox = MemoryOutbox(["m1", "m2"])
        let clock = LeapingClock()
        let up = Sample.now + .seconds(3600)
        let sink = ScriptedSink { _, _ in clock.now() < up ? SendResult(.transient) : .done }
        let runner = Self.runner(sink, outbox, clock: clock) { $0.expiresAfter = .seconds(900) }
        let task = Task { await runner.run() }
        while states(outbox) != [.expired, .expired] { await Task.yield() }
        #expect(outbox.catchUps.isEmpty)
        await clock.sleep(until: up)
        outbox.add(["m3"], created: up)
        runner.wake()
        while states(outbox) != [.expired, .expired, .done] || outbox.catchUps.isEmpty { await Task.yield() }
        task.cancel()
        await task.value
        #expect(outbox.catchUps.map(\.limit) == [20] && outbox.catchUps.map(\.since) == [Sample.now])
    }

    @Test func `messages keep to the pace of the service`() async {
        let outbox = MemoryOutbox((1...5).map { MessageID("m\($0)") })
        let sink = ScriptedSink { _, _ in .done }
        let runner = Self.runner(sink, outbox) { $0.rate = SendRate(burst: 2, every: .seconds(10)) }
        await run(runner) { states(outbox).allSatisfy { $0 == .done } }
        #expect(sink.seen.map { $0.time.timeIntervalSince(Sample.now) } == [0, 0, 10, 20, 30])
    }

    @Test func `a success that asks for a pause gets it`() async {
        let outbox = MemoryOutbox(["m1", "m2"])
        let sink = ScriptedSink { _, call in
            var result = SendResult.done
            if call == 1 { result.retryAfter = .seconds(7) }
            return result
        }
        await run(Self.runner(sink, outbox)) { states(outbox).allSatisfy { $0 == .done } }
        #expect(sink.seen.map { $0.time.timeIntervalSince(Sample.now) } == [0, 7])
    }

    @Test func `a sink that is gone waits for a reload`() async {
        let outbox = MemoryOutbox(["m1"])
        let sink = ScriptedSink { _, call in call == 1 ? SendResult(.endpointGone, detail: "410") : .done }
        let runner = Self.runner(sink, outbox, clock: StandingClock())
        let task = Task { await runner.run() }
        while runner.health.state != .off { await Task.yield() }
        #expect(runner.health.lastFailure == "410")
        for _ in 0..<50 { await Task.yield() }
        #expect(sink.seen.count == 1 && states(outbox) == [.pending])
        await runner.reload()
        while states(outbox) != [.done] { await Task.yield() }
        #expect(sink.reopened == 1 && runner.health.state == .closed)
        #expect(outbox.takenOver == 2, "what expired meanwhile is looked for")
        task.cancel()
        await task.value
    }

    @Test func `an expired message is not sent`() async {
        let outbox = MemoryOutbox(["old"], created: Sample.now - .seconds(86_401))
        outbox.add(["new"])
        let sink = ScriptedSink { _, _ in .done }
        await run(Self.runner(sink, outbox)) { states(outbox) == [.expired, .done] }
        #expect(sink.seen.map(\.id) == ["new"])
        #expect(outbox["old"]?.reports.first?.attempt == nil)
    }

    @Test func `a wish for time holds all messages of the sink`() async {
        let outbox = MemoryOutbox(["m1", "m2"])
        let sink = ScriptedSink { _, call in
            call == 1 ? SendResult(.transient, retryAfter: .seconds(300)) : .done
        }
        await run(Self.runner(sink, outbox) { $0.concurrency = 1 }) {
            states(outbox).allSatisfy { $0 == .done }
        }
        #expect(sink.seen.map { $0.time.timeIntervalSince(Sample.now) } == [0, 300, 300])
    }

    @Test func `with more than one in flight nobody waits for the first`() async {
        let outbox = MemoryOutbox(["m1", "m2"])
        let (arrived, arrival) = AsyncStream<Void>.makeStream()
        let sink = ScriptedSink { id, _ in
            if id == "m1" { for await _ in arrived { break } } else { arrival.yield() }
            return .done
        }
        await run(Self.runner(sink, outbox) { $0.concurrency = 2 }) {
            states(outbox).allSatisfy { $0 == .done }
        }
    }

    @Test func `what may have arrived stays marked until it is done and after`() async {
        let outbox = MemoryOutbox(["m1"])
        let sink = ScriptedSink { _, call in call == 1 ? SendResult(.transient, maybeSent: true) : .done }
        await run(Self.runner(sink, outbox)) { states(outbox) == [.done] }
        #expect(outbox["m1"]?.reports.map(\.maybeSent) == [true, true])
    }

    @Test func `an outbox that fails for a moment loses nothing`() async {
        let outbox = MemoryOutbox(["m1"])
        outbox.fail(2)
        let sink = ScriptedSink { _, _ in
            outbox.fail(3)
            return .done
        }
        await run(Self.runner(sink, outbox)) { states(outbox) == [.done] }
        #expect(sink.seen.count == 1)
    }

    @Test func `a stop lets what is under way end`() async {
        let outbox = MemoryOutbox(["m1", "m2"])
        let (stopped, stop) = AsyncStream<Void>.makeStream()
        let sink = ScriptedSink { _, _ in
            for await _ in stopped { break }
            return .done
        }
        let task = Task { await Self.runner(sink, outbox, clock: StandingClock()).run() }
        while sink.seen.isEmpty { await Task.yield() }
        task.cancel()
        stop.yield()
        await task.value
        #expect(states(outbox) == [.done, .pending])
    }

    @Test func `a stop gives back what does not end in time, as maybe sent`() async {
        let outbox = MemoryOutbox(["m1", "m2"])
        let sink = ScriptedSink { _, _ in
            // Ends by cancellation only, as a request that hangs does.
            for await _ in AsyncStream<Void>(unfolding: {
                await StandingClock().sleep(until: Sample.now)
                return nil
            }) {}
            return SendResult(.transient, maybeSent: true)
        }
        // Only the time of grace goes by: what is cancelled then has as long as it needs.
        let clock = HandClock()
        let task = Task { await Self.runner(sink, outbox, clock: clock).run() }
        while sink.seen.isEmpty { await Task.yield() }
        task.cancel()
        await clock.waitForSleeper()
        clock.leap()
        await task.value
        #expect(states(outbox) == [.pending, .pending])
        let report = outbox["m1"]?.reports.first
        #expect(report?.attempt == nil && report?.maybeSent == true)
    }

    @Test func `over real HTTP every attempt has the same id, and the order is kept`() async throws {
        let receiver = try await WebhookReceiver.start()
        // On a connection that it used before, libcurl itself would send once more after a reset.
        receiver.script(.status(503).closing(), .fault(.reset), .status(429).with("Retry-After", "60"))
        let settings = `Webhook sink`.settings(receiver.url)
        let sink = try WebhookSink(id: "s", settings: settings, client: testClient)
        let outbox = MemoryOutbox(["msg_1", "msg_2"])
        await run(Self.runner(sink, outbox)) { states(outbox).allSatisfy { $0 == .done } }
        #expect(receiver.attempts.map(\.id) == ["msg_1", "msg_1", "msg_1", "msg_1", "msg_2"])
        #expect(outbox["msg_1"]?.reports.map(\.attempt?.status) == [503, nil, 429, 204])
        #expect(outbox["msg_1"]?.message.maybeSent == true, "the connection was reset after the body")
        await receiver.server.stop()
    }

    @Test func `a sink that hangs delays no other`() async {
        let (slow, fast) = (MemoryOutbox(["m1"]), MemoryOutbox(["m1", "m2"]))
        let hanging = ScriptedSink { _, _ in
            await StandingClock().sleep(until: Sample.now)
            return SendResult(.transient)
        }
        let blocked = Task { await Self.runner(hanging, slow).run() }
        while hanging.seen.isEmpty { await Task.yield() }
        await run(Self.runner(ScriptedSink { _, _ in .done }, fast)) {
            states(fast).allSatisfy { $0 == .done }
        }
        #expect(states(slow) == [.leased])
        blocked.cancel()
        await blocked.value
    }
}
