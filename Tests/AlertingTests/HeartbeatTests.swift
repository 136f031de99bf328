// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import Testing

@Suite struct HeartbeatTests {
    private static func time(_ text: String) throws -> Date {
        try Date(text, strategy: .iso8601)
    }

    @Test(arguments: [
        ("2026-11-23T07:59:59Z", nil),
        ("2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z"),
        ("2026-11-23T13:59:00Z", "2026-11-23T08:00:00Z"),
        ("2026-11-23T14:00:01Z", nil),  // slept through
    ])
    func `a heartbeat is due from its time on, for six hours`(now: String, due: String?) throws {
        let zone = try #require(TimeZone(identifier: "UTC"))
        let found = Heartbeat.due(hour: 8, minute: 0, in: zone, now: try Self.time(now))
        #expect(try found == due.map(Self.time))
    }

    @Test(arguments: [
        // Berlin leaves out 02:00–03:00 on 2027-03-28 and has it twice on 2026-10-25.
        ("2027-03-28T01:05:00Z", "2027-03-28T01:00:00Z"),
        ("2026-10-25T00:35:00Z", "2026-10-25T00:30:00Z"),
        ("2026-10-25T01:35:00Z", "2026-10-25T00:30:00Z"),
        ("2026-10-26T01:35:00Z", "2026-10-26T01:30:00Z"),
    ])
    func `a local time that a clock change leaves out or repeats is one heartbeat`(
        now: String,
        due: String
    ) throws {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let found = Heartbeat.due(hour: 2, minute: 30, in: zone, now: try Self.time(now))
        #expect(try found == Self.time(due))
    }

    @Test func `it says how many sources are well and how many alerts there were`() {
        let moment = Date(timeIntervalSince1970: 1_795_435_200)
        let figures = Heartbeat.Figures(healthy: 312, quiet: 2, failing: 1, alerts: 5)
        let notice = Heartbeat.notice(figures, at: moment)
        #expect(notice.text == "312 sources healthy, 2 of them quiet, 1 failing, 5 alerts in the last day.")
        #expect(notice.kind == .heartbeat)
        #expect(notice.since == moment)
        let small = Heartbeat.notice(.init(healthy: 1, quiet: 0, failing: 0, alerts: 0), at: moment)
        #expect(small.text == "1 source healthy, 0 alerts in the last day.")
    }
}
