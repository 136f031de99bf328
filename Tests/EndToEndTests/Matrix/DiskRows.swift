// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// Rows 8 and 9: no room is left.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(if: Tool.mounts.isUsable, "a file system of one's own takes root and unshare(1)")
) struct DiskRows {
    @Test
    func `on a full disk polling rests, what is stored can be read, and the rest comes when there is room`()
        async throws
    {
        try await FaultRow.play { row in
            let disk = try await SmallDisk(row.home, at: row.home.state, megabytes: 32)
            row.hold(disk)
            row.home.launcher = disk.launcher
            try row.configure(more: "store: { min_free: 8MiB }")
            // A watchdog of a second: the daemon looks twice as often.
            try await row.begin(beneath: Launcher(environment: ["WATCHDOG_USEC": "1000000"]))
            try disk.fill(leaving: 4 << 10)
            #expect(
                await eventually { try await row.stage.status().problems.contains { $0.contains("free") } }
            )
            let asked = row.stage.news.requests.count
            try row.publish("A zebra accord that nobody asks for")
            let list = try await row.home.command("alerts", "list", "--json")
            #expect(list.status == 0 && list.output.contains("Warm-up"), "what is there can be read: \(list)")
            // Nothing at all is left: what would be stored is refused, and nobody dies of it.
            try disk.fill(leaving: 0)
            let alert = try #require(try row.stage.told().first)
            for number in 0..<40 {
                let note = String(repeating: "No room. ", count: 400)
                let answer = try await row.home.command(
                    "alerts",
                    "note",
                    alert.id.rawValue,
                    "\(number) " + note
                )
                if answer.status == 2 { break }
            }
            #expect(try row.daemon.process.ending == nil)
            #expect(try row.links(of: .desk).count == 1)
            #expect(row.stage.news.requests.count <= asked + 2, "polling rests")
            disk.empty()
            #expect(await row.isAllTold(), "\(row.home.text(row.home.logged))")
        }
    }

    @Test func `where only the file's disk is full, the file waits, and the others hear at once`()
        async throws
    {
        try await FaultRow.play { row in
            let place = row.home.directory + "/small"
            let disk = try await SmallDisk(row.home, at: place, megabytes: 1)
            row.hold(disk)
            row.home.launcher = disk.launcher
            try row.configure(
                sinks: "small: { kind: file, path: \(place)/alerts.jsonl, format: json }"
            )
            try await row.begin()
            let file = disk.outside(place + "/alerts.jsonl")
            #expect(await eventually { row.home.text(file).contains("Warm-up") })
            try disk.fill(leaving: 4)
            try row.publish((1...12).map { "Zebra accord number \($0)" })
            #expect(await row.isAllTold(), "the others hear of it")
            let lines = row.home.text(file)
            #expect(lines.hasSuffix("\n"), "no torn line stays")
            disk.empty()
            // What a person does who made room.
            #expect(try await row.home.command("reload").status == 0)
            #expect(
                await eventually {
                    let alerts: [Alert] = try row.home.text(file).jsonLines()
                    return Set(alerts.compactMap(\.article.url)) == row.served
                }
            )
        }
    }
}
