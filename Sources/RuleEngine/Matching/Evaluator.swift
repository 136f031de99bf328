// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Where a clause is looked for.
struct Scope: Sendable {
    /// The fields, a bit for each.
    var fields: Screen.Fields = TokenField.text.mask
    /// Only the first so many words of each; nil: all.
    var firstWords: Int?

    /// The fields, by their places in `Analysis.fields`.
    var indices: LazyFilterSequence<Range<Int>> {
        let fields = fields
        return (0..<TextField.allCases.count).lazy.filter { fields & 1 << Screen.Fields($0) != 0 }
    }

    init() {}

    init(_ field: TokenField) { fields = field.mask }

    init(first words: Int, of field: TokenField) {
        fields = field.mask
        firstWords = words
    }
}

/// Evaluates the clauses of a rule set on one article.
///
/// A class, because what it finds once it keeps: an entity's places, a rule's outcome. It lives as long as one
/// call of `matches`.
final class Evaluator {
    let book: RuleBook
    let analysis: Analysis
    private let scratch: Scratch
    private let forest: Forest
    private var entityPlaces: [Int: [[Span]]] = [:]
    /// Of rules that others refer to, whether they hold.
    private var outcomes: [Int: Bool] = [:]
    /// What was done, in places written down: for tests of what a rule costs.
    private(set) var steps = 0

    init(_ book: RuleBook, _ analysis: Analysis) {
        self.book = book
        self.analysis = analysis
        forest = book.forest
        scratch = book.scan(analysis)
    }

    deinit { book.giveBack(scratch) }

    /// The rules that may hold, in their order.
    var candidates: [Int] { book.candidates(scratch, analysis) }

    /// How many rules are looked at to find the candidates.
    var lookedAt: Int {
        _ = candidates
        return scratch.seen.list.count
    }

    // MARK: Rules

    /// Looks at what is told of rules that hold, so that it is in the cache when it is needed.
    func touch(_ rules: [Int]) {
        for rule in rules {
            scratch.seen.touched ^= forest.touch(book.compiled[rule].tree)
            scratch.seen.touched ^= Int32(truncatingIfNeeded: book.rules[rule].revision.utf8.first ?? 0)
        }
    }

    /// Whether a rule holds.
    func holds(rule index: Int) -> Bool {
        let rule = book.compiled[index]
        if let match = rule.match, !holds(match, Scope()) { return false }
        guard let needed = rule.score else { return true }
        return score(needed) >= needed.threshold
    }

    /// Whether a rule that another one refers to holds: as many may refer to it, it is looked at once.
    func holds(referredRule index: Int) -> Bool {
        if let outcome = outcomes[index] { return outcome }
        let outcome = holds(rule: index)
        outcomes[index] = outcome
        return outcome
    }

    /// The sum that the terms of a score reach.
    func score(_ score: CompiledScore) -> Int {
        score.terms.reduce(0) { sum, term in
            let found = min(score.cap, count(term.node, Scope(term.field)))
            let (product, overflow) = term.weight.multipliedReportingOverflow(by: found)
            let (total, overflow2) = sum.addingReportingOverflow(product)
            return overflow || overflow2 ? sum : total
        }
    }

    // MARK: Clauses that hold or do not

    /// Whether a clause holds within a scope.
    func holds(_ id: Int, _ scope: Scope) -> Bool {
        switch forest[id].kind {
        case .leaf(let leaf) where scope.firstWords == nil:
            return scratch.hits.fields[Int(leaf)] & scope.fields != 0
        case .entity(let entity) where scratch.entityFields[Int(entity)] & scope.fields == 0: return false
        case .near(let nearness) where scope.firstWords == nil:
            return scope.indices.contains { field in
                isNear(nearness, id, field) ?? !places(id, field, scope).isEmpty
            }
        case .leaf, .sequence, .entity, .near, .notNear, .except:
            return scope.indices.contains { !places(id, $0, scope).isEmpty }
        case .any: return true
        case .regex(let pattern):
            return scope.indices.contains { isThere(pattern, $0, scope) }
        case .urlPattern(let pattern): return isInURL(pattern)
        case .rule(let index): return holds(referredRule: Int(index))
        case .all: return forest.children(of: id).allSatisfy { holds($0, scope) != forest[$0].isNegated }
        case .either: return forest.children(of: id).contains { holds($0, scope) }
        case .field(let field): return holds(forest.inner(of: id), Scope(field))
        case .value(let field, let values):
            return ValueMatch.holds(field, forest.values[Int(values)], analysis)
        case .words(let comparison, let number): return comparison.holds(analysis.words, Int(number))
        case .atLeast(let number): return isAtLeast(Int(number), id, scope)
        case .count(let comparison, let number):
            return comparison.holds(count(forest.inner(of: id), scope), Int(number))
        case .first(let words): return holds(forest.inner(of: id), firstScope(Int(words)))
        }
    }

