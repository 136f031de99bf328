// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

@testable import RuleEngine

/// A field of an oracle's article: lower-case words; `!` ends a sentence, `¶` a paragraph.
struct OracleText {
    let words: [String]
    /// By word, its sentence and its paragraph.
    let sentences: [Int]
    let paragraphs: [Int]

    init(_ pieces: [String]) {
        var words: [String] = []
        var sentences: [Int] = []
        var paragraphs: [Int] = []
        var (sentence, paragraph) = (0, 0)
        for piece in pieces {
            switch piece {
            case "!": sentence += 1
            case "¶":
                sentence += 1
                paragraph += 1
            default:
                words.append(piece)
                sentences.append(sentence)
                paragraphs.append(paragraph)
            }
        }
        self.words = words
        self.sentences = sentences
        self.paragraphs = paragraphs
    }

    /// The field as a feed would bring it.
    static func written(_ pieces: [String]) -> String {
        pieces.map { $0 == "!" ? "! " : $0 == "¶" ? "!\n\n" : "\($0) " }.joined()
    }
}

/// What a rule can say: each in enough random rules, and each broken on purpose is found out.
enum Operator: String, CaseIterable {
    case and, or, not, atLeast, count, fewer, field, first, phrase, gap, prefix, letter, stem
    case near, onear, chain, sentence, paragraph, inner, notNear, except, words
}

/// A slow, plain evaluator that shares only the syntax tree with the real one.
///
/// It tries every choice of occurrences.
struct EvaluatorOracle {
    /// The words from the first to the last.
    struct Place: Equatable {
        var first: Int
        var last: Int
        /// Whether it is a word or phrase, rather than a clump.
        var isTerm = true

        var count: Int { last - first + 1 }

        func isSame(as other: Place) -> Bool { first == other.first && last == other.last }

        func overlaps(_ other: Place) -> Bool { first <= other.last && other.first <= last }

        func contains(_ other: Place) -> Bool { first <= other.first && other.last <= last }
    }

    let fields: [TokenField: OracleText]
    let repeatsLead: Bool
    /// An operator that is done wrong.
    var broken: Operator?

    init(title: [String], lead: [String], body: [String], broken: Operator? = nil) {
        fields = [.title: OracleText(title), .lead: OracleText(lead), .body: OracleText(body)]
        let (lead, body) = (OracleText(lead).words, OracleText(body).words)
        repeatsLead = !lead.isEmpty && body.indices.contains { body[$0...].starts(with: lead) }
        self.broken = broken
    }

    /// Where a clause is looked for: fields, and how many words of each.
    struct Scope {
        var fields: [TokenField] = [.title, .lead, .body]
        var words = Int.max
    }

    func holds(_ clause: Clause, _ scope: Scope = Scope()) -> Bool {
        switch clause.kind {
        case .all(let operands): all(operands, scope)
        case .either(let clauses):
            broken == .or ? clauses.allSatisfy { holds($0, scope) } : clauses.contains { holds($0, scope) }
        case .atLeast(let number, let clauses):
            clauses.count { holds($0, scope) } >= number - (broken == .atLeast ? 1 : 0)
        case .field(let field, let inner):
            holds(
                inner,
                Scope(fields: field == .text || broken == .field ? [.title, .lead, .body] : [field])
            )
        case .first(let words, let inner):
            holds(
                inner,
                Scope(
                    fields: [text(of: .body).words.isEmpty ? .lead : .body],
                    words: words + (broken == .first ? 1 : 0)
                )
            )
        case .count(let inner, let comparison, let number):
            comparison.holds(count(inner, scope), number + (broken == Self.name(comparison) ? 1 : 0))
        case .words(let comparison, let number):
            comparison.holds(words, number + (broken == .words ? 1 : 0))
        default: scope.fields.contains { !places(clause, $0, scope).isEmpty }
        }
    }

    static func name(_ comparison: Comparison) -> Operator { comparison == .atLeast ? .count : .fewer }

