// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// Rows 10 and 17 to 19: the disk fails, and others want the store, too.
@Suite(.timeLimit(.minutes(2))) struct StoreRows {
    @Test(.enabled(if: Tool.strace.isUsable, "strace is not there, or may not trace"))
    func `where the disk refuses a sync, what was not on it is stored again, and nothing is lost`()
        async throws
    {
        try await FaultRow.play { row in
            try row.configure()
            try row.publish("A zebra accord on a failing disk")
            try row.stage.writeFeeds(["wire"])
            let log = row.home.state + "/watchword.db-wal"
            let rule = "inject=fsync,fdatasync:error=EIO:when=8..11"
            try await row.start(beneath: .strace([rule], on: [log]))
            #expect(await row.isAllTold(within: .seconds(60)), "\(row.home.text(row.home.logged))")
            try row.publish("A zebra accord after it")
            #expect(await row.isAllTold(within: .seconds(60)), "\(row.home.text(row.home.logged))")
            #expect(row.home.text(row.home.logged).contains("disk I/O error"), "the disk did refuse")
            // How it ends is another matter: the thread that closes the store may have faults of its own before it.
            _ = try await row.end()
        }
    }

    @Test func `a second daemon on the same state ends with 75, and the first goes on`() async throws {
        try await FaultRow.play { row in
            try await row.begin()
            let second = try await row.home.command("run")
            #expect(second.status == 75, "\(second)")
            #expect(second.errors.contains("\(try row.daemon.process.id)"), "it says who has it")
            try row.publish("A zebra accord with two at the door")
        }
    }

    @Test func `somebody who reads for long stalls nothing, and the log shrinks afterwards`() async throws {
        try await FaultRow.play { row in
            try await row.begin()
            let reader = try Outsider(row.home, "BEGIN; SELECT count(*) FROM article")
            try await reader.isIn()
            for part in 1...10 {
                try row.publish(
                    (1...40).map { "Rain over harbour \(part)-\($0)" } + ["Zebra accord, part \(part)"]
                )
                #expect(await row.isAllTold(), "while the reader reads")
            }
            let grown = row.logBytes
            #expect(grown > 1 << 20, "the reader held up the log's reuse")
            await reader.leave()
            #expect(try await row.end() == .status(0))
            #expect(row.logBytes < grown / 4, "written back at the end")
            try await row.start()
        }
    }

    @Test
    func `somebody who locks the store for longer than a writer waits delays news, and the watchdog is fed`()
        async throws
    {
        try await FaultRow.play { row in
            // The unit's is 90 s; a writer waits 5 s for the lock.
            try await row.begin(beneath: Launcher(environment: ["WATCHDOG_USEC": "30000000"]))
            let locker = try Outsider(row.home, "BEGIN EXCLUSIVE")
            try await locker.isIn()
            try row.publish("A zebra accord behind a lock")
            let asked = row.stage.news.requests.count
            // What could not be stored is asked for again: the writer gave up once.
            #expect(await row.stage.news.waitForRequests(count: asked + 2, timeout: .seconds(20)))
            let fed = try row.daemon.told.count { $0 == "WATCHDOG=1" }
            await locker.leave()
            #expect(await row.isAllTold())
            #expect(await eventually { try row.daemon.told.count { $0 == "WATCHDOG=1" } > fed })
            #expect(try row.daemon.process.ending == nil)
        }
    }
}

extension FaultRow {
    /// The size of the write-ahead log.
    fileprivate var logBytes: Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: home.state + "/watchword.db-wal")
        return attributes?[.size] as? Int ?? 0
    }
}

/// A program of somebody else's that has the store open, and stays in its transaction until told otherwise.
private final class Outsider: Sendable {
    private let process: ChildProcess
    private let home: Home
    private let said: String

    init(_ home: Home, _ statements: String) throws {
        self.home = home
        said = home.directory + "/outsider-" + UUID().uuidString.prefix(8)
        let script = """
            import signal, sqlite3, sys
            database = sqlite3.connect(sys.argv[1], timeout=20, isolation_level=None)
            for statement in sys.argv[2].split(";"):
                database.execute(statement).fetchall()
            print("in", flush=True)
            signal.sigwait([signal.SIGTERM])
            """
        let masked = "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])\n" + script
        process = try ChildProcess(
            "/usr/bin/python3",
            ["-c", masked, home.state + "/watchword.db", statements],
            environment: home.environment,
            output: said,
            errors: said
        )
    }

    /// Waits until it is in its transaction.
    func isIn() async throws {
        try #require(await eventually { self.home.text(self.said) == "in\n" }, "\(home.text(said))")
    }

    /// Ends its transaction, and the program.
    func leave() async {
        process.send(SIGTERM)
        _ = await process.ending(within: .seconds(10))
    }
}
