// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import Logging
import NewsModel
import Notifying
import Synchronization
import Testing

@testable import Watcher

/// A sink that answers always the same, or never.
private struct StubSink: Sink {
    let id: SinkID
    /// nil: it hangs until the task is cancelled.
    let result: SendResult?

    func send(_ message: OutgoingMessage, now: Date) async -> SendResult {
        if let result { return result }
        for await _ in AsyncStream<Void>(unfolding: {
            await SleepCounter().sleep(until: .distantFuture)
            return nil
        }) {}
        return SendResult(.transient)
    }

    func reopen() async {}
}

/// A clock that stands, and knows how many wait by it, until it is over.
private final class SleepCounter: RunnerClock {
    private let start = Date()
    private let count = Mutex(0)
    private let isOver = Mutex(false)

    var sleepers: Int { count.withLock { $0 } }

    func now() -> Date { start }

    func sleep(until time: Date) async {
        count.withLock { $0 += 1 }
        while !Task.isCancelled, !isOver.withLock({ $0 }) { try? await Task.sleep(for: .milliseconds(5)) }
        count.withLock { $0 -= 1 }
    }

    /// Nobody waits any more.
    func end() { isOver.withLock { $0 = true } }
}

/// Sinks on one store; a message for all of them is one transaction, as it is of an alert.
@Suite(.timeLimit(.minutes(1))) struct `What a message costs` {
    private static let count = 20

    private let directory = TemporaryDirectory()

    /// What the store was asked for while one sink that is well took so many messages, one after another, that others were
    /// to take as well.
    private func traffic(beside others: [StubSink]) async throws -> StoreTraffic {
        try directory.write("sinks: { well: { kind: stdout } }\n", to: "config/watchword.yaml")
        let locations = Locations(
            options: .init(config: directory.path + "/config", state: directory.path + "/state"),
            environment: [:]
        )
        let watcher = try Watcher(locations: locations, environment: [:], strict: true)
        let sinks = [StubSink(id: "well", result: .done)] + others
        let clock = SleepCounter()
        let runners = sinks.map { sink in
            SinkRunner(
                sink: sink,
                outbox: watcher.outbox,
                options: RunnerOptions(SinkSettings(id: sink.id, kind: .stdout(.json))),
                clock: clock,
                dice: { 0 },
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
        }
        let reader = try AlertStore.open(at: locations.state.path, mode: .reader)
        let tasks = runners.map { runner in Task { await runner.run() } }
        try await add(0, to: sinks, at: clock.now(), watcher, runners, reader)
        let held = others.count { $0.result != nil && $0.result?.outcome != .endpointGone }
        #expect(await eventually { clock.sleepers == held })
        #expect(await eventually { try Self.isLeasedOrFailed(others, reader) })
        let before = watcher.store.traffic
        for number in 1...Self.count {
            try await add(number, to: sinks, at: clock.now(), watcher, runners, reader)
        }
        let after = watcher.store.traffic
        for task in tasks { task.cancel() }
        clock.end()
        for task in tasks { await task.value }
        try reader.close()
        return StoreTraffic(reads: after.reads - before.reads, writes: after.writes - before.writes)
    }

    private func add(
        _ number: Int,
        to sinks: [StubSink],
        at now: Date,
        _ watcher: Watcher,
        _ runners: [SinkRunner],
        _ reader: AlertStore
    ) async throws {
        let messages = sinks.map { sink in
            let since = Date(milliseconds: Int64(number))
            return Message(
                Notice(kind: .heartbeat, subject: "all", text: "", since: since),
                for: sink.id,
                now: now - .seconds(1)
            )
        }
        try await watcher.writer.commit { for message in messages { try $0.enqueue(message) } }
        for runner in runners { runner.wake() }
        let well = messages[0].id
        #expect(await eventually { try reader.read { try $0.message(well) }?.state == .done })
    }

    /// Whether the first message of each was tried.
    private static func isLeasedOrFailed(_ sinks: [StubSink], _ reader: AlertStore) throws -> Bool {
        let messages = try reader.read { try $0.messages() }
        return sinks.allSatisfy { sink in
            messages.contains {
                $0.sink == sink.id && (sink.result == nil ? $0.state == .leased : $0.attempts == 1)
            }
        }
    }

    @Test func `is one look and three transactions`() async throws {
        let alone = StoreTraffic(reads: Self.count, writes: 3 * Self.count)
        #expect(try await traffic(beside: []) == alone)
    }

    @Test func `is the same beside sinks that hang, fail and refuse`() async throws {
        let troubled = [
            StubSink(id: "hangs", result: nil),
            StubSink(id: "fails", result: SendResult(.transient, status: 500)),
            StubSink(id: "refuses", result: SendResult(.permanentEndpoint, status: 401)),
        ]
        let alone = StoreTraffic(reads: Self.count, writes: 3 * Self.count)
        #expect(try await traffic(beside: troubled) == alone)
    }
}
