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

    private func clause(_ node: Int, _ scope: Scope) -> Explanation.Clause {
        let holds = evaluator.holds(node, scope)
        return Explanation.Clause(
            text: forest.text(of: node),
            holds: holds,
            note: note(node, scope, holds),
            evidence: holds && isLeaf(node)
                ? EvidenceCollector.evidence(node, scope, evaluator, most: most) : [],
            children: children(node, scope, holds)
        )
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
        case .either, .atLeast:
            return parts.filter { evaluator.holds($0, scope) == holds }.map { clause($0, scope) }
        case .field(let field): return [clause(forest.inner(of: node), Scope(field))]
        case .first(let words): return [clause(forest.inner(of: node), evaluator.firstScope(Int(words)))]
        case .near: return holds ? [] : parts.filter { !evaluator.holds($0, scope) }.map { clause($0, scope) }
        case .rule(let index): return [explain(rule: Int(index)).root]
        default: return []
        }
    }

    /// A negated clause that stands in the article all the same.
    private func unwanted(_ node: Int, _ scope: Scope) -> Explanation.Clause {
        Explanation.Clause(
            text: "NOT \(forest.text(of: node))",
            holds: false,
            note: "it is there",
            evidence: EvidenceCollector.evidence(node, scope, evaluator, most: most)
        )
    }

    private func clause(_ score: CompiledScore, _ total: Int) -> Explanation.Clause {
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
            children: terms
        )
    }

    // MARK: How close it came

    private func note(_ node: Int, _ scope: Scope, _ holds: Bool) -> String? {
        if holds { return nil }
        switch forest[node].kind {
        case .leaf, .sequence, .regex: return "not found"
        case .entity: return "no alias found"
        case .near(let nearness): return distance(nearness, node, scope)
        case .count: return "found \(evaluator.count(forest.inner(of: node), scope))"
        case .words: return "the article has \(evaluator.analysis.words) words"
        case .value(.lang, _): return "the language is \(evaluator.analysis.language ?? "unknown")"
        case .value(.feed, _): return "the feed is \(evaluator.analysis.article.feed)"
        case .value, .urlPattern: return "the page is \(evaluator.analysis.article.url ?? "unknown")"
        case .atLeast(let number):
            return
                "\(forest.children(of: node).filter { evaluator.holds($0, scope) }.count) hold, \(number) needed"
        case .notNear, .except: return "none is left"
        default: return nil
        }
    }

    private func distance(_ nearness: Nearness, _ node: Int, _ scope: Scope) -> String? {
        let wide = Nearness(isOrdered: nearness.isOrdered, reach: .words(1 << 29))
        let gaps = scope.indices.flatMap { evaluator.clumps(wide, node, $0) }.map(\.gap)
        guard let least = gaps.min() else { return nil }
        switch nearness.reach {
        case .words(let allowed): return "distance \((least + 1) / 2), allowed \(allowed)"
        case .sentence: return "not in one sentence"
        case .paragraph: return "not in one paragraph"
        }
    }
}
