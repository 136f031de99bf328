// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

// Deliveries that wait for others before a message carries them: quiet hours, digests, throttles.

extension ReadTransaction {
    /// When what has gathered for each sink is due, sinks for which nothing has left out.
    ///
    /// What a look back finds goes together, so all of it is due when the last of it is; so does a flood that comes bit by
    /// bit, but ten minutes after its first at the latest.
    public func gatheringDue() throws -> [SinkID: Date] {
        let sql = """
            SELECT sink_id, CASE reason WHEN 'looked_back' THEN max(due_ms)
                WHEN 'flood' THEN min(max(due_ms), min(due_ms) + 600000) ELSE min(due_ms) END AS due
            FROM delivery WHERE due_ms IS NOT NULL GROUP BY sink_id, reason
            """
        let due = try database.rows(sql).map { (try $0.id("sink_id") as SinkID, try $0.time("due")) }
        return Dictionary(due, uniquingKeysWith: min)
    }

    /// What has gathered for a sink, in the order of its making.
    ///
    /// - Parameter due: only what is due at this time (see `gatheringDue()`), and what waits for others only, which goes
    ///   with them; nil: all.
    public func gathered(
        for sink: SinkID,
        due: Date? = nil,
        limit: Int = 50_000
    ) throws
        -> [GatheredDelivery]
    {
        let sql =
            Self.gatheredQuery() + """
                 WHERE delivery.sink_id = ?1 AND delivery.due_ms IS NOT NULL
                    AND CASE delivery.reason
                        WHEN 'group_wait' THEN true
                        WHEN 'looked_back' THEN ?2 >= (
                            SELECT max(due_ms) FROM delivery
                            WHERE sink_id = ?1 AND due_ms IS NOT NULL AND reason = 'looked_back'
                        )
                        WHEN 'flood' THEN ?2 >= (
                            SELECT min(max(due_ms), min(due_ms) + 600000) FROM delivery
                            WHERE sink_id = ?1 AND due_ms IS NOT NULL AND reason = 'flood'
                        )
                        ELSE delivery.due_ms <= ?2 END
                ORDER BY delivery.seq LIMIT ?3
                """
        let time = due?.milliseconds ?? .max
        return try database.rows(sql, [sink.rawValue, time, max(0, limit)]).map(Self.gatheredDelivery)
    }

    /// What messages with alerts carry that wait for a sink to be sent, the first of them in the order of their making.
    public func waiting(for sink: SinkID, limit: Int) throws -> [WaitingMessage] {
        let sql =
            Self.gatheredQuery(message: "message.id") + """
                 JOIN message ON message.seq = delivery.message_seq
                WHERE delivery.message_seq IN (
                    SELECT seq FROM message WHERE sink_id = ? AND state = 'pending' ORDER BY seq LIMIT ?
                ) ORDER BY delivery.message_seq, delivery.seq
                """
        var messages: [WaitingMessage] = []
        for row in try database.rows(sql, [sink.rawValue, max(0, limit)]) {
            let id: MessageID = try row.id("message_id")
            if messages.last?.message != id { messages.append(WaitingMessage(message: id)) }
            messages[messages.count - 1].deliveries.append(try Self.gatheredDelivery(row))
        }
        return messages
    }

    /// - Parameter message: the column of the message's id.
    private static func gatheredQuery(message: String = "NULL") -> String {
        """
        SELECT delivery.*, alert.id AS alert_id, \(message) AS message_id, alert.rule_id, alert.rule_revision,
            alert.topics, alert.priority, article.id AS article_id, feed.id AS feed_id, article.feed_tags,
            r.outlet, r.language
        FROM delivery JOIN alert ON alert.seq = delivery.alert_seq
        JOIN article ON article.seq = alert.article_seq
        JOIN feed ON feed.seq = article.feed_seq
        JOIN article_revision r ON r.article_seq = alert.article_seq AND r.revision = alert.revision
        """
    }

