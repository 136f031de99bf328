// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import Testing

struct LookBackDecisionTests {
    private let now = Date(timeIntervalSince1970: 1_795_420_800)
    private let routing = RoutingTable(routes: [Route(sinks: ["desk"])], sinks: ["desk"])

    private static let words = """
        the prime minister said on monday that she was ready to meet the leader of north korea without preconditions \
        the clearest offer of a summit that any government has made in a decade
        """

    private func decide(
        notifies: Bool,
        known: Set<RuleID> = [],
        maxAge: Duration? = nil,
        age: Int = 86_400,
        stories: [KnownStory] = [],
        routing: RoutingTable? = nil
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
            folded: ArticleText(title: "talks", body: Self.words),
            story: StoryText(folded: ArticleText(title: "talks", body: Self.words)),
            stories: stories,
            known: known,
            feed: Feed(id: "agency", url: URL(filePath: "/feed")),
            routing: routing ?? self.routing,
            policy: NewsPolicy(),
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

    /// A story with the same words, which made an alert that looked back, too.
    private func original(seen age: Int, told: KnownAlert.Telling) -> KnownStory {
        var alert = Alert(
            id: "alr_first",
            created: now,
            updated: now,
            rule: Alert.Rule(id: "r", title: "R", revision: "1", topics: [], priority: .normal),
            article: Alert.Subject(
                Article(
                    id: "art_0",
                    feed: "paper",
                    text: ArticleText(title: "Other"),
                    seen: now - .seconds(age)
                )
            ),
            evidence: []
        )
        alert.lookedBack = true
        return KnownStory(
            article: "art_0",
            feed: "paper",
            title: "Other",
            url: nil,
            text: ArticleText(title: "other", body: Self.words),
            alerts: [KnownAlert(alert: alert, sinks: ["desk": told])]
        )
    }

    @Test(arguments: [(86_400, true), (240_000, true), (86_400 * 4, false), (0, true)])
    func `the same news joins what was seen at its time`(age: Int, joins: Bool) {
        let commit = decide(notifies: true, stories: [original(seen: age, told: .told)])
        #expect(commit.alerts.isEmpty == joins && commit.joined.map(\.alert) == (joins ? ["alr_first"] : []))
        #expect(commit.messages.isEmpty == joins)
        #expect(commit.fingerprints.map(\.article) == ["art_1"])
    }

    @Test func `who takes no floods gets what is found when some of it has gathered`() {
        var mail = SinkSettings(
            id: "desk",
            kind: .mail(MailSettings(host: "h", from: "a@b", to: ["c@d"]))
        )
        mail.policy = RoutePolicy()
        let routing = RoutingTable(routes: [Route(sinks: ["desk"])], sinks: [mail])
        let commit = decide(notifies: true, routing: routing)
        #expect(commit.messages.isEmpty && commit.deliveries.map(\.state) == [.pending])
        #expect(commit.deliveries.map(\.due) == [now + LookBackDecision.gathering])
    }

    @Test(arguments: [
        ("a throttle", "throttle", 10), ("a wait for others", "wait", 30), ("nothing", "", 10),
    ])
    func `who takes no floods is told when all is found`(name: String, policy: String, due: Int) {
        var mail = SinkSettings(id: "desk", kind: .mail(MailSettings(host: "h", from: "a@b", to: ["c@d"])))
        mail.policy = RoutePolicy()
        if policy == "throttle" { mail.policy.throttle = Throttle(messages: 2, per: .seconds(3600)) }
        if policy == "wait" { mail.policy.groupWait = .seconds(30) }
        let table = RoutingTable(routes: [Route(sinks: ["desk"])], sinks: [mail])
        let commit = decide(notifies: true, routing: table)
        #expect(commit.messages.isEmpty, "\(name)")
        #expect(commit.deliveries.map(\.reason) == [.lookedBack], "\(name)")
        #expect(commit.deliveries.map(\.due) == [now + .seconds(due)], "\(name)")
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
