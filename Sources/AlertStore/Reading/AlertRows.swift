// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

// How alerts are put together from their rows.

extension ReadTransaction {
    /// Alerts with their article as it was at the match.
    static let alertQuery = """
        SELECT alert.*, article.id AS article_id, feed.id AS feed_id, article.feed_title, article.seen_ms,
            r.title, r.lead, r.url, r.authors, r.outlet, r.language, r.published_ms
        FROM alert
        JOIN article ON article.seq = alert.article_seq
        JOIN feed ON feed.seq = article.feed_seq
        JOIN article_revision r ON r.article_seq = alert.article_seq AND r.revision = alert.revision
        """

    func alerts(_ sql: String, _ arguments: StatementArguments) throws -> [Alert] {
        try numberedAlerts(sql, arguments).map(\.alert)
    }

    func numberedAlerts(
        _ sql: String,
        _ arguments: StatementArguments
    ) throws -> [(sequence: Int64, alert: Alert)] {
        let rows = try database.rows(sql, arguments)
        let sequences = "[" + rows.map { "\(($0["seq"] as Int64?) ?? 0)" }.joined(separator: ",") + "]"
        let evidence = try parts("alert_evidence", by: "position", of: sequences, Self.evidence)
        let copies = try copies(of: sequences)
        return try rows.map { row in
            let sequence: Int64 = try row.value("seq")
            var alert = try Self.alert(row, evidence: evidence[sequence] ?? [])
            if let (first, count) = copies[sequence] {
                alert.alsoIn = first
                alert.alsoInCount = count
            }
            return (sequence, alert)
        }
    }

    /// Of each alert the first hundred articles that joined it, and how many there are.
    private func copies(of sequences: String) throws -> [Int64: (first: [Alert.Copy], count: Int)] {
        let counts = """
            SELECT alert_seq, count(*) FROM also_in WHERE alert_seq IN (SELECT value FROM json_each(?))
            GROUP BY alert_seq
            """
        let first = """
            SELECT outlet, title, url, seen_ms FROM also_in WHERE alert_seq = ?
            ORDER BY seen_ms, article_id LIMIT ?
            """
        var copies: [Int64: (first: [Alert.Copy], count: Int)] = [:]
        for row in try database.rows(counts, [sequences]) {
            let sequence: Int64 = row[0]
            let listed = try database.rows(first, [sequence, Alert.mostListed]).map(Self.copy)
            copies[sequence] = (listed, row[1])
        }
        return copies
    }

    /// The rows of a table of parts, by alert and in order.
    private func parts<Part>(
        _ table: String,
        by order: String,
        of sequences: String,
        _ part: (Row) throws -> Part
    ) throws -> [Int64: [Part]] {
        let sql = """
            SELECT * FROM \(table) WHERE alert_seq IN (SELECT value FROM json_each(?))
            ORDER BY alert_seq, \(order)
            """
        var parts: [Int64: [Part]] = [:]
        for row in try database.rows(sql, [sequences]) {
            parts[try row.value("alert_seq"), default: []].append(try part(row))
        }
        return parts
    }

    private static func alert(_ row: Row, evidence: [Evidence]) throws -> Alert {
        var alert = Alert(
            id: try row.id("id"),
            created: try row.time("created_ms"),
            updated: try row.time("updated_ms"),
            rule: try rule(row),
            article: try subject(row),
            evidence: evidence
        )
        alert.state = try row.choice("state")
        alert.matches = try row.value("matches")
        alert.revisedFrom = (try row.value("revised_from") as String?).map(AlertID.init(_:))
        alert.lookedBack = try row.value("looked_back")
        alert.verdict = try row.optionalChoice("verdict")
        alert.note = try row.value("note")
        return alert
    }

    private static func rule(_ row: Row) throws -> Alert.Rule {
        Alert.Rule(
            id: try row.id("rule_id"),
            title: try row.value("rule_title"),
            revision: try row.value("rule_revision"),
            topics: try row.list("topics"),
            priority: try row.choice("priority")
        )
    }

    private static func subject(_ row: Row) throws -> Alert.Subject {
        let authors = try row.list("authors")
        let lead: String = try row.value("lead")
        return Alert.Subject(
            id: try row.id("article_id"),
            revision: try row.value("revision"),
            title: try row.value("title"),
            url: try row.value("url"),
            lead: lead.isEmpty ? nil : lead,
            author: authors.isEmpty ? nil : authors.joined(separator: ", "),
            outlet: try row.value("outlet"),
            feed: try row.id("feed_id"),
            feedTitle: try row.value("feed_title"),
            language: try row.value("language"),
            published: try row.optionalTime("published_ms"),
            seen: try row.time("seen_ms")
        )
    }

    private static func evidence(_ row: Row) throws -> Evidence {
        Evidence(
            field: try row.choice("field"),
            start: try row.value("start"),
            end: try row.value("end"),
            text: try row.value("text"),
            term: try row.value("term"),
            alias: try row.value("alias"),
            snippet: try row.value("snippet")
        )
    }

    private static func copy(_ row: Row) throws -> Alert.Copy {
        Alert.Copy(
            outlet: try row.value("outlet"),
            title: try row.value("title"),
            url: try row.value("url"),
            seen: try row.time("seen_ms")
        )
    }
}
