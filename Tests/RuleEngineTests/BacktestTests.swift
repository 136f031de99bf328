// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import RuleEngine
import Testing

@Suite struct BacktestTests {
    private static let start = Date(rfc3339: "2026-11-20T00:00:00Z") ?? .distantPast

    private func rules(_ rules: [(String, String)]) throws -> RuleSet {
        let sources = rules.map { RuleSource(id: RuleID($0.0), title: "T \($0.0)", match: $0.1) }
        let entities = [EntitySource(name: "kim", aliases: ["Kim Jong Un"])]
        return try #require(RuleSet.compile(rules: sources, entities: entities).ruleSet)
    }

    private func article(_ title: String, day: Int, published: Date? = nil) -> Article {
        Article(
            id: ArticleID("art_\(title)"),
            feed: "wire",
            text: ArticleText(title: title),
            published: published,
            seen: Self.start + .seconds(day * 86_400 + 3600)
        )
    }

    private func backtest(
        _ running: RuleSet,
        _ candidate: RuleSet,
        rules: [RuleID]? = nil,
        headlines: Int = 10
    ) throws -> Backtest {
        Backtest(
            running: running,
            candidate: candidate,
            rules: rules,
            days: DaySpan(
                from: Self.start,
                to: Self.start + .seconds(3 * 86_400),
                timeZone: try #require(TimeZone(identifier: "UTC"))
            ),
            headlines: headlines,
            sinks: { rule, _ in rule.id == "a" ? ["desk", "file"] : ["file"] }
        )
    }

    @Test func `gained, lost and near misses are told apart, by day and sink`() throws {
        var test = try backtest(
            rules([("a", "zebra"), ("same", "zebra")]),
            rules([("a", "zebra AND accord"), ("same", "zebra  # as before"), ("new", "lion")])
        )
        for (title, day) in [
            ("zebra", 0), ("zebra accord", 1), ("accord", 1), ("lion", 3), ("neither", 3), ("lion late", 9),
        ] { test.take(article(title, day: day)) }
        let report = test.report
        #expect(report.articles == 6 && report.days == 4)
        #expect(report.rules.map(\.rule) == ["a", "new"], "what means the same is left out")
        let changed = try #require(report.rules.first)
        #expect(changed.change == .changed && changed.running == 2 && changed.candidate == 1)
        #expect(changed.perDay == [0, 1, 0, 0] && changed.runningPerDay == [1, 1, 0, 0])
        #expect(changed.gained == 0 && changed.lost == 1 && changed.nearMisses == 1)
        #expect(changed.lostArticles.map(\.title) == ["zebra"])
        #expect(changed.lostArticles.map(\.why) == ["missing: accord"])
        #expect(changed.nearMissArticles.map(\.why) == ["missing: zebra"])
        let added = try #require(report.rules.last)
        #expect(added.change == .added && added.gainedArticles.map(\.why) == ["lion"])
        #expect(added.perDay == [0, 0, 0, 1], "a day outside is left out")
        #expect(report.sinks.map(\.sink) == ["desk", "file"])
        #expect(report.sinks.map(\.runningPerDay) == [0.5, 0.5])
        #expect(report.sinks.map(\.candidatePerDay) == [0.25, 0.5])
    }

    @Test func `a rule that is gone loses all it had`() throws {
        var test = try backtest(rules([("a", "zebra"), ("b", "lion")]), rules([("b", "lion")]))
        test.take(article("zebra", day: 0))
        let gone = try #require(test.report.rules.first)
        #expect(gone.change == .removed && gone.lost == 1 && gone.candidate == 0)
        #expect(gone.lostArticles.map(\.why) == ["the rule is gone"])
    }

    @Test func `an entity changes the rules that name it`() throws {
        let running = try rules([("a", "@kim"), ("b", "zebra")])
        let entity = EntitySource(name: "kim", aliases: ["Kim Jong Un", "the leader"])
        let candidate = try #require(running.replacing(entities: [entity]).ruleSet)
        #expect(RuleChange.between(running, candidate).map(\.rule.id) == ["a"])
    }

