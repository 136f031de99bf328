// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
import Foundation
import NewsModel

/// A directory that is gone when the test is.
final class TemporaryDirectory {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "watchword-store-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var database: String { path + "/" + AlertStore.fileName }

    func open(_ mode: AlertStore.Mode = .owner) throws -> AlertStore {
        try AlertStore.open(at: path, mode: mode)
    }
}

/// The way of a document, with rules that are words of the title.
struct NewsDesk {
    let store: AlertStore
    var rules: [RuleInfo] = []
    var routing = RoutingTable(routes: [Route(sinks: ["desk"])], sinks: ["desk"])

    static let start = Date(timeIntervalSince1970: 1_795_420_800)

    /// Takes in a document and answers what it came to.
    @discardableResult
    func take(
        _ entries: [Entry],
        from feed: FeedID = "agency",
        at now: Date = start,
        waitingForPages wait: Duration? = nil
    ) throws -> Commit {
        let feed = Feed(id: feed, url: URL(filePath: "/feed"))
        let candidates = candidates(entries, feed.id, now)
        return try store.write { transaction in
            let state = try transaction.feedState(feed.id) ?? FeedState(feed: feed.id, url: "file:///feed")
            let keys = candidates.flatMap { [$0.key] + $0.aliases }
            let known = try transaction.known(keys: keys, in: feed.id)
            var commit = IngestDecision.decide(
                candidates: candidates,
                known: known,
                edits: try transaction.reading.edits(of: Set(known.values.map(\.id))),
                feed: feed,
                feedState: state,
                routing: routing,
                now: now
            )
            if let wait { commit.waitForPages(wait) }
            try transaction.apply(commit)
            return commit
        }
    }

    private func candidates(_ entries: [Entry], _ feed: FeedID, _ now: Date) -> [Candidate] {
        zip(entries, EntryIdentity.keys(for: entries, in: feed))
            .map { entry, identity in
                Candidate(
                    key: identity.key,
                    aliases: identity.aliases,
                    article: Article(
                        id: "",
                        feed: feed,
                        feedTitle: "The agency",
                        feedTags: ["japan"],
                        text: entry.text,
                        url: entry.link,
                        authors: entry.authors,
                        tags: entry.categories,
                        language: "en",
                        published: entry.published,
                        seen: now
                    ),
                    contentHash: ContentHash.of(entry.text, link: entry.link),
                    searchText: entry.text,
                    matches: matches(entry.text)
                )
            }
    }

    /// A rule holds when its id is a word of the title.
    private func matches(_ text: ArticleText) -> [Match] {
        let words = Set(text.title.lowercased().split(separator: " ").map(String.init))
        return rules.filter { words.contains($0.id.rawValue) }
            .map { rule in
                let evidence = Evidence(
                    field: .title,
                    start: 0,
                    end: 1,
                    text: text.title,
                    term: "x",
                    snippet: "[x]"
                )
                return Match(rule: rule, evidence: [evidence])
            }
    }
}

extension Commit {
    /// The pages of new articles are to be fetched.
    fileprivate mutating func waitForPages(_ wait: Duration) {
        guard let decided else { return }
        pageFetches = articles.filter { $0.action == .insert }
            .map { change in
                PageFetch(
                    article: change.article.id,
                    feed: change.article.feed,
                    url: change.article.url ?? "",
                    created: decided,
                    deadline: decided + wait
                )
            }
    }
}

extension Entry {
    init(
        _ id: String?,
        _ link: String?,
        _ title: String,
        body: String = "",
        date: Date? = nil,
        aliases: [String] = []
    ) {
        self.init(
            id: id,
            link: link,
            aliases: aliases,
            text: ArticleText(title: title, body: body),
            published: date
        )
    }
}

func rule(_ id: RuleID, topics: [String] = [], priority: Priority = .normal) -> RuleInfo {
    RuleInfo(id: id, title: "Rule \(id)", revision: "r1", topics: topics, priority: priority)
}
