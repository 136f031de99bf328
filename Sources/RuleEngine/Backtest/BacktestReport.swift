// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What a comparison of rules on stored articles came to.
public struct BacktestReport: Sendable, Hashable, Encodable {
    /// Articles that were tried.
    public var articles: Int
    /// The first day.
    public var from: String
    /// The last day.
    public var to: String
    /// The number of days.
    public var days: Int
    /// The rules that were looked at.
    public var rules: [Rule]
    /// Alerts that each sink would hear of.
    public var sinks: [Sink]

    /// A rule.
    public struct Rule: Sendable, Hashable, Encodable {
        /// Its id.
        public var rule: RuleID
        /// What it watches for.
        public var title: String
        /// What the candidate does with it.
        public var change: RuleChange.Kind
        /// Articles that the running rule holds for.
        public var running: Int
        /// Articles that the candidate holds for.
        public var candidate: Int
        /// Hits of the candidate by day, the first day first.
        public var perDay: [Int]
        /// Hits of the running rule by day.
        public var runningPerDay: [Int]
        /// Articles that only the candidate holds for.
        public var gained: Int
        /// Articles that only the running rule holds for.
        public var lost: Int
        /// Articles that neither holds for, and the candidate but for one clause.
        public var nearMisses: Int
        /// The newest of the gained, newest first.
        public var gainedArticles: [Headline]
        /// The newest of the lost, newest first.
        public var lostArticles: [Headline]
        /// The newest of the near misses, newest first.
        public var nearMissArticles: [Headline]

        private enum CodingKeys: String, CodingKey {
            case rule, title, change, running, candidate, gained, lost
            case perDay = "per_day"
            case runningPerDay = "running_per_day"
            case nearMisses = "near_misses"
            case gainedArticles = "gained_articles"
            case lostArticles = "lost_articles"
            case nearMissArticles = "near_miss_articles"
        }

        init(_ tried: RuleTry) {
            rule = tried.change.rule.id
            title = tried.change.rule.title
            change = tried.change.kind
            running = tried.runningPerDay.reduce(0, +)
            candidate = tried.candidatePerDay.reduce(0, +)
            perDay = tried.candidatePerDay
            runningPerDay = tried.runningPerDay
            gained = tried.gained.count
            lost = tried.lost.count
            nearMisses = tried.nearMisses.count
            gainedArticles = tried.gained.newest.reversed()
            lostArticles = tried.lost.newest.reversed()
            nearMissArticles = tried.nearMisses.newest.reversed()
        }
    }

    /// An article that is named.
    public struct Headline: Sendable, Hashable, Encodable {
        /// Its id.
        public var article: ArticleID
        /// Its headline.
        public var title: String
        /// Who published it.
        public var outlet: String?
        /// Where it stands.
        public var url: String?
        /// When it was first seen.
        public var seen: String
        /// The words that were found; or what failed.
        public var why: String

        init(_ article: Article, why: String) {
            self.article = article.id
            title = article.text.title
            outlet = article.outlet ?? article.feedTitle ?? article.feed.rawValue
            url = article.url
            seen = article.seen.rfc3339
            self.why = why
        }
    }

    /// A sink.
    public struct Sink: Sendable, Hashable, Encodable {
        /// Its id.
        public var sink: SinkID
        /// Alerts a day with the running rules, of those that were looked at.
        public var runningPerDay: Double
        /// Alerts a day with the candidate.
        public var candidatePerDay: Double

        private enum CodingKeys: String, CodingKey {
            case sink
            case runningPerDay = "running_per_day"
            case candidatePerDay = "candidate_per_day"
        }

        init(_ sink: SinkID, _ load: SinkLoad, _ days: DaySpan) {
            self.sink = sink
            runningPerDay = Double(load.running) / Double(days.count)
            candidatePerDay = Double(load.candidate) / Double(days.count)
        }
    }

    init(articles: Int, days: DaySpan, rules: [Rule], sinks: [Sink]) {
        self.articles = articles
        from = days.first.rfc3339
        to = days.last.rfc3339
        self.days = days.count
        self.rules = rules
        self.sinks = sinks
    }
}
