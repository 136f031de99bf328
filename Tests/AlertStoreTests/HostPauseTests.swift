// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import Testing

struct HostPauseTests {
    private static let start = NewsDesk.start
    private let directory: TemporaryDirectory
    private let store: AlertStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.open()
    }

    private func pause(
        _ host: String,
        _ scope: HostPause.Scope = .everything,
        from since: Double = 0,
        for seconds: Double
    ) -> HostPause {
        HostPause(
            host: HostKey(name: host),
            scope: scope,
            since: Self.start + .seconds(since),
            until: Self.start + .seconds(since + seconds),
            reason: "HTTP 429"
        )
    }

    private func pauses(after seconds: Double = 1) throws -> [HostPause] {
        try store.read { try $0.hostPauses(notOverAt: Self.start + .seconds(seconds)) }
    }

    @Test func `a host's pauses come back whole, each for what it holds`() throws {
        let both = [pause("news.example", for: 60), pause("news.example", .pages, for: 3600)]
        for pause in both { try store.write { try $0.save(pause) } }
        #expect(try pauses() == both)
        #expect(try pauses(after: 60) == [both[1]])
        #expect(both[1].length == .seconds(3600))
    }

    @Test func `the newer word counts, and what is over is forgotten`() throws {
        try store.write { try $0.save(pause("a.example", for: 60)) }
        try store.write { try $0.save(pause("b.example", for: 600)) }
        let newer = pause("b.example", from: 100, for: 30)
        try store.write { try $0.save(newer) }
        #expect(try pauses(after: 0) == [newer], "the first one's is over, and gone")
    }

    @Test func `a pause is committed with the feed that it was said to, or not at all`() throws {
        struct Stop: Error {}
        var commit = Commit(feedState: FeedState(feed: "paper", url: "https://news.example/feed"))
        commit.hostPause = pause("news.example", for: 60)
        let decided = commit
        #expect(throws: Stop.self) {
            try store.write { transaction in
                try transaction.apply(decided)
                throw Stop()
            }
        }
        #expect(try pauses() == [])
        try store.write { try $0.apply(decided) }
        #expect(try pauses() == [decided.hostPause])
    }
}
