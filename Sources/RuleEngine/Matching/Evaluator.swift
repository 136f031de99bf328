// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Where a clause is looked for.
struct Scope: Sendable {
    /// The fields.
    var fields: [TextField] = [.title, .lead, .body]
    /// Only the first so many words of each; nil: all.
    var firstWords: Int?
}

/// Evaluates the clauses of a rule set on one article.
///
/// A class, because what it finds once it keeps: an entity's places, a rule's outcome. It lives as long as one
/// call of `matches`.
final class Evaluator {
    let book: RuleBook
    let analysis: Analysis
    private let hits: [Hit]
    private var entityPlaces: [Int: [[Span]]] = [:]
    private var outcomes: [Int: Bool] = [:]

    init(_ book: RuleBook, _ analysis: Analysis) {
        self.book = book
        self.analysis = analysis
        var hits: [Hit] = []
        for (field, text) in analysis.fields.enumerated() {
            book.vocabulary.scan(text, field: UInt8(field), into: &hits)
        }
        hits.sort { ($0.leaf, $0.field, $0.first, $0.last) < ($1.leaf, $1.field, $1.first, $1.last) }
        self.hits = hits
    }

    /// The leaves that occur anywhere in the article, each once.
    var leaves: [Int32] {
        var result: [Int32] = []
        for hit in hits where result.last != hit.leaf { result.append(hit.leaf) }
        return result
    }

    // MARK: Rules

    /// Whether a rule holds.
    func holds(rule index: Int) -> Bool {
        if let outcome = outcomes[index] { return outcome }
        let rule = book.compiled[index]
        var outcome = rule.match.map { holds($0, Scope()) } ?? true
        if outcome, let needed = rule.score { outcome = score(needed) >= needed.threshold }
        outcomes[index] = outcome
        return outcome
    }

    /// The sum that the terms of a score reach.
    func score(_ score: CompiledScore) -> Int {
        score.terms.reduce(0) { sum, term in
            let found = min(score.cap, count(term.node, Scope(fields: term.field.fields)))
            let (product, overflow) = term.weight.multipliedReportingOverflow(by: found)
            let (total, overflow2) = sum.addingReportingOverflow(product)
            return overflow || overflow2 ? sum : total
        }
    }

    // MARK: Clauses that hold or do not

    /// Whether a clause holds within a scope.
    func holds(_ node: Node, _ scope: Scope) -> Bool {
        switch node.kind {
        case .leaf, .sequence, .entity, .near, .notNear, .except:
            return scope.fields.contains { !places(node, $0, scope).isEmpty }
        case .any: return true
        case .rule(let index): return holds(rule: index)
        case .all(let operands): return operands.allSatisfy { holds($0.node, scope) != $0.isNegated }
        case .either(let nodes): return nodes.contains { holds($0, scope) }
        case .field(let field, let inner): return holds(inner, Scope(fields: field.fields))
        case .value(let field, let values): return ValueMatch.holds(field, values, analysis)
        case .words(let comparison, let number): return comparison.holds(analysis.words, number)
        case .atLeast(let number, let nodes): return isAtLeast(number, nodes, scope)
        case .count(let inner, let comparison, let number):
            return comparison.holds(count(inner, scope), number)
        case .first(let words, let inner): return holds(inner, firstScope(words))
        }
    }

    private func isAtLeast(_ number: Int, _ nodes: [Node], _ scope: Scope) -> Bool {
        var missing = number
        for node in nodes where missing > 0 && holds(node, scope) { missing -= 1 }
        return missing == 0
    }

    /// The first words of the body, of the lead when there is none.
    func firstScope(_ words: Int) -> Scope {
        Scope(fields: [analysis.tokens(.body).tokens.isEmpty ? .lead : .body], firstWords: words)
    }

    /// How often a clause occurs without overlap; a lead that the body repeats counts once.
    func count(_ node: Node, _ scope: Scope) -> Int {
        let isRepeated = analysis.repeatsLead && scope.fields.contains(.body)
        return scope.fields.reduce(0) { sum, field in
            isRepeated && field == .lead ? sum : sum + places(node, field, scope).withoutOverlap().count
        }
    }

    // MARK: Clauses that stand somewhere

    /// Where a clause stands in a field, in the order of the places.
    func places(_ node: Node, _ field: TextField, _ scope: Scope) -> [Span] {
        let all = places(node, field)
        guard let words = scope.firstWords else { return all }
        let tokens = analysis.tokens(field).tokens
        return all.filter { Int(tokens[Int($0.last)].position + tokens[Int($0.last)].width) <= words * 2 }
    }

    private func places(_ node: Node, _ field: TextField) -> [Span] {
        switch node.kind {
        case .leaf(let leaf): return leafPlaces(leaf, field)
        case .sequence(let parts): return sequencePlaces(parts, field)
        case .entity(let index): return entityPlaces(index, field)
        case .either(let nodes):
            return nodes.flatMap { places($0, field) }.ordered()
        case .near(let nearness, let nodes):
            return clumps(nearness, nodes, field).map(\.span).ordered()
        case .notNear(let nearness, let left, let right):
            return apart(nearness, places(left, field), places(right, field), field)
        case .except(let left, let right):
            let index = SpanIndex(places(right, field))
            return places(left, field).filter { index.overlaps($0) == 0 }
        default: return []
        }
    }

