// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Tries a rule on its examples.
enum ExampleCheck {
    /// What went wrong with an example, and why; nil when it does what it should.
    static func failure(
        _ example: ExampleSource,
        rule index: Int,
        _ book: RuleBook
    ) -> (message: String, hint: String?)? {
        let evaluator = Evaluator(book, Analysis(article(example)))
        guard evaluator.holds(rule: index) != example.expectsMatch else { return nil }
        let explanation = Explainer(evaluator: evaluator, most: 3).explain(rule: index)
        let id = book.rules[index].id
        if example.expectsMatch {
            let reasons = explanation.failures.prefix(3)
                .map { "\($0.text): \($0.note ?? "does not hold")" }
                .joined(separator: "; ")
            return ("The rule does not match this example, and should: \(reasons).", hint(id))
        }
        let words = EvidenceCollector.evidence(rule: index, evaluator, most: 3)
            .map { "\"\($0.text)\" (\($0.term))" }
        let found = words.isEmpty ? "nothing has to be found for it" : words.joined(separator: ", ")
        return ("The rule matches this example, and should not: it found \(found).", hint(id))
    }

    private static func hint(_ id: RuleID) -> String {
        "Change the rule or the example; 'watchword rules explain \(id)' shows every clause."
    }

    private static func article(_ example: ExampleSource) -> Article {
        Article(
            id: "art_example",
            feed: example.feed ?? "example",
            text: example.text,
            url: example.url ?? example.source.map { "https://\($0)/" },
            authors: example.authors,
            outlet: example.source,
            tags: example.tags,
            language: example.language,
            seen: Date(timeIntervalSince1970: 0)
        )
    }
}
