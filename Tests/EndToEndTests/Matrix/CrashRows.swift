// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// Rows 2 to 7: the process dies, or the power fails, at a chosen system call.
@Suite(.timeLimit(.minutes(3))) struct CrashRows {
    private static let needsTracer = Comment("strace is not there, or may not trace")

    @Test(.enabled(if: Tool.strace.isUsable, needsTracer))
    func `killed between fetch and commit, the article is found by the next poll`() async throws {
        try await FaultRow.play { row in
            try await row.begin()
            #expect(try await row.end() == .status(0))
            var fetchedOnly = 0
            for write in [3, 6, 9, 12, 15, 18, 24] {
                try row.publish("A zebra accord, until write \(write)")
                let (asked, link) = (row.stage.news.requests.count, try row.newest)
                let rule = "inject=pwrite64:signal=KILL:when=\(write)"
                let daemon = try Daemon(row.home, beneath: .strace([rule], on: [row.log]))
                #expect(await daemon.process.ending(within: .seconds(30)) == .signal(SIGKILL))
                let isStored = try await StoreLook.take(row.home).links.contains(link)
                if !isStored, row.stage.news.requests.count > asked { fetchedOnly += 1 }
            }
            print("killed between fetch and commit: \(fetchedOnly) of 7")
            #expect(fetchedOnly > 0, "one of these writes is one of the commit")
        }
    }

    @Test func `killed after the receiver's answer, before it is read, one duplicate comes with the same id`()
        async throws
    {
        try await FaultRow.play { row in
            try await row.begin()
            let process = try row.daemon.process
            row.receiver.beforeAnswering { _ in process.send(SIGSTOP) }
            try row.publish("A zebra accord, told and not noted")
            #expect(await row.receiver.waitFor(accepted: 2))
            let isDead = try await row.end(by: SIGKILL) == .signal(SIGKILL)
            #expect(isDead)
            row.receiver.beforeAnswering { _ in }
            try await row.start()
            #expect(await row.receiver.waitFor(attempts: 3))
            let ids = row.receiver.attempts.map(\.id)
            #expect(ids.count == 3 && ids[1] == ids[2], "\(ids)")
        }
    }

    @Test(.enabled(if: Tool.strace.isUsable, needsTracer))
    func `killed while the schema is made, the store has all of it or nothing`() async throws {
        try await FaultRow.play { row in
            try row.configure()
            try row.publish("A zebra accord on a new store")
            try row.stage.writeFeeds(["wire"])
            for write in [1, 2, 3, 20, 60, 100] {
                try? FileManager.default.removeItem(atPath: row.home.state)
                let rule = "inject=pwrite64:signal=KILL:when=\(write)"
                let daemon = try Daemon(row.home, beneath: .strace([rule], on: [row.database, row.log]))
                #expect(await daemon.process.ending(within: .seconds(30)) == .signal(SIGKILL))
                let (version, tables) = try await StoreLook.schema(row.home)
                #expect(version == 0 && tables == 0 || version == 1 && tables > 10, "\(version), \(tables)")
            }
        }
    }

    @Test(.enabled(if: Tool.strace.isUsable, needsTracer))
    func `killed while the log is written back, the database is sound`() async throws {
        try await FaultRow.play { row in
            try await row.begin()
            for write in [1, 5, 20] {
                try row.publish((1...5).map { "Zebra accord \(write)-\($0)" })
                #expect(await row.isAllTold())
                #expect(try await row.end(by: SIGKILL) == .signal(SIGKILL))
                // The end of a run writes the log back.
                let rule = "inject=pwrite64:signal=KILL:when=\(write)"
                let daemon = try await Daemon.ready(row.home, beneath: .strace([rule], on: [row.database]))
                #expect(await daemon.end() == .signal(SIGKILL))
                #expect(try await StoreLook.take(row.home).checks == ["ok"])
                try await row.start()
            }
        }
    }

    @Test(.enabled(if: Tool.strace.isUsable, needsTracer))
    func `killed while a file is put aside, no line is lost and none is torn`() async throws {
        try await FaultRow.play { row in
            try row.configure(
                sinks: "small: { kind: file, path: small.jsonl, rotate: { size: 2KiB, keep: 100 } }"
            )
            try await row.begin()
            #expect(try await row.end() == .status(0))
            for number in [1, 2] {
                let rule = "inject=rename,renameat,renameat2:signal=KILL:when=\(number)"
                let small = row.home.state + "/small.jsonl"
                let daemon = try Daemon(row.home, beneath: .strace([rule], on: [small]))
                for part in 1...12 where daemon.process.ending == nil {
                    try row.publish("Zebra accord, part \(number)-\(part)")
                    _ = await eventually { try row.isFiled() || daemon.process.ending != nil }
                }
                #expect(await daemon.process.ending(within: .seconds(10)) == .signal(SIGKILL))
            }
            try await row.start()
            #expect(await row.isAllTold())
            #expect(await eventually { try row.links(ofFilesNamed: "small").isSuperset(of: row.served) })
        }
    }

    @Test(.enabled(if: Tool.strace.isUsable, needsTracer))
    func `whatever a power cut leaves unwritten, what a sink was told is in the store`() async throws {
        try await FaultRow.play { row in
            let trace = row.home.directory + "/power.trace"
            var launcher = Launcher.strace(
                ["trace=pwrite64,write,fsync,fdatasync,ftruncate"],
                on: [row.database, row.log, row.home.alertFile],
                log: trace
            )
            launcher.prefix += ["-xx", "-s", "66000", "-y"]
            try await row.begin(beneath: launcher)
            for part in 1...3 {
                try row.publish("Zebra accord, part \(part)")
                #expect(await row.isAllTold())
            }
            #expect(try await row.end() == .status(0))
            let report = try await PowerCuts.replay(trace, in: row.home)
            print("power cuts: \(report)")
            #expect(report.cuts >= 10 && report.unsound == [] && report.lost == [], "\(report)")
        }
    }
}

extension FaultRow {
    fileprivate var database: String { home.state + "/watchword.db" }
    fileprivate var log: String { database + "-wal" }

    /// The link of the article that was published last.
    fileprivate var newest: String {
        get throws { "http://wire.example/\(try paper().items.count)" }
    }

    /// Whether the alert file has every article.
    fileprivate func isFiled() throws -> Bool { try Set(links(of: .lines)).isSuperset(of: served) }

    /// The links of the articles in a file and those put aside from it; each line is whole.
    fileprivate func links(ofFilesNamed name: String) throws -> Set<String> {
        let names = try FileManager.default.contentsOfDirectory(atPath: home.state)
            .filter { $0.hasPrefix(name) && $0.hasSuffix(".jsonl") }
        let alerts: [Alert] = try names.flatMap { try home.text(home.state + "/" + $0).jsonLines(Alert.self) }
        return Set(alerts.compactMap(\.article.url))
    }
}

extension StoreLook {
    /// `user_version` and the number of tables; zeroes when there is no file, or an empty one.
    fileprivate static func schema(_ home: Home) async throws -> (version: Int, tables: Int) {
        let text = try await python(
            """
            import sqlite3, sys
            database = sqlite3.connect(sys.argv[1])
            print(database.execute("PRAGMA user_version").fetchone()[0])
            print(database.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
            """,
            home
        )
        let numbers = text.split(separator: "\n").compactMap { Int($0) }
        try #require(numbers.count == 2)
        return (numbers[0], numbers[1])
    }
}
