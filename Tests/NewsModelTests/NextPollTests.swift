// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

/// When a feed is asked next, by all that is remembered; the hours are of Monday 23 November 2026, GMT.
@Suite struct NextPollTests {
    private static let midnight = Date(timeIntervalSince1970: 1_795_392_000)

    private func hour(_ hour: Double) -> Date { Self.midnight + .seconds(hour * 3600) }

    private func state(due: Double, skipping hours: Set<Int> = []) -> FeedState {
        var state = FeedState(feed: "wire", url: "https://news.example/feed")
        (state.nextPoll, state.nextPollReason) = (hour(due), "every 1 h")
        state.silentTimes = SilentTimes(hours: hours, days: [])
        return state
    }

    private func pause(until end: Double, _ scope: HostPause.Scope = .everything) -> HostPause {
        HostPause(
            host: HostKey(name: "news.example"),
            scope: scope,
            since: hour(0),
            until: hour(end),
            reason: "HTTP 429"
        )
    }

    /// Statement 25 of polling: a day of silence at most, also for one who starts within it again and again.
    @Test(
        arguments: [
            ("planned, and left as it is", 14, [15], 13, 14), ("overdue at an open hour", 13, [15], 14, 13),
            ("overdue within the silence", 13, [15, 16], 15.5, 17),
            ("overdue for a day", 13, Array(0..<23), 37.5, 13),
            ("overdue for most of a day", 13, Array(0..<20) + [21, 22, 23], 36, 37),
        ] as [(String, Double, [Int], Double, Double)]
    )
    func `a poll that is overdue waits for the end of a silence`(
        name: String,
        due: Double,
        hours: [Int],
        now: Double,
        expected: Double
    ) {
        let next = NextPoll(of: state(due: due, skipping: Set(hours)), at: hour(now))
        #expect(next.due == hour(expected), "\(name)")
        #expect(next.reason == (expected == due ? "every 1 h" : NextPoll.silence))
    }

    /// Statement 38 of polling.
    @Test func `a host's pause is told with its name, as far as it is what the poll waits for`() {
        let paused = NextPoll(of: state(due: 14), pause: pause(until: 16), at: hour(13))
        #expect(paused.due == hour(16) && paused.reason == "news.example: HTTP 429")
        #expect(NextPoll(of: state(due: 14), pause: pause(until: 13.5), at: hour(13)).reason == "every 1 h")
        #expect(NextPoll(of: state(due: 14), pause: pause(until: 16, .pages), at: hour(13)).due == hour(14))
        #expect(NextPoll(of: nil, pause: pause(until: 16), at: hour(13)).due == hour(16), "never asked")
        #expect(NextPoll(of: nil, at: hour(13)).due == nil)
        var gone = FeedState(feed: "wire", url: "")
        (gone.isGone, gone.nextPollReason) = (true, "gone")
        let never = NextPoll(of: gone, pause: pause(until: 16), at: hour(13))
        #expect(never.due == nil && never.reason == "gone")
    }
}
