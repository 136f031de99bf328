// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

/// Which deliveries are wanted; what is not set is not asked for.
public struct DeliveryFilter: Sendable, Hashable {
    /// Of this alert.
    public var alert: AlertID?
    /// To this sink.
    public var sink: SinkID?
    /// Carried by this message.
    public var message: MessageID?
    /// Made at this time or later.
    public var since: Date?
    /// In any of these states; empty: all.
    public var states: Set<DeliveryState> = []
    /// Those that follow this delivery in the list: the next page.
    public var after: DeliveryID?
    /// Not more than this.
    public var limit = 50

    /// All deliveries, the newest 50.
    public init() {}
}

/// A delivery with the message that carries it and every try to send that.
public struct DeliveryRecord: Sendable, Hashable {
    /// The delivery.
    public var delivery: Delivery
    /// Its message; a muted delivery has none.
    public var message: Message?
    /// The tries, the first one first.
    public var attempts: [Attempt]
}

/// Which messages are wanted; what is not set is not asked for.
public struct MessageFilter: Sendable, Hashable {
    /// To this sink.
    public var sink: SinkID?
    /// In any of these states; empty: all.
    public var states: Set<MessageState> = []
    /// Of any of these kinds; empty: all.
    public var kinds: Set<MessageKind> = []
    /// Not more than this.
    public var limit = 50

    /// All messages, the newest 50.
    public init() {}
}

extension ReadTransaction {
    /// The deliveries that a filter asks for, the newest first.
    public func deliveries(_ filter: DeliveryFilter = DeliveryFilter()) throws -> [DeliveryRecord] {
        var conditions = Conditions()
        conditions.add(
            "delivery.alert_seq = (SELECT seq FROM alert WHERE id = ?)",
            ifGiven: filter.alert?.rawValue
        )
        conditions.add("delivery.sink_id = ?", ifGiven: filter.sink?.rawValue)
        conditions.add(
            "delivery.message_seq = (SELECT seq FROM message WHERE id = ?)",
            ifGiven: filter.message?.rawValue
        )
        conditions.add("delivery.created_ms >= ?", ifGiven: filter.since?.milliseconds)
        try conditions.add("delivery.state", oneOf: filter.states.map(\.rawValue))
        conditions.add(
            "delivery.seq < (SELECT seq FROM delivery WHERE id = ?)",
            ifGiven: filter.after?.rawValue
        )
        let order = " ORDER BY delivery.seq DESC"
        // Chosen first, by their indexes alone: a sink may have had a million.
        let chosen = "SELECT delivery.seq FROM delivery" + conditions.clause + order + " LIMIT ?"
        let sql = Self.deliveryQuery + " WHERE delivery.seq IN (" + chosen + ")" + order
        return try database.rows(sql, conditions.arguments + [max(0, filter.limit)]).map(record)
    }

    /// A delivery by its id.
    public func delivery(_ id: DeliveryID) throws -> DeliveryRecord? {
        try database.row(Self.deliveryQuery + " WHERE delivery.id = ?", [id.rawValue]).map(record)
    }

    /// The messages that a filter asks for, notices among them, the newest first.
    public func messages(_ filter: MessageFilter = MessageFilter()) throws -> [Message] {
        var conditions = Conditions()
        conditions.add("sink_id = ?", ifGiven: filter.sink?.rawValue)
        try conditions.add("state", oneOf: filter.states.map(\.rawValue))
        try conditions.add("kind", oneOf: filter.kinds.map(\.rawValue))
        let sql = "SELECT * FROM message" + conditions.clause + " ORDER BY seq DESC LIMIT ?"
        return try database.rows(sql, conditions.arguments + [max(0, filter.limit)]).map(Self.message)
    }