    @Test(arguments: [
        ("zebra  AND\n  lion", true), ("zebra AND lion # both\n", true), ("\"zebra\" AND lion", true),
        ("lion AND zebra", false), ("zebra OR lion", false), ("zebra* AND lion", false),
    ])
    func `layout and comments do not change a rule's revision`(expression: String, isSame: Bool) throws {
        let (old, new) = (try rules([("a", "zebra AND lion")]), try rules([("a", expression)]))
        #expect(RuleChange.between(old, new).isEmpty == isSame)
        #expect((old.rule("a")?.revision == new.rule("a")?.revision) == isSame)
    }

    @Test func `rules that are asked for are looked at, changed or not`() throws {
        let set = try rules([("a", "zebra"), ("b", "lion")])
        var test = try backtest(set, set, rules: ["b", "nothing"])
        test.take(article("lion", day: 2))
        #expect(test.report.rules.map(\.rule) == ["b"])
        #expect(test.report.rules.map(\.change) == [.same])
        #expect(test.report.rules.first?.perDay == [0, 0, 1, 0])
        #expect(try backtest(set, set).isEmpty)
    }

    @Test func `parts add up to the whole, the newest headlines kept`() throws {
        let (old, new) = (try rules([("b", "lion")]), try rules([("b", "lion"), ("a", "zebra")]))
        let articles = (0..<40).map { article("zebra \($0)", day: $0 / 10) }
        var whole = try backtest(old, new, headlines: 3)
        for article in articles { whole.take(article) }
        var merged = whole.fresh
        for part in [articles[..<7], articles[7..<39], articles[39...]] {
            var test = whole.fresh
            for article in part { test.take(article) }
            merged.merge(test)
        }
        #expect(merged.report == whole.report)
        #expect(
            whole.report.rules.first?.gainedArticles.map(\.title) == ["zebra 39", "zebra 38", "zebra 37"]
        )
        #expect(whole.report.rules.first?.gained == 40)
    }

    @Test(arguments: [(0, 2, 0), (2, 1, 1), (-5, 2, 2), (9, 3, 3)])
    func `an article counts on the day of its publishing, if that can be`(
        published: Int,
        seen: Int,
        day: Int
    ) throws {
        var test = try backtest(rules([]), rules([("a", "zebra")]))
        test.take(article("zebra", day: seen, published: Self.start + .seconds(published * 86_400 + 60)))
        #expect(test.report.rules.first?.perDay.firstIndex(of: 1) == day)
    }

    @Test func `what is too old for a rule reaches no sink`() throws {
        let source = RuleSource(id: "a", match: "zebra", maxAge: .seconds(3600))
        let new = try #require(RuleSet.compile(rules: [source]).ruleSet)
        var test = try backtest(try rules([]), new)
        test.take(article("zebra", day: 1, published: Self.start))
        #expect(test.report.sinks.isEmpty && test.report.rules.first?.candidate == 1)
    }

    @Test(arguments: ["Europe/Berlin", "Asia/Tokyo", "UTC", "America/New_York", "Asia/Kathmandu"])
    func `days are those of the time zone, also where the clock is set`(zone: String) throws {
        let zone = try #require(TimeZone(identifier: zone))
        let from = try #require(Date(rfc3339: "2026-03-20T15:30:00Z"))
        let span = DaySpan(from: from, to: from + .seconds(20 * 86_400), timeZone: zone)
        #expect(span.count == 21)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        for hour in 0..<(20 * 24) {
            let time = from + .seconds(hour * 3600)
            let day = try #require(span.index(of: time))
            let begin = try #require(calendar.date(byAdding: .day, value: day, to: span.first))
            #expect(calendar.isDate(begin, inSameDayAs: time), "hour \(hour)")
        }
        #expect(span.index(of: span.first - .seconds(1)) == nil)
        #expect(span.index(of: span.last + .seconds(3 * 86_400)) == nil)
    }
}
