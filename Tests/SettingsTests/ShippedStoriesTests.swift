// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import RuleEngine
import Settings
import Testing

/// The shipped rules on headlines in eight languages: of each file every line is a story, and names the rules that
/// find it, no other.
@Suite struct `The shipped rules` {
    static let languages = ["ar", "de", "en", "fr", "ja", "ko", "ru", "zh"]
    /// Strong words have examples of their own.
    private static let others: Set<RuleID> = ["japan-north-korea-tension"]
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/rules")

    @Test(arguments: languages)
    func `find the stories that they should, and no other, in`(language: String) throws {
        let ruleSet = try #require(ShippedRulesTests.ruleSet)
        let file = Self.folder.appending(path: "stories/\(language).txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let stories = lines.filter { !$0.hasPrefix("#") }
        #expect(stories.count >= (["en", "ja", "ko", "zh"].contains(language) ? 75 : 15))
        for story in stories {
            let parts = story.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            try #require(parts.count == 3, "\(story)")
            // Feeds often do not say their language.
            for stated in [language, nil] {
                let text = ArticleText(title: parts[1], lead: parts[2])
                expect(parts[0], of: article(text, stated), ruleSet)
            }
        }
    }

    /// Whole articles about the neighbours of the topics: what stands in their background must not count.
    @Test(
        arguments: try FileManager.default.contentsOfDirectory(
            atPath: folder.appending(path: "articles").path
        )
    )
    func `tell what an article is about from its background`(name: String) throws {
        let ruleSet = try #require(ShippedRulesTests.ruleSet)
        let file = Self.folder.appending(path: "articles/\(name)")
        let parts = try String(contentsOf: file, encoding: .utf8)
            .split(separator: "\n", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
        try #require(parts.count == 5 && parts[3].isEmpty, "rules, language, headline, blank line, body")
        let lead = parts[4].components(separatedBy: "\n\n")[0]
        for stated in [parts[1], nil] {
            let body = ArticleText(title: parts[2], body: parts[4])
            expect(parts[0], of: article(body, stated), ruleSet)
            let both = ArticleText(title: parts[2], lead: lead, body: parts[4])
            expect(parts[0], of: article(both, stated), ruleSet)
        }
    }

    private func expect(_ rules: String, of article: Article, _ ruleSet: RuleSet) {
        let expected = rules == "-" ? [] : rules.components(separatedBy: ", ")
        let found = ruleSet.matches(article).filter { !Self.others.contains($0.rule.id) }
        let why = found.map { "\($0.rule.id): \($0.evidence.map(\.text))" }
        #expect(Set(found.map(\.rule.id.rawValue)) == Set(expected), "\(article.text.title) \(why)")
    }

    private func article(_ text: ArticleText, _ language: String?) -> Article {
        Article(
            id: "art_story",
            feed: "story",
            text: text,
            language: language,
            seen: Date(timeIntervalSince1970: 1_700_000_000)
        )
    }
}
