// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

// The rows of the outbox.

extension WriteTransaction {
    /// False when the message was there before.
    @discardableResult
    func insert(_ message: Message) throws -> Bool {
        try database.run(
            """
            INSERT INTO message (
                id, sink_id, kind, state, attempts, created_ms, next_ms, lease_until_ms, maybe_sent, notice, digest
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
            """,
            [
                message.id.rawValue, message.sink.rawValue, message.kind.rawValue, message.state.rawValue,
                message.attempts, message.created.milliseconds, message.nextAttempt.milliseconds,
                message.leaseUntil?.milliseconds, message.maybeSent, try NoticeColumn.text(message.notice),
                try DigestColumn.text(message.digest),
            ]
        )
        return database.changesCount > 0
    }

    func insert(_ delivery: Delivery) throws {
        try database.run(
            """
            INSERT INTO delivery (
                id, alert_seq, sink_id, message_seq, state, reason, cause, detail, created_ms, due_ms
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
            """,
            [
                delivery.id.rawValue, try sequence(of: delivery.alert), delivery.sink.rawValue,
                try delivery.message.map { try sequence(of: $0) }, delivery.state.rawValue,
                delivery.reason.rawValue, delivery.cause.rawValue, delivery.detail,
                delivery.created.milliseconds,
                delivery.message == nil ? delivery.due?.milliseconds : nil,
            ]
        )
    }

    func insert(_ attempt: Attempt, of message: Int64) throws {
        let took = Int64(min(attempt.took.seconds * 1000, 1e12))
        try database.run(
            """
            INSERT INTO attempt (message_seq, number, started_ms, took_ms, outcome, status, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            [
                message, attempt.number, attempt.started.milliseconds, took, attempt.outcome.rawValue,
                attempt.status, attempt.detail,
            ]
        )
    }

    func setDeliveries(of message: Int64, to state: DeliveryState) throws {
        try database.run("UPDATE delivery SET state = ? WHERE message_seq = ?", [state.rawValue, message])
    }

    func sequence(of id: MessageID) throws -> Int64 {
        guard let found = try database.number("SELECT seq FROM message WHERE id = ?", [id.rawValue]) else {
            throw StoreFailure(.misuse, "There is no message \(id).")
        }
        return found
    }
}
