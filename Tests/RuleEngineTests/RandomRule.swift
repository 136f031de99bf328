// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

@testable import RuleEngine

/// Rules and articles of few words, so that they meet often.
enum RandomRule {
    private static let words = ["alpha", "alpine", "beta", "betas", "gamma", "of"]

    /// The entities that the rules name.
    static let entities = [
        EntitySource(
            name: "short",
            aliases: ["alpha", "alpha beta", "=Gamma of"],
            mask: ["alpha of", "of alpha alpha"],
            weak: ["betas", "beta gamma"]
        ),
        EntitySource(
            name: "long",
            aliases: ["=Beta", "of beta", "of beta gamma"],
            mask: ["beta of beta"],
            weak: ["of"]
        ),
    ]

    /// How many rules at the beginning of a set others may refer to.
    static let referredTo = 10

    /// A rule of a set, by its number: the first refer to none.
    static func rule(_ random: inout Seeded, number: Int) -> String {
        let plain = query(&random, depth: 2)
        guard number >= referredTo, Int.random(in: 0..<4, using: &random) == 0 else { return plain }
        let other = "$rule-\(Int.random(in: 0..<referredTo, using: &random))"
        return [
            "(\(plain)) AND \(other)", "(\(plain)) OR \(other)", "\(other) OR (\(plain))",
            "(\(plain)) NOT \(other)",
        ]
        .randomElement(using: &random) ?? other
    }

    /// An expression that the language takes anywhere but inside proximity.
    static func query(_ random: inout Seeded, depth: Int) -> String {
        guard depth > 0 else { return positional(&random) }
        func part(_ random: inout Seeded) -> String { query(&random, depth: depth - 1) }
        switch Int.random(in: 0..<20, using: &random) {
        case 18: return "(\(part(&random)) AND \(value(&random)))"
        case 19: return wide(&random, part(&random))
        case 0, 1: return "(\(part(&random)) AND \(part(&random)))"
        case 2, 15, 16, 17: return "(\(part(&random)) OR \(part(&random)) OR \(part(&random)))"
        case 3, 4: return "(\(part(&random)) NOT \(part(&random)))"
        case 5: return "2 OF (\(part(&random)), \(part(&random)), \(part(&random)))"
        case 6:
            let counted = Bool.random(using: &random) ? near(&random) : simple(&random, depth: 1)
            return "COUNT(\(counted)) >= \(Int.random(in: 1...3, using: &random))"
        case 7, 8:
            let field = ["title", "lead", "body"].randomElement(using: &random) ?? "title"
            return "\(field):(\(fieldless(&random)))"
        case 9: return "FIRST/\(Int.random(in: 1...5, using: &random))(\(fieldless(&random)))"
        case 10:
            let bound = Int.random(in: 1...3, using: &random)
            return "(\(part(&random)) AND COUNT(\(simple(&random, depth: 1))) < \(bound))"
        case 11:
            let comparison = Bool.random(using: &random) ? ">=" : "<"
            return "(\(part(&random)) AND words:\(comparison)\(Int.random(in: 5...12, using: &random)))"
        default: return positional(&random)
        }
    }

    private static let traits = [
        ["lang:en", "lang:ja"], ["feed:wire", "feed:desk"], ["source:a.example", "source:b.example"],
    ]

    private static func value(_ random: inout Seeded) -> String {
        traits.randomElement(using: &random)?.randomElement(using: &random) ?? "lang:en"
    }

    /// What finds more than words: any article, or a pattern.
    private static func wide(_ random: inout Seeded, _ part: String) -> String {
        let pattern =
            ["/[Aa]lp[^a]/", "/beta +of/i", "/Gam+a/", "/GAM+A/i", "/s of/", "/of [ab]\\w+a /"]
            .randomElement(using: &random) ?? "/a/"
        return [
            "(\(part) AND (ANY AND \(value(&random))))", "(\(part) OR \(pattern))",
            "(\(part) AND \(pattern))",
        ]
        .randomElement(using: &random) ?? part
    }

    private static func fieldless(_ random: inout Seeded) -> String {
        let (left, right) = (positional(&random), positional(&random))
        return ["\(left) OR \(right)", "\(left) NOT \(right)", "\(left) AND \(right)", left]
            .randomElement(using: &random) ?? left
    }

    /// An expression that stands somewhere.
    private static func positional(_ random: inout Seeded) -> String {
        Bool.random(using: &random) ? near(&random) : simple(&random, depth: 2)
    }

