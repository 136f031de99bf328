// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Documents of generated articles, decided upon already: what the writer hands to the store.
struct StoreCorpus {
    /// When the first document is read.
    static let start = Date(timeIntervalSince1970: 1_795_420_800)
    private static let vocabularySize = 25_000
    private static let letters = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    private var random: SplitMix
    private let words: [String]
    private let cumulative: [Double]
    private var made = 0

    init(seed: UInt64) {
        var random = SplitMix(state: seed)
        words = (0..<Self.vocabularySize)
            .map { rank in
                let length = 2 + Int.random(in: 0...3, using: &random) + (rank > 200 ? 3 : 0)
                return Self.text(length, 26, &random)
            }
        var sum = 0.0
        cumulative = words.indices.map { rank in
            sum += 1 / (Double(rank) + 2.7)
            return sum
        }
        self.random = random
    }

    /// A word that is the more common the smaller its rank.
    func word(_ rank: Int) -> String { words[rank] }

    /// A feed's document with new articles of about 200 words and three keys each.
    ///
    /// - Parameter matching: of this many articles, one makes an alert with a message.
    mutating func document(_ feed: Int, articles: Int, at now: Date, matching: Int) -> Commit {
        let id = Self.feed(feed)
        var state = FeedState(feed: id, url: "https://outlet-\(feed).example.org/feed.xml")
        state.validators = Validators(etag: "\"\(made)\"", lastModified: "Mon, 23 Nov 2026 08:00:00 GMT")
        state.bodyHash = hexadecimal()
        state.documentTitle = "Outlet \(feed)"
        state.baseline = Self.start
        state.lastPoll = now
        state.lastSuccess = now
        state.nextPoll = now + .seconds(900)
        state.nextPollReason = "every 15 minutes"
        state.entryCount = articles
        var commit = Commit(feedState: state)
        commit.decided = now
        for _ in 0..<articles {
            let change = article(id, feed, now)
            commit.articles.append(change)
            if made.isMultiple(of: matching) { raise(change.article, now, &commit) }
        }
        return commit
    }

    static func feed(_ number: Int) -> FeedID { FeedID("outlet-\(number)") }

    private mutating func article(_ feed: FeedID, _ number: Int, _ now: Date) -> ArticleChange {
        made += 1
        let host = "https://outlet-\(number).example.org"
        let link = "\(host)/2026/11/23/\(slug(4))-\(made)"
        let text = ArticleText(
            title: sentence(10),
            lead: sentence(15) + " " + sentence(15),
            body: (0..<4).map { _ in sentence(20) + " " + sentence(20) }.joined(separator: "\n\n")
        )
        let article = Article(
            id: ArticleID("art_" + Self.text(26, 32, &random)),
            feed: feed,
            feedTitle: "Outlet \(number)",
            feedTags: ["world"],
            text: text,
            url: link,
            authors: ["A. Writer"],
            tags: ["Politics"],
            language: "en",
            published: now - .seconds(Int.random(in: 60...7200, using: &random)),
            seen: now
        )
        return ArticleChange(
            action: .insert,
            article: article,
            keys: [
                EntryKey(kind: .id, value: "\(host)/?p=\(made)"), EntryKey(kind: .alias, value: link),
                EntryKey(kind: .alias, value: "\(host)/amp/\(made)"),
            ],
            contentHash: hexadecimal(),
            searchText: ArticleText(title: fold(text.title), lead: fold(text.lead), body: fold(text.body))
        )
    }

    private mutating func raise(_ article: Article, _ now: Date, _ commit: inout Commit) {
        let number = Int.random(in: 0..<40, using: &random)
        let alert = Alert(
            id: AlertID("alr_" + Self.text(26, 32, &random)),
            created: now,
            updated: now,
            rule: Alert.Rule(
                id: RuleID("rule-\(number)"),
                title: "Rule \(number)",
                revision: "r1",
                topics: ["topic-\(number % 7)"],
                priority: Priority.allCases[number % 4]
            ),
            article: Alert.Subject(
                id: article.id,
                revision: 1,
                title: article.text.title,
                feed: article.feed,
                seen: now
            ),
            evidence: (0..<2)
                .map { start in
                    Evidence(field: .body, start: start, end: 9, text: "x", term: "@x", snippet: sentence(12))
                }
        )
        let message = MessageID("msg_" + Self.text(26, 32, &random))
        commit.alerts.append(alert)
        commit.messages.append(
            Message(id: message, sink: "desk", kind: .alert, created: now, nextAttempt: now)
        )
        commit.deliveries.append(
            Delivery(
                id: DeliveryID("dlv_" + Self.text(26, 32, &random)),
                alert: alert.id,
                sink: "desk",
                reason: .first,
                message: message,
                created: now
            )
        )
    }

    // MARK: Words

    private mutating func sentence(_ count: Int) -> String {
        var parts = (0..<count).map { _ in words[rank()] }
        parts[0] = parts[0].capitalized
        return parts.joined(separator: " ") + "."
    }

    private mutating func slug(_ count: Int) -> String {
        (0..<count).map { _ in words[rank()] }.joined(separator: "-")
    }

    private func fold(_ text: String) -> String {
        let lower = text.utf8.lazy.map { $0 == 0x0a ? 0x20 : $0 | 0x20 }
        return String(decoding: lower.filter { $0 != 0x2e }, as: UTF8.self)
    }

    private mutating func rank() -> Int {
        let wanted = Double.random(in: 0..<cumulative[cumulative.count - 1], using: &random)
        var low = 0
        var high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] <= wanted { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func hexadecimal() -> String {
        (0..<4).map { _ in String(random.next() | 1 << 63, radix: 16) }.joined()
    }

    private static func text(_ count: Int, _ alphabet: Int, _ random: inout SplitMix) -> String {
        String(
            decoding: (0..<count).map { _ in letters[Int.random(in: 0..<alphabet, using: &random)] },
            as: UTF8.self
        )
    }
}
