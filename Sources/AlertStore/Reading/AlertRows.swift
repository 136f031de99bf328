// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

// How alerts are put together from their rows.

extension ReadTransaction {
    /// Alerts with their article as it was at the match; the columns stand as they are read.
    static let alertQuery = """
        SELECT alert.seq, alert.id, alert.created_ms, alert.updated_ms,
            alert.rule_id, alert.rule_title, alert.rule_revision, alert.topics, alert.priority,
            article.id, alert.revision, r.title, r.url, r.lead, r.authors, r.outlet,
            feed.id, article.feed_title, r.language, r.published_ms, article.seen_ms,
            alert.state, alert.matches, alert.revised_from, alert.looked_back, alert.verdict, alert.note
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
        var found: [(sequence: Int64, alert: Alert)] = []
        try database.each(sql, arguments) { row in
            var columns = ColumnReader(row)
            found.append((try columns.next(), try Self.alert(&columns)))
        }
        let sequences = ListColumn.text(found.map(\.sequence))
        let evidence = try evidence(of: sequences)
        let copies = try copies(of: sequences)
        for index in found.indices {
            found[index].alert.evidence = evidence[found[index].sequence] ?? []
            guard let (first, count) = copies[found[index].sequence] else { continue }
            found[index].alert.alsoIn = first
            found[index].alert.alsoInCount = count
        }
        return found
    }

    private func evidence(of sequences: String) throws -> [Int64: [Evidence]] {
        let sql = """
            SELECT alert_seq, field, start, end, text, term, alias, snippet FROM alert_evidence
            WHERE alert_seq IN (SELECT value FROM json_each(?)) ORDER BY alert_seq, position
            """
        var evidence: [Int64: [Evidence]] = [:]
        try database.each(sql, [sequences]) { row in
            var columns = ColumnReader(row)
            evidence[try columns.next(), default: []].append(try Self.evidence(&columns))
        }
        return evidence
    }

    /// Of each alert the first hundred articles that joined it and for which its rule still holds, and how many there
    /// are.
    private func copies(of sequences: String) throws -> [Int64: (first: [Alert.Copy], count: Int)] {
        let counts = """
            SELECT alert_seq, count(*) FROM also_in
            WHERE alert_seq IN (SELECT value FROM json_each(?)) AND matches = 1 GROUP BY alert_seq
            """
        let first = """
            SELECT outlet, title, url, seen_ms FROM also_in WHERE alert_seq = ? AND matches = 1
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

    private static func alert(_ columns: inout ColumnReader) throws -> Alert {
        var alert = Alert(
            id: try columns.id(),
            created: try columns.time(),
            updated: try columns.time(),
            rule: try rule(&columns),
            article: try subject(&columns),
            evidence: []
        )
        alert.state = try columns.choice(of: "state")
        alert.matches = try columns.next()
        alert.revisedFrom = (try columns.next() as String?).map(AlertID.init(_:))
        alert.lookedBack = try columns.next()
        alert.verdict = try columns.optionalChoice(of: "verdict")
        alert.note = try columns.next()
        return alert
    }

    private static func rule(_ columns: inout ColumnReader) throws -> Alert.Rule {
        Alert.Rule(
            id: try columns.id(),
            title: try columns.next(),
            revision: try columns.next(),
            topics: try columns.list(),
            priority: try columns.choice(of: "priority")
        )
    }

    private static func subject(_ columns: inout ColumnReader) throws -> Alert.Subject {
        let (id, revision): (ArticleID, Int) = (try columns.id(), try columns.next())
        let (title, url): (String, String?) = (try columns.next(), try columns.next())
        let (lead, authors): (String, [String]) = (try columns.next(), try columns.list())
        return Alert.Subject(
            id: id,
            revision: revision,
            title: title,
            url: url,
            lead: lead.isEmpty ? nil : lead,
            author: authors.isEmpty ? nil : authors.joined(separator: ", "),
            outlet: try columns.next(),
            feed: try columns.id(),
            feedTitle: try columns.next(),
            language: try columns.next(),
            published: try columns.optionalTime(),
            seen: try columns.time()
        )
    }

    private static func evidence(_ columns: inout ColumnReader) throws -> Evidence {
        Evidence(
            field: try columns.choice(of: "field"),
            start: try columns.next(),
            end: try columns.next(),
            text: try columns.next(),
            term: try columns.next(),
            alias: try columns.next(),
            snippet: try columns.next()
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
