// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import Testing

/// Which matches join the alert of the same news, and who hears of it.
struct JoiningTests {
    private let now = Date(timeIntervalSince1970: 1_795_420_800)
    private let hour = Duration.seconds(3600)
    private let rule = RuleInfo(id: "offer", title: "An offer", revision: "r1")
    private static let wire = """
        the prime minister said on monday that she was ready to meet the leader of north korea without preconditions \
        the clearest offer of a summit that any government has made in a decade officials of both countries have \
        been in contact through their missions in beijing since the end of the summer
        """
    private static let other = """
        a strong typhoon is moving towards the southern islands and is expected to make landfall on wednesday evening \
        the weather agency has told people to stay indoors and airlines have cancelled forty flights so far
        """

    private func evidence(_ terms: [String]) -> [Evidence] {
        terms.map { Evidence(field: .body, start: 0, end: 1, text: $0, term: $0, snippet: $0) }
    }

    private func candidate(
        _ id: String,
        _ body: String = wire,
        feed: FeedID = "paper",
        url: String? = nil,
        terms: [String] = ["summit"],
        revision: String = "r1",
        published: Date? = nil
    ) -> Candidate {
        let folded = ArticleText(title: "headline \(id)", body: body)
        var rule = rule
        rule.revision = revision
        return Candidate(
            key: EntryKey(kind: .id, value: id),
            aliases: [],
            article: Article(
                id: "",
                feed: feed,
                text: folded,
                url: url ?? "https://paper.example.org/\(id)",
                outlet: "Paper",
                published: published,
                seen: now
            ),
            contentHash: id + body,
            searchText: folded,
            matches: terms.isEmpty ? [] : [Match(rule: rule, evidence: evidence(terms))],
            story: StoryText(folded: folded)
        )
    }

    /// A story of the agency that made an alert.
    private func first(
        _ body: String = wire,
        id: AlertID = "alr_first",
        url: String? = "https://agency.example.org/1",
        terms: [String] = ["summit"],
        made: Duration = .seconds(-3600),
        matches: Bool = true,
        sinks: [SinkID: KnownAlert.Telling] = ["desk": .told]
    ) -> KnownStory {
        var alert = Alert(
            id: id,
            created: now + made,
            updated: now + made,
            rule: .init(id: rule.id, title: rule.title, revision: "r1", topics: [], priority: .normal),
            article: .init(id: "art_first", revision: 1, title: "First", feed: "agency", seen: now + made),
            evidence: evidence(terms)
        )
        alert.matches = matches
        return KnownStory(
            article: "art_first",
            feed: "agency",
            title: "First",
            url: url,
            text: ArticleText(title: "first", body: body),
            alerts: [KnownAlert(alert: alert, sinks: sinks)]
        )
    }

    private func decide(
        _ candidates: [Candidate],
        _ stories: [KnownStory] = [],
        known: KnownLookup = [:],
        edits: EditLookup = [:],
        routes: [Route] = [Route(sinks: ["desk"])],
        policy: NewsPolicy = NewsPolicy(),
        silences: [Silence] = [],
        isBaseline: Bool = false
    ) -> Commit {
        var state = FeedState(feed: "paper", url: "https://paper.example.org/feed")
        state.baseline = isBaseline ? nil : .distantPast
        return IngestDecision.decide(
            candidates: candidates,
            known: known,
            stories: Dictionary(candidates.map { ($0.key, stories) }) { first, _ in first },
            edits: edits,
            feed: Feed(id: "paper", url: URL(filePath: "/feed")),
            feedState: state,
            routing: RoutingTable(routes: routes, sinks: ["desk", "file"]).heeding(silences),
            policy: policy,
            now: now
        )
    }

    @Test func `a copy joins with its match, is remembered, and tells nobody twice`() throws {
        let commit = decide([candidate("1")], [first()])
        let joined = try #require(commit.joined.first)
        #expect(commit.alerts.isEmpty && commit.deliveries.isEmpty && commit.messages.isEmpty)
        #expect(joined.alert == "alr_first" && joined.article == commit.articles[0].article.id)
        #expect(joined.evidence.map(\.term) == ["summit"] && joined.ruleRevision == "r1")
        #expect(joined.copy.outlet == "Paper" && joined.copy.title == "headline 1" && joined.copy.seen == now)
        #expect(commit.fingerprints.map(\.article) == [joined.article])
    }