    private static func gatheredDelivery(_ row: Row) throws -> GatheredDelivery {
        GatheredDelivery(
            try delivery(row),
            AlertTraits(
                rule: try row.id("rule_id"),
                revision: try row.value("rule_revision"),
                topics: try row.list("topics"),
                priority: try row.choice("priority"),
                article: try row.id("article_id"),
                feed: try row.id("feed_id"),
                tags: try row.list("feed_tags"),
                outlet: try row.value("outlet"),
                language: try row.value("language")
            )
        )
    }

    /// The newest messages with alerts that were made for a sink in a time: what a throttle counts.
    ///
    /// One that another took the place of was never sent, and does not count.
    /// - Parameter since: not those made then, but those made later, until `now`.
    public func messagesMade(
        for sink: SinkID,
        since: Date,
        now: Date,
        limit: Int
    ) throws -> [MadeMessage] {
        let made = try database.rows(
            """
            SELECT seq, created_ms FROM message
            WHERE sink_id = ? AND created_ms > ? AND created_ms <= ?
                AND kind IN ('alert', 'update', 'digest') AND state <> 'superseded'
            ORDER BY created_ms DESC LIMIT ?
            """,
            [sink.rawValue, since.milliseconds, now.milliseconds, max(0, limit)]
        )
        return try made.map { row in
            // Of a digest, the rules of a hundred alerts stand for all.
            let rules = try database.rows(
                """
                SELECT DISTINCT rule_id, rule_revision FROM (
                    SELECT alert_seq FROM delivery WHERE message_seq = ? LIMIT 100
                ) JOIN alert ON alert.seq = alert_seq
                """,
                [row[0] as Int64]
            )
            return MadeMessage(
                created: Date(milliseconds: row[1]),
                rules: try Dictionary(
                    rules.map { (try $0.id("rule_id"), try $0.value("rule_revision")) },
                    uniquingKeysWith: { first, _ in first }
                )
            )
        }
    }

    /// The rules whose alerts for these articles hold still, with the revisions that they held at.
    public func holdingRules(of articles: Set<ArticleID>) throws -> [ArticleID: [RuleID: String]] {
        let sql = """
            SELECT article.id, rule_id, rule_revision FROM article
            JOIN alert ON alert.article_seq = article.seq AND alert.matches = 1
            WHERE article.id IN (SELECT value FROM json_each(?))
            """
        var holding: [ArticleID: [RuleID: String]] = [:]
        for row in try database.rows(sql, [try ListColumn.text(articles.map(\.rawValue))]) {
            holding[try row.id("id"), default: [:]][try row.id("rule_id")] = try row.value("rule_revision")
        }
        return holding
    }

    /// The alerts of deliveries, in the deliveries' order.
    public func alerts(of deliveries: [DeliveryID]) throws -> [Alert] {
        let sql =
            Self.alertQuery + """
                 JOIN delivery ON delivery.alert_seq = alert.seq
                WHERE delivery.id IN (SELECT value FROM json_each(?))
                """
        let ids = try ListColumn.text(deliveries.map(\.rawValue))
        let found = try alerts(sql, [ids])
        let byID = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
        let owners =
            try database.rows(
                """
                SELECT delivery.id, alert.id AS alert_id FROM delivery JOIN alert ON alert.seq = delivery.alert_seq
                WHERE delivery.id IN (SELECT value FROM json_each(?))
                """,
                [ids]
            )
            .map { (try $0.id("id") as DeliveryID, try $0.id("alert_id") as AlertID) }
        let alertOf = Dictionary(owners) { first, _ in first }
        return deliveries.compactMap { alertOf[$0].flatMap { byID[$0] } }
    }
}

/// A message that waits to be sent, with what it carries.
public struct WaitingMessage: Sendable, Hashable {
    /// Which.
    public var message: MessageID
    /// In the order of their making.
    public var deliveries: [GatheredDelivery] = []
}

