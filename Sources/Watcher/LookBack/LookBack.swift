// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
import Foundation
import NewsModel
import ReviewServer
import RuleEngine
import Settings

/// A rule that looks back over stored articles, a page after the other.
struct LookBack: Sendable {
    /// Alerts of one transaction, at most: polls do not wait long behind it.
    static let batchSize = 64
    /// Articles of one read.
    private static let pageSize = 200

    let rule: RuleInfo
    let running: Running
    let request: LookBackRequest
    /// Finds the same news among what is stored.
    private let stories: StoryMemory
    private let since: Date

    /// - Throws: `NotThere` when no rule has that id, `APIProblem` when the request is wrong.
    init(_ rule: RuleID, _ request: LookBackRequest, _ running: Running, _ stories: StoryMemory) throws {
        guard let info = running.settings.ruleSet.rule(rule) else {
            throw NotThere("there is no rule '\(rule)'; 'watchword rules list' names them")
        }
        guard let since = Date(rfc3339: request.since) else {
            throw APIProblem("'\(request.since)' is not a time", hint: "RFC 3339 is wanted")
        }
        self.rule = info
        self.running = running
        self.request = request
        self.stories = stories
        self.since = since
    }

    /// An article that the rule holds for.
    struct Found: Sendable {
        let article: Article
        let match: Match
        /// Its folded tokens.
        let folded: ArticleText
        /// The same, as they are compared.
        let story: StoryText
    }

    /// A page of articles, and those of them that the rule holds for.
    struct Page: Sendable {
        var report: LookBackReport
        let found: [Found]

        /// What was found, in parts for one transaction each.
        var batches: [ArraySlice<Found>] {
            stride(from: 0, to: found.count, by: LookBack.batchSize)
                .map { found[$0..<min($0 + LookBack.batchSize, found.count)] }
        }
    }

    /// Reads a page in one short transaction, and matches it.
    func read(_ store: AlertStore) throws -> Page {
        var report = LookBackReport(rule: rule.id, revision: rule.revision)
        let page = try store.read { transaction in
            if request.after == nil { report.total = try transaction.articleCount(since: since) }
            return try transaction.articlePage(since: since, after: request.after, limit: Self.pageSize)
        }
        let ruleSet = running.settings.ruleSet
        let found = page.articles.compactMap { article -> Found? in
            let analysis = ruleSet.analysed(article)
            guard let match = ruleSet.matches(in: analysis).first(where: { $0.rule.id == rule.id }) else {
                return nil
            }
            let folded = analysis.searchText
            return Found(article: article, match: match, folded: folded, story: StoryText(folded: folded))
        }
        report.articles = page.articles.count
        report.matched = found.count
        report.next = page.next
        return Page(report: report, found: found)
    }

    /// What a part of a page came to.
    struct Part: Sendable {
        var alerts: [AlertID] = []
        var messages: [SinkID] = []
        /// Whether something waits to be sent with others.
        var gathers = false
        var known = 0
        var waiting = 0
    }

    /// Decides about a part of a page and stores it; what changed since it was read is looked at again.
    func commit(
        _ batch: ArraySlice<Found>,
        in transaction: WriteTransaction,
        at now: Date
    ) throws -> Part {
        var part = Part()
        for found in batch {
            let article = found.article
            guard try transaction.reading.pageFetch(article.id)?.state != .pending else {
                part.waiting += 1
                continue
            }
            // An edit since then has had the rules run on it.
            guard try transaction.reading.article(article.id)?.revision == article.revision else { continue }
            let known = try transaction.reading.rulesWithAlert(for: article.id)
            if known.contains(rule.id) {
                part.known += 1
                continue
            }
            let commit = LookBackDecision.decide(
                [found.match],
                article,
                folded: found.folded,
                story: found.story,
                stories: try stories.stories(
                    like: found.story,
                    url: article.url,
                    rules: [rule.id],
                    policy: running.policy,
                    now: now,
                    in: transaction
                ),
                known: known,
                feed: running.feeds[article.feed] ?? Feed(id: article.feed, url: URL(filePath: "/")),
                routing: running.routing.heeding(try transaction.reading.silences(notOverAt: now)),
                policy: running.policy,
                notifies: request.notify,
                now: now
            )
            try transaction.apply(commit)
            try stories.remember(commit.fingerprints, in: transaction)
            part.alerts += commit.alerts.map(\.id)
            part.messages += commit.messages.map(\.sink)
            part.gathers = part.gathers || commit.deliveries.contains { $0.due != nil }
        }
        return part
    }
}

extension LookBackReport {
    /// Adds what a part of the page came to.
    mutating func add(_ part: LookBack.Part) {
        alerts += part.alerts
        messages += part.messages.count
        known += part.known
        waiting += part.waiting
    }
}
