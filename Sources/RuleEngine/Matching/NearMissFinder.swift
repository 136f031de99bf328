// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// A rule that an article would satisfy, but for one clause.
public struct NearMiss: Sendable, Hashable {
    /// The rule.
    public var rule: RuleInfo
    /// The one clause that failed, and how close it came.
    public var clause: Explanation.Clause

    /// A rule and the clause that failed.
    public init(rule: RuleInfo, clause: Explanation.Clause) {
        self.rule = rule
        self.clause = clause
    }
}

/// Counts the smallest clauses that keep a rule from holding.
struct NearMissFinder {
    private let evaluator: Evaluator
    private let explainer: Explainer
    private var forest: Forest { evaluator.book.forest }

    /// Clauses that are named of one rule.
    fileprivate static let mostClauses = 20

    init(_ evaluator: Evaluator, most: Int) {
        self.evaluator = evaluator
        explainer = Explainer(evaluator: evaluator, most: most)
    }

    /// What a clause lacks.
    private struct Lack {
        /// The smallest clauses that failed.
        var failed = 0
        /// The smallest clauses that held.
        var held = 0
        /// Make those that failed, as many as anybody reads.
        var clauses: [() -> Explanation.Clause] = []

        init(failed: Int = 0, held: Int = 0, clause: (() -> Explanation.Clause)? = nil) {
            self.failed = failed
            self.held = held
            if let clause { clauses = [clause] }
        }

        mutating func add(_ other: Lack) {
            failed += other.failed
            held += other.held
            clauses += other.clauses.prefix(max(0, NearMissFinder.mostClauses - clauses.count))
        }
    }

    /// The one clause that failed, if there is just one and the rest says something of the article.
    func nearMiss(rule index: Int) -> NearMiss? {
        let compiled = evaluator.book.compiled[index]
        guard !evaluator.holds(rule: index) else { return nil }
        let lack = lack(compiled)
        guard lack.failed == 1, let clause = lack.clauses.first?() else { return nil }
        guard lack.held > 0 || clause.shortfall?.kind != .missing && clause.shortfall != nil else {
            return nil
        }
        return NearMiss(rule: evaluator.book.rules[index], clause: clause)
    }

    /// The smallest clauses that failed on the way on which the rule came closest; none of a rule that holds.
    func lacking(rule index: Int) -> [Explanation.Clause] {
        guard !evaluator.holds(rule: index) else { return [] }
        return lack(evaluator.book.compiled[index]).clauses.map { $0() }
    }

    private func lack(_ compiled: CompiledRule) -> Lack {
        var lack = compiled.match.map { self.lack($0, Scope()) } ?? Lack()
        if let score = compiled.score { lack.add(self.lack(score)) }
        return lack
    }

    private func lack(_ score: CompiledScore) -> Lack {
        let total = evaluator.score(score)
        if total >= score.threshold { return Lack(held: 1) }
        // Nothing found is not near.
        let some = score.terms.contains { $0.weight > 0 && evaluator.count($0.node, Scope($0.field)) > 0 }
        return Lack(failed: some ? 1 : 2, clause: { explainer.clause(score, total) })
    }

    private func lack(_ node: Int, _ scope: Scope) -> Lack {
        switch forest[node].kind {
        case .all:
            var sum = Lack()
            for part in forest.children(of: node) {
                sum.add(forest[part].isNegated ? unwanted(part, scope) : lack(part, scope))
            }
            return sum
        // To name one of many words of which none is there would say too little.
        case .either where explainer.isListOfMissing(node, scope): return single(node, scope)
        case .either: return least(forest.children(of: node).map { lack($0, scope) })
        case .atLeast(let number):
            let parts = forest.children(of: node).map { lack($0, scope) }.sorted { $0.failed < $1.failed }
            return parts.prefix(Int(number)).reduce(into: Lack()) { $0.add($1) }
        case .field(let field): return lack(forest.inner(of: node), Scope(field))
        case .first(let words): return lack(forest.inner(of: node), evaluator.firstScope(Int(words)))
        case .rule(let index):
            if let match = evaluator.book.compiled[Int(index)].match { return lack(match, Scope()) }
            return single(node, scope)
        case .near where !evaluator.holds(node, scope): return near(node, scope)
        case .notNear, .except:
            let left = forest.pair(of: node).0
            return evaluator.holds(left, scope) ? single(node, scope) : lack(left, scope)
        default: return single(node, scope)
        }
    }

    private func single(_ node: Int, _ scope: Scope) -> Lack {
        evaluator.holds(node, scope)
            ? Lack(held: 1) : Lack(failed: 1, clause: { explainer.clause(node, scope) })
    }

    private func unwanted(_ node: Int, _ scope: Scope) -> Lack {
        evaluator.holds(node, scope)
            ? Lack(failed: 1, clause: { explainer.unwanted(node, scope) }) : Lack()
    }

    /// Operands that are missing, or else the distance between them.
    private func near(_ node: Int, _ scope: Scope) -> Lack {
        var sum = forest.children(of: node).reduce(into: Lack()) { $0.add(lack($1, scope)) }
        if sum.failed == 0 {
            sum.failed = 1
            sum.clauses = [{ explainer.clause(node, scope) }]
        }
        return sum
    }

    /// Of branches the one that lacks least, and of those the one that has most.
    private func least(_ lacks: [Lack]) -> Lack {
        lacks.min { ($0.failed, -$0.held) < ($1.failed, -$1.held) } ?? Lack()
    }
}
