// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

@testable import RuleEngine

/// A slow, plain evaluator that shares only the syntax tree with the real one.
///
/// It tries every choice of occurrences; its articles are lower-case words divided by single spaces.
struct EvaluatorOracle {
    typealias Place = Range<Int>

    /// The words of title, lead and body.
    let fields: [TokenField: [String]]
    let repeatsLead: Bool

    init(title: [String], lead: [String], body: [String]) {
        fields = [.title: title, .lead: lead, .body: body]
        repeatsLead = !lead.isEmpty && body.indices.contains { body[$0...].starts(with: lead) }
    }

    /// Where a clause is looked for: fields, and how many words of each.
    struct Scope {
        var fields: [TokenField] = [.title, .lead, .body]
        var words = Int.max
    }

    func holds(_ clause: Clause, _ scope: Scope = Scope()) -> Bool {
        switch clause.kind {
        case .all(let operands): operands.allSatisfy { holds($0.clause, scope) != $0.isNegated }
        case .either(let clauses): clauses.contains { holds($0, scope) }
        case .atLeast(let number, let clauses): clauses.count { holds($0, scope) } >= number
        case .field(let field, let inner):
            holds(inner, Scope(fields: field == .text ? [.title, .lead, .body] : [field]))
        case .first(let words, let inner):
            holds(inner, Scope(fields: [text(of: .body).isEmpty ? .lead : .body], words: words))
        case .count(let inner, let comparison, let number):
            comparison.holds(count(inner, scope), number)
        default: scope.fields.contains { !places(clause, $0, scope).isEmpty }
        }
    }

    private func text(of field: TokenField) -> [String] { fields[field] ?? [] }

    /// Leftmost, then longest; none over another.
    private func count(_ clause: Clause, _ scope: Scope) -> Int {
        var sum = 0
        for field in scope.fields where !(repeatsLead && field == .lead && scope.fields.contains(.body)) {
            var end = 0
            for place in places(clause, field, scope) where place.lowerBound >= end {
                sum += 1
                end = place.upperBound
            }
        }
        return sum
    }

    /// The places of a clause, leftmost first, at each place the longest first.
    private func places(_ clause: Clause, _ field: TokenField, _ scope: Scope) -> [Place] {
        Set(places(clause, field)).filter { $0.upperBound <= scope.words }
            .sorted { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }
    }

    private func places(_ clause: Clause, _ field: TokenField) -> [Place] {
        switch clause.kind {
        case .term(let term): return places(term, text(of: field))
        case .either(let clauses): return clauses.flatMap { places($0, field) }
        case .near(let nearness, let clauses):
            return choices(clauses.map { Array(Set(places($0, field))) }).compactMap { clump($0, nearness) }
        case .notNear(let nearness, let left, let right):
            let others = Set(places(right, field))
            return places(left, field)
                .filter { place in
                    !others.contains { $0 != place && isNear(place, $0, nearness) }
                }
        case .except(let left, let right):
            let others = places(right, field)
            return places(left, field).filter { place in !others.contains { $0.overlaps(place) } }
        default: return []
        }
    }

    private func places(_ term: Term, _ words: [String]) -> [Place] {
        guard case .text(let text)? = term.items.first else { return [] }
        let wanted = text.split(separator: " ").map(String.init)
        return words.indices.compactMap { start in
            guard start + wanted.count <= words.count else { return nil }
            let isThere = zip(wanted, words[start...]).allSatisfy { matches($0, $1) }
            return isThere ? start..<start + wanted.count : nil
        }
    }

    private func matches(_ wanted: String, _ word: String) -> Bool {
        guard wanted.unicodeScalars.last == Wildcard.star else { return wanted == word }
        return word.hasPrefix(String(wanted.unicodeScalars.dropLast()))
    }

    private func choices(_ places: [[Place]]) -> [[Place]] {
        places.reduce([[]]) { partial, list in partial.flatMap { head in list.map { head + [$0] } } }
    }

    /// The place from the first to the last of a choice, if it is a clump.
    private func clump(_ choice: [Place], _ nearness: Nearness) -> Place? {
        guard case .words(let distance) = nearness.reach else { return nil }
        let sorted = choice.sorted { $0.lowerBound < $1.lowerBound }
        guard let first = sorted.first, let last = sorted.last else { return nil }
        for (left, right) in zip(sorted, sorted.dropFirst()) where left.upperBound > right.lowerBound {
            return nil
        }
        if nearness.isOrdered, choice != sorted { return nil }
        let own = choice.reduce(0) { $0 + $1.count }
        let whole = first.lowerBound..<last.upperBound
        return whole.count - own <= distance ? whole : nil
    }

    private func isNear(_ place: Place, _ other: Place, _ nearness: Nearness) -> Bool {
        guard case .words(let distance) = nearness.reach else { return false }
        if place.overlaps(other) { return true }
        if other.lowerBound >= place.upperBound { return other.lowerBound - place.upperBound <= distance }
        return !nearness.isOrdered && place.lowerBound - other.upperBound <= distance
    }
}
