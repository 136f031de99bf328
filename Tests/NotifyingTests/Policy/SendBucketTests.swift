// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Notifying
import Testing

@Suite struct `Rates of services` {
    private let now = Sample.now

    @Test func `a full bucket gives its burst, then one so often`() {
        var bucket = SendBucket(SendRate(burst: 3, every: .seconds(2)))
        #expect(bucket.available(at: now) == 3 && bucket.next(at: now) == nil)
        bucket.take(2, at: now)
        #expect(bucket.available(at: now) == 1)
        bucket.take(1, at: now)
        #expect(bucket.available(at: now) == 0 && bucket.next(at: now) == now + .seconds(2))
        #expect(bucket.available(at: now + .seconds(2)) == 1 && bucket.available(at: now + .seconds(60)) == 3)
    }

    @Test func `over a long time it gives what the rate says`() {
        var bucket = SendBucket(SendRate(burst: 5, every: .milliseconds(300)))
        var (time, sent) = (now, 0)
        while time < now + .seconds(60) {
            if let next = bucket.next(at: time) {
                time = next
            } else {
                bucket.take(1, at: time)
                sent += 1
            }
        }
        #expect((204...206).contains(sent))
    }

    @Test func `a clock that is set back by much stops nothing at all`() {
        var bucket = SendBucket(SendRate(burst: 2, every: .seconds(1)))
        bucket.take(2, at: now)
        #expect(bucket.next(at: now) == now + .seconds(1))
        #expect(bucket.next(at: now - .seconds(3_600)) == nil)
        #expect(bucket.available(at: now - .seconds(3_600)) == 2)
    }

    @Test func `a clock that is set back stops nothing for long`() throws {
        var bucket = SendBucket(SendRate(burst: 2, every: .seconds(1)))
        bucket.take(2, at: now)
        let before = now - .seconds(86_400)
        bucket.take(1, at: before)
        let next = try #require(bucket.next(at: before))
        #expect(next.timeIntervalSince(before) <= 3)
    }

    @Test func `what asks for no pace gets none`() {
        var bucket = SendBucket(SendRate(burst: 1, every: .zero))
        bucket.take(1000, at: now)
        #expect(bucket.next(at: now) == nil)
        #expect(SinkSettings.Kind.stdout(.json).usualRate == nil)
        var slack = WebhookSettings(url: Secret("https://hooks.slack.com/x"))
        slack.format = .slack
        #expect(SinkSettings.Kind.webhook(slack).usualRate?.every == .seconds(1))
    }
}
