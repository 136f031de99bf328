// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Notifying
import Testing

@Suite struct `Retry policy` {
    private let now = Sample.now

    private func decide(
        _ outcome: Attempt.Outcome,
        attempts: Int = 1,
        age: Duration = .zero,
        schedule: RetrySchedule = .news,
        retryAfter: Duration? = nil,
        isProbe: Bool = false,
        jitter: Double = 0
    ) -> RetryPolicy.Decision {
        RetryPolicy(schedule: schedule)
            .decide(
                after: SendResult(outcome, retryAfter: retryAfter),
                attempts: attempts,
                created: now - age,
                now: now,
                isProbe: isProbe,
                jitter: jitter
            )
    }

    @Test(arguments: [
        (RetrySchedule.news, [5, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800]),
        (.standardWebhooks, [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]),
        (.none, []),
    ])
    func `each failure waits longer than the one before, until the message is dead`(
        schedule: RetrySchedule,
        delays: [Int]
    ) {
        for (index, delay) in delays.enumerated() {
            let decision = decide(.transient, attempts: index + 1, schedule: schedule)
            let isInTime = delay <= 24 * 3600
            #expect(decision == (isInTime ? .retry(at: now + .seconds(delay)) : .expired))
        }
        let span = Double(delays.reduce(0, +))
        for age in [span * 0.8, span] where age < 86_400 {
            let decision = decide(
                .transient,
                attempts: delays.count + 1,
                age: .seconds(age),
                schedule: schedule
            )
            #expect(decision == .dead)
        }
    }

    @Test func `tries used up as probes do not kill a message that is young`() {
        #expect(decide(.transient, attempts: 25, age: .seconds(7200)) == .retry(at: now + .seconds(28_800)))
        #expect(decide(.transient, attempts: 25, age: .seconds(50_000)) == .dead)
    }

    @Test func `a message that is too old is not tried, unless somebody put it back`() {
        let policy = RetryPolicy()
        var message = Message(id: "m", sink: "s", kind: .alert, created: now, nextAttempt: now)
        #expect(!policy.isTooOld(message, at: now + .seconds(86_400)))
        #expect(policy.isTooOld(message, at: now + .seconds(86_401)))
        message.nextAttempt = now + .seconds(90_000)
        #expect(!policy.isTooOld(message, at: now + .seconds(90_001)))
    }

    @Test func `the tables add up to what is promised`() {
        let (news, standard): (Duration, Duration) = (total(.news), total(.standardWebhooks))
        #expect(news == .seconds(56_555), "15 h 43 m")
        #expect(standard == .seconds(272_105), "75 h 35 m")
        #expect(RetrySchedule.allCases.allSatisfy { $0.delays.first == .zero })
    }

    private func total(_ schedule: RetrySchedule) -> Duration {
        schedule.delays.reduce(Duration.zero) { $0 + $1 }
    }

    @Test(arguments: [
        (Attempt.Outcome.done, RetryPolicy.Decision.done),
        (.permanentMessage, .dead),
        (.refused, .dead),
        (.permanentEndpoint, .pauseSink(retryAt: Sample.now + .seconds(30))),
        (.endpointGone, .pauseSink(retryAt: Sample.now + .seconds(30))),
        (.transient, .retry(at: Sample.now + .seconds(5))),
        (.transientSlow, .retry(at: Sample.now + .seconds(1800))),
    ])
    func `each outcome asks for its decision`(outcome: Attempt.Outcome, expected: RetryPolicy.Decision) {
        #expect(decide(outcome) == expected)
    }

    @Test(arguments: [(-1.0, 480.0), (0, 600), (1, 720), (0.5, 660), (7, 720), (-7, 480)])
    func `jitter moves a delay by a fifth at most`(jitter: Double, seconds: Double) {
        #expect(
            decide(.transient, attempts: 4, jitter: jitter) == .retry(at: now.addingTimeInterval(seconds))
        )
    }

    @Test func `a receiver's wish is a lower bound`() {
        #expect(decide(.transient, retryAfter: .seconds(90)) == .retry(at: now + .seconds(90)))
        #expect(decide(.transient, attempts: 4, retryAfter: .seconds(90)) == .retry(at: now + .seconds(600)))
    }

    @Test func `a message expires rather than being sent as old news`() {
        #expect(
            decide(.transient, attempts: 4, age: .seconds(86_400 - 600)) == .retry(at: now + .seconds(600))
        )
        #expect(decide(.transient, attempts: 4, age: .seconds(86_400 - 599)) == .expired)
        #expect(decide(.permanentEndpoint, age: .seconds(86_400)) == .expired)
        #expect(decide(.done, age: .seconds(900_000)) == .done)
    }

    @Test func `a probe never kills a message, time does`() {
        #expect(decide(.transient, attempts: 50, isProbe: true) == .retry(at: now + .seconds(30)))
        #expect(
            decide(.transient, attempts: 50, age: .seconds(80_000), isProbe: true)
                == .retry(at: now + .seconds(30))
        )
        #expect(decide(.transient, attempts: 50, age: .seconds(86_399), isProbe: true) == .expired)
        #expect(decide(.transient, attempts: 50, schedule: .none, isProbe: true) == .dead)
    }
}
