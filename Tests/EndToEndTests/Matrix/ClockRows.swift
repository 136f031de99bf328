// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// Rows 20 to 22: the clock is set, by a little and by much, and local times come twice or not at all.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(if: WallClock.isUsable, "a clock of one's own takes a C compiler")
) struct ClockRows {
    @Test func `ten years forward and back make no burst of polls, and stop none`() async throws {
        try await FaultRow.play(checkingTime: false) { row in
            let clock = WallClock(row.home)
            try await row.begin(beneath: clock.launcher)
            for offset in [3650 * 86_400, 0] {
                clock.set(offset: offset)
                let asked = row.stage.news.requests.count
                try row.publish("A zebra accord at \(offset)")
                #expect(await row.isAllTold())
                #expect(await row.stage.news.waitForRequests(count: asked + 10))
                let times = row.stage.news.requests.suffix(10).map(\.arrived)
                // Ten polls, a tenth of a second apart, take most of a second.
                let took = try #require(times.first).duration(to: try #require(times.last))
                #expect(took > .milliseconds(500), "no burst: ten polls in \(took)")
            }
            #expect(try row.daemon.process.ending == nil)
        }
    }

    @Test func `an hour back delays neither the next poll nor what waits to be sent`() async throws {
        try await FaultRow.play(checkingTime: false) { row in
            let clock = WallClock(row.home)
            try await row.begin(beneath: clock.launcher)
            await row.receiver.goDown()
            try row.publish("A zebra accord while nobody listens")
            #expect(await row.isAllTold([.lines, .terminal]))
            // It was tried, and waits for its next try.
            #expect(await eventually { try await row.attempts(at: "desk") >= 1 })
            clock.set(offset: -3600)
            let asked = row.stage.news.requests.count
            #expect(
                await row.stage.news.waitForRequests(count: asked + 5, timeout: .seconds(5)),
                "polls go on"
            )
            try await row.receiver.comeUp()
            #expect(
                await row.isAllTold(within: .seconds(60)),
                "and what waited for seconds does not wait for an hour"
            )
        }
    }

    @Test func `a daily hour that the clock skips or brings twice, and that of 29 February, is kept once`()
        async throws
    {
        try await FaultRow.play(checkingTime: false) { row in
            let clock = WallClock(row.home)
            try row.configure(more: "service: { heartbeat: \"02:30\", time_zone: Europe/Berlin }")
            try row.publish("A zebra accord, for a start")
            try row.stage.writeFeeds(["wire"])
            clock.set(to: "2027-03-28T00:30:00Z")
            var launcher = clock.launcher
            launcher.environment["WATCHDOG_USEC"] = "1000000"
            try await row.start(beneath: launcher)
            var expected = 0
            for (time, isNew) in [
                // 01:30 in winter: 02:30 will not come, and 03:00 stands for it.
                ("2027-03-28T00:59:00Z", false), ("2027-03-28T01:01:00Z", true),
                ("2027-03-28T01:31:00Z", false),
                // The first 02:30 of the autumn's night, and the second.
                ("2027-10-31T00:29:00Z", false), ("2027-10-31T00:31:00Z", true),
                ("2027-10-31T01:31:00Z", false),
                ("2028-02-29T01:31:00Z", true), ("2028-03-01T01:31:00Z", true),
            ] {
                clock.set(to: time)
                let told = try row.daemon.told.count
                // Two rounds of the housekeeping have looked at the clock.
                #expect(
                    await eventually { try row.daemon.told.dropFirst(told).count { $0 == "WATCHDOG=1" } >= 3 }
                )
                expected += isNew ? 1 : 0
                let count = expected
                #expect(await eventually(within: .seconds(5)) { row.heartbeats.count >= count }, "\(time)")
                let moments = row.heartbeats.suffix(expected)
                #expect(
                    moments.count == Set(moments).count && row.heartbeats.count == row.firstBeats + expected,
                    "\(time): \(row.heartbeats)"
                )
            }
        }
    }
}

extension FaultRow {
    /// The moments of the heartbeats in the alert file.
    fileprivate var heartbeats: [String] {
        home.text(home.alertFile).split(separator: "\n")
            .compactMap { line in
                let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                return object?["kind"] as? String == "heartbeat" ? object?["since"] as? String : nil
            }
    }

    /// Heartbeats of the hours before the start.
    fileprivate var firstBeats: Int { heartbeats.count { $0 < "2027-03-28T00:30" } }

    /// How often a message for a sink was tried.
    fileprivate func attempts(at sink: String) async throws -> Int {
        let lines: [DeliveryLine] = try await home.command("deliveries", "list", "--sink", sink, "--json")
            .lines()
        return lines.filter { $0.state == "pending" }.map(\.attempts.count).max() ?? 0
    }
}
