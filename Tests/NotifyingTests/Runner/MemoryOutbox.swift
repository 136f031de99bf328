// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Notifying
import Synchronization

/// An outbox in memory that keeps the promises of the protocol; the store's does the same in SQL.
final class MemoryOutbox: Outbox {
    struct Row {
        var message: Message
        var reports: [SendReport] = []
    }

    struct Closed: Error {}

    /// A call of `catchUp`.
    struct CatchUp: Sendable, Hashable {
        var limit: Int?
        var since: Date
        var now: Date
    }

    private struct State {
        var catchUps: [CatchUp] = []
        var takenOver = 0
        var rows: [Row] = []
        var failures = 0
        var claims = 0
        var refused: MessageID?
        var beforeFinish: (@Sendable () async -> Void)?
        var groups: [[MessageID]] = []
    }

    private let state = Mutex(State())

    init(_ ids: [MessageID] = [], created: Date = Sample.created) { add(ids, created: created) }

    func add(_ ids: [MessageID], created: Date = Sample.created) {
        state.withLock { state in
            for id in ids {
                state.rows.append(
                    Row(
                        message: Message(
                            id: id,
                            sink: "s",
                            kind: .alert,
                            created: created,
                            nextAttempt: created
                        )
                    )
                )
            }
        }
    }

    /// Somebody puts a message back by hand.
    func makeDue(_ id: MessageID) {
        state.withLock { state in
            for index in state.rows.indices where state.rows[index].message.id == id {
                state.rows[index].message.nextAttempt = .distantPast
            }
        }
    }

    /// The next calls fail.
    func fail(_ times: Int) { state.withLock { $0.failures = times } }

    /// No report of this message is taken, nor any that comes with it.
    func refuse(_ id: MessageID) { state.withLock { $0.refused = id } }

    /// Is called before reports are taken, which waits for it.
    func beforeFinish(_ body: @escaping @Sendable () async -> Void) {
        state.withLock { $0.beforeFinish = body }
    }

    /// Which reports came together, each time.
    var groups: [[MessageID]] { state.withLock { $0.groups } }

    var rows: [Row] { state.withLock { $0.rows } }

    /// Claims so far.
    var claims: Int { state.withLock { $0.claims } }

    var catchUps: [CatchUp] { state.withLock { $0.catchUps } }

    /// How often a runner took over.
    var takenOver: Int { state.withLock { $0.takenOver } }

    func catchUp(_ sink: SinkID, over limit: Int?, since: Date, now: Date) async throws {
        try checkOpen()
        state.withLock { $0.catchUps.append(CatchUp(limit: limit, since: since, now: now)) }
    }

    func takeOver(_ sink: SinkID, over limit: Int, now: Date) async throws {
        try checkOpen()
        state.withLock { $0.takenOver += 1 }
    }

    subscript(id: MessageID) -> Row? { rows.first { $0.message.id == id } }

    func claim(_ claim: Claim, for sink: SinkID, now: Date) async throws -> Claimed {
        try checkOpen()
        return state.withLock { state in
            state.claims += 1
            let taken = Self.choose(claim, state.rows, now)
            for index in taken {
                state.rows[index].message.state = .leased
                state.rows[index].message.leaseUntil = now + claim.lease
            }
            let messages = taken.map {
                OutgoingMessage(message: state.rows[$0].message, alerts: [], reason: .first)
            }
            let waiting = state.rows.map(\.message).filter { $0.state == .pending }
            let blocking = waiting.first { $0.attempts < CircuitBreaker.blockingAttempts }
            return Claimed(
                messages,
                next: waiting.map(\.nextAttempt).min(),
                isBlocked: blocking.map { $0.nextAttempt > now } ?? false
            )
        }
    }

    private static func choose(_ claim: Claim, _ rows: [Row], _ now: Date) -> [Int] {
        let waiting = rows.indices.filter { rows[$0].message.state == .pending }
        switch claim.order {
        case .probe(let skip):
            return Array(waiting.dropFirst(skip).prefix(1))
        case .inOrder(let blockingAttempts):
            let firstBlocked = waiting.firstIndex { index in
                rows[index].message.nextAttempt > now && rows[index].message.attempts < blockingAttempts
            }
            let free = waiting[..<(firstBlocked ?? waiting.endIndex)]
            return Array(free.filter { rows[$0].message.nextAttempt <= now }.prefix(claim.limit))
        }
    }

    func finish(_ reports: [SendReport]) async throws {
        await state.withLock { $0.beforeFinish }?()
        try checkOpen()
        try state.withLock { state in
            state.groups.append(reports.map(\.message))
            if reports.contains(where: { $0.message == state.refused }) { throw Closed() }
            for report in reports { Self.finish(report, in: &state.rows) }
        }
    }

    private static func finish(_ report: SendReport, in rows: inout [Row]) {
        guard let index = rows.firstIndex(where: { $0.message.id == report.message }) else { return }
        rows[index].reports.append(report)
        rows[index].message.maybeSent = report.maybeSent
        if let attempt = report.attempt { rows[index].message.attempts = attempt.number }
        switch report.fate {
        case .done: rows[index].message.state = .done
        case .dead: rows[index].message.state = .dead
        case .expired: rows[index].message.state = .expired
        case .pending(let time):
            rows[index].message.state = .pending
            rows[index].message.nextAttempt = time
        }
    }

    private func checkOpen() throws {
        try state.withLock { state in
            guard state.failures > 0 else { return }
            state.failures -= 1
            throw Closed()
        }
    }
}
