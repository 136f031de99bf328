// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import Testing

@Suite struct PageDecisionTests {
    private let now = Date(timeIntervalSince1970: 1_795_420_800)
    private let feed = Feed(id: "agency", url: URL(filePath: "/feed"))
    private let routing = RoutingTable(routes: [Route(sinks: ["desk"])], sinks: ["desk"])

    /// A desk that takes no floods and waits for nothing.
    private var mail: SinkSettings {
        var mail = SinkSettings(id: "desk", kind: .mail(MailSettings(host: "h", from: "a@b", to: ["c@d"])))
        mail.policy = RoutePolicy()
        return mail
    }

    private func match(_ rule: RuleID) -> Match {
        Match(rule: RuleInfo(id: rule, title: "Rule \(rule)", revision: "r1"), evidence: [])
    }

    private func decide(
        _ state: PageFetch.State,
        matches: [Match]?,
        known: [RuleID: AlertID] = [:],
        isFlood: Bool = false
    ) -> PageCommit {
        let text = ArticleText(title: "One", body: "The whole story.")
        let article = Article(id: "art_1", revision: 2, feed: feed.id, text: text, seen: now)
        let commit = PageCommit(article: article, state: state, decided: now)
        return PageDecision.decide(
            commit,
            matches: matches,
            known: edit(known),
            isFlood: isFlood,
            feed: feed,
            routing: isFlood ? RoutingTable(routes: [Route(sinks: ["desk"])], sinks: [mail]) : routing
        )
    }

    /// The alerts as the store has them, told to the desk.
    private func edit(_ alerts: [RuleID: AlertID]) -> KnownEdit {
        let known = alerts.map { rule, id in
            let alert = Alert(
                id: id,
                created: now,
                updated: now,
                rule: .init(id: rule, title: "", revision: "r1", topics: [], priority: .normal),
                article: .init(id: "art_1", revision: 2, title: "One", feed: feed.id, seen: now),
                evidence: []
            )
            return (rule, KnownAlert(alert: alert, sinks: ["desk": .told]))
        }
        return KnownEdit(text: ArticleText(title: "one"), alerts: Dictionary(known) { first, _ in first })
    }

    @Test(arguments: [PageFetch.State.done, .failed, .late])
    func `the first run of the rules makes alerts, whatever came of the page`(state: PageFetch.State) throws {
        let commit = decide(state, matches: [match("a"), match("b")])
        #expect(commit.alerts.map(\.rule.id) == ["a", "b"])
        #expect(commit.alerts.map(\.article.revision) == [2, 2])
        #expect(commit.deliveries.map(\.reason) == [.first, .first])
        #expect(commit.messages.count == 2)
        #expect(commit.state == state)
    }

    @Test func `pages of a flood come one by one, and what they tell goes together`() {
        let commit = decide(.done, matches: [match("a"), match("b")], isFlood: true)
        #expect(commit.alerts.count == 2 && commit.messages.isEmpty)
        #expect(commit.deliveries.map(\.reason) == [.flood, .flood])
        #expect(commit.deliveries.allSatisfy { $0.due == now + 10 && $0.message == nil })
    }

    @Test func `a late page adds what only it says, keeps alerts, and lets go of what it denies`() {
        let known: [RuleID: AlertID] = ["a": "alr_a", "c": "alr_c"]
        let commit = decide(.done, matches: [match("a"), match("b")], known: known)
        #expect(commit.alerts.map(\.rule.id) == ["b"])
        #expect(commit.updatedAlerts.map(\.id) == ["alr_a"])
        #expect(commit.lapsedAlerts == ["alr_c"])
        // The page is no edit: told are what is new, and what it denies.
        #expect(commit.messages.map(\.kind) == [.alert, .update])
        #expect(commit.deliveries.map(\.alert) == [commit.alerts[0].id, "alr_c"])
    }

    @Test func `a late page that never comes changes nothing`() {
        let commit = decide(.failed, matches: nil, known: ["a": "alr_a"])
        #expect(commit.alerts.isEmpty)
        #expect(commit.updatedAlerts.isEmpty)
        #expect(commit.lapsedAlerts.isEmpty)
    }

    @Test func `a page that shows less than the feed takes no words away`() {
        #expect(PageDecision.body(own: "All of the story.", page: "Subscribe!") == "All of the story.")
        #expect(PageDecision.body(own: "", page: "The story.") == "The story.")
    }

    @Test func `a page is asked for three times`() {
        #expect(PageDecision.retry(after: 1, now: now) == now + 120)
        #expect(PageDecision.retry(after: 2, now: now) == now + 360)
        #expect(PageDecision.retry(after: 3, now: now) == nil)
    }
}