    /// The ids of up to two deliveries and messages that begin with a text: more than one is not clear.
    ///
    /// - Parameter text: `dlv_` or `msg_` and six characters or more.
    public func idsOfDeliveriesAndMessages(beginningWith text: String) throws -> [String] {
        guard text.utf8.count >= 10, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7e }) else { return [] }
        // `~` sorts after every letter and digit of an id.
        let sql = """
            SELECT id FROM delivery WHERE id >= ?1 AND id < ?1 || '~'
            UNION ALL SELECT id FROM message WHERE id >= ?1 AND id < ?1 || '~' LIMIT 2
            """
        return try database.rows(sql, [text]).map { try $0.value("id") }
    }

    /// A message by its id.
    public func message(_ id: MessageID) throws -> Message? {
        try database.row("SELECT * FROM message WHERE id = ?", [id.rawValue]).map(Self.message)
    }

    /// Every try to send a message, the first one first.
    public func attempts(of id: MessageID) throws -> [Attempt] {
        let sql = """
            SELECT attempt.* FROM attempt JOIN message ON message.seq = attempt.message_seq
            WHERE message.id = ? ORDER BY attempt.number
            """
        return try database.rows(sql, [id.rawValue]).map { try Self.attempt($0, of: id) }
    }

    static let deliveryQuery = """
        SELECT delivery.*, alert.id AS alert_id, message.id AS message_id
        FROM delivery JOIN alert ON alert.seq = delivery.alert_seq
        LEFT JOIN message ON message.seq = delivery.message_seq
        """

    private func record(_ row: Row) throws -> DeliveryRecord {
        let delivery = try Self.delivery(row)
        return DeliveryRecord(
            delivery: delivery,
            message: try delivery.message.flatMap { try self.message($0) },
            attempts: try delivery.message.map { try attempts(of: $0) } ?? []
        )
    }

    static func delivery(_ row: Row) throws -> Delivery {
        var delivery = Delivery(
            id: try row.id("id"),
            alert: try row.id("alert_id"),
            sink: try row.id("sink_id"),
            state: try row.choice("state"),
            reason: try row.choice("reason"),
            message: (try row.value("message_id") as String?).map(MessageID.init(_:)),
            created: try row.time("created_ms"),
            cause: try row.choice("cause")
        )
        delivery.detail = try row.value("detail")
        delivery.due = try row.optionalTime("due_ms")
        return delivery
    }

    static func message(_ row: Row) throws -> Message {
        var message = Message(
            id: try row.id("id"),
            sink: try row.id("sink_id"),
            kind: try row.choice("kind"),
            created: try row.time("created_ms"),
            nextAttempt: try row.time("next_ms")
        )
        message.state = try row.choice("state")
        message.attempts = try row.value("attempts")
        message.leaseUntil = try row.optionalTime("lease_until_ms")
        message.maybeSent = try row.value("maybe_sent")
        message.notice = try NoticeColumn.notice(try row.value("notice"))
        message.digest = try DigestColumn.digest(try row.value("digest"))
        return message
    }

    private static func attempt(_ row: Row, of message: MessageID) throws -> Attempt {
        Attempt(
            message: message,
            number: try row.value("number"),
            started: try row.time("started_ms"),
            took: .milliseconds(try row.value("took_ms") as Int64),
            outcome: try row.choice("outcome"),
            status: try row.value("status"),
            detail: try row.value("detail")
        )
    }
}

/// A notice in one column, as JSON.
enum NoticeColumn {
    static func text(_ notice: Notice?) throws -> String? {
        try notice.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
    }

    static func notice(_ json: String?) throws -> Notice? {
        guard let json else { return nil }
        do {
            return try JSONDecoder().decode(Notice.self, from: Data(json.utf8))
        } catch {
            throw StoreFailure(.corrupt, "A stored notice is not JSON.")
        }
    }
}

/// What a digest says of itself, in one column, as JSON.
enum DigestColumn {
    static func text(_ digest: Digest?) throws -> String? {
        try digest.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
    }

    static func digest(_ json: String?) throws -> Digest? {
        guard let json else { return nil }
        do {
            return try JSONDecoder().decode(Digest.self, from: Data(json.utf8))
        } catch {
            throw StoreFailure(.corrupt, "A stored digest is not JSON.")
        }
    }
}
