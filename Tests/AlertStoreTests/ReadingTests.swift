// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import Testing

struct ReadingTests {
    private let directory: TemporaryDirectory
    private let store: AlertStore

    private let day = Duration.seconds(86_400)

    /// A baseline, then a day with two alerts of two rules.
    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.open()
        let desk = NewsDesk(
            store: store,
            rules: [
                rule("summit", topics: ["summit"], priority: .high),
                rule("abduction", topics: ["abductions", "families"]),
            ]
        )
        try desk.take([Entry("0", "https://example.org/0", "Old news")])
        try desk.take(
            [
                Entry("1", "https://example.org/1", "summit offered", body: "日本 と 拉致 問題"),
                Entry("2", "https://example.org/2", "abduction issue", body: "김여정 은 거부"),
            ],
            at: NewsDesk.start + day
        )
    }

    private func titles(_ change: (inout AlertFilter) -> Void) throws -> [String] {
        var filter = AlertFilter()
        change(&filter)
        return try store.read { try $0.alerts(filter).map(\.article.title) }
    }

    @Test func `an alert comes back as it was decided`() throws {
        let alert = try #require(try store.read { try $0.alerts().last })
        #expect(
            alert.rule
                == Alert.Rule(
                    id: "summit",
                    title: "Rule summit",
                    revision: "r1",
                    topics: ["summit"],
                    priority: .high
                )
        )
        #expect(alert.article.title == "summit offered")
        #expect(alert.article.url == "https://example.org/1")
        #expect(alert.article.feed == "agency" && alert.article.feedTitle == "The agency")
        #expect(alert.article.seen == NewsDesk.start + day && alert.created == alert.article.seen)
        #expect(alert.evidence.map(\.snippet) == ["[x]"])
        #expect(alert.state == .new && alert.matches && alert.verdict == nil && alert.note == nil)
        #expect(try store.read { try $0.alert(alert.id) } == alert)
    }

    @Test func `filters take what they name`() throws {
        #expect(try titles { _ in } == ["abduction issue", "summit offered"])
        #expect(try titles { $0.oldestFirst = true } == ["summit offered", "abduction issue"])
        #expect(try titles { $0.limit = 1 } == ["abduction issue"])
        #expect(try titles { $0.rule = "summit" } == ["summit offered"])
        #expect(try titles { $0.topic = "families" } == ["abduction issue"])
        #expect(try titles { $0.feed = "agency" }.count == 2)
        #expect(try titles { $0.feed = "paper" }.isEmpty)
        #expect(try titles { $0.priority = .high } == ["summit offered"])
        #expect(try titles { $0.states = [.new, .dismissed] }.count == 2)
        #expect(try titles { $0.states = [.dismissed] }.isEmpty)
        #expect(try titles { $0.since = NewsDesk.start + day + .seconds(1) }.isEmpty)
        #expect(try titles { $0.until = NewsDesk.start + day }.isEmpty)
    }

    @Test func `the next page begins after the last alert`() throws {
        let first = try store.read { try $0.alerts().first }
        #expect(try titles { $0.after = first?.id } == ["summit offered"])
    }

    @Test(arguments: [
        ("拉致", ["summit offered"]), ("김여정", ["abduction issue"]), ("summit", ["summit offered"]),
        ("拉致 issue", []), ("日本 問題", ["summit offered"]), ("nothing", []), ("", []),
        ("\" OR summit", []), ("NEAR(", []), ("title:summit", []),
    ])
    func `search finds folded words of any script, and takes nothing for an operator`(
        tokens: String,
        found: [String]
    ) throws {
        #expect(try titles { $0.search = SearchQuery(tokens: tokens) } == found)
    }

    @Test func `a phrase is words that follow one another, and any of a term's phrases is enough`() throws {
        let phrase = SearchQuery([SearchQuery.Term(anyOf: [["拉致", "問題"]])])
        let reversed = SearchQuery([SearchQuery.Term(anyOf: [["問題", "拉致"]])])
        let either = SearchQuery([SearchQuery.Term(anyOf: [["김여정은"], ["김여정"], ["問題"]])])
        #expect(try titles { $0.search = phrase } == ["summit offered"])
        #expect(try titles { $0.search = reversed } == [])
        #expect(try titles { $0.search = either }.count == 2)
    }

    @Test func `search follows an edit`() throws {
        try NewsDesk(store: store)
            .take(
                [Entry("1", "https://example.org/1", "summit cancelled", body: "otherwise")],
                at: NewsDesk.start + day + day
            )
        let search = { (words: String) in
            var filter = ArticleFilter()
            filter.search = SearchQuery(tokens: words)
            return try store.read { try $0.articles(filter).map(\.text.title) }
        }
        #expect(try search("拉致") == [])
        #expect(try search("cancelled otherwise") == ["summit cancelled"])
        try store.write { try $0.checkSearchIndex() }
    }

    @Test func `a search index that lost an article is made anew, and looked at once a week`() throws {
        let now = NewsDesk.start + day
        let search = {
            var filter = ArticleFilter()
            filter.search = SearchQuery(tokens: "拉致")
            return try store.read { try $0.articles(filter) }
        }
        let article = try #require(try search().first)
        let isDue = { (time: Date) in try store.read { try $0.isSearchCheckDue(now: time) } }
        #expect(try isDue(now))
        #expect(try store.write { try $0.mendSearchIndex(now: now) } == .sound)
        try damageSearchIndex(directory.database)
        #expect(try search().isEmpty)
        #expect(try store.write { try $0.mendSearchIndex(now: now, limit: 1) } == .tooLarge)
        #expect(try store.write { try $0.mendSearchIndex(now: now) } == .rebuilt)
        #expect(try search().map(\.id) == [article.id])
        #expect(try store.write { try $0.mendSearchIndex(now: now) } == .sound)
        #expect(try !isDue(now) && !isDue(now + day * 7 - .seconds(1)) && isDue(now + day * 7))
        #expect(try isDue(now - .seconds(1)), "a clock was set back")
    }

    @Test func `an alert is found by the beginning of its id`() throws {
        let alert = try #require(try store.read { try $0.alerts().first })
        let letters = String(alert.id.rawValue.dropFirst(4))
        let look = { (text: String) in try store.read { try $0.alert(abbreviated: text) } }
        #expect(try look(alert.id.rawValue) == .found(alert))
        #expect(try look(String(letters.prefix(6))) == .found(alert))
        #expect(try look("alr_" + letters.prefix(8)) == .found(alert))
        #expect(try look(String(letters.prefix(5))) == .none)
        #expect(try look("zzzzzzzz") == .none)
        #expect(try look("alr_%' OR") == .none)
    }

    @Test func `tail goes on where it was`() throws {
        let all = try store.read { try $0.alerts(afterSequence: 0, limit: 10) }
        #expect(all.map(\.alert.article.title) == ["summit offered", "abduction issue"])
        #expect(all.last?.sequence == (try store.read { try $0.latestAlertSequence() }))
        let rest = try store.read { try $0.alerts(afterSequence: all[0].sequence, limit: 10) }
        #expect(rest.map(\.alert.article.title) == ["abduction issue"])
    }

    @Test func `articles come with their texts and revisions`() throws {
        var filter = ArticleFilter()
        filter.oldestFirst = true
        let articles = try store.read { try $0.articles(filter) }
        #expect(articles.map(\.text.title) == ["Old news", "summit offered", "abduction issue"])
        try NewsDesk(store: store)
            .take([Entry("0", "https://example.org/0", "Old news, corrected")], at: NewsDesk.start + day)
        let id = articles[0].id
        #expect(try store.read { try $0.article(id)?.revision } == 2)
        #expect(
            try store.read { try $0.revisions(of: id).map(\.text.title) } == [
                "Old news", "Old news, corrected",
            ]
        )
        #expect(try store.read { try $0.articleText(id, revision: 1)?.title } == "Old news")
        #expect(try store.read { try $0.articleText(id, revision: 3) } == nil)
    }

    @Test func `counts count`() throws {
        let counts = try store.read { try $0.counts() }
        #expect(counts.articles == 3 && counts.articlesByFeed == ["agency": 3])
        #expect(counts.alerts == [.new: 2] && counts.alertsByRule == ["summit": 1, "abduction": 1])
        #expect(counts.deliveries == ["desk": [.pending: 2]] && counts.messages == ["desk": [.pending: 2]])
    }

    @Test func `a feed's state comes back whole`() throws {
        var state = FeedState(feed: "paper", url: "https://example.org/feed")
        state.validators = Validators(etag: "W/\"1\"", lastModified: "Mon, 23 Nov 2026 08:00:00 GMT")
        state.bodyHash = "abc"
        state.documentTitle = "Paper"
        state.nextPoll = NewsDesk.start
        state.nextPollReason = "every 15 minutes"
        state.lastPoll = NewsDesk.start
        state.lastSuccess = NewsDesk.start
        state.baseline = NewsDesk.start
        state.failures = 3
        state.lastError = "504"
        state.isGone = true
        state.redirect = SeenRedirect(target: "https://example.org/new", count: 3, since: NewsDesk.start)
        state.movedTo = "https://example.org/moved"
        state.unchangedSince = NewsDesk.start
        state.hasThrottled = true
        state.failingSince = NewsDesk.start
        state.strangeDocuments = 2
        state.toldTrouble = .failing
        state.mayHaveMissed = NewsDesk.start
        state.gaps = 2
        state.archive = "https://news.example/archive/7"
        state.toldQuiet = NewsDesk.start
        state.hub = "https://hub.example.org/"
        state.topic = "https://example.org/topic"
        state.documentWait = .seconds(600)
        state.documentWish = .seconds(7200)
        state.silentTimes = SilentTimes(hours: [3, 23], days: [0])
        state.shortenedEvery = .milliseconds(450_500)
        state.entryCount = 7
        try store.write { try $0.save(state) }
        #expect(try store.read { try $0.feedState("paper") } == state)
        let bare = FeedState(feed: "paper", url: "https://example.org/other")
        try store.write { try $0.save(bare) }
        #expect(try store.read { try $0.feedStates()["paper"] } == bare)
    }
}

