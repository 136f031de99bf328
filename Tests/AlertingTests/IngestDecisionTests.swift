// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import Testing

struct IngestDecisionTests {
    fileprivate let now = Date(timeIntervalSince1970: 1_795_420_800)
    fileprivate let feed = Feed(id: "agency", url: URL(filePath: "/feed"))
    fileprivate let routing = RoutingTable(
        routes: [Route(sinks: ["desk", "file"])],
        sinks: ["desk", "file"]
    )

    /// A feed that had its baseline long ago.
    fileprivate var state: FeedState {
        var state = FeedState(feed: feed.id, url: "https://example.org/feed")
        state.baseline = now - .seconds(86_400)
        return state
    }

    private func decide(
        _ candidates: [Candidate],
        known: KnownLookup = [:],
        feed: Feed? = nil,
        state: FeedState? = nil
    ) -> Commit {
        IngestDecision.decide(
            candidates: candidates,
            known: known,
            edits: edits(known),
            feed: feed ?? self.feed,
            feedState: state ?? self.state,
            routing: routing,
            now: now
        )
    }

    private func candidate(
        _ id: String,
        _ title: String,
        link: String? = nil,
        rules: [RuleInfo] = [],
        published: Date? = nil
    ) -> Candidate {
        let text = ArticleText(title: title)
        let key = EntryKey(kind: .id, value: id)
        return Candidate(
            key: key,
            aliases: link.map { [EntryKey(kind: .alias, value: $0)] } ?? [],
            article: Article(id: "", feed: feed.id, text: text, url: link, published: published, seen: now),
            contentHash: ContentHash.of(text, link: link),
            searchText: text,
            matches: rules.map { Match(rule: $0, evidence: []) }
        )
    }

    private func rule(_ id: RuleID, maxAge: Duration? = nil) -> RuleInfo {
        RuleInfo(id: id, title: "Rule \(id)", revision: "r1", maxAge: maxAge)
    }

    private func known(
        _ candidate: Candidate,
        alerts: [RuleID: AlertID] = [:],
        away: Duration = .zero
    ) -> KnownLookup {
        let article = KnownArticle(
            id: StableID.article(feed: feed.id, key: candidate.key),
            revision: 1,
            contentHash: candidate.contentHash,
            title: candidate.article.text.title,
            seen: now - .seconds(7200) - away,
            lastSeen: now - .seconds(3600) - away,
            alerts: alerts
        )
        return Dictionary(([candidate.key] + candidate.aliases).map { ($0, article) }) { first, _ in first }
    }

    /// What the store adds to articles that it knows: nobody was told of their alerts.
    private func edits(_ known: KnownLookup) -> EditLookup {
        let edits = known.values.map { article in
            let alerts = article.alerts.map { rule, id in
                let subject = Alert.Subject(
                    id: article.id,
                    revision: 1,
                    title: article.title,
                    feed: feed.id,
                    seen: now
                )
                let named = Alert.Rule(id: rule, title: "", revision: "r1", topics: [], priority: .normal)
                let alert = Alert(
                    id: id,
                    created: now,
                    updated: now,
                    rule: named,
                    article: subject,
                    evidence: []
                )
                return (rule, KnownAlert(alert: alert))
            }
            let edit = KnownEdit(
                text: ArticleText(title: article.title),
                alerts: Dictionary(alerts) { first, _ in first }
            )
            return (article.id, edit)
        }
        return Dictionary(edits) { first, _ in first }
    }

    private func actions(_ commit: Commit) -> [ArticleChange.Action] { commit.articles.map(\.action) }

    @Test func `a new article that matches makes an alert and a message for each sink, in order`() throws {
        let commit = decide([candidate("1", "One", rules: [rule("a"), rule("b")])])
        #expect(actions(commit) == [.insert])
        #expect(commit.articles[0].article.revision == 1)
        #expect(commit.articles[0].article.seen == now)
        #expect(commit.alerts.map(\.rule.id) == ["a", "b"])
        #expect(commit.deliveries.map(\.sink) == ["desk", "file", "desk", "file"])
        #expect(commit.deliveries.allSatisfy { $0.state == .pending && $0.reason == .first })
        #expect(commit.messages.map(\.id) == commit.deliveries.compactMap(\.message))
        #expect(commit.messages.map(\.sink) == commit.deliveries.map(\.sink))
        #expect(Set(commit.messages.map(\.id)).count == 4)
        #expect(commit.feedState.entryCount == 1)
    }

    @Test func `the same decision makes the same ids`() {
        let first = decide([candidate("1", "One", rules: [rule("a")])])
        let second = decide([candidate("1", "One", rules: [rule("a")])])
        #expect(first.messages == second.messages && first.alerts == second.alerts)
    }

