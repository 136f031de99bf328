// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

extension ReadTransaction {
    /// The alerts that a filter asks for.
    public func alerts(_ filter: AlertFilter = AlertFilter()) throws -> [Alert] {
        var conditions = Conditions()
        try conditions.add("alert.state", oneOf: filter.states.map(\.rawValue))
        try conditions.add("alert.priority", oneOf: filter.priorities)
        conditions.add("alert.rule_id = ?", ifGiven: filter.rule?.rawValue)
        conditions.add(
            "alert.feed_seq = (SELECT seq FROM feed WHERE id = ?)",
            ifGiven: filter.feed?.rawValue
        )
        conditions.add("alert.created_ms >= ?", ifGiven: filter.since?.milliseconds)
        conditions.add("alert.created_ms < ?", ifGiven: filter.until?.milliseconds)
        conditions.add(
            "alert.seq IN (SELECT alert_seq FROM alert_topic WHERE topic = ?)",
            ifGiven: filter.topic
        )
        conditions.add("alert.article_seq", foundBy: filter.search)
        let comparison = filter.oldestFirst ? ">" : "<"
        conditions.add(
            "alert.seq \(comparison) (SELECT seq FROM alert WHERE id = ?)",
            ifGiven: filter.after?.rawValue
        )
        let order = " ORDER BY alert.seq \(filter.oldestFirst ? "ASC" : "DESC")"
        // Chosen first: their articles are read for what is shown only.
        let chosen = "SELECT alert.seq FROM alert" + conditions.clause + order + " LIMIT ?"
        let sql = Self.alertQuery + " WHERE alert.seq IN (" + chosen + ")" + order
        return try alerts(sql, conditions.arguments + [max(0, filter.limit)])
    }

    /// An alert by its id.
    public func alert(_ id: AlertID) throws -> Alert? {
        try alerts(Self.alertQuery + " WHERE alert.id = ?", [id.rawValue]).first
    }

    /// An alert by the beginning of its id, six letters or more, with or without `alr_`.
    public func alert(abbreviated text: String) throws -> AlertLookup {
        let letters = text.hasPrefix("alr_") ? String(text.dropFirst(4)) : text
        guard letters.utf8.count >= 6, letters.utf8.allSatisfy(Self.isBase32) else { return .none }
        let first = "alr_" + letters
        // `~` sorts after every letter and digit of an id.
        let found = try alerts(
            Self.alertQuery + " WHERE alert.id >= ? AND alert.id < ? LIMIT 2",
            [first, first + "~"]
        )
        if found.count > 1 { return .ambiguous }
        return found.first.map(AlertLookup.found) ?? .none
    }

    /// Alerts in the order of their making, after the one with this number: what `tail` shows.
    public func alerts(afterSequence sequence: Int64, limit: Int) throws -> [(sequence: Int64, alert: Alert)]
    {
        let sql = Self.alertQuery + " WHERE alert.seq > ? ORDER BY alert.seq LIMIT ?"
        return try numberedAlerts(sql, [sequence, max(0, limit)])
    }

    /// The number of the newest alert, 0 when there is none; it only grows.
    public func latestAlertSequence() throws -> Int64 {
        try database.number("SELECT max(seq) FROM alert") ?? 0
    }

    private static func isBase32(_ byte: UInt8) -> Bool {
        byte >= 0x61 && byte <= 0x7a || byte >= 0x32 && byte <= 0x37
    }
}

extension AlertFilter {
    fileprivate var priorities: [String] {
        guard let priority else { return [] }
        return Priority.allCases.filter { $0 >= priority }.map(\.rawValue)
    }
}
