// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import FeedFetching

@Suite struct PollHintsTests {
    private let policy = PollPolicy()

    private func wait(_ hints: PollHints, every: Duration = .seconds(900)) -> Double? {
        let state = policy.after(200, [("ETag", "\"v\"")], feed: .sample(every: every)).state
        return policy.heeding(hints, in: state).wait
    }

    /// Statement 24 of polling.
    @Test(arguments: [(0, 900.0), (600, 900), (7200, 7200), (999_999, 86_400)])
    func `ttl is a floor only, and capped at a day`(ttl: Int, seconds: Double) {
        #expect(wait(PollHints(ttl: .seconds(ttl))) == seconds)
    }

    @Test func `ttl outlives the 304s that follow`() {
        let state = policy.heeding(
            PollHints(ttl: .seconds(7200)),
            in: policy.after(200, [("ETag", "\"v\"")]).state
        )
        #expect(policy.after(304, from: state).state.wait == 7200)
    }

    /// Statements 6, 9, 24 and 26 of polling: what a 304 or the same bytes say of their own age is less than that.
    @Test(
        arguments: [
            ("ttl", PollHints(ttl: .seconds(7200)), 304, "max-age=10", 7200),
            ("ttl, and the server more", PollHints(ttl: .seconds(7200)), 304, "max-age=9000", 9000),
            ("sy:update", PollHints(updatePeriod: .seconds(21_600)), 304, "max-age=0", 21_600),
            ("ttl of the same bytes", PollHints(ttl: .seconds(7200)), 200, "max-age=10", 7200),
            ("the same bytes, no word", PollHints(ttl: .seconds(7200)), 200, "", 7200),
            ("a day at most", PollHints(ttl: .seconds(999_999)), 304, "max-age=10", 86_400),
            ("no wish", PollHints(), 304, "max-age=10", 900),
        ] as [(String, PollHints, Int, String, Double)]
    )
    func `a document's own wish is not undercut by later answers without a document`(
        name: String,
        hints: PollHints,
        status: Int,
        control: String,
        seconds: Double
    ) {
        let first = [("ETag", "\"v\""), ("Cache-Control", "max-age=9000")]
        var state = policy.heeding(hints, in: policy.after(200, first).state)
        let headers = [("ETag", "\"v\""), ("Cache-Control", control)]
        for _ in 1...2 { state = policy.after(status, headers, from: state).state }
        #expect(state.wait == seconds, "\(name)")
    }

    /// Statement 24 of polling.
    @Test func `a new document without a ttl ends the old one's`() {
        let old = policy.heeding(PollHints(ttl: .seconds(7200)), in: policy.after(200).state)
        let new = policy.after(200, [("ETag", "\"v\"")], hash: "newer", from: old).state
        #expect(new.wait == 900 && policy.heeding(PollHints(), in: new).documentWish == nil)
    }

    /// Statement 25 of polling.
    @Test(
        arguments: [
            ([12], [], 3600.0), ([12, 13, 14], [], 10_800), ([13], [], 900), ([24, 0], [], 900),
            ([-3, 99], [], 900),
            (Array(0..<24), [], 900), ([], [1], 43_200), ([], [0], 900), ([], Array(0..<7), 900),
            ([], [1, 2, 3], 86_400),
        ] as [([Int], [Int], Double)]
    )
    func `no poll falls into hours or days to skip, unless all are listed, for a day at most`(
        hours: [Int],
        days: [Int],
        seconds: Double
    ) {
        // 15 minutes after noon on a Monday.
        #expect(wait(PollHints(skipHours: Set(hours), skipDays: Set(days))) == seconds)
    }

    /// Statement 25 of polling.
    @Test func `hour 24 is midnight`() {
        #expect(wait(PollHints(skipHours: [24]), every: .seconds(43_200)) == 46_800)
        #expect(wait(PollHints(skipHours: [0]), every: .seconds(43_200)) == 46_800)
    }

    /// Statement 25 of polling: also after answers that bring no document, failures among them.
    @Test(arguments: [
        (304, "new", 3600.0), (200, "new", 3600), (200, "other", 900), (500, "other", 3600),
        (404, "other", 3600), (503, "other", 3600),
    ])
    func `hours to skip outlive the answers that bring no document`(
        status: Int,
        hash: String,
        seconds: Double
    ) {
        let first = policy.after(200, [("ETag", "\"v\"")], feed: .sample(every: .seconds(900))).state
        let heeded = policy.heeding(PollHints(skipHours: [12]), in: first)
        let next = policy.after(
            status,
            [("ETag", "\"v\"")],
            hash: hash,
            feed: .sample(every: .seconds(900)),
            from: heeded
        )
        #expect(next.state.wait == seconds)
    }

    /// Statement 25 of polling.
    @Test func `a document without hours to skip ends the silence`() {
        let first = policy.heeding(PollHints(skipHours: [12]), in: policy.after(200).state)
        #expect(first.silentTimes != nil)
        #expect(policy.heeding(PollHints(), in: first).silentTimes == nil)
    }

    /// Statement 26 of polling.
    @Test(arguments: [(3600, 900.0), (7200, 7200), (86_400, 86_400), (604_800, 86_400), (60, 900)])
    func `an update period lengthens the wait up to a day, but WordPress's hourly says nothing`(
        period: Int,
        seconds: Double
    ) {
        #expect(wait(PollHints(updatePeriod: .seconds(period))) == seconds)
    }
}
