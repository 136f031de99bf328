// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
import Foundation
import NewsModel
import Testing

@Suite struct LookingBackTests {
    private func filled(_ count: Int = 7) throws -> (TemporaryDirectory, AlertStore, NewsDesk) {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        let desk = NewsDesk(store: store)
        for number in 0..<count {
            let entry = Entry(id: "\(number)", text: ArticleText(title: "zebra talk\(number) talks"))
            try desk.take([entry], at: NewsDesk.start + .seconds(number * 60))
        }
        return (directory, store, desk)
    }

    @Test func `pages hold every article once, in the order of their storing`() throws {
        let (_, store, _) = try filled()
        let since = NewsDesk.start + .seconds(60)
        var titles: [String] = []
        var place: Int64?
        repeat {
            let page = try store.read { try $0.articlePage(since: since, after: place, limit: 2) }
            titles += page.articles.map(\.text.title)
            place = page.next
        } while place != nil
        #expect(titles == (1..<7).map { "zebra talk\($0) talks" })
        #expect(try store.read { try $0.articleCount(since: since) } == 6)
        let none = try store.read { try $0.articlePage(since: NewsDesk.start + .seconds(10_000)) }
        #expect(none.articles.isEmpty && none.next == nil)
    }

    @Test func `a page is found by its place, without sorting`() throws {
        let (_, store, _) = try filled(2)
        let plans = try store.read { reading in
            try reading.plans { _ = try reading.articlePage(since: NewsDesk.start, after: 1) }
        }
        #expect(plans.contains { $0.hasPrefix("SEARCH article USING INTEGER PRIMARY KEY") }, "\(plans)")
        #expect(!plans.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") }, "\(plans)")
    }

    @Test func `an alert for a stored article is made once, and is marked`() throws {
        let (_, store, _) = try filled(1)
        let article = try #require(try store.read { try $0.articles() }.first)
        let commit = LookBackDecision.decide(
            [Match(rule: RuleInfo(id: "r", title: "R", revision: "1"), evidence: [])],
            article,
            folded: ArticleText(),
            story: StoryText(),
            stories: [],
            known: [],
            feed: Feed(id: "agency", url: URL(filePath: "/feed")),
            routing: RoutingTable(routes: [Route(sinks: ["desk"])], sinks: ["desk"]),
            policy: NewsPolicy(),
            notifies: true,
            now: NewsDesk.start
        )
        for _ in 0..<2 { try store.write { try $0.apply(commit) } }
        let alerts = try store.read { try $0.alerts() }
        #expect(alerts.map(\.lookedBack) == [true] && alerts.map(\.id) == commit.alerts.map(\.id))
        #expect(try store.read { try $0.rulesWithAlert(for: article.id) } == ["r"])
        #expect(try store.read { try $0.deliveries(DeliveryFilter()) }.count == 1)
        #expect(try store.read { try $0.rulesWithAlert(for: "art_none") }.isEmpty)
    }

    @Test func `tallies count alerts and verdicts by rule`() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        var desk = NewsDesk(store: store)
        desk.rules = ["zebra", "lion"].map { RuleInfo(id: $0, title: "T", revision: "1") }
        let titles = ["a zebra", "zebra two", "zebra and lion"]
        try desk.take(titles.map { Entry(id: $0, text: ArticleText(title: $0)) })
        let alerts = try store.read { try $0.alerts() }.filter { $0.rule.id == "zebra" }
        let verdicts: [Verdict] = [.relevant, .relevant, .noise]
        for (alert, verdict) in zip(alerts, verdicts) {
            _ = try store.write {
                try $0.review(alert.id, Review(verdict: verdict, by: "ann"), now: NewsDesk.start)
            }
        }
        let tallies = try store.read { try $0.ruleTallies() }
        #expect(
            tallies["zebra"]?.alerts == 3 && tallies["zebra"]?.relevant == 2 && tallies["zebra"]?.noise == 1
        )
        #expect(tallies["lion"]?.alerts == 1 && tallies["lion"]?.last == NewsDesk.start)
        #expect(try store.read { try $0.ruleTallies("lion") }.count == 1)
    }

    @Test func `the words of the index are found by their beginning, with their numbers`() throws {
        let (_, store, _) = try filled()
        var words: [IndexedWord] = []
        try store.read { try $0.words(beginningWith: "talk") { words.append($0) } }
        #expect(words.count == 8)
        #expect(words.last == IndexedWord(text: "talks", count: 7, articles: 7))
        let term = SearchQuery.Term(anyOf: [["talk3", "talks"]], orBeginningWith: [["zebra", "talk5"]])
        let found = try store.read { try $0.articles(numbered: try $0.articleNumbers(SearchQuery([term]))) }
        #expect(found.map(\.text.title) == ["zebra talk3 talks", "zebra talk5 talks"])
    }
}
