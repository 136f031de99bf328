// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import Testing

/// What sinks hear of an alert whose article was edited.
struct UpdateTests {
    private let now = Date(timeIntervalSince1970: 1_795_420_800)
    private let feed = Feed(id: "agency", url: URL(filePath: "/feed"))
    private let rule = RuleInfo(id: "offer", title: "An offer", revision: "r1")
    private let key = EntryKey(kind: .id, value: "1")

    private func evidence(_ terms: [String]) -> [Evidence] {
        terms.map { Evidence(field: .body, start: 0, end: 1, text: $0, term: $0, snippet: $0) }
    }

    private func known(_ title: String, _ terms: [String], matches: Bool = true) -> Alert {
        var alert = Alert(
            id: "alr_1",
            created: now,
            updated: now,
            rule: .init(id: rule.id, title: rule.title, revision: "r1", topics: [], priority: .normal),
            article: .init(id: "art_1", revision: 1, title: title, feed: feed.id, seen: now),
            evidence: evidence(terms)
        )
        alert.matches = matches
        return alert
    }

    /// An edit of an article with one alert; no terms: its rule does not hold any more.
    private func edit(
        from before: Alert,
        to title: String,
        _ terms: [String],
        sinks: [SinkID: KnownAlert.Telling] = ["desk": .told],
        updates: [SinkID: UpdatePolicy] = [:],
        routed: [SinkID] = ["desk"],
        worn: Set<String> = []
    ) -> Commit {
        let text = ArticleText(title: title, body: "Edited.")
        let article = Article(id: "", feed: feed.id, text: text, seen: now)
        let candidate = Candidate(
            key: key,
            aliases: [],
            article: article,
            contentHash: "new",
            searchText: ArticleText(title: title.lowercased(), body: "edited"),
            matches: terms.isEmpty ? [] : [Match(rule: rule, evidence: evidence(terms))]
        )
        let known = KnownArticle(
            id: "art_1",
            revision: 1,
            contentHash: "old",
            title: before.article.title,
            seen: now,
            lastSeen: now,
            alerts: [rule.id: before.id]
        )
        var edit = KnownEdit(
            text: ArticleText(title: before.article.title.lowercased()),
            alerts: [rule.id: KnownAlert(alert: before, sinks: sinks)]
        )
        edit.wornTitles = worn
        var state = FeedState(feed: feed.id, url: "https://example.org/feed")
        state.baseline = .distantPast
        return IngestDecision.decide(
            candidates: [candidate],
            known: [key: known],
            edits: ["art_1": edit],
            feed: feed,
            feedState: state,
            routing: RoutingTable(routes: [Route(sinks: routed)], sinks: routed),
            policy: NewsPolicy(updates: updates),
            now: now
        )
    }

    @Test(arguments: [
        ("a headline with another word", "Summit is off", ["summit"], true),
        ("another clause", "Summit is near", ["summit", "kim"], true),
        ("a clause less and another", "Summit is near", ["kim"], true),
        ("the rule does not hold", "Summit is near", [], true),
        ("the same words, in capitals", "SUMMIT IS NEAR", ["summit"], false),
        ("one more paragraph with the same names", "Summit is near", ["summit", "summit"], false),
        ("the agency's next take", "UPDATE 2 Summit is near", ["summit"], false),
        ("a mark behind", "Summit is near 종합", ["summit"], false),
    ])
    func `a change is told when it means something`(_: String, title: String, terms: [String], isTold: Bool) {
        let commit = edit(from: known("Summit is near", ["summit"]), to: title, terms)
        #expect(commit.messages.map(\.kind) == (isTold ? [.update] : []))
        #expect(commit.deliveries.map(\.reason) == (isTold ? [.update] : []))
        #expect(commit.updatedAlerts.map(\.id) == (terms.isEmpty ? [] : ["alr_1"]))
        #expect(commit.lapsedAlerts == (terms.isEmpty ? ["alr_1"] : []))
    }

    @Test(arguments: [
        (UpdatePolicy.meaning, 1, 0), (.never, 0, 0), (.any, 1, 1),
    ])
    func `a sink may want none or all of them`(policy: UpdatePolicy, meant: Int, other: Int) {
        let before = known("Summit is near", ["summit"])
        let updates: [SinkID: UpdatePolicy] = ["desk": policy]
        #expect(edit(from: before, to: "Summit is off", ["summit"], updates: updates).messages.count == meant)
        #expect(
            edit(from: before, to: "Summit is near", ["summit"], updates: updates).messages.count == other
        )
    }

    @Test(arguments: [
        (KnownAlert.Telling.told, [MessageKind.update]), (.waiting, []), (.silenced, []), (.tooOld, []),
        // The rule that kept it quiet does not hold any more.
        (.inhibited, [.alert]),
    ])
    func `only who was told is told of a change`(telling: KnownAlert.Telling, kinds: [MessageKind]) {
        let commit = edit(from: known("A", ["summit"]), to: "B", ["summit"], sinks: ["desk": telling])
        #expect(commit.messages.map(\.kind) == kinds)
    }

    @Test(arguments: [true, false])
    func `who goes back and forth between two headlines is told of no more`(holds: Bool) {
        let before = known("A", ["summit"])
        #expect(edit(from: before, to: "B", holds ? ["summit"] : [], worn: ["A", "B"]).messages.isEmpty)
        #expect(edit(from: before, to: "B", holds ? ["summit"] : [], worn: ["A"]).messages.count == 1)
    }

    @Test func `an alert whose news still stands elsewhere does not lapse with its first article`() {
        var before = known("A", ["summit"])
        before.alsoInCount = 1
        let commit = edit(from: before, to: "B", [])
        #expect(commit.lapsedAlerts.isEmpty && commit.messages.isEmpty)
    }

    @Test
    func `a sink that no route leads to any more hears how it goes on, and a new one does not begin with it`()
    {
        let before = known("A", ["summit"])
        let commit = edit(from: before, to: "B", [], sinks: ["desk": .told], routed: ["desk", "file"])
        #expect(commit.deliveries.map(\.sink) == ["desk"])
    }

    @Test func `what lapsed once is not told as lapsed again, and is when it holds again`() {
        let before = known("A", ["summit"], matches: false)
        #expect(edit(from: before, to: "B", []).messages.isEmpty)
        #expect(edit(from: before, to: "A", ["summit"]).messages.map(\.kind) == [.update])
    }

    @Test func `each revision has an update of its own, whose id is the same when it is decided again`() {
        let before = known("A", ["summit"])
        let first = edit(from: before, to: "B", ["summit"]).messages
        #expect(first == edit(from: before, to: "B", ["summit"]).messages)
        #expect(
            first[0].id
                == StableID.message(carrying: [
                    StableID.delivery(alert: "alr_1", sink: "desk", cause: .update(2))
                ])
        )
    }
}
