// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

/// What a person decided about an alert.
public struct Review: Sendable, Hashable {
    /// The new state; nil: as it was.
    public var state: AlertState?
    /// The new verdict; nil: as it was.
    public var verdict: Verdict?
    /// Why the verdict is as it is.
    public var reason: String?
    /// The new note; nil: as it was, empty: none.
    public var note: String?
    /// Who decided, as they call themselves.
    public var reviewer: String

    /// Joins the parts.
    public init(
        state: AlertState? = nil,
        verdict: Verdict? = nil,
        reason: String? = nil,
        note: String? = nil,
        by reviewer: String
    ) {
        self.state = state
        self.verdict = verdict
        self.reason = reason
        self.note = note
        self.reviewer = reviewer
    }
}

/// What was decided about an alert at one time.
public struct ReviewRecord: Sendable, Hashable {
    /// The decision.
    public var review: Review
    /// When.
    public var time: Date
}

extension WriteTransaction {
    /// Records a decision and answers the alert as it is now; nil when there is no such alert.
    public func review(_ alert: AlertID, _ review: Review, now: Date) throws -> Alert? {
        guard let sequence = try database.number("SELECT seq FROM alert WHERE id = ?", [alert.rawValue])
        else {
            return nil
        }
        let state = review.state?.rawValue
        let verdict = review.verdict?.rawValue
        try database.run(
            """
            UPDATE alert SET state = coalesce(?, state), verdict = coalesce(?, verdict),
                note = nullif(coalesce(?, note), ''), updated_ms = ?
            WHERE seq = ?
            """,
            [state, verdict, review.note, now.milliseconds, sequence]
        )
        try database.run(
            """
            INSERT INTO alert_review (alert_seq, at_ms, reviewer, state, verdict, reason, note)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [sequence, now.milliseconds, review.reviewer, state, verdict, review.reason, review.note]
        )
        return try reading.alert(alert)
    }
}

extension ReadTransaction {
    /// Every decision about an alert, the first one first.
    public func reviews(of alert: AlertID) throws -> [ReviewRecord] {
        let sql = """
            SELECT alert_review.* FROM alert_review JOIN alert ON alert.seq = alert_review.alert_seq
            WHERE alert.id = ? ORDER BY alert_review.seq
            """
        return try database.rows(sql, [alert.rawValue])
            .map { row in
                ReviewRecord(
                    review: Review(
                        state: try row.optionalChoice("state"),
                        verdict: try row.optionalChoice("verdict"),
                        reason: try row.value("reason"),
                        note: try row.value("note"),
                        by: try row.value("reviewer")
                    ),
                    time: try row.time("at_ms")
                )
            }
    }
}
