// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

@testable import RuleEngine

/// A rule and an article on which the engine and the oracle disagree, made as small as they still do.
struct ShrunkPair: CustomStringConvertible {
    private(set) var rule: String
    private(set) var texts: [[String]]
    /// What `$name` stands for.
    let others: [String: String]
    /// What the oracle does wrong on purpose, to see a pair that fails.
    var broken: Operator?

    init(rule: String, texts: [[String]], others: [String: String] = [:], broken: Operator? = nil) {
        self.others = others
        self.rule = rule
        self.texts = texts
        self.broken = broken
        while shrinkRule() || shrinkTexts() {}
    }

    var description: String {
        let expected = (try? expects(rule, texts)).map(String.init) ?? "nothing"
        let used = others.filter { rule.contains("$\($0.key)") }
        return "\(rule) on \(texts): expected \(expected)\(used.isEmpty ? "" : " with \(used)")"
    }

    /// How many terms the rule has left.
    var terms: Int { (try? Parser.parse(rule)).map(Self.terms) ?? 0 }

    // MARK: Smaller

    /// Puts one of its parts in the place of a clause, or takes an operand away.
    private mutating func shrinkRule() -> Bool {
        guard let clause = try? Parser.parse(rule) else { return false }
        for smaller in Self.smaller(clause, Array(rule.utf8)) where smaller.utf8.count < rule.utf8.count {
            guard disagree(smaller, texts) else { continue }
            rule = smaller
            return true
        }
        return false
    }

    /// Takes words away from the article.
    private mutating func shrinkTexts() -> Bool {
        for field in texts.indices {
            for word in texts[field].indices {
                var fewer = texts
                fewer[field].remove(at: word)
                guard disagree(rule, fewer) else { continue }
                texts = fewer
                return true
            }
        }
        return false
    }

    /// The rules in which one clause gave way to one of its parts.
    private static func smaller(_ clause: Clause, _ source: [UInt8]) -> [String] {
        let parts = parts(clause)
        let whole = parts.map { replaced(clause.range, by: $0.range, source) }
        return whole + parts.flatMap { smaller($0, source) }
    }

    private static func replaced(_ range: Range<Int>, by part: Range<Int>, _ source: [UInt8]) -> String {
        let bytes = source[..<range.lowerBound] + source[part] + source[range.upperBound...]
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func parts(_ clause: Clause) -> [Clause] {
        switch clause.kind {
        case .all(let operands): operands.map(\.clause)
        case .either(let clauses), .atLeast(_, let clauses), .near(_, let clauses): clauses
        case .notNear(_, let left, let right), .except(let left, let right): [left, right]
        case .field(_, let inner), .count(let inner, _, _), .first(_, let inner): [inner]
        default: []
        }
    }

    private static func terms(_ clause: Clause) -> Int {
        let parts = parts(clause)
        return parts.isEmpty ? 1 : parts.reduce(0) { $0 + terms($1) }
    }

    // MARK: Both answers

    private func expects(_ rule: String, _ texts: [[String]]) throws -> Bool {
        let rules = try others.mapValues { try Parser.parse($0) }
        return EvaluatorOracle(texts, entities: RandomRule.entities, rules: rules, broken: broken)
            .holds(try Parser.parse(rule))
    }

    private func disagree(_ rule: String, _ texts: [[String]]) -> Bool {
        guard let expected = try? expects(rule, texts),
            let set = RuleSet.compile(rules: sources(rule), entities: RandomRule.entities).ruleSet
        else { return false }
        return set.matches(Self.article(texts)).contains { $0.rule.id == "rule" } != expected
    }

    private func sources(_ rule: String) -> [RuleSource] {
        [RuleSource(id: "rule", match: rule)] + others.map { RuleSource(id: RuleID($0.key), match: $0.value) }
    }

    /// The article of some pieces: of title, lead and body, and then what `lang:`, `feed:` and `source:` ask for.
    static func article(_ texts: [[String]]) -> Article {
        let written = texts.prefix(3).map(OracleText.written)
        var article = RuleEngineTests.article(written[2], title: written[0], lead: written[1], language: "en")
        for trait in texts.dropFirst(3).joined() {
            let value = String(trait.drop { $0 != ":" }.dropFirst())
            if trait.hasPrefix("lang:") { article.language = value }
            if trait.hasPrefix("feed:") { article.feed = FeedID(value) }
            if trait.hasPrefix("source:") { article.url = "https://\(value)/1" }
        }
        return article
    }
}
