// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing
import Transport

@testable import FeedFetching

/// Statements about what is remembered; those about when to ask again stand in `NextPollTests`.
@Suite struct PollPolicyTests {
    private let policy = PollPolicy()

    /// Statement 2 of polling.
    @Test func `validators of a 200 replace the old ones, and a 200 without them clears them`() {
        let both = policy.after(200, [("ETag", "W/\"b\""), ("Last-Modified", "odd date")]).state
        #expect(both.validators == Validators(etag: "W/\"b\"", lastModified: "odd date"))
        #expect(policy.after(200, [("etag", "unquoted")]).state.validators == Validators(etag: "unquoted"))
        #expect(policy.after(200, [("ETag", "")]).state.validators.isEmpty)
    }

    /// Statement 2 of polling.
    @Test func `validators of a 304 replace the old ones, and what it leaves out stays`() {
        let kept = FeedState.known.validators
        #expect(policy.after(304).state.validators == kept)
        let renewed = policy.after(304, [("ETag", "\"v2\"")]).state.validators
        #expect(renewed == Validators(etag: "\"v2\"", lastModified: kept.lastModified))
    }

    @Test(arguments: [400, 401, 403, 404, 410, 429, 451, 500, 502, 503])
    func `a failure leaves validators and hash as they were`(status: Int) {
        let state = policy.after(status, [("ETag", "\"error page\"")]).state
        #expect(state.validators == FeedState.known.validators)
        #expect(state.bodyHash == "same")
        #expect(state.failures == 1)
        #expect(state.lastSuccess == FeedState.known.lastSuccess)
        #expect(state.lastPoll == noon)
    }

    /// Statement 6 of polling.
    @Test func `304 is a success that resets the errors and parses nothing`() {
        var failing = FeedState.known
        failing.failures = 7
        failing.lastError = "it failed"
        let decision = policy.after(304, from: failing)
        #expect(decision.verdict == .unchanged)
        #expect(decision.state.failures == 0)
        #expect(decision.state.lastError == nil)
        #expect(decision.state.lastSuccess == noon)
    }

    @Test func `a 304 that nobody asked for is a failure`() {
        let decision = policy.after(304, from: FeedState(feed: "sample", url: "https://example.org/feed"))
        #expect(
            decision.verdict
                == .failed(FetchFailure(reason: .status(304), detail: "the server answered HTTP 304"))
        )
    }

    /// Statement 7 of polling.
    @Test func `the same body again is unchanged, but its validators are taken`() {
        let decision = policy.after(200, [("ETag", "\"v2\"")], hash: "same")
        #expect(decision.verdict == .unchanged)
        #expect(decision.state.validators == Validators(etag: "\"v2\""))
        #expect(policy.after(200, hash: "other").verdict == .document)
    }

    /// Statement 5 of polling.
    @Test func `validators are bound to the URL, and another URL is asked unconditionally at once`() {
        var old = FeedState.known
        old.isGone = true
        old.failures = 3
        old.baseline = noon
        let state = policy.adopted(old, by: .sample("https://example.org/moved"))
        #expect(state.validators.isEmpty)
        #expect(state.bodyHash == nil)
        #expect(state.nextPoll == nil)
        #expect(state.failures == 0)
        #expect(!state.isGone)
        #expect(state.baseline == noon)
        #expect(policy.adopted(old, by: .sample()) == old)
    }

    /// Statement 19 of polling.
    @Test func `410 stops the feed`() {
        let decision = policy.after(410)
        #expect(
            decision.verdict
                == .gone(FetchFailure(reason: .status(410), detail: "the server answered HTTP 410"))
        )
        #expect(decision.state.isGone)
        #expect(decision.state.nextPoll == nil)
    }

    /// Statement 20 of polling.
    @Test(arguments: [
        (403, [("cf-mitigated", "challenge")]), (200, [("CF-Mitigated", "challenge")]),
        (202, [("Content-Type", "text/html; charset=utf-8")]), (403, [("Content-Type", "TEXT/HTML")]),
    ])
    func `a challenge is reported as blocked and its validators are not kept`(
        status: Int,
        headers: [(String, String)]
    ) {
        let decision = policy.after(status, headers + [("ETag", "\"challenge\"")])
        guard case .failed(let failure) = decision.verdict else {
            Issue.record("not a failure: \(decision.verdict)")
            return
        }
        #expect(failure.key == "blocked")
        #expect(decision.state.validators == FeedState.known.validators)
        #expect(decision.state.strangeDocuments == 1)
    }

    /// Statement 20 of polling.
    @Test func `documents that are no feed are counted until one is`() {
        var state = policy.unusable(.known, for: .sample(), at: noon, jitter: 0)
        #expect(state.strangeDocuments == 0, "one that broke off may be a feed")
        state = policy.strange(state, because: "it is a web page")
        state = policy.after(500, from: state).state
        #expect(state.strangeDocuments == 1)
        #expect(state.failures == 2)
        state = policy.strange(policy.unusable(state, for: .sample(), at: noon, jitter: 0), because: "a page")
        #expect(state.strangeDocuments == 2)
        #expect(state.lastError == "a page")
        #expect(policy.after(200, from: state).state.strangeDocuments == 0)
    }

    /// Statement 15 of polling.
    @Test func `an outage here is counted against no feed`() {
        let failure = TransportFailure(reason: .dns, detail: "example.org: no such host")
        var old = FeedState.known
        old.failures = 2
        let state = policy.decide(.outage(failure), for: .sample(), from: old, at: noon, jitter: 0).state
        #expect(state.failures == 2)
        #expect(state.wait == 900)
        #expect(state.nextPollReason?.contains("no host answers") == true)
    }

    /// Statement 4 of polling.
    @Test func `an unusable document leaves the old validators and hash and backs off`() {
        let state = policy.unusable(.known, for: .sample(), at: noon, jitter: 0)
        #expect(state.validators == FeedState.known.validators)
        #expect(state.bodyHash == "same")
        #expect(state.failures == 1)
        #expect(state.wait == 900)
    }

    /// Statement 38 of polling.
    @Test func `every decision gives a reason for the next poll`() {
        for status in [200, 304, 404, 410, 429, 500, 503] {
            #expect(policy.after(status).state.nextPollReason?.isEmpty == false, "\(status)")
        }
        #expect(policy.after(.timeout).state.nextPollReason == "15 min after a failure")
    }
}
