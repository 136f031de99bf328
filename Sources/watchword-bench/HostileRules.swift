// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel
import RuleEngine

/// Rules and articles made to hurt: time must grow with the article's length, no faster.
enum HostileRules {
    private static let cases: [(name: String, rules: [String], word: String)] = [
        ("every anchor present", (0..<100).map { "a NEAR/\($0 % 50 + 1) b" }, "a b"),
        (
            "all prefixes", (3...30).map { String(repeating: "a", count: $0) + "*" },
            String(repeating: "a", count: 30)
        ),
        ("an entity of 19,000", ["@huge NEAR/5 a", "COUNT(@huge) >= 1000"], "a w8999"),
        ("COUNT of NEAR", ["COUNT(a NEAR/3 a NEAR/3 b) >= 1000", "a NEAR/1000 a NEAR/1000 a"], "a"),
        ("gaps", ["\"a … a … a … b\"", "a NOT NEAR/5 a", "a EXCEPT \"a a\""], "a"),
    ]

    private static let huge = EntitySource(name: "huge", aliases: (0..<19_000).map { "w\($0)" })

    static func measure() throws {
        for (name, rules, word) in cases {
            let sources = rules.enumerated().map { RuleSource(id: RuleID(rawValue: "rule-\($0)"), match: $1) }
            let compilation = RuleSet.compile(rules: sources, entities: [huge])
            guard let set = compilation.ruleSet else {
                throw ValidationError("\(name): \(compilation.diagnostics.first?.message ?? "")")
            }
            let times = [1, 2, 4].map { time(set, article(word, 4000 * $0)) }
            let text = times.map { String(format: "%.0f", $0) }.joined(separator: " ")
            print(
                name.padding(toLength: 22, withPad: " ", startingAt: 0) + text
                    + " µs at 4,000, 8,000, 16,000 words"
            )
        }
    }

    private static func article(_ word: String, _ count: Int) -> Article {
        let body = String(repeating: word + " ", count: count / word.split(separator: " ").count)
        return Article(
            id: "art_hostile",
            feed: "bench",
            text: ArticleText(body: body),
            language: "en",
            seen: Date(timeIntervalSince1970: 0)
        )
    }

    private static func time(_ set: RuleSet, _ article: Article) -> Double {
        var least = Double.infinity
        for _ in 0..<3 {
            let start = Processor.microseconds
            _ = set.matches(article)
            least = min(least, Processor.microseconds - start)
        }
        return least
    }
}
