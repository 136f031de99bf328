// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

extension WriteTransaction {
    func insert(_ alert: Alert) throws {
        let article = try sequence(of: alert.article.id)
        try database.run(
            """
            INSERT INTO alert (
                id, article_seq, revision, feed_seq, rule_id, rule_title, rule_revision, topics, priority, state, verdict,
                note, matches, revised_from, looked_back, created_ms, updated_ms
            ) VALUES (
                ?, ?, ?, (SELECT feed_seq FROM article WHERE seq = ?2), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
            )
            ON CONFLICT DO NOTHING
            """,
            [
                alert.id.rawValue, article, alert.article.revision, alert.rule.id.rawValue, alert.rule.title,
                alert.rule.revision,
                try ListColumn.text(alert.rule.topics), alert.rule.priority.rawValue, alert.state.rawValue,
                alert.verdict?.rawValue, alert.note, alert.matches, alert.revisedFrom?.rawValue,
                alert.lookedBack,
                alert.created.milliseconds, alert.updated.milliseconds,
            ]
        )
        guard database.changesCount > 0 else { return }
        let sequence = database.lastInsertedRowID
        try insertTopics(alert.rule.topics, of: sequence)
        try insertEvidence(alert.evidence, of: sequence)
    }

    /// The alert follows its article; what people said of it, its making and where else it was seen stay.
    func update(_ alert: Alert) throws {
        let sequence = try self.sequence(of: alert.id)
        try database.run(
            """
            UPDATE alert SET revision = ?, rule_title = ?, rule_revision = ?, topics = ?, priority = ?,
                matches = ?, updated_ms = ?
            WHERE seq = ?
            """,
            [
                alert.article.revision, alert.rule.title, alert.rule.revision,
                try ListColumn.text(alert.rule.topics), alert.rule.priority.rawValue, alert.matches,
                alert.updated.milliseconds, sequence,
            ]
        )
        try database.run("DELETE FROM alert_topic WHERE alert_seq = ?", [sequence])
        try insertTopics(alert.rule.topics, of: sequence)
        try database.run("DELETE FROM alert_evidence WHERE alert_seq = ?", [sequence])
        try insertEvidence(alert.evidence, of: sequence)
    }

    /// The rule no longer holds: the alert keeps the revision and the evidence that it was made for.
    func lapse(_ alert: AlertID, now: Date) throws {
        try database.run(
            "UPDATE alert SET matches = 0, updated_ms = ? WHERE id = ? AND matches = 1",
            [now.milliseconds, alert.rawValue]
        )
    }

    func sequence(of id: AlertID) throws -> Int64 {
        guard let found = try database.number("SELECT seq FROM alert WHERE id = ?", [id.rawValue]) else {
            throw StoreFailure(.misuse, "There is no alert \(id).")
        }
        return found
    }

    private func insertTopics(_ topics: [String], of alert: Int64) throws {
        for topic in Set(topics) {
            try database.run(
                "INSERT INTO alert_topic (topic, alert_seq) VALUES (?, ?)",
                [topic, alert]
            )
        }
    }

    private func insertEvidence(_ evidence: [Evidence], of alert: Int64) throws {
        for (position, piece) in evidence.enumerated() {
            try database.run(
                """
                INSERT INTO alert_evidence (
                    alert_seq, position, field, start, end, text, term, alias, snippet
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    alert, position, piece.field.rawValue, piece.start, piece.end, piece.text, piece.term,
                    piece.alias, piece.snippet,
                ]
            )
        }
    }
}
