// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import RuleEngine
import Testing

/// An expression, an article, the smallest clauses that failed, and whether it is a near miss.
struct FailureRow: Sendable, CustomTestStringConvertible {
    let match: String
    let body: String
    let failures: [String]
    let isNear: Bool

    init(_ match: String, _ body: String, _ failures: [String], near: Bool) {
        self.match = match
        self.body = body
        self.failures = failures
        isNear = near
    }

    var testDescription: String { "\(match) on \(body)" }
}

@Suite struct `Why not` {
    @Test(arguments: [
        FailureRow("a AND b", "a", ["b: not found"], near: true),
        FailureRow("a AND b AND c", "a", ["b: not found", "c: not found"], near: false),
        FailureRow("a", "b", ["a: not found"], near: false),
        FailureRow("(a OR b) AND c", "c", ["(a OR b): not found"], near: true),
        FailureRow("(a AND b) OR (c AND d)", "a c", ["b: not found", "d: not found"], near: true),
        FailureRow("a AND @dprk", "a", ["@dprk: not found"], near: true),
        FailureRow(
            "a AND @dprk",
            "a North Korean restaurant",
            ["@dprk: masked by North Korean restaurant"],
            near: true
        ),
        FailureRow("a AND @dprk", "a man of the North", ["@dprk: only a weak alias: the North"], near: true),
        FailureRow("a NEAR/2 b", "a x x x b", ["a NEAR/2 b: distance 3, allowed 2"], near: true),
        FailureRow("a NEAR/2 b", "a x x x", ["b: not found"], near: true),
        FailureRow("a ONEAR/2 b", "b a", ["a ONEAR/2 b: in the other order"], near: true),
        FailureRow(
            "missile NEAR/S launch",
            "A missile. A launch.",
            ["missile NEAR/S launch: not in one sentence"],
            near: true
        ),
        FailureRow("a NEAR/P b", "An a.\n\nThe b.", ["a NEAR/P b: not in one paragraph"], near: true),
        FailureRow(
            "a NEAR/2 \"a b\"",
            "a b",
            ["a NEAR/2 \"a b\": never apart from one another in one field"],
            near: true
        ),
        FailureRow("a NOT NEAR/2 b", "a b", ["a NOT NEAR/2 b: everywhere with b"], near: true),
        FailureRow("a EXCEPT \"a b\"", "a b", ["a EXCEPT \"a b\": everywhere with \"a b\""], near: true),
        FailureRow("a NOT NEAR/2 b", "b", ["a: not found"], near: false),
        FailureRow("COUNT(a) >= 3", "a a", ["COUNT(a) >= 3: count 2 of 3"], near: true),
        FailureRow("a AND COUNT(b) < 2", "a b b", ["COUNT(b) < 2: count 2, fewer than 2 wanted"], near: true),
        FailureRow("2 OF (a, b, c)", "a", ["b: not found", "c: not found"], near: true),
        FailureRow("3 OF (a, b, c)", "a", ["b: not found", "c: not found"], near: false),
        FailureRow("title:a", "a", ["a: body only"], near: true),
        FailureRow("FIRST/2(a)", "x x a", ["a: behind the first 2 words"], near: true),
        FailureRow("a AND words:>=9", "a b", ["words:>=9: the article has 2 words"], near: true),
        FailureRow("a AND lang:ja", "a of the is", ["lang:ja: the language is en"], near: true),
        FailureRow(
            "a AND source:example.org",
            "a",
            ["source:example.org: the source is unknown"],
            near: true
        ),
        FailureRow("a NOT b", "a b", ["NOT b: it is there"], near: true),
        FailureRow("a AND /b+/", "a", ["/b+/: not found"], near: true),
        FailureRow("a AND title:/b+/", "a bb", ["/b+/: body only"], near: true),
        FailureRow("a AND ~meet", "a missile", ["~meet: not found"], near: true),
    ])
    func `names the smallest clauses that failed, and how close they came`(row: FailureRow) throws {
        let set = try ruleSet(row.match)
        let article = article(row.body)
        let explanation = try #require(set.explain(rule: "rule", article: article))
        #expect(!explanation.matched)
        #expect(explanation.failures.map { "\($0.text): \($0.note ?? "-")" } == row.failures)
        let miss = set.nearMiss(of: "rule", in: set.analysed(article))
        #expect((miss != nil) == row.isNear)
        #expect(set.nearMisses(in: set.analysed(article)) == [miss].compactMap { $0 })
    }