/// A message that a throttle may count.
public struct MadeMessage: Sendable, Hashable {
    /// When it was made.
    public var created: Date
    /// The rules of its alerts, with their revisions.
    public var rules: [RuleID: String]
}

extension WriteTransaction {
    /// Sends deliveries that had gathered, in one message; those that do not wait any more are left as they are.
    ///
    /// False when the message was there before: then nothing is changed. One that was taken back goes on as it was.
    /// - Parameter reason: why they were held back, or are sent; nil: as it stands with each.
    public func send(
        _ deliveries: [DeliveryID],
        in message: Message,
        because reason: DeliveryReason? = nil
    ) throws -> Bool {
        guard try insert(message) || revive(message) else { return false }
        let sequence = try self.sequence(of: message.id)
        try database.run(
            """
            UPDATE delivery SET message_seq = ?, due_ms = NULL, reason = coalesce(?, reason)
            WHERE due_ms IS NOT NULL AND id IN (SELECT value FROM json_each(?))
            """,
            [sequence, reason?.rawValue, try ListColumn.text(deliveries.map(\.rawValue))]
        )
        return true
    }

    /// The same deliveries make the same message: it keeps its place and its tries.
    private func revive(_ message: Message) throws -> Bool {
        try database.run(
            """
            UPDATE message SET state = 'pending', created_ms = ?, next_ms = ?, digest = ?
            WHERE id = ? AND state = 'superseded'
                AND NOT EXISTS (SELECT 1 FROM delivery WHERE message_seq = message.seq)
            """,
            [
                message.created.milliseconds, message.nextAttempt.milliseconds,
                try DigestColumn.text(message.digest), message.id.rawValue,
            ]
        )
        return database.changesCount > 0
    }

    /// Takes a message back that waits: it is superseded, and what it carried gathers, due at once.
    ///
    /// False when it does not wait any more: then nothing is changed.
    /// - Parameter maybeSent: whether also one that may have arrived, which is not told of again under its own id then.
    public func takeBack(_ message: MessageID, maybeSent: Bool = false) throws -> Bool {
        try database.run(
            """
            UPDATE message SET state = 'superseded'
            WHERE id = ? AND state = 'pending' AND maybe_sent <= ?
            """,
            [message.rawValue, maybeSent]
        )
        guard database.changesCount > 0 else { return false }
        try database.run(
            "UPDATE delivery SET message_seq = NULL, due_ms = created_ms WHERE message_seq = ?",
            [try sequence(of: message)]
        )
        return true
    }

    /// A message that waits, and may have arrived, goes at another time, under its own id and holding up no other; false
    /// when it waits for longer, or not at all.
    public func postpone(_ message: MessageID, until due: Date, because reason: DeliveryReason) throws -> Bool
    {
        try database.run(
            """
            UPDATE message SET next_ms = ?1
            WHERE id = ?2 AND state = 'pending' AND maybe_sent = 1 AND next_ms < ?1
            """,
            [due.milliseconds, message.rawValue]
        )
        guard database.changesCount > 0 else { return false }
        try database.run(
            "UPDATE delivery SET reason = ? WHERE message_seq = ?",
            [reason.rawValue, try sequence(of: message)]
        )
        return true
    }

    /// Deliveries that had gathered go at another time.
    public func gather(
        _ deliveries: [DeliveryID],
        until due: Date,
        because reason: DeliveryReason? = nil
    )
        throws
    {
        try database.run(
            """
            UPDATE delivery SET due_ms = ?, reason = coalesce(?, reason)
            WHERE due_ms IS NOT NULL AND id IN (SELECT value FROM json_each(?))
            """,
            [due.milliseconds, reason?.rawValue, try ListColumn.text(deliveries.map(\.rawValue))]
        )
    }

