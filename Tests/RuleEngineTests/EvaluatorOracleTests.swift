// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import Testing

@testable import RuleEngine

/// Random small rules on random small articles: the engine against `EvaluatorOracle`, 200,000 pairs.
@Suite struct EvaluatorOracleTests {
    /// Rules that are matched at once, as a set: so that words are shared, and filing and guards are tried too.
    private static let rulesPerSet = 40
    private static let articlesPerSet = 50
    private static let sets = 100

    /// What the pairs were like.
    private struct Tally: Sendable {
        var pairs = 0
        var matching = 0
        var failing: [Operator: Int] = [:]
        var holding: [Operator: Int] = [:]
        /// Operators that, broken on purpose, made a pair come out otherwise.
        var noticed: Set<Operator> = []
        var mistakes: [String] = []

        mutating func add(_ other: Tally) {
            pairs += other.pairs
            matching += other.matching
            failing.merge(other.failing, uniquingKeysWith: +)
            holding.merge(other.holding, uniquingKeysWith: +)
            noticed.formUnion(other.noticed)
            mistakes += other.mistakes
        }
    }

    @Test func `the engine finds what a plain evaluator finds, and each operator counts`() async throws {
        let tally = try await withThrowingTaskGroup(of: Tally.self) { group in
            for seed in 0..<Self.sets { group.addTask { try Self.tally(seed: UInt64(seed)) } }
            return try await group.reduce(into: Tally()) { $0.add($1) }
        }
        for mistake in tally.mistakes.prefix(3) { Issue.record("\(mistake)") }
        #expect(tally.pairs == 200_000)
        #expect(tally.matching * 4 >= tally.pairs, "a quarter should match: \(tally.matching)")
        for name in Operator.allCases {
            #expect(tally.holding[name] ?? 0 >= 1000, "\(name) in rules that match")
            #expect(tally.failing[name] ?? 0 >= 1000, "\(name) in rules that do not")
            #expect(tally.noticed.contains(name), "nothing would notice a broken \(name)")
        }
    }

    /// What is reported of a failing pair: nobody finds a mistake in forty words of rule and article.
    @Test(arguments: [Operator.near, .not, .count, .except, .first])
    func `a failing pair is shrunk, rule and article`(broken: Operator) throws {
        var random = Seeded(state: 4242)
        for _ in 0..<20_000 {
            let rule = "(\(RandomRule.query(&random, depth: 2)) AND \(RandomRule.query(&random, depth: 2)))"
            let texts = RandomRule.article(&random)
            let clause = try Parser.parse(rule)
            let oracle = EvaluatorOracle(texts, entities: RandomRule.entities)
            var wrong = oracle
            wrong.broken = broken
            guard oracle.holds(clause) != wrong.holds(clause) else { continue }
            let pair = ShrunkPair(rule: rule, texts: texts, broken: broken)
            #expect(pair.terms <= 2, "\(pair)")
            #expect(pair.texts.joined().count <= 6, "\(pair)")
            return
        }
        Issue.record("no pair notices a broken \(broken)")
    }

    private static func tally(seed: UInt64) throws -> Tally {
        var random = Seeded(state: seed &* 7919 &+ 17)
        let rules = (0..<rulesPerSet).map { RandomRule.rule(&random, number: $0) }
        let set = try compile(rules)
        let clauses = try rules.map { try Parser.parse($0) }
        let operators = clauses.map(RandomRule.operators)
        let others = Dictionary(uniqueKeysWithValues: (0..<RandomRule.referredTo).map { ("rule-\($0)", $0) })
        var tally = Tally()
        // What is broken is noticed soon, in some of the sets.
        let roundsBroken = seed % 2 == 0 ? 25 : 0
        for round in 0..<articlesPerSet {
            let texts = RandomRule.article(&random)
            let found = found(set, texts)
            let oracle = EvaluatorOracle(
                texts,
                entities: RandomRule.entities,
                rules: others.mapValues { clauses[$0] }
            )
            for index in rules.indices {
                let holds = found.contains(index)
                tally.pairs += 1
                tally.matching += holds ? 1 : 0
                if oracle.holds(clauses[index]) != holds, tally.mistakes.isEmpty {
                    let pair = ShrunkPair(
                        rule: rules[index],
                        texts: texts,
                        others: others.mapValues { rules[$0] }
                    )
                    tally.mistakes.append(pair.description)
                }
                for name in operators[index] {
                    if holds {
                        tally.holding[name, default: 0] += 1
                    } else {
                        tally.failing[name, default: 0] += 1
                    }
                    guard round < roundsBroken, !tally.noticed.contains(name) else { continue }
                    var broken = oracle
                    broken.broken = name
                    if broken.holds(clauses[index]) != holds { tally.noticed.insert(name) }
                }
            }
        }
        return tally
    }

    /// The rules that match, without their evidence, which takes longer than to find them.
    private static func found(_ set: RuleSet, _ texts: [[String]]) -> Set<Int> {
        let evaluator = Evaluator(set.book, set.analysed(ShrunkPair.article(texts)))
        return Set(evaluator.candidates.filter(evaluator.holds(rule:)))
    }

    private static func id(_ index: Int) -> RuleID { RuleID(rawValue: "rule-\(index)") }

    private static func compile(_ rules: [String]) throws -> RuleSet {
        let sources = rules.enumerated().map { RuleSource(id: id($0), match: $1) }
        let compilation = RuleSet.compile(rules: sources, entities: RandomRule.entities)
        return try #require(compilation.ruleSet, "\(compilation.diagnostics.first?.message ?? "") \(rules)")
    }
}
