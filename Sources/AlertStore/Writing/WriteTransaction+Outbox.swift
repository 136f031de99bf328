// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

extension WriteTransaction {
    /// Puts a message into its sink's queue, with the deliveries that it carries; false when it was there before.
    @discardableResult
    public func enqueue(_ message: Message, deliveries: [Delivery] = []) throws -> Bool {
        let isNew = try insert(message)
        for delivery in deliveries { try insert(delivery) }
        return isNew
    }

    /// Leases what a sink may send now, in the order of the messages' making.
    ///
    /// A message that is not due yet blocks what is behind it, unless it was tried `blockingAttempts` times or
    /// more (0: nothing blocks). A lease that ran out is taken again: it may have arrived.
    /// - Parameters:
    ///   - limit: what the sink may have in flight, less what it has.
    ///   - lease: longer than the sender may take.
    public func claim(
        sink: SinkID,
        limit: Int,
        now: Date,
        lease: Duration,
        blockingAttempts: Int = .max
    ) throws -> [OutgoingMessage] {
        try returnExpiredLeases(of: sink, now: now)
        return try self.lease(try waiting(sink, limit, now, blockingAttempts), until: now + lease)
    }

    /// Reads the queue only as far as needed: it may be long after an outage.
    private func waiting(
        _ sink: SinkID,
        _ limit: Int,
        _ now: Date,
        _ blockingAttempts: Int
    ) throws -> [Row] {
        let queue = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT * FROM message WHERE sink_id = ? AND state = 'pending' ORDER BY seq"
            ),
            arguments: [sink.rawValue]
        )
        var due: [Row] = []
        while due.count < limit, let row = try queue.next() {
            if try row.time("next_ms") <= now || isPlannedLater(row, than: now) {
                due.append(row.copy())
            } else if try row.value("attempts") < blockingAttempts, try !isHeld(row) {
                break
            }
        }
        return due
    }

    /// Whether it is postponed until quiet hours are over.
    private func isHeld(_ row: Row) throws -> Bool {
        guard try row.value("maybe_sent") else { return false }
        let sql = "SELECT 1 FROM delivery WHERE message_seq = ? AND reason = 'quiet_hours' LIMIT 1"
        return try database.number(sql, [try row.value("seq") as Int64]) != nil
    }

    /// Whether its time was reckoned by a clock that was set back since: nobody waits for that clock to catch up.
    private func isPlannedLater(_ row: Row, than now: Date) throws -> Bool {
        if try row.time("created_ms") > now + ReadTransaction.setBack { return true }
        guard try row.value("attempts") > 0 else { return false }
        let last = try database.number(
            "SELECT max(started_ms) FROM attempt WHERE message_seq = ?",
            [try row.value("seq") as Int64]
        )
        return last.map(Date.init(milliseconds:)).map { $0 > now + ReadTransaction.setBack } ?? false
    }

    /// Leases the one waiting message that has `skip` older ones before it, due or not: whether a sink that failed
    /// is back is tried with that.
    public func claimProbe(
        sink: SinkID,
        skip: Int,
        now: Date,
        lease: Duration
    ) throws -> [OutgoingMessage] {
        try returnExpiredLeases(of: sink, now: now)
        let waiting = try database.rows(
            """
            SELECT * FROM message WHERE sink_id = ?1 AND state = 'pending'
                AND NOT (next_ms > ?2 AND \(ReadTransaction.isHeld))
            ORDER BY seq LIMIT 1 OFFSET ?3
            """,
            [sink.rawValue, now.milliseconds, max(0, skip)]
        )
        return try self.lease(waiting, until: now + lease)
    }

    private func lease(_ rows: [Row], until: Date) throws -> [OutgoingMessage] {
        guard !rows.isEmpty else { return [] }
        let messages = try rows.map { row in
            var message = try ReadTransaction.message(row)
            message.state = .leased
            message.leaseUntil = until
            return (sequence: try row.value("seq") as Int64, message: message)
        }
        let sequences = ListColumn.text(messages.map(\.sequence))
        try database.run(
            """
            UPDATE message SET state = 'leased', lease_until_ms = ?
            WHERE seq IN (SELECT value FROM json_each(?))
            """,
            [until.milliseconds, sequences]
        )
        try database.run(
            "UPDATE delivery SET state = ? WHERE message_seq IN (SELECT value FROM json_each(?))",
            [DeliveryState.leased.rawValue, sequences]
        )
        return try reading.outgoing(messages, sequences)
    }

    private func returnExpiredLeases(of sink: SinkID, now: Date) throws {
        let rows = try database.rows(
            "SELECT seq FROM message WHERE sink_id = ? AND state = 'leased' AND lease_until_ms <= ?",
            [sink.rawValue, now.milliseconds]
        )
        for row in rows { try returnLease(row.value("seq"), due: now) }
    }

    /// Gives every message that somebody was sending when the last process ended back to its queue: it may have
    /// arrived.
    ///
    /// They become due one after another over `spread`, so that a start is no storm. Answers how many they were.
    @discardableResult
    public func recoverLeases(now: Date, spread: Duration = .seconds(30)) throws -> Int {
        let rows = try database.rows("SELECT seq FROM message WHERE state = 'leased' ORDER BY seq")
        for (index, row) in rows.enumerated() {
            let share = Double(index) / Double(rows.count)
            try returnLease(row.value("seq"), due: now + spread * share)
        }
        return rows.count
    }

    private func returnLease(_ message: Int64, due: Date) throws {
        try database.run(
            """
            UPDATE message SET state = 'pending', maybe_sent = 1, lease_until_ms = NULL, next_ms = ?
            WHERE seq = ?
            """,
            [due.milliseconds, message]
        )
        try setDeliveries(of: message, to: .pending)
    }

    /// Records where a message stands now and, if it was tried, what that came to.
    ///
    /// Its deliveries follow it. `maybeSent` stays once it was true, and what was taken stays taken: a sender whose
    /// lease ran out may report after the next one.
    public func finish(
        _ message: MessageID,
        attempt: Attempt?,
        state: MessageState,
        nextAttempt: Date? = nil,
        maybeSent: Bool = false
    ) throws {
        let sequence = try self.sequence(of: message)
        try database.run(
            """
            UPDATE message SET state = ?, attempts = max(attempts, ?), next_ms = coalesce(?, next_ms),
                lease_until_ms = NULL, maybe_sent = max(maybe_sent, ?)
            WHERE seq = ? AND state <> 'done'
            """,
            [state.rawValue, attempt?.number ?? 0, nextAttempt?.milliseconds, maybeSent, sequence]
        )
        guard database.changesCount > 0 else { return }
        try setDeliveries(of: sequence, to: DeliveryState(state))
        if let attempt {
            try insert(attempt, of: sequence)
            try remember(attempt, of: sequence)
        }
    }

    /// Puts a message that was given up back into its queue, due at once; false when it is not dead or expired.
    ///
    /// Its place in the queue is the old one, and receivers see the old id.
    public func retry(_ id: MessageID, now: Date) throws -> Bool {
        guard let message = try reading.message(id), [.dead, .expired].contains(message.state) else {
            return false
        }
        try finish(id, attempt: nil, state: .pending, nextAttempt: now)
        return true
    }

    /// The same for everything that was given up, of one sink or of all, but for tests; answers the messages.
    ///
    /// - Parameter states: only dead ones, or only expired ones.
    public func retryAll(
        of sink: SinkID? = nil,
        states: Set<MessageState> = [.dead, .expired],
        now: Date
    ) throws -> [MessageID] {
        var filter = MessageFilter()
        filter.sink = sink
        filter.states = states.intersection([.dead, .expired])
        filter.kinds = Set(MessageKind.allCases).subtracting([.test])
        filter.limit = .max
        guard !filter.states.isEmpty else { return [] }
        return try reading.messages(filter).reversed().map(\.id).filter { try retry($0, now: now) }
    }

    /// Gives up what waits for sinks that are not configured any more, and was made before a time; answers how much.
    public func expireMessages(notFor sinks: Set<SinkID>, madeBefore time: Date) throws -> Int {
        var count = 0
        for sink in try reading.sinksWithWork() where !sinks.contains(sink) {
            let old = try database.rows(
                "SELECT id FROM message WHERE sink_id = ? AND state = 'pending' AND created_ms < ? ORDER BY seq",
                [sink.rawValue, time.milliseconds]
            )
            for row in old { try finish(row.id("id"), attempt: nil, state: .expired) }
            count += old.count
        }
        return count
    }

    /// Gives up what waits for a sink for longer than it may, unless it was put back by hand (it is due later then);
    /// answers how much.
    public func expireMessages(of sink: SinkID, after lifetime: Duration, now: Date) throws -> Int {
        let old = try database.rows(
            """
            SELECT id FROM message WHERE sink_id = ?1 AND state = 'pending'
                AND created_ms + ?2 < ?3 AND next_ms <= created_ms + ?2 ORDER BY seq
            """,
            [sink.rawValue, Int64(lifetime.seconds * 1000), now.milliseconds]
        )
        for row in old { try finish(row.id("id"), attempt: nil, state: .expired) }
        return old.count
    }
}

