// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import Testing

@Suite struct SourceWatchGapTests {
    private static let now = Date(timeIntervalSince1970: 1_795_435_200)

    private func feed(every: Duration? = nil) -> Feed {
        var feed = Feed(id: "agency", url: URL(filePath: "/feed"))
        feed.polling.every = every
        return feed
    }

    /// A feed that answered well so long ago.
    private func before(_ minutes: Double = 15, entries: Int = 10) -> FeedState {
        var state = FeedState(feed: "agency", url: "https://example.org/feed")
        state.baseline = Self.now - .seconds(86_400 * 30)
        state.lastSuccess = Self.now - .seconds(minutes * 60)
        state.entryCount = entries
        state.validators = Validators(etag: "\"v1\"")
        return state
    }

    private func commit(_ actions: [ArticleChange.Action], after before: FeedState) -> Commit {
        var commit = Commit(feedState: before)
        commit.articles = actions.map { action in
            let text = ArticleText(title: "Talks announced")
            return ArticleChange(
                action: action,
                article: Article(id: "art_1", feed: "agency", text: text, seen: Self.now),
                keys: [],
                contentHash: "h",
                searchText: text
            )
        }
        return commit
    }

    private func heeded(
        _ actions: [ArticleChange.Action],
        _ before: FeedState,
        every: Duration? = nil
    ) -> FeedState {
        SourceWatch.heedGap(
            in: commit(actions, after: before),
            before: before,
            feed: feed(every: every),
            now: Self.now
        )
    }

    @Test(
        arguments: [
            ("all new", [.insert, .insert], 10, true), ("one known", [.insert, .touch], 10, false),
            ("one edited", [.revise, .insert], 10, false), ("nothing there", [], 10, false),
            ("nothing there before", [.insert], 0, false), ("a window of one", [.insert], 1, true),
        ] as [(String, [ArticleChange.Action], Int, Bool)]
    )
    func `a document with nothing that was known may come after a gap`(
        name: String,
        actions: [ArticleChange.Action],
        entriesBefore: Int,
        isGap: Bool
    ) {
        let state = heeded(actions, before(entries: entriesBefore))
        #expect(state.mayHaveMissed == (isGap ? Self.now : nil), "\(name)")
        #expect((state.shortenedEvery != nil) == isGap)
    }

    @Test func `the first document of a feed comes after no gap`() {
        var first = before()
        first.baseline = nil
        #expect(heeded([.insert], first).mayHaveMissed == nil)
    }

    @Test(
        arguments: [
            ("half of the time", 15.0, nil, 450.0), ("never below the floor", 6, nil, 300),
            ("after an hour of failures nothing", 60, nil, nil), ("shorter still", 8, 450, 300),
            ("never longer than before", 15.5, 400, 400),
        ] as [(String, Double, Double?, Double?)]
    )
    func `the next polls come in half the time`(
        name: String,
        minutes: Double,
        old: Double?,
        expected: Double?
    ) {
        var before = before(minutes)
        before.shortenedEvery = old.map { .seconds($0) }
        #expect(heeded([.insert], before).shortenedEvery == expected.map { .seconds($0) }, "\(name)")
    }

    @Test func `a server without validators is asked more often too`() {
        var before = before(60)
        before.validators = Validators()
        #expect(heeded([.insert], before).shortenedEvery == .seconds(1800))
    }

    @Test func `what the owner set is not shortened, but the gap is told`() {
        let state = heeded([.insert], before(), every: .seconds(900))
        #expect(state.mayHaveMissed == Self.now)
        #expect(state.shortenedEvery == nil)
    }

    @Test(arguments: [(13.0, true), (15, false)])
    func `two weeks without a gap end the haste, not the memory`(days: Double, isShort: Bool) {
        var before = before()
        before.shortenedEvery = .seconds(300)
        before.mayHaveMissed = Self.now - .seconds(86_400 * days)
        let state = heeded([.insert, .touch], before)
        #expect((state.shortenedEvery != nil) == isShort)
        #expect(state.mayHaveMissed == before.mayHaveMissed)
    }
}
