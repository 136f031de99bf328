// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import Testing

@testable import Watcher

@Suite(.timeLimit(.minutes(1))) struct `How the house is kept` {
    private let directory = TemporaryDirectory()

    private var locations: Locations {
        Locations(
            options: .init(config: directory.path + "/config", state: directory.path + "/state"),
            environment: [:]
        )
    }

    private func start(_ upkeep: Upkeep = Upkeep()) throws -> Watcher {
        try directory.write(
            "sinks: { desk: { kind: file, path: \(directory.path)/a.jsonl, format: json } }\n",
            to: "config/watchword.yaml"
        )
        try directory.write("feeds: []\n", to: "config/feeds.d/none.yaml")
        return try Watcher(
            Start.take(locations, environment: [:], strict: true),
            upkeep: upkeep
        )
    }

    private var logBytes: Int {
        let path = locations.state.path + "/watchword.db-wal"
        return (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
    }

    /// Messages with a megabyte of text, each stored on its own.
    private func fill(_ watcher: Watcher, megabytes: Int) async throws {
        for number in 0..<megabytes {
            let text = String(repeating: "harbour ", count: 1 << 17)
            let since = Date(milliseconds: Int64(number))
            let notice = Notice(kind: .heartbeat, subject: "all", text: text, since: since)
            let message = Message(notice, for: "nobody", now: watcher.now())
            _ = try await watcher.writer.commit { try $0.enqueue(message) }
        }
    }

    @Test func `a log that somebody's reading made long is cut while the daemon runs`() async throws {
        let limit = 8 << 20
        let upkeep = Upkeep(tick: .milliseconds(20), logPause: .milliseconds(50), longestLog: limit)
        let watcher = try start(upkeep)
        let run = Task { try await watcher.run(handlesSignals: false) }
        let reader = try AlertStore.open(at: locations.state.path, mode: .reader)
        let (isIn, entered) = AsyncStream<Void>.makeStream()
        let leave = DispatchSemaphore(value: 0)
        let reading = Thread {
            try? reader.read { transaction in
                _ = try transaction.counts()
                entered.yield()
                leave.wait()
            }
        }
        reading.start()
        for await _ in isIn { break }
        try await fill(watcher, megabytes: 9)
        #expect(logBytes > limit, "the reader holds up the log's reuse, and no writer")
        leave.signal()
        #expect(await eventually { logBytes <= limit })
        try await fill(watcher, megabytes: 1)
        try await watcher.stop(awaiting: run)
        try reader.close()
    }

    @Test func `a search index that was damaged is mended, and that is told once`() async throws {
        let watcher = try start()
        let article = Article(
            id: "art_1",
            feed: "wire",
            text: ArticleText(title: "Rain over the harbour"),
            seen: watcher.now()
        )
        var commit = Commit(feedState: FeedState(feed: "wire", url: "http://127.0.0.1/wire"))
        commit.decided = watcher.now()
        commit.articles = [
            ArticleChange(
                action: .insert,
                article: article,
                keys: [EntryKey(kind: .id, value: "1")],
                contentHash: "1",
                searchText: ArticleText(title: "rain over the harbour")
            )
        ]
        let decided = commit
        try await watcher.writer.commit { try $0.apply(decided) }
        try damageSearchIndex(locations.state.path + "/watchword.db")
        let told = { try watcher.store.read { try $0.messages() }.compactMap(\.notice).map(\.subject) }
        await watcher.mendSearch()
        #expect(try told() == ["the search index"])
        await watcher.mendSearch()
        #expect(try told() == ["the search index"])
        try await watcher.writer.commit { try $0.checkSearchIndex() }
        try watcher.store.close()
    }
}
