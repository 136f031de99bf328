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
        var limit: Int
        var since: Date
        var now: Date
    }

    private struct State {
        var catchUps: [CatchUp] = []
        var rows: [Row] = []
        var failures = 0
        var claims = 0
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

    /// The next calls fail.
    func fail(_ times: Int) { state.withLock { $0.failures = times } }

    var rows: [Row] { state.withLock { $0.rows } }

    /// Claims so far.
    var claims: Int { state.withLock { $0.claims } }

    var catchUps: [CatchUp] { state.withLock { $0.catchUps } }

    func catchUp(_ sink: SinkID, over limit: Int, since: Date, now: Date) async throws {
        try checkOpen()
        state.withLock { $0.catchUps.append(CatchUp(limit: limit, since: since, now: now)) }
    }

    subscript(id: MessageID) -> Row? { rows.first { $0.message.id == id } }

    func claim(_ claim: Claim, for sink: SinkID, now: Date) async throws -> [OutgoingMessage] {
        try checkOpen()
        return state.withLock { state in
            state.claims += 1
            let taken = Self.choose(claim, state.rows, now)
            for index in taken {
                state.rows[index].message.state = .leased
                state.rows[index].message.leaseUntil = now + claim.lease
            }
            return taken.map { OutgoingMessage(message: state.rows[$0].message, alerts: [], reason: .first) }
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

    func finish(_ report: SendReport) async throws {
        try checkOpen()
        state.withLock { state in
            guard let index = state.rows.firstIndex(where: { $0.message.id == report.message }) else {
                return
            }
            state.rows[index].reports.append(report)
            state.rows[index].message.maybeSent = report.maybeSent
            if let attempt = report.attempt { state.rows[index].message.attempts = attempt.number }
            switch report.fate {
            case .done: state.rows[index].message.state = .done
            case .dead: state.rows[index].message.state = .dead
            case .expired: state.rows[index].message.state = .expired
            case .pending(let time):
                state.rows[index].message.state = .pending
                state.rows[index].message.nextAttempt = time
            }
        }
    }

    func nextDue(_ sink: SinkID) async throws -> Date? {
        try checkOpen()
        return rows.filter { $0.message.state == .pending }.map(\.message.nextAttempt).min()
    }

    private func checkOpen() throws {
        try state.withLock { state in
            guard state.failures > 0 else { return }
            state.failures -= 1
            throw Closed()
        }
    }
}