    /// Words close together; a clump may be an operand of another.
    private static func near(_ random: inout Seeded) -> String {
        let distance = Int.random(in: 0...3, using: &random)
        let parts = (0..<3).map { _ in simple(&random, depth: 1) }
        let name = Bool.random(using: &random) ? "NEAR" : "ONEAR"
        switch Int.random(in: 0..<10, using: &random) {
        case 0, 1: return "(\(parts.joined(separator: " \(name)/\(distance) ")))"
        case 2, 3: return "(\(parts[0]) \(name)/S \(parts[1]))"
        case 4, 5: return "(\(parts[0]) \(name)/P \(parts[1]))"
        case 6, 7:
            let inner = Int.random(in: 0...3, using: &random)
            return "((\(parts[0]) NEAR/\(inner) \(parts[1])) \(name)/\(distance) \(parts[2]))"
        default: return "(\(parts[0]) \(name)/\(distance) \(parts[1]))"
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
            let reach = ["\(distance)", "\(distance)", "S", "P"].randomElement(using: &random) ?? "S"
            return "(\(left) NOT \(name)/\(reach) \(right))"
        case 1: return "(\(left) EXCEPT \(right))"
        case 2: return "(\(left) OR \(right))"
        default: return term(&random)
        }
    }

    private static func term(_ random: inout Seeded) -> String {
        let (one, two) = (word(&random), word(&random))
        let entity = Bool.random(using: &random) ? "@short" : "@long"
        switch Int.random(in: 0..<18, using: &random) {
        case 0, 1: return "\"\(one) \(two)\""
        case 2: return "alp*"
        case 3: return "bet?"
        case 4: return "~\(one)"
        case 5: return "\"\(one) … \(two)\""
        case 6: return "\"\(one) gam*\""
        case 7, 8: return entity
        case 9: return "\"\(entity) \(two)\""
        case 10: return "\"\(one) … \(entity)\""
        case 11: return "=\(asWritten(one, &random))"
        case 12: return "=\"\(asWritten(one, &random)) \(two)\""
        default: return one
        }
    }

    /// A word of an article, or of a term with `=`.
    private static func asWritten(_ word: String, _ random: inout Seeded) -> String {
        Int.random(in: 0..<4, using: &random) == 0 ? word.capitalized : word
    }

    private static func word(_ random: inout Seeded) -> String {
        words.randomElement(using: &random) ?? "alpha"
    }

    /// The pieces of title, lead and body, and where the article is from.
    static func article(_ random: inout Seeded) -> [[String]] {
        // Always English: the stems of the oracle are.
        let from = traits.map { $0[0] == "lang:en" ? $0[0] : $0.randomElement(using: &random) ?? "" }
        let texts = [0...3, 0...3, 2...8]
            .map { counts in
                (0..<Int.random(in: counts, using: &random))
                    .flatMap { _ in
                        let word = asWritten(word(&random), &random)
                        return switch Int.random(in: 0..<14, using: &random) {
                        case 0: [word, "!"]
                        case 1: [word, "¶"]
                        default: [word]
                        }
                    }
            }
        return texts + [from]
    }

    /// The operators that a rule uses.
    static func operators(_ clause: Clause) -> Set<Operator> {
        switch clause.kind {
        case .term(let term): operators(term)
        case .all(let operands):
            operands.reduce([operands.contains(where: \.isNegated) ? .not : .and]) {
                $0.union(operators($1.clause))
            }
        case .either(let clauses): union(.or, clauses)
        case .atLeast(_, let clauses): union(.atLeast, clauses)
        case .field(_, let inner): union(.field, [inner])
        case .first(_, let inner): union(.first, [inner])
        case .count(let inner, let comparison, _): union(EvaluatorOracle.name(comparison), [inner])
        case .words: [.words]
        case .except(let left, let right): union(.except, [left, right])
        case .notNear(let nearness, let left, let right):
            union(EvaluatorOracle.apart(nearness.reach), [left, right])
        case .entity: [.entity, .mask, .weak, .longest]
        case .rule: [.rule]
        case .value: [.value]
        case .any: [.anything]
        case .regex: [.regex]
        case .near(let nearness, let clauses):
            union(name(nearness, clauses), clauses).union(more(nearness, clauses))
        default: []
        }
    }

    private static func name(_ nearness: Nearness, _ clauses: [Clause]) -> Operator {
        switch nearness.reach {
        case .words: clauses.count > 2 ? .chain : .near
        case .sentence: .sentence
        case .paragraph: .paragraph
        }
    }

    private static func more(_ nearness: Nearness, _ clauses: [Clause]) -> Set<Operator> {
        let hasInner = clauses.contains { clause in
            if case .near = clause.kind { return true }
            return false
        }
        return Set((nearness.isOrdered ? [Operator.onear] : []) + (hasInner ? [Operator.inner] : []))
    }

    private static func union(_ name: Operator, _ clauses: [Clause]) -> Set<Operator> {
        clauses.reduce([name]) { $0.union(operators($1)) }
    }

    private static func operators(_ term: Term) -> Set<Operator> {
        var result: Set<Operator> = term.mode == .stem ? [.stem] : term.mode == .exact ? [.exact] : []
        for item in term.items {
            guard case .text(let text) = item else {
                result.insert(item == .gap ? .gap : .entityInPhrase)
                continue
            }
            if text.contains(" ") { result.insert(.phrase) }
            if text.unicodeScalars.contains(Wildcard.star) { result.insert(.prefix) }
            if text.unicodeScalars.contains(Wildcard.one) { result.insert(.letter) }
        }
        return result
    }
}
