// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine
import Testing

@Suite struct EvidenceTests {
    @Test func `evidence tells field, bytes, words, term and alias`() throws {
        let set = try ruleSet("@dprk AND missile* NEAR/5 launch")
        let article = article("Ünter uns: Missiles for launch.", title: "North Korea’s plan")
        let match = try #require(set.matches(article).first)
        #expect(
            match.evidence == [
                Evidence(
                    field: .title,
                    start: 0,
                    end: 11,
                    text: "North Korea",
                    term: "@dprk",
                    alias: "North Korea*",
                    snippet: "[North Korea]’s plan"
                ),
                Evidence(
                    field: .body,
                    start: 12,
                    end: 20,
                    text: "Missiles",
                    term: "missile*",
                    snippet: "Ünter uns: [Missiles] for [launch]."
                ),
                Evidence(
                    field: .body,
                    start: 25,
                    end: 31,
                    text: "launch",
                    term: "launch",
                    snippet: "Ünter uns: [Missiles] for [launch]."
                ),
            ]
        )
    }

    @Test func `evidence is bounded, and every term keeps a place`() throws {
        let body = String(repeating: "common ", count: 500) + "rare"
        let evidence = try #require(try ruleSet("common AND rare").matches(article(body)).first?.evidence)
        #expect(evidence.count == 20)
        #expect(evidence.last?.term == "rare")
    }

    @Test func `a snippet is cut between words`() throws {
        let body = String(repeating: "word ", count: 40) + "missile" + String(repeating: " word", count: 40)
        let evidence = try #require(try ruleSet("missile").matches(article(body)).first?.evidence.first)
        #expect(evidence.snippet.hasPrefix("…word word"))
        #expect(evidence.snippet.hasSuffix("word word…"))
        #expect(evidence.snippet.count <= 60 + 60 + 11)
    }

    @Test func `a Japanese snippet is cut between characters`() throws {
        let body = String(repeating: "日本の首相は", count: 40) + "拉致" + String(repeating: "問題を提起した", count: 40)
        let evidence = try #require(try ruleSet("拉致").matches(article(body)).first?.evidence.first)
        #expect(evidence.text == "拉致")
        #expect(evidence.snippet.count == 60 + 60 + 6)
        #expect(Array(body.utf8)[evidence.start..<evidence.end].elementsEqual("拉致".utf8))
    }

    @Test func `of a clump only its own words are evidence`() throws {
        let set = try ruleSet("missile NEAR/1 test")
        let evidence = try #require(set.matches(article("test one two three missile test")).first?.evidence)
        #expect(evidence.map(\.start) == [19, 27])
    }

    @Test func `a match is explained by what held`() throws {
        let set = try ruleSet("(missile OR rocket) AND launch NOT parade")
        let explanation = try #require(set.explain(rule: "rule", article: article("a rocket launch")))
        #expect(explanation.matched)
        #expect(explanation.root.children.map(\.text) == ["(missile OR rocket)", "launch"])
        #expect(explanation.root.children[0].children.map(\.text) == ["rocket"])
    }

    @Test(arguments: [
        ("missile AND launch", "a missile", "launch", "not found"),
        ("missile NEAR/2 launch", "missile a b c d launch", "missile NEAR/2 launch", "distance 4, allowed 2"),
        ("missile NEAR/S launch", "A missile. A launch.", "missile NEAR/S launch", "not in one sentence"),
        ("missile AND @dprk", "a missile", "@dprk", "not found"),
        ("missile AND COUNT(test) >= 2", "missile test", "COUNT(test) >= 2", "count 1 of 2"),
        ("missile AND words:>=9", "a missile", "words:>=9", "the article has 2 words"),
        ("missile AND lang:ja", "the missile was in the air", "lang:ja", "the language is en"),
        ("missile NOT test", "missile test", "NOT test", "it is there"),
        ("missile AND 2 OF (a, b, c)", "missile a", "2 OF (a, b, c)", "1 of 2 hold"),
    ])
    func `what failed is explained`(match: String, body: String, clause: String, note: String) throws {
        let explanation = try #require(try ruleSet(match).explain(rule: "rule", article: article(body)))
        #expect(!explanation.matched)
        let failed = explanation.root.note == nil ? explanation.root.children.first : explanation.root
        #expect(failed?.text == clause)
        #expect(failed?.note == note)
    }

    @Test func `a revision is a hash of the meaning`() throws {
        func revision(_ match: String, _ entity: EntitySource = dprk, title: String = "") throws -> String {
            let rule = RuleSource(id: "rule", title: title, match: match)
            return try #require(RuleSet.compile(rules: [rule], entities: [entity]).ruleSet).rules[0].revision
        }
        let first = try revision("@dprk AND Missile")
        #expect(first.count == 15)
        #expect(try revision("  @dprk # x\n AND (missile)", title: "Other") == first)
        #expect(try revision("@dprk OR missile") != first)
        #expect(try revision("@dprk AND =Missile") != first)
        var changed = dprk
        changed.aliases.append("Nordkorea")
        #expect(try revision("@dprk AND missile", changed) != first)
        changed = dprk
        changed.title = "The North"
        #expect(try revision("@dprk AND missile", changed) == first)
    }

    @Test func `an example that fails is an error that tells why`() {
        let rule = RuleSource(
            id: "rule",
            match: "@dprk AND missile",
            examples: [
                ExampleSource(text: ArticleText(title: "North Korea fires a missile"), expectsMatch: true),
                ExampleSource(text: ArticleText(title: "North Korea fires a rocket"), expectsMatch: true),
                ExampleSource(text: ArticleText(title: "Pyongyang missile"), expectsMatch: false),
            ]
        )
        let compilation = RuleSet.compile(rules: [rule], entities: [dprk])
        #expect(compilation.ruleSet == nil)
        #expect(
            compilation.diagnostics.map(\.subject) == [
                .rule("rule", .example(1)), .rule("rule", .example(2)),
            ]
        )
        #expect(
            compilation.diagnostics.map(\.message) == [
                "The rule does not match this example, and should: missile: not found.",
                "The rule matches this example, and should not: it found \"Pyongyang\" (@dprk), \"missile\" (missile).",
            ]
        )
    }
}
