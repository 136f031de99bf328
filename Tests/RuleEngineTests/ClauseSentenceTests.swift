// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import RuleEngine
import Testing

@Suite struct ClauseSentenceTests {
    private func explain(_ match: String, _ title: String, _ body: String = "") throws -> Explanation {
        let entities = [
            EntitySource(
                name: "kim",
                aliases: ["Kim Jong Un"],
                mask: ["Kim Jong Un Square"],
                weak: ["the leader"]
            )
        ]
        let rules = [RuleSource(id: "r", match: match)]
        let set = try #require(RuleSet.compile(rules: rules, entities: entities).ruleSet)
        let article = Article(
            id: "a",
            feed: "f",
            text: ArticleText(title: title, body: body),
            seen: .init(timeIntervalSince1970: 0)
        )
        return try #require(set.explain(rule: "r", article: article))
    }

    @Test(arguments: [
        ("@kim AND talks", "talks", ["missing entity @kim"]),
        ("@kim AND talks", "talks in Kim Jong Un Square", ["@kim: masked by Kim Jong Un Square"]),
        ("@kim AND talks", "talks of the leader", ["@kim: only a weak alias: the leader"]),
        ("talks AND offer*", "talks", ["missing: offer*"]),
        (
            "talks NEAR/2 offer*", "talks one two three offered",
            ["talks NEAR/2 offer*: distance 3, allowed 2"]
        ),
        ("talks AND NOT zebra", "talks of a zebra", ["NOT zebra, but there is \"zebra\" in the title"]),
        ("COUNT(zebra) >= 3 AND talks", "zebra zebra talks", ["COUNT(zebra) >= 3: count 2 of 3"]),
        ("a1 AND (b1 OR c1)", "nothing", ["missing: a1", "missing: (b1 OR c1)"]),
        ("(a1 AND b1 AND c1) OR (d1 AND e1)", "d1", ["missing: e1"]),
        ("title:zebra", "talks", ["missing: zebra"]),
        ("(zebra NOT NEAR/2 lion) AND talks", "talks", ["missing: zebra"]),
        (
            "(zebra EXCEPT \"zebra accord\") AND talks", "talks of the zebra accord",
            [
                "(zebra EXCEPT \"zebra accord\"): everywhere with \"zebra accord\""
            ]
        ),
    ])
    func `what failed is said as people say it`(match: String, title: String, sentences: [String]) throws {
        let explanation = try explain(match, title)
        #expect(!explanation.matched)
        #expect(explanation.lacking.map { $0.sentence() } == sentences)
    }

    @Test func `a rule that matches lacks nothing`() throws {
        #expect(try explain("talks", "talks").lacking.isEmpty)
    }

    @Test func `a long clause is named by its beginning`() throws {
        let words = (0..<60).map { "word\($0)" }.joined(separator: " OR ")
        let sentence = try #require(try explain("(\(words)) AND talks", "talks").lacking.first)
            .sentence(longest: 30)
        #expect(sentence.hasPrefix("missing: ") && sentence.hasSuffix("…") && sentence.count < 45)
    }

    @Test func `rules and entities know of each other`() throws {
        let entities = [
            EntitySource(name: "kim", aliases: ["Kim"]), EntitySource(name: "nobody", aliases: ["Nobody"]),
        ]
        let sources = [
            RuleSource(id: "a", match: "@kim AND talks"), RuleSource(id: "b", match: "talks"),
            RuleSource(id: "c", match: "\"@kim said\" OR @kim"),
        ]
        let set = try #require(RuleSet.compile(rules: sources, entities: entities).ruleSet)
        #expect(set.rulesByEntity() == ["kim": ["a", "c"]])
        #expect(set.entities(of: "a") == ["kim"] && set.entities(of: "b").isEmpty)
        let edited = try #require(
            set.replacing(rules: [RuleSource(id: "b", match: "@nobody AND @kim")], removing: ["a"]).ruleSet
        )
        #expect(edited.rulesByEntity() == ["kim": ["b", "c"], "nobody": ["b"]])
        #expect(edited.entities(of: "b") == ["kim", "nobody"])
    }
}
