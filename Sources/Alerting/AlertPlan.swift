// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// New and changed alerts of one commit, and what is told of them.
struct AlertPlan {
    /// New alerts.
    private(set) var alerts: [Alert] = []
    /// Known alerts whose article or evidence changed.
    private(set) var updated: [Alert] = []
    /// Known alerts whose rule no longer holds.
    private(set) var lapsed: [AlertID] = []
    /// What each sink is to hear of them.
    private(set) var telling: DeliveryPlan

    private let feed: Feed
    private let now: Date
    private let isBaseline: Bool
    private let lookBack: LookBack?

    /// How alerts are made for articles that were stored before.
    enum LookBack {
        /// Nobody is told.
        case quiet
        /// Those whom the rule tells are told, but of what is too old for it.
        case notifying
    }

    /// A plan of nothing yet.
    ///
    /// - Parameters:
    ///   - isBaseline: what is told is what the feed's `backfill` wants.
    ///   - lookBack: how alerts are made for articles that were stored before; nil: these are new.
    init(feed: Feed, routing: RoutingTable, isBaseline: Bool, lookBack: LookBack? = nil, now: Date) {
        self.feed = feed
        telling = DeliveryPlan(routing: routing, now: now)
        self.now = now
        self.isBaseline = isBaseline
        self.lookBack = lookBack
    }

    /// A new alert, with a delivery for each of its sinks.
    mutating func raise(_ match: Match, _ article: Article, revisedFrom: AlertID?) {
        let id = StableID.alert(rule: match.rule.id, article: article.id)
        var alert = makeAlert(id, match, article)
        alert.revisedFrom = revisedFrom
        alert.lookedBack = lookBack != nil
        alerts.append(alert)
        telling.tell(
            of: alert,
            rule: match.rule,
            article,
            cause: lookBack == nil ? .first : .lookBack,
            muted: reasonToMute(match.rule, article)
        )
    }

    /// All rules that hold for an article, told of or not: some may keep others quiet.
    mutating func note(_ matches: [Match], _ article: Article) {
        telling.note(matches, of: article)
    }

    /// The rules ran again on a known article: each has one alert for it, whatever is edited.
    ///
    /// - Parameter raises: rules that begin to hold make new alerts.
    mutating func renew(
        _ matches: [Match],
        _ article: Article,
        known: [RuleID: AlertID],
        raises: Bool
    ) {
        note(matches, article)
        for match in matches {
            if let alert = known[match.rule.id] {
                updated.append(makeAlert(alert, match, article))
            } else if raises {
                raise(match, article, revisedFrom: nil)
            }
        }
        let holding = Set(matches.map(\.rule.id))
        lapsed += known.filter { !holding.contains($0.key) }.map(\.value).sorted()
    }

    /// Whether nobody is told of an article because it was there when the feed was first seen.
    ///
    /// An article without a date has no age: only `notify` tells of it.
    func isMutedAsBaseline(_ article: Article) -> Bool {
        guard isBaseline else { return false }
        switch feed.backfill {
        case .none: return true
        case .notify: return false
        case .within(let age): return article.published.map { $0 + age < now } ?? true
        }
    }

    private func reasonToMute(_ rule: RuleInfo, _ article: Article) -> DeliveryReason? {
        if lookBack == .quiet { return .lookedBack }
        if isMutedAsBaseline(article) { return .baseline }
        let limits = [feed.maxAge, rule.maxAge].compactMap(\.self)
        guard let maxAge = limits.min(), let published = article.published else { return nil }
        return published + maxAge < now ? .tooOld : nil
    }

    private func makeAlert(_ id: AlertID, _ match: Match, _ article: Article) -> Alert {
        Alert(
            id: id,
            created: now,
            updated: now,
            rule: Alert.Rule(
                id: match.rule.id,
                title: match.rule.title,
                revision: match.rule.revision,
                topics: match.rule.topics,
                priority: match.rule.priority
            ),
            article: Alert.Subject(article),
            evidence: match.evidence
        )
    }
}

extension Alert.Subject {
    /// What an alert tells of an article.
    public init(_ article: Article) {
        self.init(
            id: article.id,
            revision: article.revision,
            title: article.text.title,
            url: article.url,
            lead: article.text.lead.isEmpty ? nil : article.text.lead,
            author: article.authors.isEmpty ? nil : article.authors.joined(separator: ", "),
            outlet: article.outlet,
            feed: article.feed,
            feedTitle: article.feedTitle,
            language: article.language,
            published: article.published,
            seen: article.seen
        )
    }
}
