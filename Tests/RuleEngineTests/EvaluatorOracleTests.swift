// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import Testing

@testable import RuleEngine

/// Random small rules on random small articles: the engine against `EvaluatorOracle`.
@Suite struct EvaluatorOracleTests {
    /// Rules that are matched at once, as a set: so that words are shared, and filing and guards are tried too.
    private static let rulesPerSet = 25
    private static let articlesPerSet = 20

    @Test(arguments: 0..<40)
    func `the engine finds what a plain evaluator finds`(seed: UInt64) throws {
        var random = Seeded(state: seed &* 7919 &+ 17)
        let rules = (0..<Self.rulesPerSet).map { _ in RandomRule.query(&random, depth: 3) }
        let set = try Self.compile(rules)
        let clauses = try rules.map { try Parser.parse($0) }
        var matching = 0
        for _ in 0..<Self.articlesPerSet {
            let texts = RandomRule.article(&random)
            let found = Set(set.matches(Self.article(texts)).map(\.rule.id))
            let oracle = EvaluatorOracle(title: texts[0], lead: texts[1], body: texts[2])
            for (index, rule) in rules.enumerated() {
                let expected = oracle.holds(clauses[index])
                matching += expected ? 1 : 0
                if found.contains(Self.id(index)) != expected {
                    let (rule, texts) = Self.smallest(rule, texts)
                    Issue.record("\(rule) on \(texts): expected \(try Self.expects(rule, texts))")
                    return
                }
            }
        }
        // Over all seeds two in five match.
        #expect(matching * 5 >= Self.rulesPerSet * Self.articlesPerSet, "too few match to say much")
    }

    private static func id(_ index: Int) -> RuleID { RuleID(rawValue: "rule-\(index)") }

    private static func compile(_ rules: [String]) throws -> RuleSet {
        let sources = rules.enumerated().map { RuleSource(id: id($0), match: $1) }
        let compilation = RuleSet.compile(rules: sources)
        return try #require(compilation.ruleSet, "\(compilation.diagnostics.first?.message ?? "") \(rules)")
    }

    private static func article(_ texts: [[String]]) -> Article {
        let joined = texts.map { $0.joined(separator: " ") }
        return RuleEngineTests.article(joined[2], title: joined[0], lead: joined[1], language: "en")
    }

    private static func expects(_ rule: String, _ texts: [[String]]) throws -> Bool {
        EvaluatorOracle(title: texts[0], lead: texts[1], body: texts[2]).holds(try Parser.parse(rule))
    }

    /// Takes words away from an article as long as the two disagree.
    private static func smallest(_ rule: String, _ texts: [[String]]) -> (String, [[String]]) {
        var texts = texts
        var isSmaller = true
        while isSmaller {
            isSmaller = false
            for field in texts.indices {
                for word in texts[field].indices.reversed() {
                    var fewer = texts
                    fewer[field].remove(at: word)
                    guard disagree(rule, fewer) else { continue }
                    texts = fewer
                    isSmaller = true
                }
            }
        }
        return (rule, texts)
    }

    private static func disagree(_ rule: String, _ texts: [[String]]) -> Bool {
        guard let set = try? compile([rule]), let expected = try? expects(rule, texts) else { return false }
        return set.matches(article(texts)).isEmpty == expected
    }
}

/// Rules and articles of few words, so that they meet often.
enum RandomRule {
    private static let words = ["alpha", "alpine", "beta", "gamma", "delta", "of"]

    /// An expression that the language takes anywhere but inside proximity.
    static func query(_ random: inout Seeded, depth: Int) -> String {
        guard depth > 0 else { return positional(&random) }
        func part(_ random: inout Seeded) -> String { query(&random, depth: depth - 1) }
        switch Int.random(in: 0..<12, using: &random) {
        case 0, 1: return "(\(part(&random)) AND \(part(&random)))"
        case 2, 3: return "(\(part(&random)) OR \(part(&random)) OR \(part(&random)))"
        case 4: return "(\(part(&random)) NOT \(part(&random)))"
        case 5: return "2 OF (\(part(&random)), \(part(&random)), \(part(&random)))"
        case 6:
            return "COUNT(\(simple(&random, depth: 2))) >= \(Int.random(in: 1...3, using: &random))"
        case 7:
            let field = ["title", "lead", "body"].randomElement(using: &random) ?? "title"
            return "\(field):(\(fieldless(&random)))"
        case 8: return "FIRST/\(Int.random(in: 2...6, using: &random))(\(fieldless(&random)))"
        case 9:
            let bound = Int.random(in: 1...3, using: &random)
            return "(\(part(&random)) AND COUNT(\(simple(&random, depth: 1))) < \(bound))"
        default: return positional(&random)
        }
    }

    private static func fieldless(_ random: inout Seeded) -> String {
        let (left, right) = (positional(&random), positional(&random))
        return ["\(left) OR \(right)", "\(left) NOT \(right)", "\(left) AND \(right)", left]
            .randomElement(using: &random) ?? left
    }

    /// An expression that stands somewhere.
    ///
    /// A clump is not an operand of another clump, nor counted: which of several clumps that share words is meant
    /// there, the language does not say, and the engine takes the tightest that ends at each word.
    private static func positional(_ random: inout Seeded) -> String {
        let distance = Int.random(in: 0...4, using: &random)
        let parts = (0..<3).map { _ in simple(&random, depth: 1) }
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: return "(\(parts[0]) NEAR/\(distance) \(parts[1]))"
        case 2: return "(\(parts.joined(separator: " NEAR/\(distance) ")))"
        case 3: return "(\(parts[0]) ONEAR/\(distance) \(parts[1]))"
        default: return simple(&random, depth: 2)
        }
    }

    /// An expression that stands somewhere, and holds no clump.
    private static func simple(_ random: inout Seeded, depth: Int) -> String {
        guard depth > 0 else { return term(&random) }
        let (left, right) = (simple(&random, depth: depth - 1), simple(&random, depth: depth - 1))
        switch Int.random(in: 0..<8, using: &random) {
        case 0:
            let distance = Int.random(in: 0...2, using: &random)
            let name = Bool.random(using: &random) ? "NEAR" : "ONEAR"
            return "(\(left) NOT \(name)/\(distance) \(right))"
        case 1: return "(\(left) EXCEPT \(right))"
        case 2, 3: return "(\(left) OR \(right))"
        default: return term(&random)
        }
    }

    private static func term(_ random: inout Seeded) -> String {
        let (one, two) = (word(&random), word(&random))
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: return "\"\(one) \(two)\""
        case 2: return "alp*"
        case 3: return "gam*"
        default: return one
        }
    }

    private static func word(_ random: inout Seeded) -> String {
        words.randomElement(using: &random) ?? "alpha"
    }

    /// The words of title, lead and body.
    static func article(_ random: inout Seeded) -> [[String]] {
        [0...3, 0...5, 2...14]
            .map { counts in
                (0..<Int.random(in: counts, using: &random)).map { _ in word(&random) }
            }
    }
}
