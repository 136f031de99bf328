// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing
import Transport

@testable import FeedFetching

/// When a feed is asked again; in seconds, without jitter unless it is said.
@Suite struct NextPollTests {
    private let policy = PollPolicy()
    private static let tag = ("ETag", "\"v\"")

    /// Statements 9 and 10 of polling.
    @Test(
        arguments: [
            (nil, [tag], 900), (nil, [], 3600), (.seconds(1200), [], 1200), (.seconds(1200), [tag], 1200),
            (.seconds(10), [tag], 300), (nil, [tag, ("Cache-Control", "max-age=7200")], 7200),
            (nil, [tag, ("Cache-Control", "max-age=7200"), ("Age", "1200")], 6000),
            (nil, [tag, ("Cache-Control", "max-age=0, no-cache, no-store")], 900),
            (nil, [tag, ("Cache-Control", "max-age=60")], 900),
            (nil, [tag, ("Cache-Control", "max-age=31536000")], 86_400),
            (nil, [tag, ("Expires", "Mon, 23 Nov 2026 14:00:00 GMT")], 7200),
            (.seconds(172_800), [tag, ("Cache-Control", "max-age=31536000")], 172_800),
        ] as [(Duration?, [(String, String)], Double)]
    )
    func `the next poll is never before the owner's interval, and hints lengthen it up to a day`(
        every: Duration?,
        headers: [(String, String)],
        seconds: Double
    ) {
        #expect(policy.after(200, headers, feed: .sample(every: every)).state.wait == seconds)
    }

    /// Statement 6 of polling.
    @Test func `a 304 may shorten the wait of a 200, down to the interval, and never lengthens it`() {
        var state = policy.after(200, [Self.tag, ("Cache-Control", "max-age=7200")]).state
        #expect(policy.after(304, from: state).state.wait == 7200)
        #expect(policy.after(304, [("Cache-Control", "max-age=80000")], from: state).state.wait == 7200)
        #expect(policy.after(304, [("Cache-Control", "max-age=10")], from: state).state.wait == 900)
        state = policy.after(304, [("Cache-Control", "max-age=3600")], from: state).state
        #expect(state.wait == 3600)
        #expect(policy.after(304, [("Cache-Control", "max-age=7200")], from: state).state.wait == 3600)
    }

    /// Statement 11 of polling.
    @Test(arguments: [(429, 1), (503, 1), (429, 5)])
    func `Retry-After is heeded in seconds and as a date`(status: Int, failures: Int) {
        var old = FeedState.known
        old.failures = failures - 1
        let seconds = policy.after(status, [("Retry-After", "5000")], from: old)
        #expect(seconds.state.wait == 5000)
        #expect(seconds.state.throttledUntil == noon + .seconds(5000))
        #expect(seconds.hostPause == .seconds(5000))
        let date = policy.after(status, [("Retry-After", "Mon, 23 Nov 2026 13:00:00 GMT")], from: old)
        #expect(date.state.wait == 3600)
    }

    /// Statement 11 of polling.
    @Test func `Retry-After is not shortened by the day's cap but by a week's`() {
        #expect(policy.after(429, [("Retry-After", "172800")]).state.wait == 172_800)
        #expect(policy.after(429, [("Retry-After", "99999999")]).state.wait == 604_800)
    }

    @Test func `a short Retry-After does not go below the interval`() {
        #expect(policy.after(503, [("Retry-After", "5")]).state.wait == 900)
    }

    @Test func `max-age of a 429 counts like Retry-After`() {
        #expect(policy.after(429, [("Cache-Control", "max-age=172800")]).state.wait == 172_800)
    }

    @Test func `a success ends the throttle`() {
        let throttled = policy.after(429, [("Retry-After", "5000")]).state
        #expect(policy.after(304, from: throttled).state.throttledUntil == nil)
    }

    /// Statement 13 of polling.
    @Test(arguments: [
        (0, 3600.0), (1, 7200), (2, 14_400), (3, 28_800), (4, 57_600), (5, 86_400), (500, 86_400),
    ])
    func `429 without Retry-After waits an hour, doubling to a day`(earlier: Int, seconds: Double) {
        var old = FeedState.known
        old.failures = earlier
        #expect(policy.after(429, from: old).state.wait == seconds)
        #expect(policy.after(429, [("Retry-After", "-1")], from: old).state.wait == seconds)
        #expect(policy.after(429, from: old).hostPause == nil)
    }

    /// Statements 14 and 19 of polling.
    @Test(
        arguments: [
            (0, 900), (1, 1800), (2, 3600), (6, 57_600), (7, 86_400), (60, 86_400), (Int.max - 1, 86_400),
        ] as [(Int, Double)]
    )
    func `failures back off from one interval to a day, and never retry at once`(
        earlier: Int,
        seconds: Double
    ) {
        var old = FeedState.known
        old.failures = earlier
        for status in [500, 502, 503, 404, 401, 403, 451] {
            #expect(policy.after(status, from: old).state.wait == seconds, "HTTP \(status)")
        }
        for reason in [TransportFailure.Reason.timeout, .dns, .tls, .connect, .refusedAddress, .downgrade] {
            #expect(policy.after(reason, from: old).state.wait == seconds, "\(reason)")
        }
    }

    /// Statement 23 of polling.
    @Test(arguments: [0.25, 0.5, 0.999])
    func `jitter only lengthens`(jitter: Double) throws {
        for status in [200, 304, 500, 429] {
            let without = try #require(policy.after(status, [Self.tag]).state.wait)
            let with = try #require(policy.after(status, [Self.tag], jitter: jitter).state.wait)
            #expect(with > without, "HTTP \(status)")
            #expect(with <= without * 1.25, "HTTP \(status)")
        }
    }

    /// Statement 12 of polling.
    @Test func `a private host's Retry-After holds for its feed only`() {
        var feed = Feed.sample()
        feed.allowPrivate = true
        let decision = policy.after(503, [("Retry-After", "5000")], feed: feed)
        #expect(decision.state.wait == 5000)
        #expect(decision.hostPause == nil)
    }

    @Test(
        arguments: [
            ("shortened", nil, 450.0, [], 450.0), ("not below the floor", nil, 10, [], 300),
            ("never longer", nil, 7200, [], 900), ("the owner's word counts", 1800, 450, [], 1800),
            ("the server's word counts", nil, 450, [("Cache-Control", "max-age=1200")], 1200),
        ] as [(String, Double?, Double, [(String, String)], Double)]
    )
    func `where entries may have been missed the default is shortened, and nothing else`(
        name: String,
        every: Double?,
        shortened: Double,
        headers: [(String, String)],
        expected: Double
    ) {
        var state = FeedState.known
        state.shortenedEvery = .seconds(shortened)
        let feed = Feed.sample(every: every.map { .seconds($0) })
        let next = PollPolicy().after(200, headers + [("ETag", "\"v2\"")], feed: feed, from: state).state
        #expect(next.wait == expected, "\(name)")
        #expect(next.nextPollReason?.hasSuffix("may have been missed") == (every == nil && expected < 900))
    }
}