    /// Whether a regular expression stands in a field within a scope.
    private func isThere(_ pattern: Int32, _ field: Int, _ scope: Scope) -> Bool {
        let text = analysis.fields[field].original
        guard let end = scratch.regexes?.firstEnd(pattern, field: field, in: text) else { return false }
        return end <= limit(of: scope, field)
    }

    /// Where a regular expression stands in a field, in bytes.
    func regexPlaces(_ pattern: Int32, _ field: Int, _ scope: Scope, most: Int) -> [Range<Int>] {
        let text = analysis.fields[field].original
        let places = scratch.regexes?.places(pattern, field: field, in: text, most: most) ?? []
        let limit = limit(of: scope, field)
        return places.prefix(most).filter { $0.lowerBound < limit }
            .map { $0.lowerBound..<min($0.upperBound, limit) }
    }

    /// Where the first words of a scope end in a field, in bytes.
    private func limit(of scope: Scope, _ field: Int) -> Int {
        guard let words = scope.firstWords else { return .max }
        let tokens = analysis.fields[field].tokens
        let count = tokens.partition { Int($0.position + $0.width) <= 2 * words }
        return count > 0 ? Int(tokens[count - 1].end) : 0
    }

    private func isInURL(_ pattern: Int32) -> Bool {
        guard let url = analysis.article.url else { return false }
        let field = TextField.allCases.count
        return scratch.regexes?.firstEnd(pattern, field: field, in: Array(url.utf8)) != nil
    }

    private func isAtLeast(_ number: Int, _ id: Int, _ scope: Scope) -> Bool {
        var missing = number
        for part in forest.children(of: id) where missing > 0 && holds(part, scope) { missing -= 1 }
        return missing == 0
    }

    /// The first words of the body, of the lead when there is none.
    func firstScope(_ words: Int) -> Scope {
        Scope(first: words, of: analysis.tokens(.body).tokens.isEmpty ? .lead : .body)
    }

    /// How often a clause occurs without overlap; a lead that the body repeats counts once.
    func count(_ id: Int, _ scope: Scope) -> Int {
        let isRepeated = analysis.repeatsLead && scope.fields & TokenField.body.mask != 0
        return scope.indices.reduce(0) { sum, field in
            isRepeated && field == TextField.lead.index
                ? sum : sum + places(id, field, scope).withoutOverlap().count
        }
    }

    // MARK: Clauses that stand somewhere

    /// Where a clause stands in a field, in the order of the places.
    func places(_ id: Int, _ field: Int, _ scope: Scope) -> [Span] {
        let all = places(id, field)
        guard let words = scope.firstWords else { return all }
        let tokens = analysis.fields[field].tokens
        return all.filter {
            let last = tokens[Int($0.last)]
            return Int(last.position + last.width) <= 2 * words
        }
    }

    /// Notes where a leaf stands in a field, in the order of the places, until the next call; see `placed`.
    func placeWords(_ leaf: Int32, _ field: Int) -> Range<Int> {
        scratch.left.clear()
        scratch.hits.forEachPlace(leaf, field) { scratch.left.append($0) }
        steps &+= 1 &+ scratch.left.count
        return 0..<scratch.left.count
    }

    /// One of the places that were noted.
    func placed(_ number: Int) -> Span { scratch.left[scratch.left.count &- 1 &- number] }

    private func places(_ id: Int, _ field: Int) -> [Span] {
        let places = findPlaces(id, field)
        steps &+= 1 &+ places.count
        return places
    }

    private func findPlaces(_ id: Int, _ field: Int) -> [Span] {
        switch forest[id].kind {
        case .leaf(let leaf): return scratch.hits.places(leaf, field)
        case .sequence: return sequencePlaces(id, field)
        case .entity(let index): return entityPlaces(Int(index), field)
        case .either: return forest.children(of: id).flatMap { places($0, field) }.ordered()
        case .near(let nearness): return clumps(nearness, id, field).map(\.span).ordered()
        case .notNear(let nearness):
            let (left, right) = forest.pair(of: id)
            return apart(nearness, places(left, field), places(right, field), field)
        case .except:
            let (left, right) = forest.pair(of: id)
            let index = SpanIndex(places(right, field))
            return places(left, field).filter { index.overlaps($0) == 0 }
        default: return []
        }
    }

    /// The clumps of a NEAR in a field.
    func clumps(_ nearness: Nearness, _ id: Int, _ field: Int) -> [ClumpFinder.Clump] {
        var operands: [[Span]] = []
        for part in forest.children(of: id) {
            let spans = places(part, field)
            if spans.isEmpty { return [] }
            operands.append(spans)
        }
        return ClumpFinder.clumps(operands, nearness, in: analysis.fields[field])
    }

