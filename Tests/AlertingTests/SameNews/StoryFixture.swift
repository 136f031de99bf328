// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import RuleEngine
import Testing

/// A set of stories in the shapes that agencies and their clients have, from a file of `Fixtures/stories`.
struct StoryFixture: Sendable, CustomTestStringConvertible {
    /// One story of the set.
    struct Part: Sendable {
        /// Whether it carries an earlier one once more.
        let isCopy: Bool
        /// Whether it comes from the feed of the one before.
        let isOfSameFeed: Bool
        let text: ArticleText
    }

    let name: String
    let parts: [Part]

    var testDescription: String { name }

    /// Every file of the folder: one more file is one more test.
    static let all: [StoryFixture] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Fixtures/stories")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.sorted()
            .map { StoryFixture(name: $0, text: (try? text(folder.appending(path: $0))) ?? "") }
    }()

    private static func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

    /// A part begins with `== first | Headline`, `== copy | …` or `== other | …`, with `, same feed` behind that where it
    /// comes from the feed of the one before; a paragraph that begins with
    /// `lead: ` is the feed's summary.
    init(name: String, text: String) {
        self.name = name
        parts = text.components(separatedBy: "\n== ").dropFirst()
            .map { part in
                let lines = part.components(separatedBy: "\n\n")
                let heading = lines[0].components(separatedBy: " | ")
                let paragraphs = lines.dropFirst().map { $0.trimmingCharacters(in: .newlines) }
                let leads = paragraphs.filter { $0.hasPrefix("lead: ") }
                let article = ArticleText(
                    title: heading.dropFirst().joined(separator: " | "),
                    lead: leads.map { String($0.dropFirst(6)) }.joined(separator: "\n\n"),
                    body: paragraphs.filter { !leads.contains($0) }.joined(separator: "\n\n")
                )
                return Part(
                    isCopy: heading[0].hasPrefix("copy"),
                    isOfSameFeed: heading[0].hasSuffix("same feed"),
                    text: article
                )
            }
    }
}

/// A store in miniature: articles that a rule holds for come in one after the other, each from a feed of its own.
struct StoryTable {
    private(set) var stories: [KnownStory] = []
    private var index = StoryIndex()
    private let now = Date(timeIntervalSince1970: 1_795_420_800)
    private let rule = RuleInfo(id: "watch", title: "A rule", revision: "r1")

    /// Takes an article in; answers the place of the alert's article that it joins, nil when it makes an alert.
    ///
    /// - Parameter terms: the clauses that it matches by.
    mutating func take(
        _ text: ArticleText,
        isOfSameFeed: Bool = false,
        terms: [String] = ["@japan"]
    ) -> AlertID? {
        let number = stories.count
        let article = Article(
            id: "",
            feed: isOfSameFeed ? stories[number - 1].feed : FeedID("feed-\(number)"),
            text: text,
            url: "https://outlet-\(number).example.org/story",
            seen: now
        )
        let folded = Analysis(article).searchText
        let story = StoryText(folded: folded)
        let evidence = terms.map {
            Evidence(field: .body, start: 0, end: 1, text: $0, term: $0, snippet: $0)
        }
        let key = EntryKey(kind: .id, value: "1")
        let candidate = Candidate(
            key: key,
            aliases: [],
            article: article,
            contentHash: "\(number)",
            searchText: folded,
            matches: [Match(rule: rule, evidence: evidence)],
            story: story
        )
        let keys = StoryKeys.keys(of: story, url: article.url)
        let found = index.articles(sharing: keys, since: .distantPast, limit: 8).map { stories[Int($0)] }
        let commit = decide(candidate, found)
        remember(commit, folded)
        return commit.joined.first?.alert
    }

    private func decide(_ candidate: Candidate, _ stories: [KnownStory]) -> Commit {
        var state = FeedState(feed: candidate.article.feed, url: "https://example.org/feed")
        state.baseline = .distantPast
        return IngestDecision.decide(
            candidates: [candidate],
            known: [:],
            stories: [candidate.key: stories],
            feed: Feed(id: candidate.article.feed, url: URL(filePath: "/feed")),
            feedState: state,
            routing: RoutingTable(routes: [Route(sinks: ["desk"])], sinks: ["desk"]),
            now: now
        )
    }

    private mutating func remember(_ commit: Commit, _ folded: ArticleText) {
        let article = commit.articles[0].article
        let first = stories.flatMap(\.alerts).first { $0.alert.id == commit.joined.first?.alert }
        let alert = commit.alerts.first.map { KnownAlert(alert: $0, sinks: ["desk": .told]) } ?? first
        index.add(Int64(stories.count), keys: commit.fingerprints.first?.keys ?? [], seen: now)
        stories.append(
            KnownStory(
                article: article.id,
                feed: article.feed,
                title: article.text.title,
                url: article.url,
                text: folded,
                alerts: alert.map { [$0] } ?? []
            )
        )
    }
}
