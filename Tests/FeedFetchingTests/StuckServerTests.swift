// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing
import Transport

@testable import FeedFetching

/// Servers that answer 304 for ever, whatever is asked.
@Suite(.timeLimit(.minutes(1))) struct StuckServerTests {
    private let policy = PollPolicy()

    private func isConditional(
        _ state: FeedState,
        day: Double,
        feed: Feed = .sample(),
        mayDoubt: Bool = true
    ) -> Bool {
        policy.question(for: feed, from: state, at: noon + .day * day, mayDoubt: mayDoubt).isConditional
    }

    /// A feed that answers nothing but 304 since noon.
    private var stuck: FeedState { policy.after(304).state }

    /// Statement 8 of polling.
    @Test func `a feed that answered only 304 for two weeks is asked once in full`() {
        var state = stuck
        for day in 1...13 {
            state = policy.after(304, from: state, at: noon + .day * day).state
            #expect(isConditional(state, day: Double(day) + 0.9))
        }
        #expect(!isConditional(state, day: 14))
        let whole = policy.after(200, [("ETag", "\"v1\"")], hash: "same", from: state, at: noon + .day * 14)
        #expect(whole.verdict == .unchanged)
        #expect(isConditional(whole.state, day: 15))
        let again = policy.after(304, from: whole.state, at: noon + .day * 15).state
        #expect(isConditional(again, day: 28.9))
        #expect(!isConditional(again, day: 29))
    }

    /// Row 29 of the odd feeds.
    @Test(arguments: ["Tue, 19 Jan 2038 03:14:07 GMT", "Fri, 01 Mar 2041 00:00:00 GMT"])
    func `a Last-Modified of the future is sent back as it came, and asked over after two weeks`(date: String)
    {
        let first = policy.after(200, [("Last-Modified", date)])
        #expect(first.state.validators == Validators(lastModified: date))
        let stuck = policy.after(304, from: first.state, at: noon + .seconds(3600)).state
        #expect(stuck.validators == Validators(lastModified: date))
        #expect(isConditional(stuck, day: 14))
        #expect(!isConditional(stuck, day: 14.1))
    }

    @Test func `an answer with a document begins the two weeks anew`() {
        let state = policy.after(200, [("ETag", "\"v2\"")], from: stuck, at: noon + .day * 13).state
        let later = policy.after(304, from: state, at: noon + .day * 14).state
        #expect(isConditional(later, day: 27))
        #expect(policy.unusable(stuck, for: .sample(), at: noon, jitter: 0).unchangedSince == nil)
    }

    /// Statement 8 of polling.
    @Test(arguments: [304, 404, 500, 503])
    func `whatever comes of it, the next question in full is two weeks away`(status: Int) {
        let state = policy.after(status, from: stuck, at: noon + .day * 14).state
        #expect(isConditional(state, day: 14.5))
        #expect(isConditional(state, day: 27.9))
        #expect(!isConditional(state, day: 28))
        #expect(state.validators == stuck.validators)
    }

    /// Statement 8 of polling.
    @Test func `it is off where the settings say so`() {
        var feed = Feed.sample()
        feed.polling.checksStuck = false
        #expect(isConditional(stuck, day: 100, feed: feed))
    }

    /// Statement 8 of polling.
    @Test func `a host that ever sent 429 is never asked in full`() {
        var state = policy.after(429, from: stuck, at: noon + .day).state
        state = policy.after(304, from: state, at: noon + .day * 2).state
        #expect(isConditional(state, day: 100))
        #expect(isConditional(stuck, day: 100, mayDoubt: false))
        let renamed = policy.adopted(state, by: .sample("https://example.org/other"))
        #expect(renamed.hasThrottled)
    }

    @Test(arguments: [false, true])
    func `a 429 to one feed counts for all of its host`(hasThrottled: Bool) async throws {
        let server = try await LoopbackServer.start { _ in .ok("<rss/>") }
        let clock = LeapingClock()
        let fetcher = FeedFetcher(client: HTTPClient(userAgent: "T/1"), clock: clock.pollClock, jitter: { 0 })
        let poller = Poller(fetcher: fetcher, clock: clock.pollClock, settings: PollingSettings()) {
            $0.newState
        }
        let feeds = ["a", "b"]
            .map { name in
                var feed = Feed(id: FeedID(name), url: server.url("/" + name))
                feed.allowPrivate = true
                var state = FeedState(feed: feed.id, url: feed.url.absoluteString)
                state.validators = Validators(etag: "\"v1\"")
                state.unchangedSince = noon - .day * 20
                if name == "b" {
                    state.unchangedSince = noon
                    state.hasThrottled = hasThrottled
                }
                return PolledFeed(feed, state)
            }
        poller.replaceFeeds(feeds, settings: PollingSettings())
        _ = await poller.pollOnce(["a"])
        #expect((server.requests.first?.headers["If-None-Match"] != nil) == hasThrottled)
    }
}
