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
        try desk.store.write { transaction in
            for sent in try transaction.claim(
                sink: "desk",
                limit: 9,
                now: NewsDesk.start + day,
                lease: .seconds(60)
            ) {
                try transaction.finish(sent.message.id, attempt: nil, state: .done)
            }
        }
        #expect(try prune(after: 730).alerts == 0)
        let pruned = try prune(after: 732)
        #expect(pruned.alerts == 1 && pruned.texts == 1 && pruned.articles == 1)
        let counts = try desk.store.read { try $0.counts() }
        #expect(counts == StoreCounts())
        #expect(try desk.store.quickCheck() == [])
    }

    @Test func `an alert that a sink still waits for stays, however old it is`() throws {
        let entry = Entry("2", nil, "summit refused")
        try desk.take([entry], at: NewsDesk.start + day)
        let claim = { (limit: Int) in
            try desk.store.write {
                try $0.claim(sink: "desk", limit: limit, now: NewsDesk.start + day, lease: .seconds(60))
            }
        }
        let first = try #require(try claim(1).first)
        try desk.store.write { try $0.finish(first.message.id, attempt: nil, state: .expired) }
        #expect(try prune(after: 800).alerts == 1)
        let second = try #require(try claim(2).first)
        #expect(try prune(after: 800).alerts == 0)
        try desk.store.write { try $0.finish(second.message.id, attempt: nil, state: .dead) }
        #expect(try prune(after: 800).alerts == 1)
        #expect(try desk.store.read { try $0.counts().messages }.isEmpty)
    }

    @Test func `notices, tests and superseded messages go after a while, once they are finished`() throws {
        let start = NewsDesk.start
        let made = [MessageKind.notice, .test, .notice].enumerated()
            .map { index, kind in
                Message(
                    id: MessageID("msg_\(index)"),
                    sink: "desk",
                    kind: kind,
                    created: start,
                    nextAttempt: start
                )
            }
        try desk.store.write { transaction in
            for message in made { try transaction.enqueue(message) }
            try transaction.finish("msg_0", attempt: nil, state: .done)
            try transaction.finish("msg_1", attempt: nil, state: .dead)
        }
        #expect(try prune(after: 89).messages == 0)
        #expect(try prune(after: 91).messages == 2)
        #expect(try desk.store.read { try $0.message("msg_2")?.state } == .pending)
    }

    @Test func `pages that pruning frees are given back to the file system`() throws {
        let body = String(repeating: "Nothing happened. ", count: 400)
        try desk.take((10..<110).map { Entry("\($0)", nil, "Item \($0)", body: body) })
        let before = try desk.store.size()
        _ = try prune(after: 31)
        let after = try desk.store.size()
        #expect(after.bytes < before.bytes / 2 && after.freeBytes < 100_000)
    }

    @Test func `a slice says that there may be more`() throws {
        try desk.take((10..<15).map { Entry("\($0)", nil, "Item \($0)") })
        #expect(try prune(after: 31, limit: 4).isMore)
        #expect(try !prune(after: 31, limit: 4).isMore)
    }

    /// How far the time of pruning goes, in days after the start, with the clock at these days one after another.
    @Test(arguments: [
        ("as the clock goes", [0, 1, 2], [0, 1, 2]),
        ("a clock that is ten years ahead", [0, 3650, 3650, 2], [0, 7, 14, 2]),
        ("a month of standing still", [0, 30, 31, 32, 33, 34], [0, 7, 14, 21, 28, 34]),
        ("a clock that was set back", [5, 1, 2], [5, 1, 2]),
    ])
    func `pruning goes forward a week at most`(name: String, clock: [Int], expected: [Int]) throws {
        let times = try clock.map { days in
            try desk.store.write { try $0.stepPruning(to: NewsDesk.start + day * days) }
        }
        #expect(times == expected.map { NewsDesk.start + day * $0 }, "\(name)")
    }
}