    @Test func `an article seen again is only touched`() {
        let one = candidate("1", "One", rules: [rule("a")])
        let commit = decide([one], known: known(one))
        #expect(actions(commit) == [.touch])
        #expect(commit.alerts.isEmpty && commit.updatedAlerts.isEmpty && commit.lapsedAlerts.isEmpty)
    }

    @Test func `an edit updates the alert that is there, and tells nobody who was not told of it`() {
        let before = candidate("1", "Summit is near")
        let commit = decide(
            [candidate("1", "Summit is off", rules: [rule("a")])],
            known: known(before, alerts: ["a": "alr_known"])
        )
        #expect(actions(commit) == [.revise])
        #expect(commit.articles[0].article.revision == 2)
        #expect(commit.updatedAlerts.map(\.id) == ["alr_known"])
        #expect(commit.updatedAlerts[0].matches)
        #expect(commit.updatedAlerts[0].article.revision == 2)
        #expect(commit.alerts.isEmpty && commit.deliveries.isEmpty && commit.messages.isEmpty)
    }

    @Test func `an edit that a rule does not hold for any more lapses its alert`() {
        let before = candidate("1", "Summit is near")
        let commit = decide(
            [candidate("1", "Football is near")],
            known: known(before, alerts: ["a": "alr_known"])
        )
        #expect(commit.lapsedAlerts == ["alr_known"])
        #expect(commit.updatedAlerts.isEmpty)
    }

    @Test func `a rule that begins to match an edited article makes an alert and tells of it`() {
        let before = candidate("1", "Meeting is near")
        let commit = decide([candidate("1", "Summit is near", rules: [rule("a")])], known: known(before))
        #expect(commit.alerts.map(\.rule.id) == ["a"])
        #expect(commit.deliveries.count == 2)
    }

    @Test func `an id that drifted is found by its link and its headline`() {
        let before = candidate(
            "http://example.org/offer",
            "Japan offers talks to Pyongyang",
            link: "example.org/1"
        )
        let after = candidate(
            "http://example.org/offers",
            "Japan offers talks to Pyongyang!",
            link: "example.org/1",
            rules: [rule("a")]
        )
        let commit = decide([after], known: known(before, alerts: ["a": "alr_known"]))
        #expect(actions(commit) == [.revise])
        #expect(commit.articles[0].article.id == StableID.article(feed: feed.id, key: before.key))
        #expect(commit.articles[0].keys.first == after.key)
        #expect(commit.alerts.isEmpty)
    }

    @Test func `another headline under a known link is a new entry that rewrites the old one`() {
        let before = candidate("1", "Japan offers talks to Pyongyang", link: "example.org/live")
        let after = candidate(
            "2",
            "Kim Yo Jong rejects all contact",
            link: "example.org/live",
            rules: [rule("a")]
        )
        let commit = decide([after], known: known(before, alerts: ["a": "alr_known"]))
        #expect(actions(commit) == [.insert])
        #expect(commit.alerts.map(\.revisedFrom) == ["alr_known"])
        #expect(commit.deliveries.count == 2)
    }

    @Test func `a link is not remembered for ever`() {
        let before = candidate("1", "Weekly review", link: "example.org/weekly")
        let after = candidate("2", "Weekly review", link: "example.org/weekly2")
        var lookup = known(before, away: .seconds(40 * 86_400))
        lookup[EntryKey(kind: .alias, value: "example.org/weekly2")] = lookup[before.key]
        let commit = decide([after], known: lookup)
        #expect(actions(commit) == [.insert])
    }

    @Test func `an entry that is still there under its own id is not taken by another with its link`() {
        let old = candidate("1", "Live: day 3", link: "example.org/live")
        let new = candidate("2", "Live: day 4", link: "example.org/live", rules: [rule("a")])
        let commit = decide([new, old], known: known(old))
        #expect(actions(commit) == [.insert, .touch])
        #expect(commit.alerts.count == 1)
    }

    @Test func `a feed that changes all its ids at once makes no alert`() {
        let titles = ["Summit", "Harvest", "Football", "Weather", "Trains"]
        let before = titles.map {
            candidate("http://\($0)", $0 + " news of today", link: "example.org/\($0)")
        }
        var after = titles.map {
            candidate("https://\($0)", $0 + " news of today", link: "example.org/\($0)", rules: [rule("a")])
        }
        after[0] = candidate(
            "https://Summit",
            "Quite another headline",
            link: "example.org/Summit",
            rules: [rule("a")]
        )
        let lookup = before.reduce(into: KnownLookup()) { $0.merge(known($1)) { first, _ in first } }
        let commit = decide(after, known: lookup)
        #expect(actions(commit) == [.revise, .touch, .touch, .touch, .touch])
        #expect(commit.alerts.isEmpty && commit.deliveries.isEmpty)
        #expect(commit.rekeyed == 5)
    }