    /// The clumps of a NEAR in a field.
    func clumps(_ nearness: Nearness, _ nodes: [Node], _ field: TextField) -> [ClumpFinder.Clump] {
        var operands: [[Span]] = []
        for node in nodes {
            let spans = places(node, field)
            if spans.isEmpty { return [] }
            operands.append(spans)
        }
        return ClumpFinder.clumps(operands, nearness, in: analysis.tokens(field))
    }

    /// Where a leaf stands in a field.
    func leafPlaces(_ leaf: Int32, _ field: TextField) -> [Span] {
        let wanted = UInt8(field.index)
        var low = 0
        var high = hits.count
        while low < high {
            let middle = (low + high) / 2
            if (hits[middle].leaf, hits[middle].field) < (leaf, wanted) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        var spans: [Span] = []
        while low < hits.count, hits[low].leaf == leaf, hits[low].field == wanted {
            spans.append(Span(first: hits[low].first, last: hits[low].last, leaf: leaf))
            low += 1
        }
        return spans
    }

    /// The places of a phrase with entities or gaps in it: each part right behind the one before.
    private func sequencePlaces(_ parts: [Node.Part], _ field: TextField) -> [Span] {
        let tokens = analysis.tokens(field).tokens
        var ends: [Int32: Int32] = [:]
        for (index, part) in parts.enumerated() {
            var next: [Int32: Int32] = [:]
            for span in places(part.node, field) {
                let start = index == 0 ? span.first : begin(before: span.first, part.hasGap, ends, tokens)
                if let start { next[span.last] = max(next[span.last] ?? -1, start) }
            }
            ends = next
            if ends.isEmpty { return [] }
        }
        // A phrase is one occurrence: no sentence ends inside it.
        return ends.map { Span(first: $1, last: $0, leaf: 0) }.ordered()
    }

    private func begin(
        before first: Int32,
        _ hasGap: Bool,
        _ ends: [Int32: Int32],
        _ tokens: [Token]
    ) -> Int32? {
        let position = Int(tokens[Int(first)].position)
        var index = first - 1
        while index >= 0 {
            let token = tokens[Int(index)]
            let gap = position - Int(token.position + token.width)
            guard gap <= (hasGap ? 6 : 0) else { return nil }
            if let start = ends[index] { return start }
            index -= 1
        }
        return nil
    }

    /// Those on the left with none of the right within reach.
    private func apart(_ nearness: Nearness, _ left: [Span], _ right: [Span], _ field: TextField) -> [Span] {
        guard !right.isEmpty else { return left }
        let text = analysis.tokens(field)
        let index = SpanIndex(right)
        guard case .words(let words) = nearness.reach else {
            return apartUnits(nearness, left, right, index, text)
        }
        return left.filter { span in
            // One that covers the same words is the same thing, and not near itself.
            if index.overlaps(span) > (index.contains(span) ? 1 : 0) { return false }
            if let next = index.next(after: span), gap(span.last, next, text) <= words * 2 { return false }
            if nearness.isOrdered { return true }
            guard let previous = index.previous(before: span) else { return true }
            return gap(previous, span.first, text) > words * 2
        }
    }

    private func gap(_ last: Int32, _ first: Int32, _ text: TokenizedText) -> Int {
        let end = text.tokens[Int(last)].position + text.tokens[Int(last)].width
        return Int(text.tokens[Int(first)].position) - Int(end)
    }

    private func apartUnits(
        _ nearness: Nearness,
        _ left: [Span],
        _ right: [Span],
        _ index: SpanIndex,
        _ text: TokenizedText
    ) -> [Span] {
        let units = Units(nearness.reach, left + right, text)
        var lastInUnit: [Int: Int32] = [:]
        var counts: [Int: Int] = [:]
        for span in right {
            guard let unit = units.unit(of: span) else { continue }
            lastInUnit[unit] = max(lastInUnit[unit] ?? -1, span.first)
            counts[unit, default: 0] += 1
        }
        return left.filter { span in
            guard let unit = units.unit(of: span) else { return true }
            if nearness.isOrdered { return lastInUnit[unit] ?? -1 <= span.last }
            return counts[unit] ?? 0 <= (index.contains(span) ? 1 : 0)
        }
    }

    // MARK: Entities

    private func entityPlaces(_ index: Int, _ field: TextField) -> [Span] {
        if let places = entityPlaces[index] { return places[field.index] }
        let places = findEntity(book.compiledEntities[index])
        entityPlaces[index] = places
        return places[field.index]
    }

    /// The places of an entity in every field: the longest alias wins, masks hide, weak ones need a strong one.
    private func findEntity(_ entity: CompiledEntity) -> [[Span]] {
        let fields = TextField.allCases
        let strong = fields.map { field in
            entity.strong.flatMap { leafPlaces($0, field) }.ordered().outside(masks(entity, field))
        }
        let hasStrong = strong[..<3].contains { !$0.isEmpty }
        return fields.map { field in
            var spans = strong[field.index]
            if hasStrong, !entity.weak.isEmpty {
                let weak = entity.weak.flatMap { leafPlaces($0, field) }.ordered()
                spans = (spans + weak.outside(masks(entity, field))).ordered()
            }
            return spans.withoutOverlap()
        }
    }

    private func masks(_ entity: CompiledEntity, _ field: TextField) -> [Span] {
        entity.masks.isEmpty ? [] : entity.masks.flatMap { leafPlaces($0, field) }.ordered()
    }
}