    private func all(_ operands: [Clause.Operand], _ scope: Scope) -> Bool {
        func isRight(_ operand: Clause.Operand) -> Bool {
            if operand.isNegated, broken == .not { return true }
            return holds(operand.clause, scope) != operand.isNegated
        }
        let isPlain = !operands.contains(where: \.isNegated)
        return broken == .and && isPlain ? operands.contains(where: isRight) : operands.allSatisfy(isRight)
    }

    private func text(of field: TokenField) -> OracleText { fields[field] ?? OracleText([]) }

    private var words: Int {
        let lead = repeatsLead ? 0 : text(of: .lead).words.count
        return text(of: .title).words.count + lead + text(of: .body).words.count
    }

    /// Leftmost, then longest; none over another.
    private func count(_ clause: Clause, _ scope: Scope) -> Int {
        var sum = 0
        for field in scope.fields where !(repeatsLead && field == .lead && scope.fields.contains(.body)) {
            var end = 0
            for place in places(clause, field, scope) where place.first >= end {
                sum += 1
                end = place.last + 1
            }
        }
        return sum
    }

    /// The places of a clause, leftmost first, at each place the longest first.
    private func places(_ clause: Clause, _ field: TokenField, _ scope: Scope) -> [Place] {
        places(clause, text(of: field)).filter { $0.last < scope.words }
            .sorted { $0.first != $1.first ? $0.first < $1.first : $0.last > $1.last }
    }

    private func places(_ clause: Clause, _ text: OracleText) -> [Place] {
        switch clause.kind {
        case .term(let term): return places(term, text.words)
        case .either(let clauses): return clauses.flatMap { places($0, text) }
        case .near(let nearness, let clauses):
            var operands: [[Place]] = []
            for clause in clauses {
                let found = places(clause, text)
                if found.isEmpty { return [] }
                operands.append(found)
            }
            return clumps(nearness, operands, text)
        case .notNear(let nearness, let left, let right):
            let others = places(right, text)
            return broken == .notNear
                ? places(left, text)
                : places(left, text)
                    .filter { place in
                        !others.contains { !$0.isSame(as: place) && isNear(place, $0, nearness) }
                    }
        case .except(let left, let right):
            let others = places(right, text)
            return places(left, text)
                .filter { place in
                    !others.contains { broken == .except ? $0.isSame(as: place) : $0.overlaps(place) }
                }
        default: return []
        }
    }

    // MARK: Terms

    /// Of a phrase with gaps for each end the shortest.
    private func places(_ term: Term, _ words: [String]) -> [Place] {
        let parts = parts(term)
        var found: [Place] = []
        for start in words.indices {
            var ends = [start]
            for part in parts where !ends.isEmpty {
                var next: [Int] = []
                for end in ends {
                    for place in end...end + part.gap
                    where place < words.count && !next.contains(place + 1)
                        && matches(part.word, words[place], term.mode)
                    {
                        next.append(place + 1)
                    }
                }
                ends = next
            }
            found.removeAll { ends.contains($0.last + 1) }
            found += ends.map { Place(first: start, last: $0 - 1) }
        }
        return found
    }

    /// The words of a term, each with how many others may stand before it.
    private func parts(_ term: Term) -> [(word: String, gap: Int)] {
        var parts: [(word: String, gap: Int)] = []
        var mayGap = false
        for item in term.items {
            guard case .text(let text) = item else {
                mayGap = true
                continue
            }
            for word in text.split(separator: " ") {
                let slack = parts.isEmpty ? 0 : mayGap ? (broken == .gap ? 2 : 3) : broken == .phrase ? 1 : 0
                parts.append((String(word), slack))
                mayGap = false
            }
        }
        return parts
    }

