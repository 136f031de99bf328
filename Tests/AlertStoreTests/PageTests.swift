// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
import Foundation
import NewsModel
import Testing

struct PageTests {
    private let directory: TemporaryDirectory
    private let store: AlertStore
    private let desk: NewsDesk
    private let now = NewsDesk.start + .seconds(7200)
    private let minute = Duration.seconds(60)

    /// Two articles wait for their pages, the second one a minute younger.
    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.open()
        desk = NewsDesk(store: store)
        try desk.take([Entry("0", nil, "Old news")])
        try take("one", at: now)
        try take("two", at: now + minute)
    }

    private func take(_ id: String, _ title: String? = nil, at time: Date) throws {
        let entry = Entry(id, "https://example.org/\(id)", title ?? "Talks \(id)", body: "In short.")
        try desk.take([entry], at: time, waitingForPages: minute * 10)
    }

    private func id(_ title: String) throws -> ArticleID { try #require(try article(title)).id }

    private func article(_ title: String) throws -> Article? {
        try store.read { try $0.articles().first { $0.text.title == title } }
    }

    private func due(after minutes: Int, limit: Int = 10) throws -> [String] {
        try store.read { try $0.duePageFetches(now: now + minute * minutes, limit: limit).map(\.url) }
    }

    private func overdue(after minutes: Int) throws -> [ArticleID] {
        try store.read { try $0.overduePageFetches(now: now + minute * minutes, limit: 10).map(\.article) }
    }

    private func commit(
        _ title: String,
        _ state: PageFetch.State,
        body: String = "The whole story of abductions.",
        alert: Bool = false
    ) throws -> PageCommit {
        var article = try #require(try article(title))
        if state == .done { article.text.body = body }
        var commit = PageCommit(article: article, state: state, searchText: article.text, decided: now)
        if alert { commit.add(rule("summit"), to: "desk") }
        return commit
    }

    @Test func `pages are counted with those of the same commit, as far as it matters`() throws {
        let entries = (0..<5)
            .map { Entry("f\($0)", "https://example.org/f\($0)", "Flood \($0)", body: "In short.") }
        try desk.take(entries, at: now + minute * 2, waitingForPages: minute * 10)
        let (one, flood) = (try id("Talks one"), try id("Flood 3"))
        #expect(try store.read { try $0.pagesBornWith(one, most: 21) } == 1)
        #expect(try store.read { try $0.pagesBornWith(flood, most: 21) } == 5)
        #expect(try store.read { try $0.pagesBornWith(flood, most: 3) } == 3)
        #expect(try store.read { try $0.pagesBornWith("art_unknown", most: 3) } == 0)
    }

    private func apply(_ commit: PageCommit) throws -> Bool { try store.write { try $0.apply(commit) } }

    private func search(_ words: String) throws -> [String] {
        var filter = ArticleFilter()
        filter.search = SearchQuery(tokens: words)
        return try store.read { try $0.articles(filter).map(\.text.title) }
    }

    @Test func `a page is stored with its article, and is due at once`() throws {
        #expect(try due(after: 0) == ["https://example.org/one"])
        #expect(try due(after: 1) == ["https://example.org/one", "https://example.org/two"])
        #expect(try due(after: 1, limit: 1) == ["https://example.org/one"])
        let page = try #require(try store.read { try $0.duePageFetches(now: now, limit: 1).first })
        var expected = PageFetch(
            article: try id("Talks one"),
            feed: "agency",
            url: "https://example.org/one",
            created: now,
            deadline: now + minute * 10
        )
        #expect(page == expected)
        expected.article = "art_none"
        #expect(try store.read { try $0.pageFetch("art_none") } == nil)
        #expect(try store.read { try $0.waitingPageFetches() } == ["agency": 2])
        #expect(try store.read { try $0.nextPageFetch() } == now)
    }

    @Test func `a failed request puts the page off, behind others`() throws {
        let one = try id("Talks one")
        try store.write {
            try $0.postponePageFetch(one, until: now + minute * 5, error: "504", now: now + minute)
        }
        #expect(try due(after: 1) == ["https://example.org/two"])
        #expect(try due(after: 5) == ["https://example.org/two", "https://example.org/one"])
        try store.write { try $0.postponePageFetch(one, until: now + minute * 6, now: now + minute * 2) }
        let page = try #require(try store.read { try $0.pageFetch(one) })
        #expect(page.attempts == 1 && page.error == "504" && page.nextAttempt == now + minute * 6)
        #expect(page.lastTried == now + minute, "nobody was asked when it was put off again")
    }

    @Test func `a page that came is the article's body, without another revision`() throws {
        let before = try #require(try article("Talks one"))
        #expect(try apply(try commit("Talks one", .done, alert: true)))
        let after = try #require(try store.read { try $0.article(before.id) })
        #expect(after.revision == 1 && after.text.body == "The whole story of abductions.")
        #expect(try search("abductions") == ["Talks one"] && search("short") == ["Talks two"])
        #expect(try store.read { try $0.alerts().map(\.article.id) } == [before.id])
        #expect(try store.read { try $0.counts().messages } == ["desk": [.pending: 1]])
        #expect(try store.read { try $0.pageFetch(before.id)?.state } == .done)
        #expect(try due(after: 60) == ["https://example.org/two"])
        try store.write { try $0.checkSearchIndex() }
    }

    @Test func `the feed's words still say whether the entry was edited`() throws {
        #expect(try apply(try commit("Talks one", .done)))
        try take("one", at: now + minute)
        #expect(try article("Talks one")?.revision == 1)
    }

    @Test func `what a page came to is taken once`() throws {
        let commit = try commit("Talks one", .done, alert: true)
        #expect(try apply(commit))
        #expect(try !apply(commit))
        #expect(try !apply(try self.commit("Talks one", .failed)))
        #expect(try store.read { try $0.counts().alerts } == [.new: 1])
    }

    @Test func `an edit in between makes the decision stale`() throws {
        let commit = try commit("Talks one", .done, alert: true)
        try take("one", "Talks, first", at: now + minute)
        #expect(try !apply(commit))
        #expect(try store.read { try $0.counts().alerts }.isEmpty)
        #expect(try apply(try self.commit("Talks, first", .done)))
        #expect(try article("Talks, first")?.text.body == "The whole story of abductions.")
        #expect(try article("Talks, first")?.revision == 2)
    }

    @Test func `after the deadline the rules run on the summary, and the page may still come`() throws {
        #expect(try overdue(after: 9) == [])
        #expect(try overdue(after: 10) == [try id("Talks one")])
        #expect(try apply(try commit("Talks one", .late, alert: true)))
        #expect(try overdue(after: 10) == [] && due(after: 10).count == 2)
        #expect(try !apply(try commit("Talks one", .late)))
        #expect(try article("Talks one")?.text.body == "In short.")
        var done = try commit("Talks one", .done)
        done.lapsedAlerts = try store.read { try $0.alerts().map(\.id) }
        #expect(try apply(done))
        #expect(try store.read { try $0.alerts().map(\.matches) } == [false])
        #expect(try search("abductions") == ["Talks one"])
    }

    @Test func `a page that will never come is not asked for again`() throws {
        var commit = try commit("Talks one", .failed, alert: true)
        commit.error = "404"
        #expect(try apply(commit))
        let page = try #require(try store.read { try $0.pageFetch(commit.article.id) })
        #expect(page.state == .failed && page.error == "404" && page.attempts == 1)
        #expect(try due(after: 60) == ["https://example.org/two"] && search("short").count == 2)
        #expect(try store.read { try $0.waitingPageFetches() } == ["agency": 1])
    }

    @Test func `a feed's pages are told of by how many came, and by the last that did not`() throws {
        #expect(try tally() == PageTally())
        let two = try id("Talks two")
        try store.write { try $0.postponePageFetch(two, until: now + minute * 9, error: "504", now: now) }
        var lost = try commit("Talks one", .failed)
        (lost.error, lost.decided) = ("404", now + minute)
        #expect(try apply(lost))
        let last = PageTally.Failure(url: "https://example.org/one", at: now + minute, reason: "404")
        #expect(try tally() == PageTally(tried: 2, failed: 2, lastFailure: last))
        #expect(try apply(try commit("Talks two", .done)))
        #expect(try tally() == PageTally(tried: 2, failed: 1, lastFailure: last))
        #expect(try tally(newest: 1) == PageTally(tried: 1, failed: 0), "the newest article's came")
        #expect(try store.read { try $0.pageTally(of: "paper", newest: 20) } == PageTally())
    }

    private func tally(newest limit: Int = 20) throws -> PageTally {
        try store.read { try $0.pageTally(of: "agency", newest: limit) }
    }

    @Test func `the page's text is there for later edits, until it is pruned`() throws {
        let ids = [try id("Talks one"), try id("Talks two")]
        #expect(try store.read { try $0.pageText(of: ids) }.isEmpty)
        #expect(try apply(try commit("Talks one", .done)))
        let texts = [ids[0]: "The whole story of abductions."]
        #expect(try store.read { try $0.pageText(of: ids) } == texts)
        try take("one", "Talks, first", at: now + minute)
        #expect(try store.read { try $0.pageText(of: ids) } == texts)
        let month = Duration.seconds(40 * 86_400)
        _ = try store.write { try $0.prune(Retention(), now: now + month) }
        #expect(try store.read { try $0.pageText(of: ids) }.isEmpty)
        #expect(try store.read { try $0.nextPageFetch() } == nil)
        try store.write { try $0.checkSearchIndex() }
    }

    @Test func `what is known of an article says how far its page is`() throws {
        let key = EntryKey(kind: .id, value: "one")
        #expect(try store.known(keys: [key], in: "agency")[key]?.page == .pending)
        #expect(try apply(try commit("Talks one", .late)))
        #expect(try store.known(keys: [key], in: "agency")[key]?.page == .late)
        let old = EntryKey(kind: .id, value: "0")
        let known = try #require(try store.known(keys: [old], in: "agency")[old])
        #expect(known.page == nil && known.published == nil)
    }

    @Test func `a commit that says nothing of its page is refused`() throws {
        #expect(throws: StoreFailure.self) { _ = try apply(try commit("Talks one", .pending)) }
    }
}

extension PageCommit {
    /// A new alert with a message for a sink.
    fileprivate mutating func add(_ rule: RuleInfo, to sink: SinkID) {
        let alert = Alert(
            id: StableID.alert(rule: rule.id, article: article.id),
            created: decided,
            updated: decided,
            rule: Alert.Rule(
                id: rule.id,
                title: rule.title,
                revision: rule.revision,
                topics: rule.topics,
                priority: rule.priority
            ),
            article: Alert.Subject(article),
            evidence: []
        )
        let id = StableID.delivery(alert: alert.id, sink: sink, cause: .first)
        let message = StableID.message(carrying: [id])
        alerts.append(alert)
        messages.append(
            Message(id: message, sink: sink, kind: .alert, created: decided, nextAttempt: decided)
        )
        deliveries.append(
            Delivery(id: id, alert: alert.id, sink: sink, reason: .first, message: message, created: decided)
        )
    }
}
