// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// Rows 39 to 41 and 44: signals, wrong settings, and too few descriptors.
@Suite(.timeLimit(.minutes(2))) struct ServiceRows {
    @Test func `SIGTERM under load ends it with 0 in time, and what waited is sent by the next start`()
        async throws
    {
        try await FaultRow.play { row in
            try await row.begin()
            row.receiver.answerOtherwise(with: ScriptedResponse.status(204).delayed(by: .milliseconds(300)))
            try row.publish((1...15).map { "Zebra accord number \($0)" })
            #expect(await row.receiver.waitFor(attempts: 3))
            let daemon = try row.daemon
            let begin = ContinuousClock.now
            #expect(try await row.end() == .status(0))
            // Half of the unit's TimeoutStopSec.
            #expect(ContinuousClock.now - begin < .seconds(22))
            #expect(daemon.told.contains("STOPPING=1"))
            #expect(row.receiver.acceptedIDs.count < 16, "there was a load")
            row.receiver.answerOtherwise(with: .status(204))
            try await row.start()
            #expect(await row.isAllTold())
            for sink in FaultRow.Sink.allCases {
                let links = try row.links(of: sink)
                #expect(links.count == Set(links).count, "a stop repeats nothing at \(sink)")
            }
        }
    }

    @Test func `SIGHUP with wrong settings leaves the old ones at work, and says so`() async throws {
        try await FaultRow.play { row in
            try await row.begin()
            let file = row.home.config + "/watchword.yaml"
            let good = row.home.text(file)
            try row.home.write(good + "\nnonsense_key: 1\n", to: "watchword.yaml")
            try row.daemon.process.send(SIGHUP)
            #expect(
                await eventually {
                    try await row.stage.status().problems.contains { $0.contains("nonsense_key") }
                }
            )
            #expect(try await row.stage.status().health == "degraded")
            let reload = try await row.home.command("reload")
            #expect(reload.status != 0 && reload.errors.contains("watchword.yaml:"), "\(reload)")
            try row.publish("A zebra accord under the old settings")
            #expect(await row.isAllTold())
            try row.home.write(good, to: "watchword.yaml")
            try row.daemon.process.send(SIGHUP)
        }
    }

    @Test func `a hundred SIGHUPs while news is told lose nothing and leave no descriptor behind`()
        async throws
    {
        try await FaultRow.play { row in
            try await row.begin()
            for number in 1...100 {
                try row.daemon.process.send(SIGHUP)
                if number.isMultiple(of: 20) {
                    try row.publish("Zebra accord number \(number)")
                    #expect(await row.isAllTold())
                }
            }
            #expect(try await row.home.command("reload").status == 0)
            for sink in FaultRow.Sink.allCases {
                let links = try row.links(of: sink)
                #expect(links.count == Set(links).count, "a reload repeats nothing at \(sink)")
            }
        }
    }

    @Test(.enabled(if: Tool.prlimit.isUsable, "prlimit is not there"))
    func `without descriptors left it waits, lives, and goes on when there are some`() async throws {
        try await FaultRow.play { row in
            try await row.begin()
            let held = try row.daemon.resources.descriptors
            try await row.limitDescriptors(to: held)
            for number in 1...3 { try row.publish("Zebra accord number \(number)") }
            // Connections are kept, so news may still come; a command needs a new one.
            _ = try await row.home.command(["status"], within: .seconds(2))
            let ending = try row.daemon.process.ending
            #expect(ending == nil, "\(row.home.text(row.home.logged).suffix(2000))")
            try await row.limitDescriptors(to: 1024)
            _ = try await row.home.command("reload")
            #expect(
                await row.isAllTold(within: .seconds(60)),
                "\(row.home.text(row.home.logged).suffix(2000))"
            )
        }
    }
}

extension FaultRow {
    /// Sets how many descriptors the daemon may have from now on.
    fileprivate func limitDescriptors(to count: Int) async throws {
        let said = home.directory + "/prlimit"
        let tool = try ChildProcess(
            "/usr/bin/prlimit",
            ["--pid", "\(daemon.process.id)", "--nofile=\(count):4096"],
            environment: home.environment,
            output: said,
            errors: said
        )
        #expect(await tool.ending(within: .seconds(5)) == .status(0), "\(home.text(said))")
    }
}
