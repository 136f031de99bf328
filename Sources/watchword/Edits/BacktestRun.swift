// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import ReviewServer
import RuleEngine
import Settings
import Watcher

/// Runs a candidate for the rules over stored articles, in pages, on all cores.
struct BacktestRun {
    let access: any Access
    let since: Date
    let headlines: Int

    /// What came of it, and how long it took.
    struct Outcome {
        let report: BacktestReport
        let took: Duration
    }

    /// The rules that run, as the daemon has them; without one, those of the settings.
    static func runningRules(_ access: any Access) async throws -> RuleSet {
        let book = try await access.ruleBook()
        let options = EngineOptions(checksExamples: false)
        guard
            let ruleSet = RuleSet.compile(rules: book.rules, entities: book.entities, options: options)
                .ruleSet
        else {
            throw CommandFailure("the running watcher has rules that this version does not know")
        }
        return ruleSet
    }

    /// Compares the candidate with the rules that run.
    ///
    /// - Parameter rules: the rules to look at; nil: those that change.
    func run(_ candidate: Settings, against running: RuleSet, rules: [RuleID]?) async throws -> Outcome {
        let began = ContinuousClock.now
        let routing = RoutingTable(routes: candidate.routes, sinks: candidate.sinks.map(\.id))
        var backtest = Backtest(
            running: running,
            candidate: candidate.ruleSet,
            rules: rules,
            days: DaySpan(from: since, to: Date(), timeZone: candidate.service.timeZone ?? .current),
            headlines: headlines,
            sinks: { routing.sinks(for: $0, article: $1) }
        )
        var progress = Progress()
        defer { progress.end() }
        var page = try await access.storedArticles(StoredArticlesQuery(since: since))
        let total = page.total ?? 0
        var done = 0
        while true {
            // The next page is read while this one is tried.
            let place = page.next
            async let following =
                place == nil
                ? nil : access.storedArticles(StoredArticlesQuery(since: since, after: place))
            for part in Self.tried(page.articles.map(\.article), backtest.fresh) { backtest.merge(part) }
            done += page.articles.count
            progress.show("\(done) of \(total) articles")
            guard let next = try await following else { break }
            page = next
        }
        return Outcome(report: backtest.report, took: .now - began)
    }

    /// Tries articles on all cores; the parts in the order of the articles.
    private static func tried(_ articles: [Article], _ fresh: Backtest) -> [Backtest] {
        let parts = min(ProcessInfo.processInfo.activeProcessorCount, max(1, articles.count / 16))
        return Parallel.map(count: articles.count, parts: parts) { range in
            var part = fresh
            for article in articles[range] { part.take(article) }
            return part
        }
    }
}