    private func matches(_ wanted: String, _ word: String, _ mode: Term.Mode) -> Bool {
        if mode == .stem, broken != .stem { return Self.stem(wanted) == Self.stem(word) }
        let scalars = wanted.unicodeScalars
        if scalars.last == Wildcard.star {
            let beginning = String(scalars.dropLast())
            return broken == .prefix ? beginning == word : word.hasPrefix(beginning)
        }
        guard scalars.count == word.unicodeScalars.count || broken == .letter else { return false }
        return zip(scalars, word.unicodeScalars).allSatisfy { $0 == Wildcard.one || $0 == $1 }
    }

    /// The words of the articles have no other endings.
    private static func stem(_ word: String) -> String {
        word.hasSuffix("s") ? String(word.dropLast()) : word
    }

    // MARK: Proximity

    /// For each last occurrence the tightest clump, of equally tight ones the shortest; none that holds another.
    private func clumps(_ nearness: Nearness, _ operands: [[Place]], _ text: OracleText) -> [Place] {
        let units = units(nearness, operands, text)
        var best: [(last: Place, gap: Int, place: Place)] = []
        forEachChoice(operands) { choice in
            guard let found = clump(choice, nearness, units) else { return }
            let known = best.firstIndex { $0.last.isSame(as: found.last) }
            guard let known else { return best.append(found) }
            if (found.gap, found.place.count) < (best[known].gap, best[known].place.count) {
                best[known] = found
            }
        }
        let places = best.map(\.place)
        return places.filter { place in
            broken == .inner || !places.contains { !$0.isSame(as: place) && place.contains($0) }
        }
    }

    private func forEachChoice(_ operands: [[Place]], _ chosen: [Place] = [], _ body: ([Place]) -> Void) {
        guard chosen.count < operands.count else { return body(chosen) }
        for place in operands[chosen.count] where !chosen.contains(where: { $0.overlaps(place) }) {
            forEachChoice(operands, chosen + [place], body)
        }
    }

    private func clump(
        _ choice: [Place],
        _ nearness: Nearness,
        _ units: [Int]
    ) -> (last: Place, gap: Int, place: Place)? {
        var (first, last) = (choice[0], choice[0])
        var own = 0
        for (index, place) in choice.enumerated() {
            if nearness.isOrdered, broken != .onear, index > 0, place.first < choice[index - 1].first {
                return nil
            }
            if place.first < first.first { first = place }
            if place.first > last.first { last = place }
            own += place.count
            guard units[place.first] == units[choice[0].first], units[place.last] == units[place.first] else {
                return nil
            }
        }
        let whole = Place(first: first.first, last: last.last, isTerm: false)
        let gap = whole.count - own
        if case .words(let distance) = nearness.reach {
            let isBroken = broken == (choice.count > 2 ? .chain : .near)
            guard gap <= Int(distance) + (isBroken ? 1 : 0) else { return nil }
        }
        return (last, gap, whole)
    }

    /// By word, the sentence or paragraph it stands in; no sentence ends inside a word or phrase that was found.
    private func units(_ nearness: Nearness, _ operands: [[Place]], _ text: OracleText) -> [Int] {
        switch nearness.reach {
        case .words: return text.words.map { _ in 0 }
        case .paragraph: return broken == .paragraph ? text.words.map { _ in 0 } : text.paragraphs
        case .sentence:
            if broken == .sentence { return text.paragraphs }
            var joined: Set<Int> = []
            for place in operands.joined() where place.isTerm {
                joined.formUnion(text.sentences[place.first]..<text.sentences[place.last])
            }
            // A sentence that does not end has the number of the next.
            return text.sentences.map { sentence in sentence - joined.count { $0 < sentence } }
        }
    }

    private func isNear(_ place: Place, _ other: Place, _ nearness: Nearness) -> Bool {
        guard case .words(let distance) = nearness.reach else { return false }
        if place.overlaps(other) { return true }
        if other.first > place.last { return other.first - place.last - 1 <= distance }
        return !nearness.isOrdered && place.first - other.last - 1 <= distance
    }
}
