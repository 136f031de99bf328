// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Tells why a rule holds, or which smallest clauses failed, and how close they came.
struct Explainer {
    let evaluator: Evaluator
    let most: Int

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

    private func clause(_ node: Node, _ scope: Scope) -> Explanation.Clause {
        let holds = evaluator.holds(node, scope)
        return Explanation.Clause(
            text: node.text,
            holds: holds,
            note: note(node, scope, holds),
            evidence: holds && isLeaf(node)
                ? EvidenceCollector.evidence(node, scope, evaluator, most: most) : [],
            children: children(node, scope, holds)
        )
    }

    private func isLeaf(_ node: Node) -> Bool {
        switch node.kind {
        case .all, .either, .atLeast, .field, .first, .rule: false
        default: true
        }
    }

    /// Of what holds the parts that hold; of what fails the parts that fail.
    private func children(_ node: Node, _ scope: Scope, _ holds: Bool) -> [Explanation.Clause] {
        switch node.kind {
        case .all(let operands):
            return operands.compactMap { operand in
                let isRight = evaluator.holds(operand.node, scope) != operand.isNegated
                guard isRight == holds, !(holds && operand.isNegated) else { return nil }
                return operand.isNegated ? unwanted(operand.node, scope) : clause(operand.node, scope)
            }
        case .either(let nodes), .atLeast(_, let nodes):
            return nodes.filter { evaluator.holds($0, scope) == holds }.map { clause($0, scope) }
        case .field(let field, let inner): return [clause(inner, Scope(fields: field.fields))]
        case .first(let words, let inner): return [clause(inner, evaluator.firstScope(words))]
        case .near(_, let nodes):
            return holds ? [] : nodes.filter { !evaluator.holds($0, scope) }.map { clause($0, scope) }
        case .rule(let index): return [Explainer(evaluator: evaluator, most: most).explain(rule: index).root]
        default: return []
        }
    }

    /// A negated clause that stands in the article all the same.
    private func unwanted(_ node: Node, _ scope: Scope) -> Explanation.Clause {
        Explanation.Clause(
            text: "NOT \(node.text)",
            holds: false,
            note: "it is there",
            evidence: EvidenceCollector.evidence(node, scope, evaluator, most: most)
        )
    }

    private func clause(_ score: CompiledScore, _ total: Int) -> Explanation.Clause {
        let terms = score.terms.compactMap { term -> Explanation.Clause? in
            let scope = Scope(fields: term.field.fields)
            let found = evaluator.count(term.node, scope)
            guard found > 0 else { return nil }
            return Explanation.Clause(
                text: term.node.text,
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

    private func note(_ node: Node, _ scope: Scope, _ holds: Bool) -> String? {
        if holds { return nil }
        switch node.kind {
        case .leaf, .sequence: return "not found"
        case .entity: return "no alias found"
        case .near(let nearness, let nodes): return distance(nearness, nodes, scope)
        case .count(let inner, _, _): return "found \(evaluator.count(inner, scope))"
        case .words: return "the article has \(evaluator.analysis.words) words"
        case .value(.lang, _): return "the language is \(evaluator.analysis.language ?? "unknown")"
        case .value(.feed, _): return "the feed is \(evaluator.analysis.article.feed)"
        case .value: return "the page is \(evaluator.analysis.article.url ?? "unknown")"
        case .atLeast(let number, let nodes):
            return "\(nodes.filter { evaluator.holds($0, scope) }.count) hold, \(number) needed"
        case .notNear, .except: return "none is left"
        default: return nil
        }
    }

    private func distance(_ nearness: Nearness, _ nodes: [Node], _ scope: Scope) -> String? {
        let wide = Nearness(isOrdered: nearness.isOrdered, reach: .words(1 << 30))
        let gaps = scope.fields.flatMap { evaluator.clumps(wide, nodes, $0) }.map(\.gap)
        guard let least = gaps.min() else { return nil }
        switch nearness.reach {
        case .words(let allowed): return "distance \((least + 1) / 2), allowed \(allowed)"
        case .sentence: return "not in one sentence"
        case .paragraph: return "not in one paragraph"
        }
    }
}
