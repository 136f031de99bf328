// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import Testing

struct PruningTests {
    private let directory: TemporaryDirectory
    private let desk: NewsDesk
    private let day = Duration.seconds(86_400)

    /// One article that made an alert, one that made none; both left the feed on the second day.
    init() throws {
        directory = try TemporaryDirectory()
        desk = NewsDesk(store: try directory.open(), rules: [rule("summit")])
        try desk.take([Entry("0", nil, "Old news", body: "Very old.")])
        try desk.take([Entry("1", nil, "summit offered", body: "Talks are near.")], at: NewsDesk.start + day)
    }

    private func prune(after days: Int, limit: Int = 500) throws -> Pruned {
        try desk.store.write { try $0.prune(Retention(), now: NewsDesk.start + day * days, limit: limit) }
    }

    private func bodies() throws -> [String] {
        try desk.store.read { try $0.articles().map(\.text.body) }
    }

    private func search(_ words: String) throws -> Int {
        var filter = ArticleFilter()
        filter.search = SearchQuery(tokens: words)
        return try desk.store.read { try $0.articles(filter).count }
    }

    @Test func `young things stay`() throws {
        #expect(try prune(after: 29) == Pruned())
        #expect(try bodies() == ["Talks are near.", "Very old."])
    }

    @Test func `the text of an article without an alert goes after thirty days, its keys stay`() throws {
        #expect(try prune(after: 31).texts == 1)
        #expect(try prune(after: 31) == Pruned())
        #expect(try bodies() == ["Talks are near.", ""])
        #expect(try search("old") == 0)
        let again = try desk.take(
            [Entry("0", nil, "Old news", body: "Very old.")],
            at: NewsDesk.start + day * 32
        )
        #expect(again.articles.map(\.action) == [.touch])
        try desk.store.write { try $0.checkSearchIndex() }
    }

    @Test func `an edit of a pruned article is a revision with its text`() throws {
        _ = try prune(after: 31)
        try desk.take([Entry("0", nil, "Old news", body: "Corrected.")], at: NewsDesk.start + day * 32)
        #expect(try search("corrected") == 1)
        try desk.store.write { try $0.checkSearchIndex() }
    }

    @Test func `an article without an alert goes when its keys do`() throws {
        #expect(try prune(after: 179).articles == 0)
        #expect(try prune(after: 181).articles == 1)
        #expect(try bodies() == ["Talks are near."])
    }

    @Test func `what stands in a document that stays the same has not left its feed`() throws {
        let entries = [
            Entry("1", nil, "summit offered", body: "Talks are near."), Entry("2", nil, "Trains late"),
        ]
        try desk.take(entries, at: NewsDesk.start + day)
        for days in [100, 200] {
            var state = try #require(try desk.store.read { try $0.feedState("agency") })
            state.lastSuccess = NewsDesk.start + day * days
            try desk.store.write { try $0.save(state) }
            _ = try prune(after: days)
        }
        #expect(
            try desk.store.read { try $0.articles().map(\.text.title) } == ["Trains late", "summit offered"]
        )
        let again = try desk.take([entries[1]], at: NewsDesk.start + day * 201)
        #expect(again.articles.map(\.action) == [.touch])
    }

    @Test func `an alert goes after two years, with its article, deliveries and messages`() throws {
        #expect(try prune(after: 730).alerts == 0)
        let pruned = try prune(after: 732)
        #expect(pruned.alerts == 1 && pruned.texts == 1 && pruned.articles == 1)
        let counts = try desk.store.read { try $0.counts() }
        #expect(counts == StoreCounts())
        #expect(try desk.store.quickCheck() == [])
    }

    @Test func `a slice says that there may be more`() throws {
        try desk.take((10..<15).map { Entry("\($0)", nil, "Item \($0)") })
        #expect(try prune(after: 31, limit: 4).isMore)
        #expect(try !prune(after: 31, limit: 4).isMore)
    }
}
