// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing
import Transport

@testable import FeedFetching

@Suite(.timeLimit(.minutes(1))) struct PermanentMoveTests {
    private let policy = PollPolicy()
    private static let new = "https://example.net/feed"
    private static let other = "https://example.com/feed"

    /// The state after polls that far apart, each answered from a target of permanent redirects or from none.
    private func state(
        after targets: [String?],
        every hours: Double,
        from start: FeedState = .known
    ) -> FeedState {
        targets.enumerated()
            .reduce(start) { state, poll in
                let now = noon + .seconds(Double(poll.offset) * hours * 3600)
                return policy.after(200, hash: "\(poll.offset)", target: poll.element, from: state, at: now)
                    .state
            }
    }

    /// A feed that moved.
    private var moved: FeedState {
        var state = FeedState.known
        state.movedTo = Self.new
        return state
    }

    /// Statement 16 of polling.
    @Test(arguments: [
        ("five answers in two days", [new, new, new, new, new], 12.0, true),
        ("four answers in six days", [new, new, new, new], 48, false),
        ("five answers in one day", [new, new, new, new, new], 6, false),
        ("many answers in two days", Array(repeating: new, count: 193), 0.25, true),
        ("another target in between", [new, new, other, new, new, new], 12, false),
        ("a temporary redirect in between", [new, new, nil, new, new, new], 12, false),
        ("the fifth after it", [new, new, nil, new, new, new, new, new], 12, true),
    ])
    func `a permanent redirect is remembered after five identical answers in two days or more`(
        name: String,
        targets: [String?],
        hours: Double,
        isMoved: Bool
    ) {
        let state = state(after: targets, every: hours)
        #expect(state.movedTo == (isMoved ? Self.new : nil), "\(name)")
        #expect(state.url == "https://example.org/feed", "the feed's own URL is kept")
        #expect(policy.url(of: .sample(), in: state).absoluteString == (isMoved ? Self.new : state.url))
    }

    @Test func `304 from the target counts, a failure neither counts nor begins anew`() {
        var state = state(after: [Self.new, Self.new], every: 12)
        state.validators = FeedState.known.validators
        state = policy.after(500, from: state, at: noon + .seconds(86_400)).state
        for day in 2...4 {
            let now = noon + .day * day
            state = policy.after(304, target: Self.new, from: state, at: now).state
            #expect((state.movedTo != nil) == (day == 4))
        }
    }

    @Test func `a target that is no feed is not remembered`() {
        let state = state(after: [Self.new, Self.new, Self.new, Self.new], every: 24)
        #expect(state.redirect?.count == 4)
        let unusable = policy.unusable(state, for: .sample(), at: noon, jitter: 0)
        #expect(unusable.redirect == nil)
        #expect(unusable.validators == state.validators)
    }

    @Test(arguments: [404, 410, 500, 503])
    func `when the new place fails, the old one is asked again, unconditionally`(status: Int) {
        let decision = policy.after(status, from: moved)
        #expect(decision.state.movedTo == nil)
        #expect(decision.state.validators.isEmpty)
        #expect(!decision.state.isGone)
        #expect(decision.state.nextPoll != nil)
        #expect(decision.state.bodyHash == "same", "the same document is known again wherever it comes from")
        let unusable = policy.unusable(moved, for: .sample(), at: noon, jitter: 0)
        #expect(unusable.movedTo == nil)
    }

    @Test func `a new place that is busy, and an outage here, are no reason to go back`() {
        #expect(policy.after(429, from: moved).state.movedTo == Self.new)
        let lost = TransportFailure(reason: .dns, detail: "example.net: no such host")
        let state = policy.decide(.outage(lost), for: .sample(), from: moved, at: noon, jitter: 0).state
        #expect(state.movedTo == Self.new)
    }

    @Test func `what moved may move on, or back`() {
        let on = state(after: Array(repeating: Self.other, count: 5), every: 24, from: moved)
        #expect(on.movedTo == Self.other)
        let back = state(after: Array(repeating: moved.url, count: 5), every: 24, from: moved)
        #expect(back.movedTo == nil)
        #expect(state(after: [nil], every: 24, from: moved).movedTo == Self.new)
    }

    @Test func `a URL that its owner changes makes a move void`() {
        let feed = Feed.sample(Self.other)
        #expect(policy.url(of: feed, in: moved).absoluteString == Self.other)
        #expect(policy.adopted(moved, by: feed).movedTo == nil)
    }

    /// Statements 16 and 17 of polling.
    @Test(arguments: [
        ([301], "https://a.example/", true), ([308, 301], "https://a.example/", true),
        ([301, 302], "https://a.example/", false), ([307], "https://a.example/", false),
        ([303], "https://a.example/", false), ([], "https://a.example/", false),
        ([301], "http://a.example/", false),
    ])
    func `only hops that are all permanent and keep to https are remembered`(
        statuses: [Int],
        target: String,
        isRemembered: Bool
    ) throws {
        let secure = try #require(URL(string: "https://a.example/old"))
        let end = try #require(URL(string: target + "#top"))
        let hops = statuses.map { Redirect(status: $0, from: secure, to: end) }
        #expect(Redirect.permanentTarget(of: hops) == (isRemembered ? target : nil))
    }

    @Test func `the new place is asked itself, with its validators and without the feed's secrets`()
        async throws
    {
        let new = try await LoopbackServer.start { _ in .ok("<rss/>", type: "text/xml").with("ETag", "\"n\"")
        }
        let old = try await LoopbackServer.start { _ in .redirect(301, to: new.url("/feed").absoluteString) }
        let clock = LeapingClock()
        let fetcher = FeedFetcher(client: HTTPClient(userAgent: "T/1"), clock: clock.pollClock, jitter: { 0 })
        var feed = Feed(id: "sample", url: old.url("/feed"))
        feed.allowPrivate = true
        feed.headers = [SecretHeader(name: "X-Key", value: Secret("canary"))]
        var state = FeedState(feed: feed.id, url: feed.url.absoluteString)
        for _ in 1...6 {
            state = try #require(await fetcher.poll(feed, from: state)).newState
            clock.advance(by: .day)
        }
        #expect(state.movedTo == new.url("/feed").absoluteString)
        #expect(old.requests.count == 5)
        #expect(old.requests.last?.headers["X-Key"] == "canary")
        #expect(new.requests.map { $0.headers["If-None-Match"] } == [nil, nil, nil, nil, nil, "\"n\""])
        #expect(new.requests.allSatisfy { $0.headers["X-Key"] == nil })
        await new.stop()
        state = try #require(await fetcher.poll(feed, from: state)).newState
        #expect(state.movedTo == nil)
        _ = await fetcher.poll(feed, from: state)
        #expect(old.requests.count == 6)
    }
}
