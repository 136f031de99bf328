// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// One rule that says more keeps another quiet: where both hold for an article, the alert of the second is stored and
/// shown, and its deliveries are muted.
public struct Inhibition: Sendable, Hashable {
    /// The rules that say more.
    public var when: RuleSelection
    /// The rules that are kept quiet.
    ///
    /// One that is in `when` too is not kept quiet by itself, only by another.
    public var mute: RuleSelection

    /// Joins the two.
    public init(when: RuleSelection, mute: RuleSelection) {
        self.when = when
        self.mute = mute
    }
}

/// Some of the rules: those that are named, and those with one of the topics.
public struct RuleSelection: Sendable, Hashable {
    /// Rules by id.
    public var rules: Set<RuleID>
    /// Rules with any of these topics.
    public var topics: Set<String>

    /// Joins the two; at least one is not empty.
    public init(rules: Set<RuleID> = [], topics: Set<String> = []) {
        self.rules = rules
        self.topics = topics
    }

    /// Whether a rule is one of them.
    public func contains(_ rule: RuleID, topics: some Sequence<String>) -> Bool {
        rules.contains(rule) || topics.contains(where: self.topics.contains)
    }
}
