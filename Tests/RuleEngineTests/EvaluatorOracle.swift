// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

@testable import RuleEngine

/// A field of an oracle's article: words; `!` ends a sentence, `¶` a paragraph.
struct OracleText {
    /// Which field it is.
    let field: TokenField
    /// As they are written.
    let originals: [String]
    /// In lower case.
    let words: [String]
    /// By word, its sentence and its paragraph.
    let sentences: [Int]
    let paragraphs: [Int]

    init(_ pieces: [String], _ field: TokenField = .title) {
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
        self.field = field
        originals = words
        self.words = words.map { $0.lowercased() }
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
    case near, onear, chain, sentence, paragraph, inner, notNear, notNearSentence, notNearParagraph, except,
        words
    case exact, entity, mask, weak, longest, entityInPhrase, rule, value, anything, regex
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
    let entities: [String: EntitySource]
    /// What `$name` stands for.
    let rules: [String: Clause]
    /// What `lang:`, `feed:` and `source:` find, as they are written.
    private let traits: Set<String>
    /// Title, lead and body as they are written.
    private let written: [String]
    /// An operator that is done wrong.
    var broken: Operator? {
        didSet {
            // Where entities stand depends on these only.
            switch broken {
            case .phrase, .letter, .exact, .entity, .mask, .weak, .longest: known = Known()
            default: break
            }
        }
    }
    private var known = Known()

    /// Where the entities stand, which many clauses ask for.
    private final class Known {
        var places: [String: [TokenField: [Place]]] = [:]
    }

    init(
        _ texts: [[String]],
        entities: [EntitySource] = [],
        rules: [String: Clause] = [:],
        broken: Operator? = nil
    ) {
        let (title, lead, body) = (
            OracleText(texts[0]), OracleText(texts[1], .lead), OracleText(texts[2], .body)
        )
        traits = Set(texts.dropFirst(3).joined())
        written = texts.prefix(3).map(OracleText.written)
        self.entities = Dictionary(uniqueKeysWithValues: entities.map { ($0.name, $0) })
        self.rules = rules
        fields = [.title: title, .lead: lead, .body: body]
        let words = lead.words
        repeatsLead = !words.isEmpty && body.words.indices.contains { body.words[$0...].starts(with: words) }
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
        case .value(let field, let values):
            broken == .value || values.contains { traits.contains("\(field.rawValue):\($0)") }
        case .any: broken != .anything
        case .regex(let pattern, let ignoresCase):
            written.contains {
                finds(pattern, ignoresCase: broken == .regex ? !ignoresCase : ignoresCase, $0)
            }
        case .rule(let name): broken == .rule || rules[name].map { holds($0) } ?? false
        default: scope.fields.contains { !places(clause, $0, scope).isEmpty }
        }
    }

