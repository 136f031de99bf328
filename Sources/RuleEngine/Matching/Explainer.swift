// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Tells why a rule holds, or which smallest clauses failed, and how close they came.
struct Explainer {
    let evaluator: Evaluator
    let most: Int
    private var forest: Forest { evaluator.book.forest }

    /// The story of a rule.
    func explain(rule index: Int) -> Explanation {
        let compiled = evaluator.book.compiled[index]
        let matched = evaluator.holds(rule: index)
        let total = compiled.score.map(evaluator.score)
        var clauses: [Explanation.Clause] = []
        if let match = compiled.match, evaluator.holds(match, Scope()) == matched || compiled.score == nil {
            clauses.append(clause(match, Scope()))
        }
        if let score = compiled.score, let total, matched || total < score.threshold {
            clauses.append(clause(score, total))
        }
        let id = evaluator.book.rules[index].id.rawValue
        let root =
            clauses.count == 1
            ? clauses[0] : Explanation.Clause(text: "$\(id)", holds: matched, children: clauses)
        return Explanation(matched: matched, score: total, root: root)
    }

    // MARK: Clauses

    func clause(_ node: Int, _ scope: Scope) -> Explanation.Clause {
        let holds = evaluator.holds(node, scope)
        return Explanation.Clause(
            text: forest.text(of: node),
            holds: holds,
            shortfall: holds ? nil : shortfall(node, scope),
            evidence: holds && isLeaf(node)
                ? EvidenceCollector.evidence(node, scope, evaluator, most: most) : [],
            children: children(node, scope, holds)
        )
    }

    private func shortfall(_ node: Int, _ scope: Scope) -> Shortfall? {
        if isListOfMissing(node, scope) { return Shortfall(.missing) }
        return ShortfallFinder(evaluator: evaluator).shortfall(node, scope)
    }

    /// An OR of words of which none stands anywhere: to name each says no more.
    func isListOfMissing(_ node: Int, _ scope: Scope) -> Bool {
        guard case .either = forest[node].kind else { return false }
        let finder = ShortfallFinder(evaluator: evaluator)
        return forest.children(of: node)
            .allSatisfy { part in
                switch forest[part].kind {
                case .leaf, .sequence, .entity, .regex: finder.shortfall(part, scope)?.kind == .missing
                default: false
                }
            }
    }

    private func isLeaf(_ node: Int) -> Bool {
        switch forest[node].kind {
        case .all, .either, .atLeast, .field, .first, .rule: false
        default: true
        }
    }

    /// Of what holds the parts that hold; of what fails the parts that fail.
    private func children(_ node: Int, _ scope: Scope, _ holds: Bool) -> [Explanation.Clause] {
        let parts = forest.children(of: node)
        switch forest[node].kind {
        case .all:
            return parts.compactMap { part in
                let isNegated = forest[part].isNegated
                let isRight = evaluator.holds(part, scope) != isNegated
                guard isRight == holds, !(holds && isNegated) else { return nil }
                return isNegated ? unwanted(part, scope) : clause(part, scope)
            }
        case .either where !holds && isListOfMissing(node, scope): return []
        case .either, .atLeast:
            return parts.filter { evaluator.holds($0, scope) == holds }.map { clause($0, scope) }
        case .field(let field): return [clause(forest.inner(of: node), Scope(field))]
        case .first(let words): return [clause(forest.inner(of: node), evaluator.firstScope(Int(words)))]
        case .near, .notNear, .except:
            if holds { return [] }
            // Of NOT NEAR and EXCEPT only the left one must be there.
            let wanted = isNear(node) ? Array(parts) : Array(parts.prefix(1))
            return wanted.filter { !evaluator.holds($0, scope) }.map { clause($0, scope) }
        case .rule(let index): return [explain(rule: Int(index)).root]
        default: return []
        }
    }

    private func isNear(_ node: Int) -> Bool {
        if case .near = forest[node].kind { return true }
        return false
    }

    /// A negated clause that stands in the article all the same.
    func unwanted(_ node: Int, _ scope: Scope) -> Explanation.Clause {
        Explanation.Clause(
            text: "NOT \(forest.text(of: node))",
            holds: false,
            shortfall: Shortfall(.present),
            evidence: EvidenceCollector.evidence(node, scope, evaluator, most: most)
        )
    }

    func clause(_ score: CompiledScore, _ total: Int) -> Explanation.Clause {
        let terms = score.terms.compactMap { term -> Explanation.Clause? in
            let scope = Scope(term.field)
            let found = evaluator.count(term.node, scope)
            guard found > 0 else { return nil }
            return Explanation.Clause(
                text: forest.text(of: term.node),
                holds: true,
                note: "\(min(found, score.cap)) × \(term.weight)",
                evidence: EvidenceCollector.evidence(term.node, scope, evaluator, most: most)
            )
        }
        return Explanation.Clause(
            text: "score",
            holds: total >= score.threshold,
            note: "\(total) of \(score.threshold)",
            shortfall: total < score.threshold
                ? Shortfall(.score, found: total, needed: score.threshold) : nil,
            children: terms
        )
    }
}
