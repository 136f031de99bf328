// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import Testing

struct LookBackDecisionTests {
    private let now = Date(timeIntervalSince1970: 1_795_420_800)
    private let routing = RoutingTable(routes: [Route(sinks: ["desk"])], sinks: ["desk"])

    private func decide(
        notifies: Bool,
        known: Set<RuleID> = [],
        maxAge: Duration? = nil,
        age: Int = 86_400
    ) -> LookBackCommit {
        let rule = RuleInfo(id: "r", title: "R", revision: "1", maxAge: maxAge)
        let article = Article(
            id: "art_1",
            revision: 2,
            feed: "agency",
            text: ArticleText(title: "Talks"),
            published: now - .seconds(age),
            seen: now - .seconds(age)
        )
        return LookBackDecision.decide(
            [Match(rule: rule, evidence: [])],
            article,
            known: known,
            feed: Feed(id: "agency", url: URL(filePath: "/feed")),
            routing: routing,
            notifies: notifies,
            now: now
        )
    }

    @Test func `an alert is marked, and nobody is told unless it is wished`() {
        let quiet = decide(notifies: false)
        #expect(quiet.alerts.map(\.lookedBack) == [true] && quiet.alerts.map(\.created) == [now])
        #expect(quiet.alerts.map(\.article.revision) == [2])
        #expect(quiet.deliveries.map(\.state) == [.muted] && quiet.deliveries.map(\.reason) == [.lookedBack])
        #expect(quiet.messages.isEmpty)
        let loud = decide(notifies: true)
        #expect(loud.deliveries.map(\.state) == [.pending] && loud.deliveries.map(\.reason) == [.lookedBack])
        #expect(loud.messages.count == 1)
        #expect(loud.alerts.map(\.id) == quiet.alerts.map(\.id))
        #expect(loud.deliveries.map(\.id) == quiet.deliveries.map(\.id))
    }

    @Test func `the alert has the id that it would have had`() {
        #expect(decide(notifies: false).alerts.first?.id == StableID.alert(rule: "r", article: "art_1"))
        let first = StableID.delivery(alert: "alr_1", sink: "desk", cause: .first)
        #expect(StableID.delivery(alert: "alr_1", sink: "desk", cause: .lookBack) != first)
    }

    @Test func `a rule that has an alert there makes none`() {
        let commit = decide(notifies: true, known: ["r"])
        #expect(commit.alerts.isEmpty && commit.deliveries.isEmpty && commit.messages.isEmpty)
    }

    @Test(arguments: [(3600, DeliveryReason.tooOld), (200_000, .lookedBack)])
    func `what is too old for the rule is not told`(maxAge: Int, reason: DeliveryReason) {
        #expect(decide(notifies: true, maxAge: .seconds(maxAge)).deliveries.map(\.reason) == [reason])
        #expect(decide(notifies: false, maxAge: .seconds(maxAge)).deliveries.map(\.reason) == [.lookedBack])
    }
}
