// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine

/// Reads an example of a rule.
struct ExampleReader {
    enum Key: String, SettingsKey {
        case title, lead, body, lang, source, url, feed, author, tags, expect
    }

    /// What an example expects of its rule.
    enum Expectation: String, CaseIterable {
        case match
        case noMatch = "no-match"
    }

    func example(_ value: Value) -> ExampleSource? {
        guard let fields = Fields<Key>(value, as: "an example"),
            let expected: Expectation = fields.required(.expect, in: "the example")?.choice()
        else { return nil }
        var example = ExampleSource(text: ArticleText(), expectsMatch: expected == .match)
        fields.set(&example.text.title, .title) { $0.text() }
        fields.set(&example.text.lead, .lead) { $0.text(severalLines: true, longest: 64 << 10) }
        fields.set(&example.text.body, .body) { $0.text(severalLines: true, longest: 64 << 10) }
        fields.set(&example.language, .lang, FeedReader.language)
        fields.set(&example.source, .source) { $0.text() }
        fields.set(&example.url, .url) { $0.text(longest: 2_000) }
        fields.set(&example.feed, .feed) { $0.identifier().map { FeedID($0) } }
        fields.set(&example.authors, .author) { $0.text().map { [$0] } }
        fields.set(&example.tags, .tags) { $0.list(of: "categories")?.compactMap { $0.text() } }
        if fields[.title] == nil, fields[.lead] == nil, fields[.body] == nil {
            value.fail("the example has no words", hint: "add `title: …`, `lead: …` or `body: …`")
        }
        return example
    }
}
