// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

/// What a sink was given to send, and when there will be more.
public struct Claim: Sendable, Hashable {
    /// Messages to send now, in the order of their making, leased to the sender.
    public var messages: [OutgoingMessage]
    /// When the first message that still waits is due; nil when none waits.
    public var nextDue: Date?
}

extension WriteTransaction {
    /// Puts a message into its sink's queue, with the deliveries that it carries; false when it was there before.
    @discardableResult
    public func enqueue(_ message: Message, deliveries: [Delivery] = []) throws -> Bool {
        let isNew = try insert(message)
        for delivery in deliveries { try insert(delivery) }
        return isNew
    }

    /// Leases what a sink may send now.
    ///
    /// Messages are taken in the order of their making, and a retry that is not due yet blocks what is behind it
    /// (`inOrder: false`: is passed over). A lease that ran out is taken again: it may have arrived.
    /// - Parameters:
    ///   - limit: what the sink may have in flight, less what it has.
    ///   - lease: longer than the sender may take.
    public func claim(
        sink: SinkID,
        limit: Int,
        now: Date,
        lease: Duration,
        inOrder: Bool = true
    ) throws -> Claim {
        try returnExpiredLeases(of: sink, now: now)
        let waiting = try database.rows(
            """
            SELECT * FROM message WHERE sink_id = ? AND state = 'pending' AND (? OR next_ms <= ?)
            ORDER BY seq LIMIT ?
            """,
            [sink.rawValue, inOrder, now.milliseconds, max(0, limit)]
        )
        var claimed: [OutgoingMessage] = []
        for row in waiting {
            let message = try ReadTransaction.message(row)
            if message.nextAttempt > now { break }
            claimed.append(try self.lease(message, row.value("seq"), until: now + lease))
        }
        return Claim(messages: claimed, nextDue: try reading.nextDue(sink: sink, inOrder: inOrder))
    }

    private func lease(_ message: Message, _ sequence: Int64, until: Date) throws -> OutgoingMessage {
        try database.run(
            "UPDATE message SET state = 'leased', lease_until_ms = ? WHERE seq = ?",
            [until.milliseconds, sequence]
        )
        try setDeliveries(of: sequence, to: .leased, now: until)
        var leased = message
        leased.state = .leased
        leased.leaseUntil = until
        return try reading.outgoing(leased, sequence)
    }

    private func returnExpiredLeases(of sink: SinkID, now: Date) throws {
        let rows = try database.rows(
            "SELECT seq FROM message WHERE sink_id = ? AND state = 'leased' AND lease_until_ms < ?",
            [sink.rawValue, now.milliseconds]
        )
        for row in rows { try returnLease(row.value("seq"), due: now, now: now) }
    }

    /// Gives every message that somebody was sending when the last process ended back to its queue: it may have
    /// arrived.
    ///
    /// They become due one after another over `spread`, so that a start is no storm. Answers how many they were.
    @discardableResult
    public func recoverLeases(now: Date, spread: Duration) throws -> Int {
        let rows = try database.rows("SELECT seq FROM message WHERE state = 'leased' ORDER BY seq")
        for (index, row) in rows.enumerated() {
            let share = Double(index) / Double(rows.count)
            try returnLease(row.value("seq"), due: now + spread * share, now: now)
        }
        return rows.count
    }

    private func returnLease(_ message: Int64, due: Date, now: Date) throws {
        try database.run(
            """
            UPDATE message SET state = 'pending', maybe_sent = 1, lease_until_ms = NULL, next_ms = ?
            WHERE seq = ?
            """,
            [due.milliseconds, message]
        )
        try setDeliveries(of: message, to: .pending, now: now)
    }

    /// Records what a try came to, and where its message stands now.
    ///
    /// Its deliveries follow it. `maybeSent` stays once it was true.
    public func finish(
        _ attempt: Attempt,
        state: MessageState,
        nextAttempt: Date?,
        maybeSent: Bool,
        now: Date
    ) throws {
        let sequence = try self.sequence(of: attempt.message)
        try database.run(
            """
            UPDATE message SET state = ?, attempts = max(attempts, ?), next_ms = coalesce(?, next_ms),
                lease_until_ms = NULL, maybe_sent = max(maybe_sent, ?)
            WHERE seq = ?
            """,
            [state.rawValue, attempt.number, nextAttempt?.milliseconds, maybeSent, sequence]
        )
        try setDeliveries(of: sequence, to: DeliveryState(state), now: now)
        try insert(attempt, of: sequence)
    }

    /// Sets where a message stands without a try: it expired while it waited, or a digest carries what it did.
    public func setMessage(_ id: MessageID, to state: MessageState, now: Date) throws {
        let sequence = try self.sequence(of: id)
        try database.run(
            "UPDATE message SET state = ?, lease_until_ms = NULL WHERE seq = ?",
            [state.rawValue, sequence]
        )
        try setDeliveries(of: sequence, to: DeliveryState(state), now: now)
    }

    /// Puts a message that was given up back into its queue, due at once; false when it is not dead or expired.
    ///
    /// Its place in the queue is the old one, and receivers see the old id.
    public func retry(_ id: MessageID, now: Date) throws -> Bool {
        guard let message = try reading.message(id), [.dead, .expired].contains(message.state) else {
            return false
        }
        try database.run("UPDATE message SET next_ms = ? WHERE id = ?", [now.milliseconds, id.rawValue])
        try setMessage(id, to: .pending, now: now)
        return true
    }
}

extension ReadTransaction {
    /// When a sink's first waiting message is due; nil when none waits.
    ///
    /// In order that is the oldest one, else the one that is due first.
    public func nextDue(sink: SinkID, inOrder: Bool = true) throws -> Date? {
        let sql = """
            SELECT next_ms FROM message WHERE sink_id = ? AND state = 'pending'
            ORDER BY \(inOrder ? "seq" : "next_ms") LIMIT 1
            """
        return try database.number(sql, [sink.rawValue]).map(Date.init(milliseconds:))
    }

    /// Sinks with messages that wait or are being sent, configured or not.
    public func sinksWithWork() throws -> [SinkID] {
        try database.rows("SELECT DISTINCT sink_id FROM message WHERE state IN ('pending', 'leased')")
            .map { try $0.id("sink_id") }
    }

    fileprivate func outgoing(_ message: Message, _ sequence: Int64) throws -> OutgoingMessage {
        let alerts = try alerts(
            Self.alertQuery + """
                 JOIN delivery ON delivery.alert_seq = alert.seq
                WHERE delivery.message_seq = ? ORDER BY alert.seq
                """,
            [sequence]
        )
        let first = try database.row(
            "SELECT reason FROM delivery WHERE message_seq = ? ORDER BY seq LIMIT 1",
            [sequence]
        )
        return OutgoingMessage(
            message: message,
            alerts: alerts,
            reason: try first?.choice("reason") ?? .first
        )
    }
}

extension DeliveryState {
    /// Where a delivery stands when its message stands there.
    init(_ state: MessageState) {
        switch state {
        case .pending: self = .pending
        case .leased: self = .leased
        case .done: self = .done
        case .dead: self = .dead
        case .expired: self = .expired
        case .superseded: self = .merged
        }
    }
}
