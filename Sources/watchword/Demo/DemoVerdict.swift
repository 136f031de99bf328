// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import ReviewServer
import Watcher

/// What the demo came to, held against what the story should have made of it.
struct DemoVerdict: Sendable {
    /// What was done, for people.
    var facts: [String] = []
    /// What did not happen, or should not have.
    var failures: [String] = []

    var isGood: Bool { failures.isEmpty }

    init() {}

    init(failure: String) { failures = [failure] }

    /// Prints the summary.
    func print(_ stage: DemoStage) {
        Output.line("\n── Summary")
        for fact in facts { Output.line("  \(fact)") }
        Output.line(
            "  store: \(stage.state)/watchword.db; settings: \(stage.config); alerts: \(stage.alertFile)"
        )
        for failure in failures { Output.line("  FAILED: \(failure)") }
        Output.line(isGood ? "  all of it happened as it should" : "  the demo did not do what it should")
    }
}

extension DemoStage {
    /// One alert as the story names it: a rule, a feed, and the last part of the article's link.
    fileprivate struct Told: Hashable, CustomStringConvertible {
        let rule: RuleID
        let feed: FeedID
        let slug: String

        var description: String { "\(rule) for \(feed)/\(slug)" }
    }

    /// Waits until every feed of the baseline was polled.
    func waitForBaseline(_ watcher: Watcher) async -> Bool {
        await within(.seconds(30)) {
            let status = await watcher.status()
            return status.feeds["healthy"] == NewsWorld.outlets.count
        }
    }

    /// Waits until every feed was asked, and what it answered is stored: who tells a story out of its order is another.
    ///
    /// A feed is asked again only when its last answer was stored, so the second time is proof.
    func waitForPolls() async {
        let counts = NewsWorld.outlets.map { newsServer.requests(for: $0.path).count }
        _ = await within(.seconds(30)) {
            zip(NewsWorld.outlets, counts).allSatisfy { newsServer.requests(for: $0.path).count >= $1 + 2 }
        }
    }

    /// Waits until all that should be told is told, and holds what happened against the story.
    func verdict(_ watcher: Watcher, waiting: Duration) async -> DemoVerdict {
        let expected = Self.expected
        _ = await within(waiting) {
            let status = await watcher.status()
            return receiver.acceptedIDs.count >= expected.count && status.messages["pending", default: 0] == 0
                && status.messages["leased", default: 0] == 0
        }
        let status = await watcher.status()
        let alerts = (try? watcher.alerts()) ?? []
        return verdict(status, alerts: alerts, expected: expected)
    }

    private func verdict(_ status: StatusReport, alerts: [AlertDetail], expected: Set<Told>) -> DemoVerdict {
        var verdict = DemoVerdict()
        let told = alerts.filter { $0.deliveries.contains { $0.state == .done } }.map { Told($0.alert) }
        let attempts = receiver.attempts
        let lines = (try? String(contentsOfFile: alertFile, encoding: .utf8))?.split(separator: "\n") ?? []
        let requests = newsServer.requests.count
        verdict.facts = [
            "polled: \(requests) requests to \(NewsWorld.outlets.count) feeds; \(status.articles) articles stored",
            "matched: \(alerts.count) alerts, \(alerts.count - told.count) of them in the baseline, which is not told; "
                + "\(alerts.reduce(0) { $0 + $1.alert.alsoInCount }) copies joined the alert of the same news",
            "delivered: \(told.count) alerts to the terminal, \(lines.count) lines to the file, "
                + "\(receiver.acceptedIDs.count) messages to the webhook, "
                + "\(attempts.count(where: \.isGenuine)) of \(attempts.count) signatures valid",
        ]
        for missing in Self.copies.subtracting(alerts.flatMap { Told.copies(of: $0.alert) }) {
            verdict.failures.append("did not join the first alert: \(missing)")
        }
        for missing in expected.subtracting(told) { verdict.failures.append("not told: \(missing)") }
        for extra in Set(told).subtracting(expected) {
            verdict.failures.append("told without need: \(extra)")
        }
        if told.count != Set(told).count { verdict.failures.append("an alert was made twice") }
        if lines.count != expected.count {
            verdict.failures.append("the file has \(lines.count) lines instead of \(expected.count)")
        }
        if receiver.acceptedIDs.count != expected.count || attempts.count != expected.count {
            verdict.failures.append("the webhook got \(attempts.count) messages instead of \(expected.count)")
        }
        if !attempts.allSatisfy(\.isGenuine) {
            verdict.failures.append("a signature does not hold")
        }
        if let failing = status.feeds["failing"], failing > 0 {
            verdict.failures.append("\(failing) feeds fail")
        }
        return verdict
    }

    /// What the story should make people hear: of the same news in three outlets once.
    private static var expected: Set<Told> { told(.alert) }

    /// What should join the alert that its news made elsewhere.
    private static var copies: Set<String> {
        Set(told(.copy).map { Told.copy($0.rule, NewsWorld.outlets.first(id: $0.feed), $0.slug) })
    }

    private static func told(_ role: NewsWorld.Role) -> Set<Told> {
        let articles = NewsWorld.expectations(through: NewsWorld.beats.count - 1).filter { $0.role == role }
        return Set(
            articles.flatMap { article in
                article.rules.map { Told(rule: $0, feed: article.feed, slug: slug(article.entry)) }
            }
        )
    }

    fileprivate static func slug(_ text: String) -> String {
        text.split(separator: "/").last.map(String.init) ?? text
    }

    /// Asks again and again, as somebody with `watchword status` would: what it waits for has no event of its own.
    private func within(_ time: Duration, _ isSo: () async -> Bool) async -> Bool {
        let deadline = ContinuousClock.now + time
        while ContinuousClock.now < deadline {
            if await isSo() { return true }
            try? await Task.sleep(for: .milliseconds(100))
        }
        return await isSo()
    }
}

extension DemoStage.Told {
    fileprivate init(_ alert: Alert) {
        let slug = DemoStage.slug(alert.article.url ?? "")
        self.init(rule: alert.rule.id, feed: alert.article.feed, slug: slug)
    }

    /// The articles that joined an alert, as `copy` names them.
    static func copies(of alert: Alert) -> [String] {
        alert.alsoIn.map { copy(alert.rule.id, $0.outlet, DemoStage.slug($0.url ?? "")) }
    }

    /// An article by rule, outlet and the last part of its link.
    static func copy(_ rule: RuleID, _ outlet: String?, _ slug: String) -> String {
        "\(rule) for \(outlet ?? "?"), \(slug)"
    }
}

extension [NewsWorld.Outlet] {
    /// The name of the outlet with a feed.
    fileprivate func first(id: FeedID) -> String? { first { $0.id == id }?.name }
}

extension WebhookDelivery {
    /// Whether its signature holds.
    fileprivate var isGenuine: Bool {
        if case .genuine = verdict { true } else { false }
    }
}
