// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import NewsModel

/// A revision of an alert's article, with what it changed.
public struct RevisionReport: Codable, Sendable {
    /// 1 for the first.
    public var revision: Int
    /// When it was stored.
    public var stored: String
    /// Its headline.
    public var title: String
    /// What it changed in the one before, field by field; empty for the first, and where the text was pruned.
    public var changes: [FieldChange]

    /// What changed in one field.
    public struct FieldChange: Codable, Sendable {
        /// `title`, `lead` or `body`.
        public var field: TextField
        /// The pieces, in the order of the text; what stayed is cut to the words around the changes.
        public var pieces: [WordDifference.Piece]
    }

    /// The revisions of an article, the first one first.
    static func reports(_ revisions: [(article: Article, stored: String)]) -> [RevisionReport] {
        revisions.indices.map { index in
            let (article, stored) = revisions[index]
            let before = index > 0 ? revisions[index - 1].article.text : nil
            return RevisionReport(
                revision: article.revision,
                stored: stored,
                title: article.text.title,
                changes: before.map { changes(from: $0, to: article.text) } ?? []
            )
        }
    }

    private static func changes(from old: ArticleText, to new: ArticleText) -> [FieldChange] {
        let fields: [(TextField, String, String)] = [
            (.title, old.title, new.title), (.lead, old.lead, new.lead), (.body, old.body, new.body),
        ]
        return fields.compactMap { field, before, after in
            guard before != after else { return nil }
            let pieces = WordDifference.changes(from: before, to: after)
            return pieces.isEmpty ? nil : FieldChange(field: field, pieces: pieces)
        }
    }
}

/// What somebody decided about an alert.
public struct ReviewReport: Codable, Sendable {
    /// When.
    public var time: String
    /// Who, as they call themselves.
    public var by: String
    /// The state that it got; nil: as it was.
    public var state: AlertState?
    /// The verdict that it got; nil: as it was.
    public var verdict: Verdict?
    /// Why.
    public var reason: String?
    /// The note that it got; nil: as it was, empty: none.
    public var note: String?

    init(_ record: ReviewRecord) {
        time = record.time.rfc3339
        by = record.review.reviewer
        state = record.review.state
        verdict = record.review.verdict
        reason = record.review.reason
        note = record.review.note
    }
}
