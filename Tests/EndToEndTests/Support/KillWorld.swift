// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Synchronization
import Testing

/// Feeds that grow with every run, a receiver that remembers, and a killer between them.
///
/// Every request says in `X-Run` which run of the daemon made it.
final class KillWorld: Sendable {
    let killer = Killer()
    private let committed = Mutex(0)
    private let delay = Mutex(Duration.milliseconds(20))
    private let stage: Stage
    private let generated: GeneratedSite
    private let feeds: LoopbackServer

    init(_ stage: Stage, seed: UInt64) async throws {
        var feeds = GeneratedFeeds(
            seed: seed,
            feedCount: 5,
            entriesPerFeed: 2,
            start: Date(timeIntervalSince1970: 1_795_420_800)
        )
        feeds.changedFraction = 0.7
        feeds.markedOneIn = 2
        feeds.wordsPerEntry = 30
        let generated = GeneratedSite(feeds)
        self.stage = stage
        self.generated = generated
        self.feeds = try await LoopbackServer.start { [killer] request in
            let run = request.run
            killer.feedAsked(run: run)
            let response = generated.answer(request)
            if response.status == 200 { killer.documentServed(run: run) }
            return response
        }
        stage.receiver.beforeAnswering { [killer] in killer.messageArrived(run: $0.request.run) }
        try stage.writeRule()
    }

    /// Kills around a commit that came after it.
    var killsAfterCommit: Int { committed.withLock { $0 } }

    /// How long after a document was served, or the receiver has answered, a kill comes at the latest.
    ///
    /// A commit comes after 5 ms in a release build, after 50 ms in a debug build, and later on a busy machine: this finds
    /// its way to where half of the kills are before it.
    var longestDelay: Duration { delay.withLock { $0 } }

    private func adjustDelay(isAfterCommit: Bool) {
        delay.withLock { delay in
            delay = isAfterCommit ? max(delay / 2, .milliseconds(4)) : min(delay * 2, .milliseconds(800))
        }
    }

    /// The links of all articles that must have been told of.
    var expected: Set<String> {
        let marked = generated.feeds.marked(after: nil, through: generated.cycle)
        return Set(marked.map { "http://feed\($0.feed).example.com/\($0.index)" })
    }

    /// Starts the daemon on feeds with news, and sees it killed.
    func round(_ order: Killer.Order) async throws {
        generated.advance()
        let before = order.phase == .aroundCommit ? try await stage.status().articles : 0
        let daemon = try start(run: order.run)
        killer.take(order, for: daemon.process)
        var ending: ChildProcess.Ending?
        // The news of one turn may not be enough for the chosen event: there is more every second.
        for _ in 1...30 where ending == nil {
            ending = await daemon.process.ending(within: .seconds(1))
            if ending == nil { generated.advance() }
        }
        guard ending == .signal(SIGKILL) else {
            throw Daemon.NotReady(
                description: "run \(order.run), \(order.phase): \(String(describing: ending)): "
                    + stage.home.text(stage.home.logged).suffix(2000)
            )
        }
        try await expectSoundDatabase(after: order.run)
        if order.phase == .aroundCommit {
            let after = try await stage.status().articles
            if after > before { committed.withLock { $0 += 1 } }
            adjustDelay(isAfterCommit: after > before)
        }
    }

    /// Starts the daemon a last time and lets it do its work.
    func finish(run: Int) async throws -> Daemon {
        let daemon = try start(run: run)
        let isAllTold = await eventually(within: .seconds(90)) {
            try Set(stage.told().compactMap(\.article.url)).isSuperset(of: expected)
        }
        #expect(isAllTold, "\(stage.home.text(stage.home.logged).suffix(2000))")
        return daemon
    }

