// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Alerting

@Suite struct TimingTests {
    /// A Monday, 12:00 in Tokyo is 03:00.
    private static let noon = LocalTimesTests.utc("2026-11-23T03:00")
    private static let tokyo = LocalTimesTests.zone("Asia/Tokyo")

    private static func policy(_ change: (inout RoutePolicy) -> Void) -> RoutePolicy {
        var policy = RoutePolicy()
        change(&policy)
        return policy
    }

    private static func quiet(_ from: String, _ to: String) -> QuietHours {
        QuietHours(from: LocalTimesTests.time(from), to: LocalTimesTests.time(to))
    }

    private static func digest(_ times: String...) -> DigestSchedule {
        DigestSchedule(times: times.map(LocalTimesTests.time))
    }

    struct Case: CustomTestStringConvertible {
        let name: String
        let policy: RoutePolicy
        var created = noon
        let due: String
        let hold: DeliveryReason?
        var testDescription: String { name }
    }

    @Test(arguments: [
        Case(name: "nothing is asked for", policy: policy { _ in }, due: "03:00:00", hold: nil),
        Case(
            name: "a wait",
            policy: policy { $0.groupWait = .seconds(30) },
            due: "03:00:30",
            hold: .groupWait
        ),
        Case(
            name: "a throttle is counted elsewhere",
            policy: policy { $0.throttle = Throttle(messages: 1, per: .seconds(60)) },
            due: "03:00:00",
            hold: nil
        ),
        Case(
            name: "a digest",
            policy: policy { $0.digest = digest("18:00") },
            due: "09:00:00",
            hold: .digest
        ),
        Case(
            name: "a digest waits for nobody",
            policy: policy {
                $0.digest = digest("18:00")
                $0.groupWait = .seconds(30)
            },
            due: "09:00:00",
            hold: .digest
        ),
        Case(
            name: "quiet hours",
            policy: policy { $0.quietHours = [quiet("11:00", "13:00")] },
            due: "04:00:00",
            hold: .quietHours
        ),
        Case(
            name: "a wait that would end in quiet hours",
            policy: policy {
                $0.groupWait = .seconds(600)
                $0.quietHours = [quiet("12:05", "13:00")]
            },
            due: "04:00:00",
            hold: .quietHours
        ),
        Case(
            name: "a wait that ends after quiet hours",
            policy: policy {
                $0.groupWait = .seconds(600)
                $0.quietHours = [quiet("11:00", "12:05")]
            },
            due: "03:10:00",
            hold: .groupWait
        ),
        Case(
            name: "a digest in quiet hours goes at their end",
            policy: policy {
                $0.digest = digest("18:00")
                $0.quietHours = [quiet("17:00", "19:00")]
            },
            due: "10:00:00",
            hold: .quietHours
        ),
        Case(
            name: "in quiet hours, a digest after them",
            policy: policy {
                $0.digest = digest("18:00")
                $0.quietHours = [quiet("11:00", "13:00")]
            },
            due: "09:00:00",
            hold: .digest
        ),
        Case(
            name: "what is overdue is due now",
            policy: policy { $0.groupWait = .seconds(30) },
            created: noon - .seconds(3600),
            due: "03:00:00",
            hold: .groupWait
        ),
        Case(
            name: "a time to come, from before the clock was set back, counts as now",
            policy: policy { $0.digest = digest("18:00") },
            created: noon + .seconds(365 * 86_400),
            due: "09:00:00",
            hold: .digest
        ),
    ])
    func `a policy says when`(test: Case) {
        let timing = test.policy.timing(
            created: test.created,
            priority: .normal,
            now: Self.noon,
            zone: Self.tokyo
        )
        #expect(timing.due.rfc3339 == "2026-11-23T\(test.due).000Z")
        #expect(timing.hold == test.hold)
    }
}
