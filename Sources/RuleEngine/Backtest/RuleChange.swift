// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// What a candidate does with a rule.
public struct RuleChange: Sendable, Hashable {
    /// What is done.
    public enum Kind: String, Sendable, Hashable, Codable {
        /// It was not there.
        case added
        /// It means something else: its expression, or an entity that it names.
        case changed
        /// It is gone.
        case removed
        /// It means what it meant.
        case same
    }

    /// What is done.
    public var kind: Kind
    /// The rule, as the candidate has it; of a removed one, as it was.
    public var rule: RuleInfo

    /// The rules that a candidate adds, changes or removes, in its order, the removed ones last.
    ///
    /// Revisions are compared: layout, comments and titles change nothing.
    /// - Parameter only: these rules instead, changed or not; those that neither side knows are left out.
    public static func between(
        _ running: RuleSet,
        _ candidate: RuleSet,
        only wanted: [RuleID]? = nil
    ) -> [RuleChange] {
        let old = Dictionary(running.rules.map { ($0.id, $0) }) { first, _ in first }
        let rules = candidate.rules
        let kept = Set(rules.map(\.id))
        let changes =
            rules.map { rule in
                let kind: Kind =
                    old[rule.id].map { $0.revision == rule.revision ? .same : .changed } ?? .added
                return RuleChange(kind: kind, rule: rule)
            }
            + running.rules.filter { !kept.contains($0.id) }.map { RuleChange(kind: .removed, rule: $0) }
        guard let wanted else { return changes.filter { $0.kind != .same } }
        let set = Set(wanted)
        return changes.filter { set.contains($0.rule.id) }
    }
}