extension ReadTransaction {
    /// A clock that is further behind what was planned was set back.
    static let setBack = Duration.seconds(60)

    /// When `claim` may find something: the past when something is due, nil when nothing waits.
    ///
    /// Exact with the `blockingAttempts` of the claim; without, perhaps too early, never too late.
    public func nextDue(sink: SinkID, blockingAttempts: Int = 0, now: Date? = nil) throws -> Date? {
        try outlook(of: sink, blockingAttempts: blockingAttempts, now: now).next
    }

    /// What `claim` would find, and when.
    ///
    /// A lease that runs out counts, but for those of `besides`. What was planned by a clock that was set back since is
    /// due.
    public func outlook(
        of sink: SinkID,
        blockingAttempts: Int,
        now: Date?,
        besides leased: [MessageID] = []
    ) throws -> QueueOutlook {
        // Two searches: a condition with OR would read every message that the sink ever had.
        let sql = """
            WITH found AS (
                SELECT seq, \(Self.dueTime) AS due FROM message
                WHERE sink_id = ?1 AND state = 'pending' AND attempts < ?2
                    AND NOT (next_ms > ?5 AND \(Self.isHeld))
                ORDER BY seq LIMIT 1
            )
            SELECT (SELECT due FROM found) AS blocked, min(due) AS next FROM (
                SELECT min(lease_until_ms) AS due FROM message
                WHERE sink_id = ?1 AND state = 'leased' AND id NOT IN (SELECT value FROM json_each(?4))
                UNION ALL
                SELECT min(\(Self.dueTime)) FROM message WHERE sink_id = ?1 AND state = 'pending'
                    AND seq <= coalesce((SELECT seq FROM found), 9223372036854775807)
            )
            """
        let latest = now.map { ($0 + Self.setBack).milliseconds } ?? .max
        let time = now?.milliseconds ?? .max
        let ids = try ListColumn.text(leased.map(\.rawValue))
        guard let row = try database.row(sql, [sink.rawValue, blockingAttempts, latest, ids, time]) else {
            return QueueOutlook()
        }
        let blocked = try row.optionalTime("blocked")
        return QueueOutlook(
            next: try row.optionalTime("next"),
            isBlocked: blocked.map { $0 > now ?? .distantFuture } ?? false
        )
    }

