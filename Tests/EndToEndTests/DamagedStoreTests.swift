// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// What a start makes of a store that is not as it should be.
@Suite struct DamagedStoreTests {
    @Test(.timeLimit(.minutes(2)))
    func `a damaged database after a crash stops the start with 78, and the file is left alone`() async throws
    {
        try await Stage.play { stage in
            let database = try await stage.storeOfKilledDaemon()
            var bytes = try Data(contentsOf: URL(filePath: database))
            // Every page but the first: whatever the store needs, it is not there.
            for index in stride(from: 4096, to: bytes.count, by: 16) { bytes[index] ^= 0x5a }
            try bytes.write(to: URL(filePath: database))
            let run = try await stage.home.command("run")
            #expect(run.status == 78, "\(run)")
            #expect(run.errors.contains(".recover"), "it says what to do: \(run)")
            #expect(try Data(contentsOf: URL(filePath: database)).count == bytes.count)
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `a database of a later version stops the start with 78`() async throws {
        try await Stage.play { stage in
            let database = try await stage.storeOfKilledDaemon()
            var bytes = try Data(contentsOf: URL(filePath: database))
            // user_version stands at offset 60 of the header, big endian.
            bytes.replaceSubrange(60..<64, with: [0, 0, 3, 231])
            try bytes.write(to: URL(filePath: database))
            let run = try await stage.home.command("run")
            #expect(run.status == 78, "\(run)")
            #expect(run.errors.contains("999") || run.errors.contains("newer"), "\(run)")
        }
    }
}

extension Stage {
    /// The database's path; a daemon wrote it and was killed, and its log was folded into it.
    fileprivate func storeOfKilledDaemon() async throws -> String {
        publish(Paper(name: "wire", format: .rss, items: [.init(id: "1", title: "A zebra accord")]))
        try writeService()
        try writeFeeds(["wire"])
        try writeRule()
        let first = try await Daemon.ready(home)
        try #require(await waitForAlerts(1))
        #expect(await first.end() == .status(0))
        let second = try await Daemon.ready(home)
        #expect(await second.end(by: SIGKILL) == .signal(SIGKILL))
        let database = home.state + "/watchword.db"
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: database + suffix) }
        return database
    }
}
