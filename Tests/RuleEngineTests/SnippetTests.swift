// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine
import Testing

@Suite struct SnippetTests {
    private func snippets(_ match: String, _ body: String, title: String = "") throws -> [String] {
        let match = try #require(try ruleSet(match).matches(article(body, title: title)).first)
        return match.evidence.map(\.snippet)
    }

    @Test func `words of one stretch share a snippet`() throws {
        let body = "The agency says that Pyongyang is willing to hold a summit with Tokyo in autumn."
        let found = try snippets("@dprk AND willing AND summit AND @japan", body)
        let line =
            "The agency says that [Pyongyang] is [willing] to hold a [summit] with [Tokyo] in autumn."
        #expect(found == Array(repeating: line, count: 4))
    }

    @Test func `words far apart have snippets of their own, which do not overlap`() throws {
        let filler = String(repeating: "word ", count: 30)
        let found = try snippets("missile AND launch", "a missile \(filler)and a launch")
        #expect(found.count == 2)
        #expect(found[0].hasPrefix("a [missile] word"))
        #expect(found[0].hasSuffix("word…"))
        #expect(found[1].hasPrefix("…word"))
        #expect(found[1].hasSuffix("word and a [launch]"))
    }

    @Test(arguments: [
        ("\"North Korea\" AND North AND Korea", "[North Korea] said"),
        ("\"North Korea\" AND \"Korea said\"", "[North Korea said]"),
        ("North AND Korea", "[North] [Korea] said"),
    ])
    func `brackets never stand in brackets`(match: String, snippet: String) throws {
        #expect(Set(try snippets(match, "North Korea said")) == [snippet])
    }

    @Test func `a stretch stays in its field`() throws {
        let found = try snippets("missile AND launch", "the launch", title: "A missile")
        #expect(found == ["A [missile]", "the [launch]"])
    }

    @Test func `a long stretch is cut, and every word is in one of the lines`() throws {
        let found = try snippets("missile", String(repeating: "missile and some words between ", count: 30))
        #expect(found.count == 20)
        #expect(Set(found).count == 2)
        #expect(found.allSatisfy { $0.utf8.count < 700 })
        #expect(Set(found).reduce(0) { $0 + $1.split(separator: "[missile]").count } >= 20)
    }

    @Test(arguments: [
        ("\n\nmissile\ttest\n", " [missile] test "),
        ("a\r\n missile", "a  [missile]"),
    ])
    func `a snippet is one line`(body: String, snippet: String) throws {
        #expect(try snippets("missile", body) == [snippet])
    }

    @Test(arguments: ["é", "e\u{301}", "日", "👨‍👩‍👧", "\u{301}", "-"])
    func `a snippet is valid text wherever it is cut`(filler: String) throws {
        let body = String(repeating: filler, count: 200)
        let found = try snippets("missile", "\(body) missile \(body)")
        let snippet = try #require(found.first)
        #expect(snippet.contains("[missile]"))
        #expect(!snippet.unicodeScalars.contains("\u{fffd}"))
        #expect(snippet.unicodeScalars.count <= 60 + 60 + 11)
    }
}
