// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What one document changes: decided by the one writer, inside its transaction, from what is known there.
public struct IngestDecision {
    private let feed: Feed
    private let routing: RoutingTable
    private let now: Date
    private let known: KnownLookup
    private let isBaseline: Bool
    private var commit: Commit

    /// Decides which articles are new, edited or only seen again, which alerts that makes, and who hears of them.
    ///
    /// A rule has one alert for an article, whatever is edited. On first contact with the feed alerts are made,
    /// and their deliveries muted as the feed's `backfill` says. Candidates may be in any order; messages are
    /// made in theirs.
    /// - Parameters:
    ///   - known: what the store has under the candidates' keys and aliases, all of this feed.
    ///   - feedState: the state after this poll; its baseline and entry count are filled in here.
    public static func decide(
        candidates: [Candidate],
        known: KnownLookup,
        feed: Feed,
        feedState: FeedState,
        routing: RoutingTable,
        now: Date
    ) -> Commit {
        var decision = IngestDecision(feed, feedState, known: known, routing: routing, now: now)
        let standings = EntryResolution.standings(of: candidates, known: known, now: now)
        for (candidate, standing) in zip(candidates, standings) { decision.take(candidate, as: standing) }
        decision.commit.feedState.entryCount = candidates.count
        return decision.commit
    }

    private init(_ feed: Feed, _ feedState: FeedState, known: KnownLookup, routing: RoutingTable, now: Date) {
        self.feed = feed
        self.known = known
        self.routing = routing
        self.now = now
        isBaseline = feedState.baseline == nil
        commit = Commit(feedState: feedState)
        commit.decided = now
        if isBaseline { commit.feedState.baseline = now }
    }

    private mutating func take(_ candidate: Candidate, as standing: EntryResolution.Standing) {
        switch standing {
        case .repeated:
            break
        case .new(let rewritten):
            insert(candidate, rewriting: rewritten)
        case .known(let article):
            look(at: candidate, again: article, tells: true)
        case .rekeyed(let article):
            commit.rekeyed += 1
            look(at: candidate, again: article, tells: false)
        }
    }

    private mutating func insert(_ candidate: Candidate, rewriting rewritten: KnownArticle?) {
        var article = candidate.article
        article.id = newID(for: candidate)
        article.revision = 1
        article.seen = now
        store(.insert, article, candidate)
        for match in candidate.matches {
            raise(match, article, revisedFrom: rewritten?.alerts[match.rule.id])
        }
    }

    /// A key that stood for another article until now gave that one its id: then the words are part of the id.
    private func newID(for candidate: Candidate) -> ArticleID {
        var key = candidate.key
        if known[key] != nil { key.value += "\u{1f}" + candidate.contentHash }
        return StableID.article(feed: feed.id, key: key)
    }

    /// The article is there: nothing is to be done but for an edit.
    private mutating func look(at candidate: Candidate, again known: KnownArticle, tells: Bool) {
        let isEdited = candidate.contentHash != known.contentHash
        var article = candidate.article
        article.id = known.id
        article.revision = isEdited ? known.revision + 1 : known.revision
        article.seen = known.seen
        store(isEdited ? .revise : .touch, article, candidate)
        guard isEdited else { return }
        for match in candidate.matches {
            if let alert = known.alerts[match.rule.id] {
                commit.updatedAlerts.append(makeAlert(alert, match, article))
            } else if tells {
                raise(match, article, revisedFrom: nil)
            }
        }
        let holding = Set(candidate.matches.map(\.rule.id))
        commit.lapsedAlerts += known.alerts.filter { !holding.contains($0.key) }.map(\.value).sorted()
    }

    private mutating func store(_ action: ArticleChange.Action, _ article: Article, _ candidate: Candidate) {
        let keys = [candidate.key] + candidate.aliases.filter { $0.kind == .alias }
        commit.articles.append(
            ArticleChange(
                action: action,
                article: article,
                keys: keys,
                contentHash: candidate.contentHash,
                searchText: candidate.searchText
            )
        )
    }

    /// A new alert, with a delivery for each of its sinks.
    private mutating func raise(_ match: Match, _ article: Article, revisedFrom: AlertID?) {
        let id = StableID.alert(rule: match.rule.id, article: article.id)
        var alert = makeAlert(id, match, article)
        alert.revisedFrom = revisedFrom
        commit.alerts.append(alert)
        let muted = reasonToMute(match.rule, article)
        for sink in routing.sinks(for: match.rule, article: article) { deliver(id, to: sink, muted: muted) }
    }

    private mutating func deliver(_ alert: AlertID, to sink: SinkID, muted: DeliveryReason?) {
        let id = StableID.delivery(alert: alert, sink: sink, cause: .first)
        let message = muted == nil ? StableID.message(carrying: [id]) : nil
        commit.deliveries.append(
            Delivery(
                id: id,
                alert: alert,
                sink: sink,
                state: muted == nil ? .pending : .muted,
                reason: muted ?? .first,
                message: message,
                created: now
            )
        )
        if let message {
            commit.messages.append(
                Message(id: message, sink: sink, kind: .alert, created: now, nextAttempt: now)
            )
        }
    }

    private func reasonToMute(_ rule: RuleInfo, _ article: Article) -> DeliveryReason? {
        if isBaseline, !isBackfilled(article) { return .baseline }
        let limits = [feed.maxAge, rule.maxAge].compactMap(\.self)
        guard let maxAge = limits.min(), let published = article.published else { return nil }
        return published + maxAge < now ? .tooOld : nil
    }

    /// An article without a date has no age: only `notify` tells of it.
    private func isBackfilled(_ article: Article) -> Bool {
        switch feed.backfill {
        case .none: false
        case .notify: true
        case .within(let age): article.published.map { $0 + age >= now } ?? false
        }
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