    /// Whether a message that is not due is postponed until quiet hours are over: it holds up no other.
    fileprivate static let isHeld = """
        maybe_sent = 1 AND EXISTS (
            SELECT 1 FROM delivery WHERE message_seq = message.seq AND reason = 'quiet_hours'
        )
        """

    /// When a waiting message is due, in a query whose third argument is the latest time that is no other clock's.
    private static let dueTime = """
        CASE WHEN created_ms > ?3 OR attempts > 0
            AND (SELECT max(started_ms) FROM attempt WHERE message_seq = message.seq) > ?3
        THEN 0 ELSE next_ms END
        """

    /// Sinks with messages that wait or are being sent, configured or not.
    public func sinksWithWork() throws -> [SinkID] {
        try sinksEverUsed()
            .filter { sink in
                try database.row(
                    "SELECT 1 FROM message WHERE sink_id = ? AND state IN ('pending', 'leased') LIMIT 1",
                    [sink.rawValue]
                ) != nil
            }
    }

    /// The messages with what they carry; all of it is read together.
    fileprivate func outgoing(
        _ messages: [(sequence: Int64, message: Message)],
        _ sequences: String
    ) throws -> [OutgoingMessage] {
        var carried: [Int64: (alerts: [Int64], reason: DeliveryReason)] = [:]
        let rows = try database.rows(
            """
            SELECT message_seq, alert_seq, reason FROM delivery
            WHERE message_seq IN (SELECT value FROM json_each(?)) ORDER BY seq
            """,
            [sequences]
        )
        for row in rows {
            let reason: DeliveryReason = try row.choice("reason")
            carried[row[0], default: ([], reason)].alerts.append(row[1])
        }
        let alerts = try numberedAlerts(
            Self.alertQuery + " WHERE alert.seq IN (SELECT value FROM json_each(?))",
            [ListColumn.text(Set(carried.values.flatMap(\.alerts)).sorted())]
        )
        let bySequence = Dictionary(alerts.map { ($0.sequence, $0.alert) }) { first, _ in first }
        return messages.map { sequence, message in
            let alerts = (carried[sequence]?.alerts ?? []).sorted().compactMap { bySequence[$0] }
            return OutgoingMessage(
                message: message,
                alerts: message.digest?.grouping.ordered(alerts) ?? alerts,
                reason: carried[sequence]?.reason ?? .first
            )
        }
    }
}

/// What a sink's queue holds for a claim.
public struct QueueOutlook: Sendable, Hashable {
    /// When something is due: the past when it is; nil when nothing waits.
    public var next: Date?
    /// Whether what is added waits behind a message that is not due yet.
    public var isBlocked: Bool

    /// Joins the parts.
    public init(next: Date? = nil, isBlocked: Bool = false) {
        self.next = next
        self.isBlocked = isBlocked
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