    @Test func `has figures for programs`() throws {
        let set = try ruleSet("a NEAR/10 b")
        let far = article("a" + String(repeating: " x", count: 14) + " b")
        let clause = try #require(set.nearMiss(of: "rule", in: set.analysed(far))?.clause)
        #expect(clause.shortfall == Shortfall(.distance, found: 14, needed: 10))
        let json = try JSONEncoder().encode(clause.shortfall)
        #expect(try JSONDecoder().decode(Shortfall.self, from: json) == clause.shortfall)
    }

    @Test func `a score tells its sum`() throws {
        let score = ScoreSource(
            threshold: 30,
            terms: [.init("missile", weight: 8), .init("parade", weight: 9)]
        )
        let rule = RuleSource(id: "hot", match: "@dprk", score: score)
        let set = try #require(RuleSet.compile(rules: [rule], entities: [dprk]).ruleSet)
        let analysis = set.analysed(article("Pyongyang: missile, missile, missile"))
        let miss = try #require(set.nearMiss(of: "hot", in: analysis))
        #expect(miss.clause.shortfall == Shortfall(.score, found: 24, needed: 30))
        #expect(miss.clause.shortfall?.text == "score 24 of 30")
        #expect(miss.clause.children.map(\.note) == ["3 × 8"])
        #expect(set.nearMiss(of: "hot", in: set.analysed(article("Pyongyang"))) == nil)
        #expect(set.nearMiss(of: "hot", in: set.analysed(article("missile missile missile"))) == nil)
    }

    @Test func `what matches is no near miss`() throws {
        let set = try ruleSet("a AND b")
        #expect(set.nearMisses(in: set.analysed(article("a b"))).isEmpty)
        #expect(set.nearMiss(of: "other", in: set.analysed(article("a"))) == nil)
        #expect(set.explain(rule: "rule", article: article("a b"))?.failures == [])
    }
}

@Suite struct `Forms of a pattern` {
    @Test(arguments: [
        ("abduct*", ["abducted 2", "abductor 1"]), ("~abduct", ["abducted 2"]), ("m?n", ["man 1", "men 1"]),
        ("~abduct OR m?n", ["abducted 2", "man 1", "men 1"]), ("\"he was abduct*\"", ["he was abducted 1"]),
        ("拉致*", ["拉致 1"]), ("missile", []),
    ])
    func `are the words found, the most frequent first`(pattern: String, expected: [String]) throws {
        let article = article(
            "He was abducted. The ABDUCTED man's abductor muscle; men. 拉致問題",
            language: "en"
        )
        let found = try WordForms(of: pattern).forms(in: Analysis(article))
        #expect(found.map { "\($0.text) \($0.count)" } == expected)
    }

    @Test func `of an entity tell the alias`() throws {
        let article = article(
            "North Korea’s men; North Koreans. N. Korea; a North Korean restaurant. The North"
        )
        let found = try WordForms(of: dprk).forms(in: Analysis(article))
        #expect(
            found == [
                .init(text: "n korea", alias: "N. Korea*", count: 1),
                .init(text: "north korea", alias: "North Korea*", count: 1),
                .init(text: "north koreans", alias: "North Korea*", count: 1),
                .init(text: "the north", alias: "the North", count: 1),
            ]
        )
    }

    @Test func `add up`() {
        let sum = WordForms.sum([
            [.init(text: "a", count: 1), .init(text: "b", count: 1)], [.init(text: "b", count: 2)],
        ])
        #expect(sum == [.init(text: "b", count: 3), .init(text: "a", count: 1)])
    }

    @Test func `are told of single words`() throws {
        let forms = try WordForms(of: "~abduct")
        #expect(forms.takes("abducting", language: "en") && !forms.takes("abductor", language: "en"))
    }

    @Test func `of a pattern that cannot be are an error`() {
        #expect(throws: RuleDiagnostic.self) { try WordForms(of: "a b") }
        #expect(throws: RuleDiagnostic.self) { try WordForms(of: "ab*") }
    }
}
