// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Alerting

/// What becomes of a message that waited until its sink was back.
@Suite struct `A message that comes late` {
    private static let noon = LocalTimesTests.utc("2026-11-23T12:00")
    private static let night = LocalTimesTests.utc("2026-11-24T01:00")
    private static let morning = LocalTimesTests.utc("2026-11-24T07:00")

    private func routing(letThrough: Priority? = nil, silences: [Silence] = []) -> RoutingTable {
        var policy = RoutePolicy()
        policy.quietHours = [
            QuietHours(
                from: LocalTimesTests.time("22:00"),
                to: LocalTimesTests.time("07:00"),
                letThrough: letThrough
            )
        ]
        return RoutingTable(["phone": policy]).heeding(silences)
    }

    private func item(
        _ number: Int,
        _ priority: Priority = .normal,
        rule: RuleID = "rule"
    ) -> GatheredDelivery {
        let delivery = Delivery(
            id: DeliveryID("dlv_\(number)"),
            alert: AlertID("alr_\(number)"),
            sink: "phone",
            reason: .first,
            message: "msg",
            created: Self.noon
        )
        let text = ArticleText(title: "Article \(number)")
        let article = Article(id: ArticleID("art_\(number)"), feed: "feed", text: text, seen: Self.noon)
        return GatheredDelivery(delivery, AlertTraits(TellingWorld.rule(rule, priority), article))
    }

    private func silence(_ rule: RuleID, from start: Date) -> Silence {
        Silence(
            id: "sil_1",
            matchers: [.init(.rule, rule.rawValue)],
            start: start,
            end: Self.morning + .seconds(3600),
            author: "",
            comment: ""
        )
    }

    private func decide(_ items: [GatheredDelivery], _ routing: RoutingTable, at now: Date) -> LateDecision {
        LateDecision.decide(items, for: "phone", routing: routing, now: now)
    }

    @Test func `goes by day, and waits for the morning at night`() {
        let items = [item(1), item(2)]
        #expect(decide(items, routing(), at: Self.noon) == .goes)
        let held: [DeliveryID: Date] = ["dlv_1": Self.morning, "dlv_2": Self.morning]
        #expect(decide(items, routing(), at: Self.night) == .stays(held: held, muted: []))
        #expect(decide(items, routing(), at: Self.morning) == .goes)
    }

    @Test(arguments: [(Priority.high, false), (.urgent, true)])
    func `goes at night when the priority of one of its alerts passes`(priority: Priority, goes: Bool) {
        let items = [item(1), item(2, priority)]
        let decision = decide(items, routing(letThrough: .urgent), at: Self.night)
        #expect((decision == .goes) == goes)
    }

    @Test func `is muted by a silence that began while it waited, where it is of nothing else`() {
        let silenced = routing(silences: [silence("rule", from: Self.noon - .seconds(60))])
        let muted = GatheringDecision.Muted(deliveries: ["dlv_1"], reason: .silenced, detail: "sil_1")
        #expect(decide([item(1)], silenced, at: Self.noon) == .stays(held: [:], muted: [muted]))
        #expect(decide([item(1), item(2, rule: "other")], silenced, at: Self.noon) == .goes)
        #expect(
            decide([item(1), item(2, rule: "other")], silenced, at: Self.night)
                == .stays(held: ["dlv_2": Self.morning], muted: [muted])
        )
        let later = routing(silences: [silence("rule", from: Self.noon + .seconds(60))])
        #expect(decide([item(1)], later, at: Self.noon) == .goes)
    }

    @Test func `that is no alert goes`() {
        #expect(decide([], routing(), at: Self.night) == .goes)
    }
}