    private func finds(_ pattern: String, ignoresCase: Bool, _ text: String) -> Bool {
        text.range(
            of: pattern,
            options: ignoresCase ? [.regularExpression, .caseInsensitive] : .regularExpression
        )
            != nil
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
        case .term(let term): return places(term, text)
        case .entity(let name): return places(ofEntity: name, text)
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
            let (whole, others) = (places(left, text), places(right, text))
            let units = units(nearness, [whole, others], text)
            return broken == Self.apart(nearness.reach)
                ? places(left, text)
                : places(left, text)
                    .filter { place in
                        !others.contains { !$0.isSame(as: place) && isNear(place, $0, nearness, units) }
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
    private func places(_ term: Term, _ text: OracleText) -> [Place] {
        let parts = parts(term)
        let words = text.words
        var found: [Place] = []
        for start in words.indices {
            var ends = [start]
            for part in parts where !ends.isEmpty {
                var next: [Int] = []
                for end in ends {
                    let places = end...end + part.gap
                    next += lasts(of: part.item, from: places, term.mode, text).map { $0 + 1 }
                        .filter { !next.contains($0) }
                }
                ends = next
            }
            found.removeAll { ends.contains($0.last + 1) }
            found += Set(ends).map { Place(first: start, last: $0 - 1) }
        }
        let isExact = term.mode == .exact && broken != .exact
        return isExact ? found.filter { isAsWritten($0, parts, text) } : found
    }

    /// Where a part of a phrase ends that begins at one of some places.
    private func lasts(
        of item: Part.Item,
        from places: ClosedRange<Int>,
        _ mode: Term.Mode,
        _ text: OracleText
    ) -> [Int] {
        switch item {
        case .word(let word):
            return places.filter { $0 < text.words.count && matches(word.lowercased(), text.words[$0], mode) }
        case .entity(let name):
            if broken == .entityInPhrase { return places.filter { $0 < text.words.count } }
            return self.places(ofEntity: name, text).filter { places.contains($0.first) }.map(\.last)
        }
    }

    /// An exact phrase has nothing but a space between its words.
    private func isAsWritten(_ place: Place, _ parts: [Part], _ text: OracleText) -> Bool {
        text.sentences[place.first] == text.sentences[place.last]
            && zip(parts, text.originals[place.first...]).allSatisfy { $0.item == .word($1) }
    }

    /// A word or an entity of a phrase, and how many words may stand before it.
    private struct Part {
        enum Item: Equatable {
            case word(String)
            case entity(String)
        }

        let item: Item
        let gap: Int
    }

    private func parts(_ term: Term) -> [Part] {
        var parts: [Part] = []
        var mayGap = false
        func add(_ item: Part.Item) {
            let slack = parts.isEmpty ? 0 : mayGap ? (broken == .gap ? 2 : 3) : broken == .phrase ? 1 : 0
            parts.append(Part(item: item, gap: slack))
            mayGap = false
        }
        for item in term.items {
            switch item {
            case .gap: mayGap = true
            case .entity(let name): add(.entity(name))
            case .text(let text): for word in text.split(separator: " ") { add(.word(String(word))) }
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

    // MARK: Entities

    /// Leftmost, then longest, none over another; masks hide, weak aliases need a strong one somewhere.
    private func places(ofEntity name: String, _ text: OracleText) -> [Place] {
        let places = known.places[name] ?? entities[name].map(places(of:)) ?? [:]
        known.places[name] = places
        return places[text.field] ?? []
    }

    private func places(of entity: EntitySource) -> [TokenField: [Place]] {
        let aliases = broken == .entity ? Array(entity.aliases.prefix(1)) : entity.aliases
        let strong = fields.mapValues { places(aliases, of: entity, $0) }
        let hasStrong = broken == .weak || strong.values.contains { !$0.isEmpty }
        return fields.mapValues { text in
            let weak = hasStrong ? places(entity.weak, of: entity, text) : []
            return firsts(of: (strong[text.field] ?? []) + weak)
        }
    }

    private func firsts(of places: [Place]) -> [Place] {
        let ordered = places.sorted {
            $0.first != $1.first ? $0.first < $1.first : ($0.last > $1.last) != (broken == .longest)
        }
        var result: [Place] = []
        for place in ordered where place.first > result.last?.last ?? -1 { result.append(place) }
        return result
    }

    /// Where some aliases of an entity stand, and not inside a mask.
    private func places(_ aliases: [String], of entity: EntitySource, _ text: OracleText) -> [Place] {
        let masks = broken == .mask ? [] : entity.mask.flatMap { places(ofAlias: $0, text) }
        return aliases.flatMap { places(ofAlias: $0, text) }
            .filter { place in !masks.contains { $0.contains(place) } }
    }

    private func places(ofAlias alias: String, _ text: OracleText) -> [Place] {
        let isExact = alias.hasPrefix("=")
        let words = isExact ? String(alias.dropFirst()) : alias
        return places(Term(mode: isExact ? .exact : .folded, items: [.text(words)], isPhrase: true), text)
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

    private func isNear(_ place: Place, _ other: Place, _ nearness: Nearness, _ units: [Int]) -> Bool {
        guard case .words(let distance) = nearness.reach else {
            let unit = units[place.first]
            let isTogether = [place.last, other.first, other.last].allSatisfy { units[$0] == unit }
            return isTogether && (!nearness.isOrdered || place.overlaps(other) || other.first > place.last)
        }
        if place.overlaps(other) { return true }
        if other.first > place.last { return other.first - place.last - 1 <= distance }
        return !nearness.isOrdered && place.first - other.last - 1 <= distance
    }

    static func apart(_ reach: Nearness.Reach) -> Operator {
        switch reach {
        case .words: .notNear
        case .sentence: .notNearSentence
        case .paragraph: .notNearParagraph
        }
    }
}