    @Test(arguments: [
        ("no more than the first", ["summit"], "r1", true),
        ("a clause more", ["summit", "reject*"], "r1", false),
        ("an entity more", ["summit", "@pyongyang"], "r1", false),
        (
            "a clause that the edited rule has now, of words that stood there", ["summit", "beijing"], "r2",
            true
        ),
        ("a clause that the edited rule has now, of new words", ["summit", "reject*"], "r2", false),
    ])
    func `what adds a clause or an entity is news`(
        _: String,
        terms: [String],
        revision: String,
        isJoined: Bool
    ) {
        let candidate = candidate("1", terms: terms, revision: revision)
        let commit = decide([candidate], [first()])
        #expect(commit.joined.isEmpty != isJoined)
        #expect(commit.alerts.isEmpty == isJoined)
    }

    @Test(arguments: [
        ("within two days", Duration.seconds(-47 * 3600), SameNews(), true),
        ("later", .seconds(-49 * 3600), SameNews(), false),
        ("a longer window", .seconds(-49 * 3600), SameNews(window: .seconds(50 * 3600)), true),
        ("off", .seconds(-60), SameNews(window: nil), false),
    ])
    func `a story is the same news for a while`(_: String, made: Duration, sameNews: SameNews, isJoined: Bool)
    {
        let story = first(made: made)
        let byRule = NewsPolicy(sameNews: SameNews(window: nil), sameNewsByRule: ["offer": sameNews])
        for policy in [NewsPolicy(sameNews: sameNews), byRule] {
            #expect(decide([candidate("1")], [story], policy: policy).joined.isEmpty != isJoined)
        }
    }

    @Test func `several copies in one document are one alert, and a copy of a copy joins the first`() {
        let candidates = [candidate("1"), candidate("2", Self.wire + " more"), candidate("3", Self.other)]
        let commit = decide(candidates)
        #expect(commit.alerts.map(\.article.title) == ["headline 1", "headline 3"])
        #expect(commit.joined.map(\.alert) == [commit.alerts[0].id])
        var copy = first()
        copy.article = "art_copy"
        #expect(decide([candidate("4")], [copy]).joined.map(\.alert) == ["alr_first"])
    }

    @Test func `of two alerts the first is joined that lacks nothing`() {
        let plain = first(made: hour * -5)
        let more = first(id: "alr_more", terms: ["summit", "reject*"], made: hour * -2)
        #expect(decide([candidate("1")], [more, plain]).joined.map(\.alert) == ["alr_first"])
        let both = candidate("1", terms: ["summit", "reject*"])
        #expect(decide([both], [plain, more]).joined.map(\.alert) == ["alr_more"])
    }

    @Test func `an alert that does not hold any more hides nothing`() {
        let commit = decide([candidate("1")], [first(matches: false)])
        #expect(commit.joined.isEmpty && commit.alerts.count == 1 && commit.messages.count == 1)
    }

    @Test(arguments: [
        ("the same page in another feed", "http://www.agency.example.org/1?utm_source=x", Self.wire, true),
        ("the same page, shown in a few words", "https://agency.example.org/1", "A summit.", true),
        ("a page that tells something else", "https://agency.example.org/1", Self.other, false),
        ("a site's first page", "https://agency.example.org/", "A summit.", false),
        ("another page and another text", "https://agency.example.org/2", Self.other, false),
    ])
    func `a page is the same news in every feed`(_: String, url: String, body: String, isJoined: Bool) {
        let story = first(url: url.hasSuffix("org/") ? url : "https://agency.example.org/1")
        #expect(decide([candidate("1", body, url: url)], [story]).joined.isEmpty != isJoined)
    }

    @Test func `a sink to which only the copy leads is told, once`() {
        var toFile = Route(sinks: ["file"])
        toFile.feeds = ["paper"]
        let routes = [Route(sinks: ["desk"]), toFile]
        let commit = decide([candidate("1"), candidate("2")], [first()], routes: routes)
        #expect(commit.joined.count == 2)
        #expect(commit.deliveries.map(\.sink) == ["file"])
        #expect(commit.deliveries.map(\.alert) == ["alr_first"] && commit.deliveries[0].reason == .first)
    }

    @Test(arguments: [
        (KnownAlert.Telling.tooOld, 1), (.silenced, 1), (.inhibited, 1), (.told, 0), (.waiting, 0),
    ])
    func `a first that was held back hides no copy that is not`(telling: KnownAlert.Telling, messages: Int) {
        let commit = decide([candidate("1")], [first(sinks: ["desk": telling])])
        #expect(commit.messages.count == messages && commit.joined.count == 1)
    }

    /// The copy is of the feed `paper`, the first of `agency`.
    @Test(arguments: [("paper", 0), ("agency", 1)])
    func `a silence that covers the copy too keeps it quiet, without another row`(feed: String, messages: Int)
    {
        let silence = Silence(
            id: "sil_1",
            matchers: [Silence.Matcher(.feed, feed)],
            start: now - .seconds(60),
            end: now + .seconds(60),
            author: "desk",
            comment: "known"
        )
        let commit = decide([candidate("1")], [first(sinks: ["desk": .silenced])], silences: [silence])
        #expect(commit.messages.count == messages && commit.deliveries.count == messages)
    }

