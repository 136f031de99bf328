// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

// Deliveries that wait for others before a message carries them: quiet hours, digests, throttles.

extension ReadTransaction {
    /// When what has gathered for each sink is due, sinks for which nothing has left out.
    public func gatheringDue() throws -> [SinkID: Date] {
        let sql = "SELECT sink_id, min(due_ms) AS due FROM delivery WHERE due_ms IS NOT NULL GROUP BY sink_id"
        let due = try database.rows(sql).map { (try $0.id("sink_id") as SinkID, try $0.time("due")) }
        return Dictionary(due, uniquingKeysWith: min)
    }

    /// What has gathered for a sink, in the order of its making.
    ///
    /// - Parameter due: only what is due at this time; nil: all.
    public func gathered(for sink: SinkID, due: Date? = nil, limit: Int = 1000) throws -> [Delivery] {
        let sql =
            Self.deliveryQuery + """
                 WHERE delivery.sink_id = ? AND delivery.due_ms <= ? ORDER BY delivery.seq LIMIT ?
                """
        return try database.rows(sql, [sink.rawValue, due?.milliseconds ?? .max, max(0, limit)])
            .map(Self.delivery)
    }

    /// How many messages of some kinds were made for a sink since a time: what a throttle counts.
    public func messageCount(sink: SinkID, kinds: Set<MessageKind>, since: Date) throws -> Int {
        let sql = """
            SELECT count(*) FROM message WHERE sink_id = ? AND created_ms >= ?
                AND kind IN (SELECT value FROM json_each(?))
            """
        let kinds = try ListColumn.text(kinds.map(\.rawValue).sorted())
        return Int(try database.number(sql, [sink.rawValue, since.milliseconds, kinds]) ?? 0)
    }
}

extension WriteTransaction {
    /// Sends deliveries that had gathered, in one message; those that do not wait any more are left as they are.
    ///
    /// False when the message was there before: then nothing is changed.
    public func send(_ deliveries: [DeliveryID], in message: Message) throws -> Bool {
        guard try insert(message) else { return false }
        let sequence = try self.sequence(of: message.id)
        try database.run(
            """
            UPDATE delivery SET message_seq = ?, due_ms = NULL
            WHERE due_ms IS NOT NULL AND id IN (SELECT value FROM json_each(?))
            """,
            [sequence, try ListColumn.text(deliveries.map(\.rawValue))]
        )
        return true
    }

    /// Deliveries that had gathered go at another time.
    public func gather(_ deliveries: [DeliveryID], until due: Date) throws {
        try database.run(
            """
            UPDATE delivery SET due_ms = ?
            WHERE due_ms IS NOT NULL AND id IN (SELECT value FROM json_each(?))
            """,
            [due.milliseconds, try ListColumn.text(deliveries.map(\.rawValue))]
        )
    }

    /// Deliveries that had gathered are not sent: muted, merged or expired, and why.
    public func settle(
        _ deliveries: [DeliveryID],
        as state: DeliveryState,
        because reason: DeliveryReason
    ) throws {
        try database.run(
            """
            UPDATE delivery SET state = ?, reason = ?, due_ms = NULL
            WHERE due_ms IS NOT NULL AND id IN (SELECT value FROM json_each(?))
            """,
            [state.rawValue, reason.rawValue, try ListColumn.text(deliveries.map(\.rawValue))]
        )
    }

    /// One message carries what others carried that wait: they are superseded, their deliveries follow the new one.
    ///
    /// What is being sent, or may have arrived, stays as it is. Answers those that were taken; when there are none, no
    /// message is made.
    public func bundle(_ messages: [MessageID], into digest: Message) throws -> [MessageID] {
        let sql = """
            SELECT seq, id FROM message WHERE id IN (SELECT value FROM json_each(?))
                AND sink_id = ? AND state = 'pending' AND maybe_sent = 0 ORDER BY seq
            """
        let taken = try database.rows(
            sql,
            [try ListColumn.text(messages.map(\.rawValue)), digest.sink.rawValue]
        )
        guard !taken.isEmpty, try insert(digest) else { return [] }
        let sequence = try self.sequence(of: digest.id)
        for row in taken {
            let old: Int64 = row[0]
            try database.run("UPDATE message SET state = 'superseded' WHERE seq = ?", [old])
            try database.run("UPDATE delivery SET message_seq = ? WHERE message_seq = ?", [sequence, old])
        }
        return taken.map { MessageID($0[1] as String) }
    }
}
