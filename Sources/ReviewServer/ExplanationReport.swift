// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine

/// Why a rule matches an article, or why not.
public struct ExplanationReport: Codable, Sendable {
    /// The rule.
    public var rule: RuleID
    /// What it watches for.
    public var title: String
    /// The revision of the rule that was tried.
    public var revision: String
    /// Whether it matches.
    public var matched: Bool
    /// The sum reached, of a rule with a score.
    public var score: Int?
    /// The tree of clauses: of a match what held, else what failed.
    public var why: ClauseReport
    /// Of a rule that does not match the smallest clauses that failed where it came closest.
    public var lacking: [ClauseReport]

    /// What is told of an explanation.
    public init(_ rule: RuleInfo, _ explanation: Explanation) {
        self.rule = rule.id
        title = rule.title
        revision = rule.revision
        matched = explanation.matched
        score = explanation.score
        why = ClauseReport(explanation.root)
        var seen: Set<String> = []
        lacking = explanation.lacking.map(ClauseReport.init)
            .filter { seen.insert($0.sentence ?? "").inserted }
    }
}

/// A part of a rule's expression and what became of it.
public struct ClauseReport: Codable, Sendable {
    /// The part as written.
    public var clause: String
    /// Whether it held.
    public var holds: Bool
    /// How close it came, or what it found, as a short phrase.
    public var note: String?
    /// The same as a value, of a part that failed.
    public var shortfall: Shortfall?
    /// The same as a sentence, of a part that failed.
    public var sentence: String?
    /// The words that made it hold.
    public var evidence: [Evidence]
    /// The parts of this part that matter.
    public var parts: [ClauseReport]

    /// What is told of a clause.
    public init(_ clause: Explanation.Clause) {
        self.clause = clause.text
        holds = clause.holds
        note = clause.note
        shortfall = clause.shortfall
        sentence = clause.holds ? nil : clause.sentence()
        evidence = clause.evidence
        parts = clause.children.map(ClauseReport.init)
    }
}
