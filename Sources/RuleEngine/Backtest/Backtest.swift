// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What a candidate for the rules would have found in stored articles, against the rules that run.
///
/// Takes one article after the other, and keeps numbers and a few headlines of each rule, however many there are.
public struct Backtest: Sendable {
    /// Tells who would hear of an alert.
    public typealias Sinks = @Sendable (RuleInfo, Article) -> [SinkID]

    private let running: RuleSet
    private let candidate: RuleSet
    private let days: DaySpan
    private let headlines: Int
    private let sinks: Sinks
    private var articles = 0
    private var tries: [RuleID: RuleTry]
    private let order: [RuleID]
    private var told: [SinkID: SinkLoad] = [:]

    /// Begins a comparison.
    ///
    /// - Parameters:
    ///   - rules: the rules to look at; nil: those that the candidate adds, changes or removes.
    ///   - headlines: articles that are named of each kind for each rule, the newest ones.
    public init(
        running: RuleSet,
        candidate: RuleSet,
        rules: [RuleID]? = nil,
        days: DaySpan,
        headlines: Int,
        sinks: @escaping Sinks
    ) {
        self.running = running
        self.candidate = candidate
        self.days = days
        self.headlines = headlines
        self.sinks = sinks
        let changes = RuleChange.between(running, candidate, only: rules)
        order = changes.map(\.rule.id)
        tries = Dictionary(
            changes.map { ($0.rule.id, RuleTry($0, days: days.count)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Whether there is any rule to look at.
    public var isEmpty: Bool { order.isEmpty }

    /// Tries an article; costs what two matches do, and for each rule that fails a look at why.
    public mutating func take(_ article: Article) {
        articles += 1
        let analysis = candidate.analysed(article)
        let before = matches(running, analysis)
        let after = matches(candidate, analysis)
        guard let day = day(of: article) else { return }
        for id in order {
            guard var rule = tries[id] else { continue }
            let (old, new) = (before[id], after[id])
            if let old {
                rule.runningPerDay[day] += 1
                tell(old, article) { $0.running += 1 }
            }
            if let new {
                rule.candidatePerDay[day] += 1
                tell(new, article) { $0.candidate += 1 }
            }
            compare(old, new, of: &rule, article, analysis)
            tries[id] = rule
        }
    }

    /// The day that it was published, or first seen where that is not known or is outside.
    ///
    /// What a feed had when it was first seen would all fall on one day.
    private func day(of article: Article) -> Int? {
        article.published.flatMap { days.index(of: min($0, article.seen)) } ?? days.index(of: article.seen)
    }

    private func matches(_ ruleSet: RuleSet, _ analysis: Analysis) -> [RuleID: Match] {
        let found = ruleSet.matches(in: analysis).map { ($0.rule.id, $0) }
        return Dictionary(found.filter { tries[$0.0] != nil }, uniquingKeysWith: { first, _ in first })
    }

    private mutating func tell(_ match: Match, _ article: Article, _ count: (inout SinkLoad) -> Void) {
        if let maxAge = match.rule.maxAge, let published = article.published,
            published + maxAge < article.seen
        {
            return
        }
        for sink in sinks(match.rule, article) { count(&told[sink, default: SinkLoad()]) }
    }

    private func compare(
        _ old: Match?,
        _ new: Match?,
        of rule: inout RuleTry,
        _ article: Article,
        _ analysis: Analysis
    ) {
        switch (old, new) {
        case (nil, let new?):
            rule.gained.add(article, why: Self.words(new), keeping: headlines)
        case (.some, nil):
            rule.lost.add(article, why: missing(rule.change.rule.id, article), keeping: headlines)
        case (nil, nil):
            guard let miss = candidate.nearMiss(of: rule.change.rule.id, in: analysis) else { return }
            rule.nearMisses.add(article, why: miss.clause.sentence(), keeping: headlines)
        case (.some, .some): break
        }
    }

    /// The words that a match found, each once.
    private static func words(_ match: Match) -> String {
        var seen: Set<String> = []
        return match.evidence.map(\.text).filter { seen.insert($0).inserted }.prefix(6)
            .joined(separator: ", ")
    }

    private func missing(_ rule: RuleID, _ article: Article) -> String {
        guard let explanation = candidate.explain(rule: rule, article: article) else {
            return "the rule is gone"
        }
        return explanation.lacking.first?.sentence() ?? "it does not match"
    }

    /// Adds what was found in other articles, which are taken as the later ones.
    public mutating func merge(_ other: Backtest) {
        articles += other.articles
        for (id, later) in other.tries { tries[id]?.merge(later, keeping: headlines) }
        for (sink, load) in other.told {
            told[sink, default: SinkLoad()].running += load.running
            told[sink, default: SinkLoad()].candidate += load.candidate
        }
    }

    /// The same comparison with nothing tried yet.
    public var fresh: Backtest {
        var copy = self
        copy.articles = 0
        copy.told = [:]
        copy.tries = tries.mapValues { RuleTry($0.change, days: days.count) }
        return copy
    }

    /// What was found so far.
    public var report: BacktestReport {
        BacktestReport(
            articles: articles,
            days: days,
            rules: order.compactMap { tries[$0] }.map(BacktestReport.Rule.init),
            sinks: told.sorted { $0.key < $1.key }.map { BacktestReport.Sink($0.key, $0.value, days) }
        )
    }
}

/// Alerts that a sink would have heard of.
struct SinkLoad: Sendable {
    var running = 0
    var candidate = 0
}

/// What became of one rule.
struct RuleTry: Sendable {
    let change: RuleChange
    var runningPerDay: [Int]
    var candidatePerDay: [Int]
    var gained = Headlines()
    var lost = Headlines()
    var nearMisses = Headlines()

    init(_ change: RuleChange, days: Int) {
        self.change = change
        runningPerDay = Array(repeating: 0, count: days)
        candidatePerDay = runningPerDay
    }

    mutating func merge(_ later: RuleTry, keeping most: Int) {
        for day in runningPerDay.indices where later.runningPerDay.indices.contains(day) {
            runningPerDay[day] += later.runningPerDay[day]
            candidatePerDay[day] += later.candidatePerDay[day]
        }
        gained.merge(later.gained, keeping: most)
        lost.merge(later.lost, keeping: most)
        nearMisses.merge(later.nearMisses, keeping: most)
    }
}

/// Articles counted, the last ones named.
struct Headlines: Sendable {
    private(set) var count = 0
    private(set) var newest: [BacktestReport.Headline] = []

    mutating func add(_ article: Article, why: @autoclosure () -> String, keeping most: Int) {
        count += 1
        guard most > 0 else { return }
        if newest.count >= most { newest.removeFirst() }
        newest.append(BacktestReport.Headline(article, why: why()))
    }

    mutating func merge(_ later: Headlines, keeping most: Int) {
        count += later.count
        newest = Array((newest + later.newest).suffix(most))
    }
}
