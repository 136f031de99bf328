// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What an article's page changes, or that it did not come: decided inside the writer's transaction.
public enum PageDecision {
    /// The alerts of an article whose page came, did not come in time, or never will.
    ///
    /// The rules have run on the article as it is given: with the page's text where it came, else on what the feed
    /// gave. Where they ran on the summary before, because the page was late, alerts keep their ids; rules that hold
    /// only now make new ones.
    /// - Parameters:
    ///   - commit: the article and what came of its page; alerts, deliveries and messages are added to it.
    ///   - matches: the rules that hold; nil: they did not run again, and nothing about the alerts changes.
    ///   - story: the article's words as they are compared; nil with `matches`.
    ///   - stories: stored articles that may be the same news.
    ///   - known: what the article was without its page.
    ///   - isFlood: whether its document brought more articles than go one by one: their pages come bit by bit.
    public static func decide(
        _ commit: PageCommit,
        matches: [Match]?,
        story: StoryText? = nil,
        stories: [KnownStory] = [],
        known: KnownEdit,
        isFlood: Bool = false,
        feed: Feed,
        routing: RoutingTable,
        policy: NewsPolicy = NewsPolicy()
    ) -> PageCommit {
        guard let matches else { return commit }
        // Only what somebody is to be told of waits for a page: what was muted as baseline did not.
        let now = commit.decided
        var plan = AlertPlan(
            feed: feed,
            routing: routing,
            policy: policy,
            isBaseline: false,
            isFlood: isFlood,
            now: now
        )
        let newcomer = Newcomer(
            commit.article,
            folded: commit.searchText,
            text: story ?? StoryText(),
            known: stories
        )
        plan.renew(matches, newcomer, known: known, cause: .page, raises: true)
        var commit = commit
        commit.alerts = plan.alerts
        commit.updatedAlerts = plan.updated
        commit.lapsedAlerts = plan.lapsed
        commit.joined = plan.joined
        commit.lapsedCopies = plan.lapsedCopies
        commit.fingerprints = plan.stories.fingerprints
        (commit.deliveries, commit.messages) = plan.telling.told()
        return commit
    }

    /// The body to match: the page's main text, or the feed's own content where that is longer.
    ///
    /// A page that asks for payment shows less than its feed, and must not take words away.
    public static func body(own: String, page: String) -> String {
        page.utf8.count >= own.utf8.count ? page : own
    }

    /// When a page that did not come is asked for again; nil: it is given up.
    ///
    /// Three tries, two minutes apart at first: within the ten minutes that rules wait, or soon after.
    /// - Parameter attempts: requests so far, this one included.
    public static func retry(after attempts: Int, now: Date) -> Date? {
        switch attempts {
        case ...1: now + .seconds(120)
        case 2: now + .seconds(360)
        default: nil
        }
    }
}