    @Test func `fixed links with new stories under new ids are news`() {
        let sections = ["asia", "europe", "africa", "america", "oceania"]
        let before = sections.map { candidate("1-\($0)", "Monday in \($0)", link: "example.org/\($0)") }
        let after = sections.enumerated()
            .map { number, section in
                candidate(
                    "2-\(section)",
                    "Story number \(number * 7919) of another kind",
                    link: "example.org/\(section)",
                    rules: [rule("a")]
                )
            }
        let lookup = before.reduce(into: KnownLookup()) { $0.merge(known($1)) { first, _ in first } }
        let commit = decide(after, known: lookup)
        #expect(commit.alerts.count == 5)
    }

    @Test func `an entry that stands there under its old id and its new one is one`() {
        let (old, new) = (
            candidate("1", "Summit", rules: [rule("a")]), candidate("2", "Summit", rules: [rule("a")])
        )
        var lookup = known(old, alerts: ["a": "alr_known"])
        lookup[new.key] = lookup[old.key]
        let commit = decide([old, new], known: lookup)
        #expect(actions(commit) == [.touch])
        #expect(commit.alerts.isEmpty)
    }

    @Test func `the same entry twice in a document is taken once`() {
        let commit = decide([
            candidate("1", "One", rules: [rule("a")]), candidate("1", "One", rules: [rule("a")]),
        ])
        #expect(actions(commit) == [.insert])
        #expect(commit.alerts.count == 1)
    }
}

extension IngestDecisionTests {
    private struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var isFirst = true
        var backfill = Backfill.none
        var feedAge: Duration?
        var ruleAge: Duration?
        var published: Duration?
        var reason: DeliveryReason?
        var testDescription: String { name }
    }

    @Test(arguments: [
        Case(name: "first contact is a baseline", reason: .baseline),
        Case(name: "later polls tell", isFirst: false, reason: nil),
        Case(name: "unless backfill says so", backfill: .notify, reason: nil),
        Case(name: "backfill of an hour, young", backfill: .within(.seconds(3600)), published: .seconds(60)),
        Case(
            name: "backfill of an hour, old",
            backfill: .within(.seconds(3600)),
            published: .seconds(7200),
            reason: .baseline
        ),
        Case(name: "backfill of an hour, no date", backfill: .within(.seconds(3600)), reason: .baseline),
        Case(
            name: "the feed's max_age",
            isFirst: false,
            feedAge: .seconds(60),
            published: .seconds(61),
            reason: .tooOld
        ),
        Case(
            name: "within the feed's max_age",
            isFirst: false,
            feedAge: .seconds(60),
            published: .seconds(59)
        ),
        Case(
            name: "the rule's max_age",
            isFirst: false,
            ruleAge: .seconds(60),
            published: .seconds(61),
            reason: .tooOld
        ),
        Case(
            name: "the shorter of both",
            isFirst: false,
            feedAge: .seconds(600),
            ruleAge: .seconds(60),
            published: .seconds(61),
            reason: .tooOld
        ),
        Case(name: "no date is no age", isFirst: false, feedAge: .seconds(60)),
        Case(
            name: "an old article in a backfill",
            backfill: .notify,
            feedAge: .seconds(60),
            published: .seconds(61),
            reason: .tooOld
        ),
    ])
    private func `what is not told is stored and muted, with the reason`(_ row: Case) throws {
        var feed = feed
        feed.backfill = row.backfill
        feed.maxAge = row.feedAge
        var state = state
        if row.isFirst { state.baseline = nil }
        let published = row.published.map { now - $0 }
        let commit = decide(
            [candidate("1", "One", rules: [rule("a", maxAge: row.ruleAge)], published: published)],
            feed: feed,
            state: state
        )
        #expect(commit.alerts.count == 1)
        #expect(commit.deliveries.count == 2)
        #expect(commit.deliveries.allSatisfy { $0.reason == row.reason ?? .first })
        #expect(commit.deliveries.allSatisfy { $0.state == (row.reason == nil ? .pending : .muted) })
        #expect(commit.messages.count == (row.reason == nil ? 2 : 0))
        #expect(commit.feedState.baseline == (row.isFirst ? now : state.baseline))
    }

    // MARK: a link that stands for another story

    @Test(arguments: [
        (2.0, 1),  // two hours later: the headline was rewritten
        (24.0, 2),  // a day later: the next briefing
    ])
    func `a fixed link with another headline and a later date is the next story`(
        hours: Double,
        revisionOrCount: Int
    ) {
        var before = candidate("", "Ministers meet in Oslo over grain", published: now - .seconds(86_400))
        before.key = EntryKey(kind: .link, value: "example.org/briefing")
        var after = candidate(
            "",
            "Flood warning for the whole coast",
            rules: [rule("a")],
            published: now - .seconds(86_400) + .seconds(hours * 3600)
        )
        after.key = before.key
        var known = known(before, alerts: ["a": "alr_before"])
        known[before.key]?.published = before.article.published
        let commit = decide([after], known: known)
        #expect(actions(commit) == [hours > 12 ? .insert : .revise])
        #expect(commit.alerts.count == revisionOrCount - 1)
        #expect(commit.articles[0].article.id == known[before.key]?.id || hours > 12)
    }

    // MARK: full text

    private var fullTextFeed: Feed {
        var feed = feed
        feed.fullText = true
        return feed
    }

    @Test func `a new article of a feed with full text waits for its page, and makes no alert before`() throws
    {
        let commit = decide(
            [candidate("1", "One", link: "https://example.org/1", rules: [rule("a")])],
            feed: fullTextFeed
        )
        #expect(actions(commit) == [.insert])
        #expect(commit.alerts.isEmpty)
        #expect(commit.messages.isEmpty)
        let page = try #require(commit.pageFetches.first)
        #expect(page.article == commit.articles[0].article.id)
        #expect(page.url == "https://example.org/1")
        #expect(page.state == .pending)
        #expect(page.deadline == now + .seconds(600))
    }

    @Test func `an article without a link does not wait`() {
        let commit = decide([candidate("1", "One", rules: [rule("a")])], feed: fullTextFeed)
        #expect(commit.pageFetches.isEmpty)
        #expect(commit.alerts.count == 1)
    }

    @Test(arguments: [(Backfill.none, 0), (.notify, 1), (.within(.seconds(3600)), 0)])
    func `what nobody is told of at first contact is matched at once, without its page`(
        backfill: Backfill,
        pages: Int
    ) {
        var feed = fullTextFeed
        feed.backfill = backfill
        var state = state
        state.baseline = nil
        let old = candidate(
            "1",
            "One",
            link: "https://example.org/1",
            rules: [rule("a")],
            published: now - .seconds(7200)
        )
        let commit = decide([old], feed: feed, state: state)
        #expect(commit.pageFetches.count == pages)
        #expect(commit.alerts.count == 1 - pages)
    }

    @Test func `an edit while the page is waited for is stored, and no rule runs on it`() {
        let before = candidate("1", "One", link: "https://example.org/1")
        var known = known(before)
        for key in known.keys { known[key]?.page = .pending }
        let after = candidate("1", "One, again", link: "https://example.org/1", rules: [rule("a")])
        let commit = decide([after], known: known, feed: fullTextFeed)
        #expect(actions(commit) == [.revise])
        #expect(commit.alerts.isEmpty)
        #expect(commit.pageFetches.isEmpty)
    }
}

