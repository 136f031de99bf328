// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import Logging
import NewsModel
import Notifying
import ReviewServer
import Settings
import Transport

// What people ask of sinks, and of what was sent to them.
extension Watcher {
    /// The sinks, with what waits for them.
    public func sinkReports() async throws -> [SinkReport] {
        let configured = running.current.settings.sinks
        let standing = standing
        return try await workers.run { [store] in
            try ReviewDesk(store: store).sinks(configured) { standing[$0] ?? SinkStanding(.broken) }
        }
    }

    /// A delivery or a message whole.
    public func delivery(_ id: String) async throws -> DeliveryDetail {
        let configured = running.current.settings.sinks
        let standing = standing
        return try await workers.run { [store] in
            try ReviewDesk(store: store)
                .delivery(id, configured) { standing[$0] ?? SinkStanding(.unconfigured) }
        }
    }

    /// Sends messages again that were given up.
    public func retry(_ request: RetryRequest) async throws -> RetryReport {
        let now = now()
        var (report, woken) = try await workers.run { [store] in
            try ReviewDesk(store: store).retry(request, now: now)
        }
        sinks.lookAgain(woken)
        for sink in try await sinkReports() where woken.contains(sink.id) && sink.state != .ok {
            report.waiting.append("the sink '\(sink.id)' \(sink.outlook)")
        }
        return report
    }

    /// Sends a test to a sink through its outbox, and answers when the sink has.
    public func testSink(_ id: SinkID) async throws -> SinkTestReport {
        if let problem = sinks.broken[id] { throw APIProblem("the sink '\(id)' cannot work: \(problem)") }
        guard let runner = sinks.runner(of: id) else {
            throw APIProblem("there is no sink '\(id)'", hint: "'watchword sinks list' names them")
        }
        return try await test(id, by: runner)
    }

    /// The settings in force.
    public func shownSettings() async -> ShownSettings {
        let current = running.current
        return ShownSettings(
            current.settings,
            directory: locations.config.path,
            refused: current.refused
        )
    }

    private func test(_ id: SinkID, by runner: SinkRunner) async throws -> SinkTestReport {
        let message = SinkTest.leased(.random(), for: id, now: now())
        _ = try await writer.commit { try $0.enqueue(message) }
        let outgoing = OutgoingMessage(message: message, alerts: [], reason: .first)
        guard let attempt = await runner.sendNow(outgoing) else {
            throw APIProblem("the watcher ends; the test is sent at its next start")
        }
        let record = try await workers.run { [store] in try store.read { try $0.sinkRecord(id) } }
        return SinkTestReport(attempt, sink: id, waiting: record.waiting)
    }

    /// How each configured sink stands.
    private var standing: [SinkID: SinkStanding] {
        var standing: [SinkID: SinkStanding] = [:]
        for health in sinks.health { standing[health.sink] = SinkStanding(health, at: now()) }
        for (sink, problem) in sinks.broken { standing[sink] = SinkStanding(.broken, problem: problem) }
        return standing
    }
}

extension Watcher {
    /// Sends a test to a sink without a daemon, through the store's outbox: the command `sinks test`.
    ///
    /// What else waits for the sink goes on waiting.
    /// - Throws: `StartFailure` as `init` does, `APIProblem`.
    public static func testSink(
        _ id: SinkID,
        locations: Locations,
        environment: [String: String]
    ) async throws -> SinkTestReport {
        let start = try Start.take(locations, environment: environment, strict: true, quietest: .error)
        let watcher = Watcher(start)
        do {
            let report = try await watcher.testAlone(id)
            try watcher.end()
            return report
        } catch {
            try? watcher.end()
            throw error
        }
    }

    private func testAlone(_ id: SinkID) async throws -> SinkTestReport {
        guard let settings = running.current.settings.sinks.first(where: { $0.id == id }) else {
            throw APIProblem("there is no sink '\(id)'", hint: "'watchword sinks list' names them")
        }
        do {
            return try await test(id, by: sinks.makeRunner(settings, sinkFactory(running.current.settings)))
        } catch let problem as SinkProblem {
            throw APIProblem("\(problem)")
        }
    }

    private func end() throws {
        client.shutDown()
        try store.close()
    }
}

extension SinkStanding {
    fileprivate init(_ health: SinkHealth, at now: Date) {
        let state: SinkReport.State =
            switch health.state {
            case .closed: .ok
            case .open: .failing
            case .paused: .paused
            case .off: .disabled
            }
        self.init(state, nextTry: health.nextTry.flatMap { $0 > now ? $0 : nil })
    }
}

extension MessageID {
    /// An id that no other message has: of a test, which nothing stands behind.
    static func random() -> MessageID {
        let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
        return MessageID("msg_" + String((0..<26).map { _ in letters[Int.random(in: 0..<32)] }))
    }
}
