// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// What the settings say of one alert for one story, and of its changes.
public struct NewsPolicy: Sendable, Hashable {
    /// How long a story is the same news, for rules that do not say otherwise.
    public var sameNews: SameNews
    /// How long it is for the rules that do.
    public var sameNewsByRule: [RuleID: SameNews]
    /// Which changes each sink is told of; a sink that is not named: those that mean something.
    public var updates: [SinkID: UpdatePolicy]

    /// The defaults, or what is given.
    public init(
        sameNews: SameNews = SameNews(),
        sameNewsByRule: [RuleID: SameNews] = [:],
        updates: [SinkID: UpdatePolicy] = [:]
    ) {
        self.sameNews = sameNews
        self.sameNewsByRule = sameNewsByRule
        self.updates = updates
    }

    /// Whether a sink is told of a change.
    func tells(_ sink: SinkID, isMeant: Bool) -> Bool {
        switch updates[sink] ?? .meaning {
        case .meaning: isMeant
        case .never: false
        case .any: true
        }
    }

    /// How long a story is the same news for a rule; nil: each article makes an alert.
    func window(of rule: RuleID) -> Duration? { (sameNewsByRule[rule] ?? sameNews).window }

    /// The longest window of any rule; nil: nothing needs to be remembered.
    public var longestWindow: Duration? {
        ([sameNews] + sameNewsByRule.values).compactMap(\.window).max()
    }
}
