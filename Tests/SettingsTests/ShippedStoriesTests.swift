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
    /// Missiles and strong words have examples of their own.
    private static let others: Set<RuleID> = ["missile-launch", "japan-north-korea-tension"]

    @Test(arguments: languages)
    func `find the stories that they should, and no other, in`(language: String) throws {
        let ruleSet = try #require(ShippedRulesTests.ruleSet)
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = folder.appending(path: "Fixtures/rules/stories/\(language).txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let stories = lines.filter { !$0.hasPrefix("#") }
        #expect(stories.count >= (["en", "ja", "ko", "zh"].contains(language) ? 30 : 6))
        for story in stories {
            let parts = story.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            try #require(parts.count == 3, "\(story)")
            let expected = parts[0] == "-" ? [] : parts[0].components(separatedBy: ", ")
            // Feeds often do not say their language.
            for stated in [language, nil] {
                let article = article(parts[1], parts[2], stated)
                let found = ruleSet.matches(article).filter { !Self.others.contains($0.rule.id) }
                let why = found.map { "\($0.rule.id): \($0.evidence.map(\.text))" }
                #expect(found.map(\.rule.id.rawValue) == expected, "\(story) \(why)")
            }
        }
    }

    private func article(_ title: String, _ lead: String, _ language: String?) -> Article {
        Article(
            id: "art_story",
            feed: "story",
            text: ArticleText(title: title, lead: lead),
            language: language,
            seen: Date(timeIntervalSince1970: 1_700_000_000)
        )
    }
}
