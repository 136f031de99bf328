// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import Testing

struct StoryTests {
    private let directory: TemporaryDirectory
    private let store: AlertStore
    private let hour = Duration.seconds(3600)
    private let articles: [ArticleID]

    /// An article with an alert, and three without.
    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.open()
        let desk = NewsDesk(store: store, rules: [rule("summit")])
        try desk.take([Entry("1", nil, "summit offered"), Entry("2", nil, "Talks offered")])
        try desk.take([Entry("3", nil, "Trains late"), Entry("4", nil, "Harvest record")], from: "paper")
        let titles = ["summit offered", "Talks offered", "Trains late", "Harvest record"]
        let all = try store.read { try $0.articles() }
        articles = titles.compactMap { title in all.first { $0.text.title == title }?.id }
    }

    private func story(_ index: Int, _ keys: [UInt32], after hours: Int = 0) -> StoryFingerprint {
        StoryFingerprint(article: articles[index], keys: keys, seen: NewsDesk.start + hour * hours)
    }

    private func remember(_ stories: StoryFingerprint...) throws {
        try store.write { transaction in
            for story in stories { try transaction.remember(story) }
        }
    }

    private func remembered(after hours: Int = 0) throws -> [[UInt32]] {
        var found: [[UInt32]] = []
        try store.read { try $0.fingerprints(since: NewsDesk.start + hour * hours) { found.append($0.keys) } }
        return found
    }

    @Test func `what is remembered comes back as it was, the oldest first`() throws {
        try remember(story(0, [0, 1, .max], after: 2), story(1, [7], after: 1), story(2, []))
        #expect(try remembered() == [[], [7], [0, 1, .max]])
        #expect(try remembered(after: 1) == [[7], [0, 1, .max]])
    }

    @Test func `an article is remembered by its newest words`() throws {
        try remember(story(0, [1, 2]))
        try remember(story(0, [3], after: 1))
        #expect(try remembered() == [[3]])
    }

    @Test func `what would cost too much is refused`() throws {
        #expect(throws: StoreFailure.self) { try remember(story(0, Array(0...15))) }
    }

    @Test func `what is too old is forgotten`() throws {
        try remember(story(0, [1]), story(1, [2], after: 80))
        let pruned = try store.write { try $0.prune(Retention(), now: NewsDesk.start + hour * 100) }
        #expect(pruned.stories == 1 && !pruned.isMore)
        #expect(try remembered() == [[2]])
        #expect(try store.quickCheck() == [])
    }

    @Test func `a story comes with its words, its alert, and who was told`() throws {
        let number = try store.write { try $0.number(of: articles[0]) }
        let stories = try store.read {
            try $0.stories([number, 999], rules: ["summit", "other"], since: NewsDesk.start)
        }
        let story = try #require(stories.first)
        #expect(stories.count == 1 && story.article == articles[0] && story.text.title == "summit offered")
        #expect(story.alerts.map(\.alert.rule.id) == ["summit"])
        #expect(story.alerts[0].sinks == ["desk": .tooOld])
        #expect(try store.read { try $0.stories([number], rules: ["other"], since: NewsDesk.start) }.isEmpty)
        let later = NewsDesk.start + .seconds(1)
        #expect(try store.read { try $0.stories([number], rules: ["summit"], since: later) }.isEmpty)
    }

    private func joined(_ alert: AlertID, _ article: ArticleID, _ copy: Alert.Copy) -> JoinedArticle {
        let evidence = Evidence(
            field: .title,
            start: 0,
            end: 6,
            text: "Summit",
            term: "summit",
            snippet: "[Summit]"
        )
        return JoinedArticle(
            alert: alert,
            article: article,
            copy: copy,
            ruleRevision: "r1",
            evidence: [evidence]
        )
    }

    @Test func `a copy of a copy is found with the first alert`() throws {
        let alert = try #require(try store.read { try $0.alerts().first?.id })
        let copy = Alert.Copy(outlet: "Paper", title: "Summit", url: nil, seen: NewsDesk.start)
        let number = try store.write { transaction in
            try transaction.join(joined(alert, articles[2], copy), now: NewsDesk.start)
            return try transaction.number(of: articles[2])
        }
        let stories = try store.read { try $0.stories([number], rules: ["summit"], since: NewsDesk.start) }
        #expect(stories.map(\.article) == [articles[2]])
        #expect(stories.first?.alerts.map(\.alert.id) == [alert])
        #expect(stories.first?.alerts.first?.alert.alsoIn == [copy])
    }

    @Test func `the words of an article that joined are kept as long as those of an alert`() throws {
        let alert = try #require(try store.read { try $0.alerts().first?.id })
        let copy = Alert.Copy(outlet: "Paper", title: "Summit", url: nil, seen: NewsDesk.start)
        try store.write { try $0.join(joined(alert, articles[2], copy), now: NewsDesk.start) }
        _ = try store.write { try $0.prune(Retention(), now: NewsDesk.start + hour * 24 * 40) }
        let found = try store.read { transaction in
            try ["summit", "talks", "trains", "harvest"]
                .map { word in
                    var filter = ArticleFilter()
                    filter.search = SearchQuery([SearchQuery.Term(anyOf: [[word]])])
                    return try transaction.articles(filter).count
                }
        }
        #expect(found == [1, 0, 1, 0])
    }

    @Test func `an article joins the alert of the same news`() throws {
        let alert = try #require(try store.read { try $0.alerts().first })
        let copies = [2, 3]
            .map { index in
                joined(
                    alert.id,
                    articles[index],
                    Alert.Copy(
                        outlet: "Paper \(index)",
                        title: "Summit \(index)",
                        url: "https://example.org/\(index)",
                        seen: NewsDesk.start + hour * (5 - index)
                    )
                )
            }
        let now = NewsDesk.start + hour
        try store.write { transaction in
            for copy in copies + copies { try transaction.join(copy, now: now) }
        }
        let after = try #require(try store.read { try $0.alert(alert.id) })
        #expect(after.alsoIn == copies.reversed().map(\.copy) && after.alsoInCount == 2)
        #expect(after.updated == now)
        let key = EntryKey(kind: .id, value: "3")
        let known = try #require(try store.known(keys: [key], in: "paper")[key])
        #expect(known.joined == ["summit": alert.id] && known.alerts.isEmpty)
    }

    @Test func `a copy that no longer holds is not told of any more`() throws {
        let alert = try #require(try store.read { try $0.alerts().first?.id })
        let copies = [2, 3]
            .map { index in
                let copy = Alert.Copy(
                    outlet: "Paper \(index)",
                    title: "Summit",
                    url: nil,
                    seen: NewsDesk.start
                )
                return joined(alert, articles[index], copy)
            }
        var commit = Commit(feedState: FeedState(feed: "paper", url: "file:///feed"))
        commit.decided = NewsDesk.start
        commit.joined = copies
        commit.lapsedCopies = [LapsedCopy(alert: alert, article: articles[2])]
        let decided = commit
        try store.write { try $0.apply(decided) }
        let after = try #require(try store.read { try $0.alert(alert) })
        #expect(after.alsoIn == [copies[1].copy] && after.alsoInCount == 1)
    }

    @Test func `an alert names the first hundred and counts them all`() throws {
        let alert = try #require(try store.read { try $0.alerts().first?.id })
        let copy = Alert.Copy(outlet: nil, title: "Summit", url: nil, seen: NewsDesk.start)
        try store.write { transaction in
            for number in 0..<105 {
                let article = ArticleID("art_\(number)")
                try transaction.join(joined(alert, article, copy), now: NewsDesk.start)
            }
        }
        let after = try #require(try store.read { try $0.alert(alert) })
        #expect(after.alsoIn.count == 100 && after.alsoInCount == 105)
    }

    @Test func `a commit brings both`() throws {
        let alert = try #require(try store.read { try $0.alerts().first?.id })
        var commit = Commit(feedState: FeedState(feed: "paper", url: "file:///feed"))
        commit.decided = NewsDesk.start
        commit.fingerprints = [story(2, [1])]
        let copy = Alert.Copy(outlet: "Paper", title: "Summit", url: nil, seen: NewsDesk.start)
        commit.joined = [joined(alert, articles[2], copy)]
        let decided = commit
        for _ in 0..<2 { try store.write { try $0.apply(decided) } }
        #expect(try remembered() == [[1]])
        #expect(try store.read { try $0.alert(alert)?.alsoIn } == [copy])
    }
}
