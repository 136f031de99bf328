// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What the store knows of articles that may be the same news as a document's entries, by the entry's key.
public typealias StoryLookup = [EntryKey: [KnownStory]]

/// What the store knows of articles whose words may have changed.
public typealias EditLookup = [ArticleID: KnownEdit]

/// What one document changes: decided by the one writer, inside its transaction, from what is known there.
public struct IngestDecision {
    private let feed: Feed
    private let now: Date
    private let known: KnownLookup
    private let stories: StoryLookup
    private let edits: EditLookup
    private var plan: AlertPlan
    private var commit: Commit

    /// Decides which articles are new, edited or only seen again, which alerts that makes, and who hears of them.
    ///
    /// A rule has one alert for an article, whatever is edited. On first contact with the feed alerts are made,
    /// and their deliveries muted as the feed's `backfill` says. Where the feed has full text, a new article that
    /// somebody could be told of waits for its page, and no rule runs on it before (see `PageDecision`). Candidates
    /// may be in any order; messages are made in theirs.
    /// - Parameters:
    ///   - known: what the store has under the candidates' keys and aliases, all of this feed.
    ///   - stories: stored articles that may be the same news, for each candidate that a rule holds for.
    ///   - edits: what is known of articles whose words may have changed.
    ///   - feedState: the state after this poll; its baseline and entry count are filled in here.
    public static func decide(
        candidates: [Candidate],
        known: KnownLookup,
        stories: StoryLookup = [:],
        edits: EditLookup = [:],
        feed: Feed,
        feedState: FeedState,
        routing: RoutingTable,
        policy: NewsPolicy = NewsPolicy(),
        now: Date
    ) -> Commit {
        let isBaseline = feedState.baseline == nil
        let plan = AlertPlan(feed: feed, routing: routing, policy: policy, isBaseline: isBaseline, now: now)
        var decision = IngestDecision(feed, feedState, known, stories, edits, plan, now)
        let standings = EntryResolution.standings(of: candidates, known: known, edits: edits, now: now)
        for (candidate, standing) in zip(candidates, standings) { decision.take(candidate, as: standing) }
        decision.commit.feedState.entryCount = candidates.count
        return decision.planned
    }

    private init(
        _ feed: Feed,
        _ feedState: FeedState,
        _ known: KnownLookup,
        _ stories: StoryLookup,
        _ edits: EditLookup,
        _ plan: AlertPlan,
        _ now: Date
    ) {
        self.feed = feed
        self.known = known
        self.stories = stories
        self.edits = edits
        self.plan = plan
        self.now = now
        commit = Commit(feedState: feedState)
        commit.decided = now
        if feedState.baseline == nil { commit.feedState.baseline = now }
    }

    private var planned: Commit {
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

    private mutating func take(_ candidate: Candidate, as standing: EntryResolution.Standing) {
        switch standing {
        case .repeated:
            break
        case .new(let rewritten):
            insert(candidate, rewriting: rewritten)
        case .known(let article):
            look(at: candidate, again: article, raises: true)
        case .rekeyed(let article):
            commit.rekeyed += 1
            look(at: candidate, again: article, raises: false)
        }
    }

    private mutating func insert(_ candidate: Candidate, rewriting rewritten: KnownArticle?) {
        var article = candidate.article
        article.id = newID(for: candidate)
        article.revision = 1
        article.seen = now
        store(.insert, article, candidate)
        if let page = pageFetch(for: article) {
            commit.pageFetches.append(page)
            return
        }
        plan.note(candidate.matches, article)
        plan.raise(candidate.matches, newcomer(article, candidate), rewriting: rewritten)
    }

    private func newcomer(_ article: Article, _ candidate: Candidate) -> Newcomer {
        Newcomer(
            article,
            folded: candidate.searchText,
            text: candidate.story ?? StoryText(),
            known: stories[candidate.key] ?? []
        )
    }

    /// The page to wait for; nil when the rules run at once.
    private func pageFetch(for article: Article) -> PageFetch? {
        guard feed.fullText, let url = article.url, !plan.isMutedAsBaseline(article) else { return nil }
        return PageFetch(
            article: article.id,
            feed: feed.id,
            url: url,
            created: now,
            deadline: now + feed.polling.pageWait
        )
    }

    /// A key that stood for another article until now gave that one its id: then the words are part of the id.
    private func newID(for candidate: Candidate) -> ArticleID {
        var key = candidate.key
        if known[key] != nil { key.value += "\u{1f}" + candidate.contentHash }
        return StableID.article(feed: feed.id, key: key)
    }

    /// The article is there: nothing is to be done but for an edit.
    private mutating func look(at candidate: Candidate, again known: KnownArticle, raises: Bool) {
        let isEdited = candidate.contentHash != known.contentHash
        var article = candidate.article
        article.id = known.id
        article.revision = isEdited ? known.revision + 1 : known.revision
        article.seen = known.seen
        store(isEdited ? .revise : .touch, article, candidate)
        // While the page is waited for, the rules have not run, and do not run on an edited summary either.
        guard isEdited, known.page != .pending else { return }
        plan.renew(
            candidate.matches,
            newcomer(article, candidate),
            known: edits[known.id] ?? KnownEdit(),
            cause: .update(article.revision),
            raises: raises
        )
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
}
