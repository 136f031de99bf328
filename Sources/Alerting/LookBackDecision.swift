// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What a rule that looks back makes of an article that is stored: decided inside the writer's transaction.
public enum LookBackDecision {
    /// The alerts of an article for rules that hold for it and have none there yet.
    ///
    /// What is known stays as it is: a second look back finds nothing to do.
    /// - Parameters:
    ///   - matches: rules that hold for the article's newest revision.
    ///   - known: rules that have an alert for the article, or one that it joined.
    ///   - notifies: whether people are told; else the deliveries are muted as `looked_back`.
    public static func decide(
        _ matches: [Match],
        _ article: Article,
        known: Set<RuleID>,
        feed: Feed,
        routing: RoutingTable,
        notifies: Bool,
        now: Date
    ) -> LookBackCommit {
        var plan = AlertPlan(
            feed: feed,
            routing: routing,
            isBaseline: false,
            lookBack: notifies ? .notifying : .quiet,
            now: now
        )
        let others = known.compactMap { routing.rules[$0] }.map { Match(rule: $0, evidence: []) }
        plan.note(matches + others, article)
        for match in matches where !known.contains(match.rule.id) {
            plan.raise(match, article, revisedFrom: nil)
        }
        var commit = LookBackCommit(decided: now)
        commit.alerts = plan.alerts
        (commit.deliveries, commit.messages) = plan.telling.told()
        return commit
    }
}