    /// Whether two words, or two groups of words, stand near one another, if that is soon seen: pair by pair, without
    /// a list of all places; nil when somebody else has to say.
    private func isNear(_ nearness: Nearness, _ id: Int, _ field: Int) -> Bool? {
        guard case .words(let words) = nearness.reach else { return nil }
        let (left, right) = forest.pair(of: id)
        guard forest[right].end == forest[id].end else { return nil }
        scratch.left.clear()
        scratch.right.clear()
        guard gather(left, field, &scratch.left, &scratch.hits) else { return nil }
        if scratch.left.count == 0 { return false }
        guard gather(right, field, &scratch.right, &scratch.hits) else { return nil }
        let tokens = analysis.fields[field].tokens
        for one in scratch.left.values {
            for other in scratch.right.values {
                let isFirst = one.last < other.first
                if !isFirst, nearness.isOrdered || other.last >= one.first { continue }
                let (before, after) = isFirst ? (one.last, other.first) : (other.last, one.first)
                let end = tokens[Int(before)].position + tokens[Int(before)].width
                if Int(tokens[Int(after)].position) - Int(end) <= 2 * Int(words) { return true }
            }
        }
        return false
    }

    /// Notes the places of a word or of a group of words; false when it is something else, or when there are many.
    private func gather(_ id: Int, _ field: Int, _ row: inout Row<Span>, _ hits: inout Hits) -> Bool {
        switch forest[id].kind {
        case .leaf(let leaf):
            hits.forEachPlace(leaf, field) { row.append($0) }
            return row.count <= Self.fewPlaces
        case .either: return forest.children(of: id).allSatisfy { gather($0, field, &row, &hits) }
        default: return false
        }
    }

    /// So few that all pairs are looked at in no time.
    private static let fewPlaces = 12

    /// The places of a phrase with entities or gaps in it: each part right behind the one before.
    private func sequencePlaces(_ id: Int, _ field: Int) -> [Span] {
        let tokens = analysis.fields[field].tokens
        var ends: [Int32: Int32]?
        for part in forest.children(of: id) {
            var next: [Int32: Int32] = [:]
            for span in places(part, field) {
                let start =
                    ends.map { begin(before: span.first, forest[part].hasGap, $0, tokens) } ?? span.first
                if let start { next[span.last] = max(next[span.last] ?? -1, start) }
            }
            if next.isEmpty { return [] }
            ends = next
        }
        // A phrase is one occurrence: no sentence ends inside it.
        return (ends ?? [:]).map { Span(first: $1, last: $0, leaf: 0) }.ordered()
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
    private func apart(_ nearness: Nearness, _ left: [Span], _ right: [Span], _ field: Int) -> [Span] {
        guard !right.isEmpty else { return left }
        let text = analysis.fields[field]
        guard case .words(let words) = nearness.reach else { return apartUnits(nearness, left, right, text) }
        let index = SpanIndex(right)
        return left.filter { span in
            // One that covers the same words is the same thing, and not near itself.
            if index.overlaps(span) > (index.contains(span) ? 1 : 0) { return false }
            if let next = index.next(after: span), gap(span.last, next, text) <= Int(words) * 2 {
                return false
            }
            if nearness.isOrdered { return true }
            guard let previous = index.previous(before: span) else { return true }
            return gap(previous, span.first, text) > Int(words) * 2
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
        _ text: TokenizedText
    ) -> [Span] {
        let units = Units(nearness.reach, left + right, text)
        let index = SpanIndex(right.filter { units.unit(of: $0) != nil })
        var lastInUnit: [Int: Int32] = [:]
        var counts: [Int: Int] = [:]
        for span in right {
            guard let unit = units.unit(of: span) else { continue }
            lastInUnit[unit] = max(lastInUnit[unit] ?? -1, span.first)
            counts[unit, default: 0] += 1
        }
        return left.filter { span in
            guard let unit = units.unit(of: span) else { return true }
            if index.overlaps(span) > (index.contains(span) ? 1 : 0) { return false }
            if nearness.isOrdered { return lastInUnit[unit] ?? -1 <= span.last }
            return counts[unit] ?? 0 <= (index.contains(span) ? 1 : 0)
        }
    }

    // MARK: Entities

    private func entityPlaces(_ index: Int, _ field: Int) -> [Span] {
        if scratch.entityFields[index] == 0 { return [] }
        if let places = entityPlaces[index] { return places[field] }
        let places = findEntity(book.compiledEntities[index])
        entityPlaces[index] = places
        return places[field]
    }

    /// The places of an entity in every field: the longest alias wins, masks hide, weak ones need a strong one.
    private func findEntity(_ entity: CompiledEntity) -> [[Span]] {
        let fields = TextField.allCases.indices
        let masks = fields.map { leafPlaces(entity.masks, $0) }
        let strong = fields.map { leafPlaces(entity.strong, $0).outside(masks[$0]) }
        let hasStrong = strong[..<3].contains { !$0.isEmpty }
        return fields.map { field in
            var spans = strong[field]
            if hasStrong, !entity.weak.isEmpty {
                spans = (spans + leafPlaces(entity.weak, field).outside(masks[field])).ordered()
            }
            return spans.withoutOverlap()
        }
    }

    /// Where any of some leaves stands.
    func leafPlaces(_ leaves: [Int32], _ field: Int) -> [Span] {
        leaves.isEmpty ? [] : leaves.flatMap { scratch.hits.places($0, field) }.ordered()
    }
}
