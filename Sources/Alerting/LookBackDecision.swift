// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What a rule that looks back makes of an article that is stored: decided inside the writer's transaction.
public enum LookBackDecision {
    /// How long after the last find people are told: a look back over weeks may find very much, and who takes no floods
    /// gets a digest of it.
    public static let gathering: Duration = .seconds(10)

    /// The alerts of an article for rules that hold for it and have none there yet; the same news joins, as it would
    /// have then.
    ///
    /// What is known stays as it is: a second look back finds nothing to do.
    /// - Parameters:
    ///   - matches: rules that hold for the article's newest revision.
    ///   - folded: its folded tokens.
    ///   - story: the same, as they are compared.
    ///   - stories: stored articles that may be the same news.
    ///   - known: rules that have an alert for the article, or one that it joined.
    ///   - notifies: whether people are told; else the deliveries are muted as `looked_back`.
    public static func decide(
        _ matches: [Match],
        _ article: Article,
        folded: ArticleText,
        story: StoryText,
        stories: [KnownStory],
        known: Set<RuleID>,
        feed: Feed,
        routing: RoutingTable,
        policy: NewsPolicy,
        notifies: Bool,
        now: Date
    ) -> LookBackCommit {
        var plan = AlertPlan(
            feed: feed,
            routing: routing,
            policy: policy,
            isBaseline: false,
            lookBack: notifies ? .notifying : .quiet,
            now: now
        )
        let others = known.compactMap { routing.rules[$0] }.map { Match(rule: $0, evidence: []) }
        plan.note(matches + others, article)
        let newcomer = Newcomer(article, folded: folded, text: story, known: stories)
        plan.raise(matches.filter { !known.contains($0.rule.id) }, newcomer)
        var commit = LookBackCommit(decided: now)
        commit.alerts = plan.alerts
        commit.joined = plan.joined
        commit.fingerprints = plan.stories.fingerprints
        (commit.deliveries, commit.messages) = plan.telling.told()
        return commit
    }
}