extension IngestDecisionTests {
    @Test(arguments: [
        ("nothing in common", "Typhoon nears Okinawa", Self.typhoon, true),
        (
            "the same story, longer", "Summit offered to Pyongyang",
            Self.offer + " More was said later that day.", false
        ),
        ("another headline over the same text", "Typhoon nears Okinawa", Self.offer, false),
        ("no text to compare", "Typhoon nears Okinawa", "", false),
    ])
    func `a fixed link without dates that tells something else is another story`(
        _: String,
        title: String,
        body: String,
        isNew: Bool
    ) {
        let before = onOneLink("Summit offered to Pyongyang", Self.offer)
        let article = KnownArticle(
            id: "art_1",
            revision: 1,
            contentHash: before.contentHash,
            title: before.article.text.title,
            seen: now,
            lastSeen: now,
            alerts: [:]
        )
        let commit = IngestDecision.decide(
            candidates: [onOneLink(title, body)],
            known: [before.key: article],
            edits: [article.id: KnownEdit(text: before.searchText)],
            feed: feed,
            feedState: state,
            routing: routing,
            now: now
        )
        #expect(commit.articles.map(\.action) == [isNew ? .insert : .revise])
        #expect((commit.articles[0].article.id == "art_1") != isNew)
    }

    private static let offer = """
        the prime minister said on monday that she was ready to meet the leader of north korea without preconditions \
        the clearest offer of a summit that any government has made in a decade
        """
    private static let typhoon = """
        a strong typhoon is moving towards the southern islands and is expected to make landfall on wednesday evening \
        the weather agency has told people to stay indoors and airlines cancelled forty flights
        """

    private func onOneLink(_ title: String, _ body: String) -> Candidate {
        let text = ArticleText(title: title, body: body)
        return Candidate(
            key: EntryKey(kind: .link, value: "example.org/live"),
            aliases: [],
            article: Article(id: "", feed: feed.id, text: text, seen: now),
            contentHash: ContentHash.of(text, link: nil),
            searchText: ArticleText(title: title.lowercased(), body: body),
            matches: []
        )
    }
}