struct ReviewTests {
    @Test func `a decision changes what it names, and is kept with its reviewer`() throws {
        let directory = try TemporaryDirectory()
        let desk = NewsDesk(store: try directory.open(), rules: [rule("summit")])
        try desk.take([Entry("1", nil, "summit offered")])
        let id = try #require(try desk.store.read { try $0.alerts().first?.id })
        let later = NewsDesk.start + .seconds(60)
        let first = try desk.store.write {
            try $0.review(id, Review(state: .acknowledged, note: "Call the desk", by: "mika"), now: later)
        }
        #expect(first?.state == .acknowledged && first?.note == "Call the desk" && first?.updated == later)
        let second = try desk.store.write {
            try $0.review(id, Review(verdict: .relevant, note: "", by: "jun"), now: later)
        }
        #expect(second?.state == .acknowledged && second?.verdict == .relevant && second?.note == nil)
        #expect(try desk.store.read { try $0.reviews(of: id).map(\.review.reviewer) } == ["mika", "jun"])
        #expect(try desk.store.write { try $0.review("alr_none", Review(by: "mika"), now: later) } == nil)
    }

    @Test func `an edit of the article leaves what people said`() throws {
        let directory = try TemporaryDirectory()
        let desk = NewsDesk(store: try directory.open(), rules: [rule("summit")])
        try desk.take([Entry("1", nil, "summit offered")])
        let id = try #require(try desk.store.read { try $0.alerts().first?.id })
        _ = try desk.store.write {
            try $0.review(
                id,
                Review(state: .dismissed, verdict: .noise, note: "Football", by: "mika"),
                now: NewsDesk.start
            )
        }
        try desk.take([Entry("1", nil, "summit cancelled")], at: NewsDesk.start + .seconds(60))
        let edited = try #require(try desk.store.read { try $0.alert(id) })
        #expect(edited.state == .dismissed && edited.verdict == .noise && edited.note == "Football")
        #expect(edited.article.title == "summit cancelled" && edited.article.revision == 2)
        #expect(edited.created == NewsDesk.start)
        try desk.take([Entry("1", nil, "cancelled")], at: NewsDesk.start + .seconds(120))
        let lapsed = try #require(try desk.store.read { try $0.alert(id) })
        #expect(!lapsed.matches && lapsed.article.revision == 2)
    }
}
