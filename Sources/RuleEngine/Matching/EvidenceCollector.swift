// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Gathers the words that made a rule hold.
struct EvidenceCollector {
    private struct Find: Hashable {
        var field: TextField
        var first: Int32
        var last: Int32
        var term: String
        var alias: String?
    }

    private let evaluator: Evaluator
    private let most: Int
    private var finds: [Find] = []
    private var seen: Set<Find> = []
    /// Enough to choose from; a word that stands ten thousand times is not all looked at.
    private let mostPerTerm: Int
    /// Clauses to look at yet: clumps within clumps would else multiply.
    private var budget = 2000

    init(_ evaluator: Evaluator, most: Int) {
        self.evaluator = evaluator
        self.most = most
        mostPerTerm = most
    }

    /// The evidence for a rule that holds, in the order of the fields and of the places.
    static func evidence(rule: Int, _ evaluator: Evaluator, most: Int) -> [Evidence] {
        var collector = EvidenceCollector(evaluator, most: most)
        collector.collect(rule: rule)
        return collector.evidence
    }

    /// The evidence for a clause that holds.
    static func evidence(
        _ node: Node,
        _ scope: Scope,
        _ evaluator: Evaluator,
        most: Int
    )
        -> [Evidence]
    {
        var collector = EvidenceCollector(evaluator, most: most)
        collector.collect(node, scope, within: nil)
        return collector.evidence
    }

    // MARK: Collecting

    private mutating func collect(rule: Int) {
        let compiled = evaluator.book.compiled[rule]
        if let match = compiled.match { collect(match, Scope(), within: nil) }
        for term in compiled.score?.terms ?? [] where term.weight > 0 {
            collect(term.node, Scope(fields: term.field.fields), within: nil)
        }
    }

    private typealias Window = (field: TextField, span: Span)

    private mutating func collect(_ node: Node, _ scope: Scope, within window: Window?) {
        budget -= 1
        guard budget > 0 else { return }
        switch node.kind {
        case .any, .value, .words: break
        case .rule(let index): if evaluator.holds(rule: index) { collect(rule: index) }
        case .all(let operands):
            for operand in operands where !operand.isNegated {
                collect(operand.node, scope, within: window)
            }
        case .either(let nodes), .atLeast(_, let nodes):
            for node in nodes where evaluator.holds(node, scope) { collect(node, scope, within: window) }
        case .field(let field, let inner): collect(inner, Scope(fields: field.fields), within: window)
        case .first(let words, let inner): collect(inner, evaluator.firstScope(words), within: window)
        case .count(let inner, let comparison, _):
            if comparison == .atLeast { collect(inner, scope, within: window) }
        case .near(_, let nodes): collectClumps(node, nodes, scope, window)
        case .leaf, .sequence, .entity, .notNear, .except: collectPlaces(node, scope, window)
        }
    }

    /// Of a clump the words of its operands, not all that stands between them.
    private mutating func collectClumps(
        _ node: Node,
        _ parts: [Node],
        _ scope: Scope,
        _ window: Window?
    ) {
        for field in scope.fields {
            for span in inside(window, field, evaluator.places(node, field, scope)).prefix(mostPerTerm) {
                for part in parts { collect(part, scope, within: (field, span)) }
            }
        }
    }

    private mutating func collectPlaces(_ node: Node, _ scope: Scope, _ window: Window?) {
        for field in scope.fields {
            for span in inside(window, field, evaluator.places(node, field, scope)).prefix(mostPerTerm) {
                add(node, field, span)
            }
        }
    }

    private func inside(_ window: Window?, _ field: TextField, _ spans: [Span]) -> [Span] {
        guard let window else { return spans }
        guard window.field == field else { return [] }
        return spans.filter { $0.first >= window.span.first && $0.last <= window.span.last }
    }

    private mutating func add(_ node: Node, _ field: TextField, _ span: Span) {
        var find = Find(field: field, first: span.first, last: span.last, term: node.text, alias: nil)
        switch node.kind {
        case .entity(let index): find.alias = evaluator.book.compiledEntities[index].aliases[span.leaf]
        // The term that found it is the one on the left.
        case .notNear(_, let left, _), .except(let left, _): return add(left, field, span)
        case .either(let nodes):
            let found = nodes.first { evaluator.places($0, field, Scope()).contains(span) }
            if let found { return add(found, field, span) }
        default: break
        }
        if seen.insert(find).inserted { finds.append(find) }
    }

    // MARK: Choosing and writing

    /// The first place of each term, then more in their order, up to the bound.
    private var evidence: [Evidence] {
        let ordered = finds.sorted {
            ($0.field.index, $0.first, $0.last, $0.term) < ($1.field.index, $1.first, $1.last, $1.term)
        }
        var terms: Set<String> = []
        var chosen = Set(
            ordered.indices.filter { terms.insert(ordered[$0].term).inserted }.prefix(most)
        )
        for index in ordered.indices where chosen.count < most { chosen.insert(index) }
        return write(chosen.sorted().map { ordered[$0] })
    }

    /// Pieces that stand close together share a snippet, so they are written field by field.
    private func write(_ finds: [Find]) -> [Evidence] {
        TextField.allCases.flatMap { field -> [Evidence] in
            let here = finds.filter { $0.field == field }
            let text = evaluator.analysis.tokens(field)
            let ranges = here.map {
                Int(text.tokens[Int($0.first)].start)..<Int(text.tokens[Int($0.last)].end)
            }
            return zip(zip(here, ranges), Snippet.texts(text, ranges))
                .map { place, snippet in
                    let (find, range) = place
                    return Evidence(
                        field: field,
                        start: range.lowerBound,
                        end: range.upperBound,
                        text: String(decoding: text.original[range], as: UTF8.self),
                        term: find.term,
                        alias: find.alias,
                        snippet: snippet
                    )
                }
        }
    }
}
