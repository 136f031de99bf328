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

    private func story(
        _ index: Int,
        link: Int64? = nil,
        bands: [Int64],
        after hours: Int = 0
    ) -> StoryFingerprint {
        StoryFingerprint(
            article: articles[index],
            feed: index < 2 ? "agency" : "paper",
            link: link,
            bands: bands,
            signature: [UInt8](repeating: UInt8(index), count: 256),
            seen: NewsDesk.start + hour * hours
        )
    }

    private func remember(_ stories: StoryFingerprint...) throws {
        try store.write { transaction in
            for story in stories { try transaction.remember(story) }
        }
    }

    private func found(
        link: Int64? = nil,
        _ bands: [Int64],
        after hours: Int = 0,
        limit: Int = 20
    ) throws
        -> [StoryFingerprint]
    {
        try store.read {
            try $0.stories(link: link, bands: bands, since: NewsDesk.start + hour * hours, limit: limit)
        }
    }

    @Test func `what shares a band or the link comes back whole, that which shares most first`() throws {
        let one = story(0, link: 7, bands: [-1, .max, .min, 4])
        let two = story(2, link: nil, bands: [-1, .max, 5, 6])
        try remember(one, two, story(3, bands: [10, 11, 12, 13]))
        #expect(try found([-1, .max, .min]) == [one, two])
        #expect(try found([-1, .max, 5]) == [two, one])
        #expect(try found([-1, .max, 5], limit: 1) == [two])
        #expect(try found(link: 7, []) == [one])
        #expect(try found([99]).isEmpty && found([]).isEmpty)
    }

    @Test func `only a window is looked at, and of equals the first seen comes first`() throws {
        try remember(story(0, bands: [1]), story(1, bands: [1], after: 2), story(2, bands: [1], after: 1))
        #expect(try found([1]).map(\.article) == [articles[0], articles[2], articles[1]])
        #expect(try found([1], after: 1).map(\.article) == [articles[2], articles[1]])
    }

    @Test func `an article is remembered by its newest words`() throws {
        try remember(story(0, link: 3, bands: [1, 1, 2]))
        try remember(story(0, bands: [2, 4]))
        #expect(try found(link: 3, [1]).isEmpty)
        #expect(try found([4]).map(\.bands) == [[2, 4]])
    }

    @Test func `what would cost too much is refused`() throws {
        var long = story(0, bands: [])
        long.signature.append(0)
        #expect(throws: StoreFailure.self) { try remember(long) }
        #expect(throws: StoreFailure.self) { try remember(story(0, bands: Array(0...16))) }
    }

    @Test func `what is too old is forgotten, with its keys`() throws {
        try remember(story(0, link: 5, bands: [1]), story(1, bands: [1], after: 80))
        let pruned = try store.write { try $0.prune(Retention(), now: NewsDesk.start + hour * 100) }
        #expect(pruned.stories == 1 && !pruned.isMore)
        #expect(try found(link: 5, [1]).map(\.article) == [articles[1]])
        // The keys are gone, or the row could not come back as it was.
        try remember(story(0, bands: [8]))
        #expect(try found([8]).map(\.article) == [articles[0]])
        #expect(try store.quickCheck() == [])
    }

    @Test func `an article joins the alert of the same news`() throws {
        let alert = try #require(try store.read { try $0.alerts().first })
        let copies = [2, 3]
            .map { index in
                JoinedArticle(
                    alert: alert.id,
                    article: articles[index],
                    copy: Alert.Copy(
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
        let joined = try #require(try store.read { try $0.alert(alert.id) })
        #expect(joined.alsoIn == copies.reversed().map(\.copy))
        #expect(joined.updated == now)
        let key = EntryKey(kind: .id, value: "3")
        let known = try #require(try store.known(keys: [key], in: "paper")[key])
        #expect(known.joined == ["summit": alert.id] && known.alerts.isEmpty)
    }

    @Test func `an alert tells of the first hundred`() throws {
        let alert = try #require(try store.read { try $0.alerts().first?.id })
        let copy = Alert.Copy(outlet: nil, title: "Summit", url: nil, seen: NewsDesk.start)
        try store.write { transaction in
            for number in 0..<105 {
                let article = ArticleID("art_\(number)")
                try transaction.join(
                    JoinedArticle(alert: alert, article: article, copy: copy),
                    now: NewsDesk.start
                )
            }
        }
        #expect(try store.read { try $0.alert(alert)?.alsoIn.count } == 100)
    }

    @Test func `a commit brings both`() throws {
        let alert = try #require(try store.read { try $0.alerts().first?.id })
        var commit = Commit(feedState: FeedState(feed: "paper", url: "file:///feed"))
        commit.decided = NewsDesk.start
        commit.fingerprints = [story(2, bands: [1])]
        let copy = Alert.Copy(outlet: "Paper", title: "Summit", url: nil, seen: NewsDesk.start)
        commit.joined = [JoinedArticle(alert: alert, article: articles[2], copy: copy)]
        let decided = commit
        for _ in 0..<2 { try store.write { try $0.apply(decided) } }
        #expect(try found([1]).count == 1)
        #expect(try store.read { try $0.alert(alert)?.alsoIn } == [copy])
    }
}