    /// Deliveries that had gathered are not sent: muted, merged or expired, and why.
    public func settle(
        _ deliveries: [DeliveryID],
        as state: DeliveryState,
        because reason: DeliveryReason,
        detail: String? = nil
    ) throws {
        try database.run(
            """
            UPDATE delivery SET state = ?, reason = ?, detail = ?, due_ms = NULL
            WHERE due_ms IS NOT NULL AND id IN (SELECT value FROM json_each(?))
            """,
            [state.rawValue, reason.rawValue, detail, try ListColumn.text(deliveries.map(\.rawValue))]
        )
    }

    /// Digests carry what other messages carried: those are superseded, their deliveries follow the digests.
    ///
    /// Only messages that wait are taken, and those that expired; what is being sent, or may have arrived and is sent
    /// again, stays as it is. Answers those that were taken; when there are none, no digest is made.
    public func bundle(_ messages: [MessageID], into digests: [PlannedMessage]) throws -> [MessageID] {
        let taken = try database.rows(
            """
            SELECT seq, id FROM message WHERE id IN (SELECT value FROM json_each(?))
                AND (state = 'expired' OR state = 'pending' AND maybe_sent = 0) ORDER BY seq
            """,
            [try ListColumn.text(messages.map(\.rawValue))]
        )
        guard !taken.isEmpty else { return [] }
        let old = ListColumn.text(taken.map { $0[0] as Int64 })
        try database.run(
            "UPDATE message SET state = 'superseded' WHERE seq IN (SELECT value FROM json_each(?))",
            [old]
        )
        for digest in digests {
            guard try insert(digest.message) else {
                throw StoreFailure(.misuse, "There is a message \(digest.message.id) already.")
            }
            try database.run(
                """
                UPDATE delivery SET message_seq = ?, state = 'pending', reason = coalesce(?, reason)
                WHERE id IN (SELECT value FROM json_each(?))
                    AND message_seq IN (SELECT value FROM json_each(?))
                """,
                [
                    try sequence(of: digest.message.id), digest.message.digest?.reason.rawValue,
                    try ListColumn.text(digest.deliveries.map(\.rawValue)), old,
                ]
            )
        }
        return taken.map { MessageID($0[1] as String) }
    }
}

extension ReadTransaction {
    /// What a catch-up digest may carry, in the order of the messages.
    ///
    /// What messages with alerts carry that wait, or that expired and were made at `expiredSince` or later. What waits
    /// at `now` for longer than `lifetime` counts as expired, unless it was put back by hand: it is due later. What is
    /// being sent is left out, and of what waits what may have arrived: that is sent again under its own id. What may
    /// have arrived and expired is not, so that it is told of rather twice than never.
    public func backlog(
        of sink: SinkID,
        expiredSince: Date,
        lifetime: Duration? = nil,
        now: Date = .distantPast
    ) throws -> [BackloggedDelivery] {
        let sql = """
            SELECT message.id, delivery.id, message.state = 'expired'
                OR ?3 IS NOT NULL AND message.created_ms + ?3 < ?4 AND message.next_ms <= message.created_ms + ?3
            FROM message
            JOIN delivery ON delivery.message_seq = message.seq
            WHERE message.sink_id = ?1 AND message.state IN ('pending', 'expired')
                AND (message.state = 'pending' AND message.maybe_sent = 0
                    OR message.state = 'expired' AND message.created_ms >= ?2)
            ORDER BY message.seq, delivery.seq
            """
        let most = lifetime.map { Int64($0.seconds * 1000) }
        return try database.rows(sql, [sink.rawValue, expiredSince.milliseconds, most, now.milliseconds])
            .map {
                BackloggedDelivery(
                    message: MessageID($0[0] as String),
                    delivery: DeliveryID($0[1] as String),
                    isExpired: $0[2] as Bool
                )
            }
    }
}

/// A delivery that a sink has not taken, with its message.
public struct BackloggedDelivery: Sendable, Hashable {
    /// The message that was to carry it.
    public var message: MessageID
    /// The delivery.
    public var delivery: DeliveryID
    /// Whether its time is over.
    public var isExpired: Bool
}
