// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Why a rule matched an article, or why not.
public struct Explanation: Sendable, Hashable {
    /// Whether the rule matched.
    public var matched: Bool
    /// The sum reached, for a rule with a score.
    public var score: Int?
    /// The rule's expression: of a match the branches that held, else the smallest that failed.
    public var root: Clause

    /// Of a rule that did not match what failed on the way on which it came closest: the smallest clauses.
    public var lacking: [Clause] = []

    /// A part of the expression and what became of it.
    public struct Clause: Sendable, Hashable {
        /// The part as written in the rule.
        public var text: String
        /// Whether it held.
        public var holds: Bool
        /// How close it came, or what it found, as a short phrase (`distance 14, allowed 10`).
        public var note: String?
        /// The same as a value, of a clause that failed.
        public var shortfall: Shortfall?
        /// The words that made it hold.
        public var evidence: [Evidence]
        /// The parts of this part that matter.
        public var children: [Clause]

        /// A part and what became of it.
        public init(
            text: String,
            holds: Bool,
            note: String? = nil,
            shortfall: Shortfall? = nil,
            evidence: [Evidence] = [],
            children: [Clause] = []
        ) {
            self.text = text
            self.holds = holds
            self.note = note ?? shortfall?.text
            self.shortfall = shortfall
            self.evidence = evidence
            self.children = children
        }
    }

    /// Of a rule that did not match the smallest clauses that failed.
    public var failures: [Clause] { matched ? [] : Self.failures(root) }

    private static func failures(_ clause: Clause) -> [Clause] {
        let failed = clause.children.filter { !$0.holds }
        return failed.isEmpty ? [clause] : failed.flatMap(failures)
    }

    /// A rule's outcome and the tree behind it.
    public init(matched: Bool, score: Int? = nil, root: Clause) {
        self.matched = matched
        self.score = score
        self.root = root
    }
}