    @Test func `copies in a baseline join without a word`() {
        let commit = decide([candidate("1"), candidate("2")], [first(sinks: [:])], isBaseline: true)
        #expect(commit.joined.count == 2 && commit.messages.isEmpty)
    }

    // MARK: Edits of an article that joined

    private func edited(
        _ candidate: Candidate,
        joined: KnownStory,
        _ change: (inout KnownEdit) -> Void = { _ in }
    ) -> Commit {
        let article = KnownArticle(
            id: "art_copy",
            revision: 1,
            contentHash: "before",
            title: "headline 1",
            seen: now - .seconds(7200),
            lastSeen: now,
            alerts: [:]
        )
        let text = ArticleText(title: "headline 1", body: Self.wire)
        var edit = KnownEdit(text: text, joined: [rule.id: joined.alerts[0]])
        change(&edit)
        return decide([candidate], known: [candidate.key: article], edits: ["art_copy": edit])
    }

    @Test func `an edit that adds nothing stays joined, however old the alert is`() {
        let commit = edited(candidate("1", Self.wire + " edited"), joined: first(made: hour * -99))
        #expect(commit.joined.map(\.revision) == [2] && commit.alerts.isEmpty && commit.messages.isEmpty)
    }

    @Test func `an edit that adds a clause makes an alert of its own`() {
        let commit = edited(candidate("1", Self.other, terms: ["summit", "reject*"]), joined: first())
        #expect(commit.joined.isEmpty && commit.alerts.count == 1 && commit.messages.count == 1)
    }

    @Test func `an edit that the rule does not hold for is kept as such`() {
        let commit = edited(candidate("1", Self.other, terms: []), joined: first())
        #expect(commit.lapsedCopies == [LapsedCopy(alert: "alr_first", article: "art_copy")])
        #expect(commit.alerts.isEmpty && commit.lapsedAlerts.isEmpty && commit.messages.isEmpty)
    }

    /// A copy does not hold any more: how many did, whether the alert's own article does, and whether the alert lapses.
    @Test(arguments: [
        ("the last, after the first", 1, false, true), ("the last, and the first holds", 1, true, false),
        ("one of two, after the first", 2, false, false),
    ])
    func `an alert lapses with what held it last, and that is told`(
        name: String,
        copies: Int,
        isHeld: Bool,
        lapses: Bool
    ) throws {
        var story = first()
        story.alerts[0].alert.alsoInCount = copies
        story.alerts[0].isHeldByItsArticle = isHeld
        let commit = edited(candidate("1", Self.other, terms: []), joined: story)
        #expect(commit.lapsedCopies.count == 1 && commit.lapsedAlerts == (lapses ? ["alr_first"] : []))
        #expect(commit.messages.map(\.kind) == (lapses ? [.update] : []))
        let update = StableID.delivery(
            alert: "alr_first",
            sink: "desk",
            cause: .updateOfCopy("art_copy", 2)
        )
        #expect(commit.deliveries.map(\.id) == (lapses ? [update] : []))
    }

    @Test func `a copy that left before takes no other's place`() {
        var story = first()
        story.alerts[0].alert.alsoInCount = 1
        story.alerts[0].isHeldByItsArticle = false
        let commit = edited(candidate("1", Self.other, terms: []), joined: story) { $0.left = [rule.id] }
        #expect(commit.lapsedAlerts.isEmpty && commit.lapsedCopies.isEmpty && commit.messages.isEmpty)
    }

    @Test func `an alert whose article and last copy are edited in one document lapses once`() {
        var known = first().alerts[0]
        known.alert.alsoInCount = 1
        let edits: EditLookup = [
            "art_first": KnownEdit(alerts: [rule.id: known]),
            "art_copy": KnownEdit(joined: [rule.id: known]),
        ]
        let articles = ["art_first", "art_copy"]
            .map { id in
                KnownArticle(
                    id: ArticleID(id),
                    revision: 1,
                    contentHash: "before",
                    title: "Before",
                    seen: now,
                    lastSeen: now,
                    alerts: [:]
                )
            }
        let candidates = [candidate("1", Self.other, terms: []), candidate("2", Self.other, terms: [])]
        for order in [[0, 1], [1, 0]] {
            let pairs = zip(candidates, order).map { ($0.key, articles[$1]) }
            let lookup = KnownLookup(uniqueKeysWithValues: pairs)
            let commit = decide(candidates, known: lookup, edits: edits)
            #expect(commit.lapsedAlerts == ["alr_first"] && commit.messages.map(\.kind) == [.update])
        }
    }
}
