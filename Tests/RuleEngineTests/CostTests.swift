// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import Testing

@testable import RuleEngine

/// What rules cost, counted in the places that are written down, on rules and articles made to hurt.
@Suite struct CostTests {
    /// A rule, and the words of which the article is made.
    struct Hostile: Sendable, CustomTestStringConvertible {
        let match: String
        let words: String

        init(_ match: String, _ words: String = "a") {
            self.match = match
            self.words = words
        }

        var testDescription: String { String(match.prefix(60)) }
    }

    static let hostile = [
        Hostile("COUNT(a) >= 1000"),
        Hostile("COUNT(a NEAR/3 a NEAR/3 b) < 3 AND a"),
        Hostile("COUNT(a NEAR/3 a NEAR/3 b) >= 1000", "a b"),
        Hostile("a NEAR/1000 a NEAR/1000 a"),
        Hostile("(a NEAR/1000 b) NEAR/1000 (b NEAR/1000 a)", "a b"),
        Hostile("\"a … a … a … b\" AND a", "a b"),
        Hostile("a NOT NEAR/5 a"),
        Hostile("a EXCEPT \"a a\""),
        Hostile(
            (3...20).map { String(repeating: "a", count: $0) + "*" }.joined(separator: " OR "),
            "aaaaaaaaaaaaaaaaaaaa"
        ),
        Hostile("COUNT(@dprk) >= 1000", "North Korea"),
        Hostile("FIRST/1000(a NEAR/S b)", "a b"),
    ]

    @Test(arguments: hostile)
    func `twice the article costs at most twice as much`(hostile: Hostile) throws {
        let set = try ruleSet(hostile.match)
        let once = steps(set, hostile.words, count: 2000)
        let twice = steps(set, hostile.words, count: 4000)
        #expect(once > 0)
        #expect(twice <= 2 * once + 100, "\(once) steps, then \(twice)")
    }

    @Test func `a rule that hurts adds its own cost and no more`() throws {
        let others = (0..<50)
            .map {
                RuleSource(id: RuleID(rawValue: "other-\($0)"), match: "b NEAR/\($0 + 1) a NEAR/\($0 + 1) c")
            }
        let worst = RuleSource(id: "worst", match: "COUNT(a NEAR/1000 a NEAR/1000 b) >= 1000")
        func steps(_ rules: [RuleSource]) throws -> Int {
            let set = try #require(RuleSet.compile(rules: rules).ruleSet)
            return self.steps(set, "a b c", count: 1000)
        }
        #expect(try steps(others + [worst]) == steps(others) + steps([worst]))
    }

    @Test func `a rule is not looked at without its rarest word, however many others stand there`() throws {
        let rules = (0..<500)
            .map { RuleSource(id: RuleID(rawValue: "rule-\($0)"), match: "a AND b AND rare\($0)") }
        let set = try #require(RuleSet.compile(rules: rules).ruleSet)
        let text = String(repeating: "a b ", count: 1000) + "rare7"
        #expect(set.candidateCount(in: set.analysed(article(text))) <= 1)
    }

    private func steps(_ set: RuleSet, _ words: String, count: Int) -> Int {
        let text = String(repeating: words + " ", count: count)
        let evaluator = Evaluator(set.book, set.analysed(article(text, language: "en")))
        for rule in evaluator.candidates { _ = evaluator.holds(rule: rule) }
        return evaluator.steps + evaluator.lookedAt
    }
}