    private func start(run: Int) throws -> Daemon {
        try stage.writeService(every: "100ms", header: "\(run)")
        let list = (0..<generated.feeds.feedCount)
            .map { number in
                let url = feeds.url(GeneratedFeeds.path(feed: number)).absoluteString
                return "  - { id: feed-\(number), url: \"\(url)\", headers: { X-Run: \"\(run)\" } }\n"
            }
        try stage.home.write(
            "defaults: { backfill: notify, allow_private: true }\nfeeds:\n" + list.joined(),
            to: "feeds.d/generated.yaml"
        )
        return try Daemon(stage.home)
    }
}

extension KillWorld {
    /// Each article has one alert, which came at least once, under one message id; and what came again was among the
    /// last that its run sent, and says so.
    func expectNothingLostOrDoubled() async throws {
        let attempts = stage.receiver.attempts
        var alertIDs: [String: Set<AlertID>] = [:]
        var messageIDs: [String: Set<String>] = [:]
        for attempt in attempts {
            for alert in try attempt.alerts() {
                let url = try #require(alert.article.url)
                alertIDs[url, default: []].insert(alert.id)
                messageIDs[url, default: []].insert(attempt.id ?? "none")
            }
        }
        #expect(Set(alertIDs.keys) == expected, "each marked article is told of, and no other")
        #expect(alertIDs.filter { $0.value.count != 1 } == [:], "one alert for each article")
        #expect(messageIDs.filter { $0.value.count != 1 } == [:], "one message for each alert")
        // What became of a message is stored while the next ones are being sent, 16 at most.
        let lastOfRun = Dictionary(grouping: attempts, by: \.request.run)
            .mapValues { Set($0.map(\.request.number).sorted().suffix(17)) }
        let marked = try await StoreLook.take(stage.home).maybeSent
        var repeats = 0
        for tries in Dictionary(grouping: attempts, by: \.id).values {
            for early in tries.sorted(by: { $0.request.number < $1.request.number }).dropLast() {
                repeats += 1
                #expect(
                    lastOfRun[early.request.run]?.contains(early.request.number) == true,
                    "\(early.id ?? "") came again, and was not what run \(early.request.run) was sending"
                )
                #expect(marked.contains(early.id ?? ""), "\(early.id ?? "") came again, and is not marked")
            }
        }
        let filed = try stage.filed()
        #expect(Set(filed.compactMap(\.article.url)) == expected)
        #expect(Set(filed.map(\.id)) == alertIDs.values.reduce(into: Set()) { $0.formUnion($1) })
        print(
            "  messages: \(attempts.count) arrived, \(repeats) of them again; lines in the file: \(filed.count)"
        )
    }

    func expectEmptyQueue() async throws {
        let isEmpty = await eventually {
            let messages = try await stage.status().messages
            return messages["done", default: 0] == messages.values.reduce(0, +)
        }
        #expect(isEmpty)
    }

    /// Asks SQLite itself whether a copy of the store is sound; the daemon is to find it as it was left.
    func expectSoundDatabase(after run: Int) async throws {
        let copy = stage.home.directory + "/copy"
        try? FileManager.default.removeItem(atPath: copy)
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: false)
        for name in ["watchword.db", "watchword.db-wal"] {
            let file = stage.home.state + "/" + name
            guard FileManager.default.fileExists(atPath: file) else { continue }
            try FileManager.default.copyItem(atPath: file, toPath: copy + "/" + name)
        }
        guard FileManager.default.fileExists(atPath: copy + "/watchword.db") else { return }
        let script = """
            import sqlite3, sys
            for check in "quick_check", "foreign_key_check":
                print(sqlite3.connect(sys.argv[1]).execute("PRAGMA " + check).fetchall())
            """
        let report = try await StoreLook.python(script, stage.home, database: copy + "/watchword.db")
        #expect(report == "[('ok',)]\n[]\n", "after run \(run)")
    }
}

extension ReceivedRequest {
    /// The run of the daemon that made it.
    fileprivate var run: Int { headers["X-Run"].flatMap(Int.init) ?? 0 }
}
