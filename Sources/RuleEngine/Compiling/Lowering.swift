// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Turns clauses into nodes: names are looked up, terms become leaves, and what may not stand where it stands
/// is refused.
struct Lowering {
    var vocabulary = VocabularyBuilder()
    private(set) var forest = Forest()
    private(set) var regexes = RegexBuilder()
    var entities: [CompiledEntity] = []
    var entityIndex: [String: Int] = [:]
    var ruleIndex: [String: Int] = [:]
    /// The source that is being lowered.
    private var source: [UInt8] = []
    /// Terms seen in it so far.
    private var terms = 0
    /// Entities seen in it so far: each counts once, however often it is named.
    private var counted: Set<Int> = []

    /// What a clause stands in.
    private struct Context {
        /// The field or FIRST around it, as written.
        var field: String?
        /// The proximity operator or COUNT around it.
        var proximity: String?
        /// All of that operator with its operands.
        var whole: Range<Int>?
    }

    /// Lowers a rule's whole expression.
    mutating func lower(_ clause: Clause, source: String) throws(SyntaxError) -> Int {
        begin(source)
        let node = forest.nodes.count
        try lower(clause, Context())
        guard isPositive(clause) else { throw negationsAlone(clause) }
        return node
    }

    /// Lowers a term of a score: what COUNT would take, with at most one field before it.
    mutating func lowerScoreTerm(_ clause: Clause, source: String) throws(SyntaxError) -> (TokenField, Int) {
        begin(source)
        let node = forest.nodes.count
        if case .field(let field, let inner) = clause.kind {
            try lower(inner, Context(field: field.rawValue + ":", proximity: Self.scoreTerm))
            return (field, node)
        }
        try lower(clause, Context(proximity: Self.scoreTerm))
        return (.text, node)
    }

    private mutating func begin(_ source: String) {
        self.source = Array(source.utf8)
        terms = 0
        counted = []
        forest.begin(source)
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

    /// What a term of a score stands in, for messages.
    private static let scoreTerm = "a score term"

    // MARK: Clauses

    /// Appends a clause and its parts to the forest.
    private mutating func lower(
        _ clause: Clause,
        _ context: Context,
        isNegated: Bool = false
    ) throws(SyntaxError) {
        try checkPlace(clause, context)
        let node = forest.open(clause.range, isNegated: isNegated)
        forest.close(node, try kind(clause, context))
    }

    private mutating func lower(_ clauses: [Clause], _ context: Context) throws(SyntaxError) {
        for clause in clauses { try lower(clause, context) }
    }

    private mutating func kind(_ clause: Clause, _ context: Context) throws(SyntaxError) -> Node.Kind {
        switch clause.kind {
        case .term(let term): return try termKind(term, clause.range)
        case .regex(let pattern, let ignoresCase):
            return .regex(try regex(pattern, ignoresCase, isURL: false, clause.range))
        case .urlPattern(let pattern, let ignoresCase):
            return .urlPattern(try regex(pattern, ignoresCase, isURL: true, clause.range))
        case .entity(let name): return .entity(try entity(name, clause.range))
        case .rule(let name): return .rule(try rule(name, clause.range))
        case .any: throw strayAny(clause.range)
        case .all(let operands):
            try all(operands, clause, context)
            return .all
        case .either(let clauses):
            try either(clauses, context)
            return .either
        case .near(let nearness, let clauses):
            try near(nearness, clauses, clause.range, context)
            return .near(nearness)
        case .notNear(let nearness, let left, let right):
            try lower(
                [left, right],
                Context(field: context.field, proximity: "NOT \(nearness.text)", whole: clause.range)
            )
            return .notNear(nearness)
        case .except(let left, let right):
            try lower([left, right], Context(field: context.field, proximity: "EXCEPT", whole: clause.range))
            return .except
        case .field(let field, let inner):
            try lower(inner, Context(field: "\(field.rawValue):"))
            return .field(field)
        case .value(let field, let values): return .value(field, forest.keep(values))
        case .words(let comparison, let number): return .words(comparison, Int32(clamping: number))
        case .atLeast(let number, let clauses):
            try list(clauses, context)
            return .atLeast(Int32(number))
        case .count(let inner, let comparison, let number):
            try lower(inner, Context(field: context.field, proximity: "COUNT", whole: clause.range))
            return .count(comparison, Int32(number))
        case .first(let words, let inner):
            try lower(inner, Context(field: "FIRST/\(words)"))
            return .first(Int32(clamping: words))
        }
    }

    private mutating func all(
        _ operands: [Clause.Operand],
        _ clause: Clause,
        _ context: Context
    ) throws(SyntaxError) {
        let hasValue = operands.contains { !$0.isNegated && isValue($0.clause) }
        for operand in operands {
            if case .any = operand.clause.kind, hasValue, !operand.isNegated {
                forest.close(forest.open(operand.clause.range), .any)
            } else {
                try lower(operand.clause, context, isNegated: operand.isNegated)
            }
        }
        guard operands.contains(where: { !$0.isNegated && isPositive($0.clause) }) else {
            throw negationsAlone(clause)
        }
    }

    private mutating func either(_ clauses: [Clause], _ context: Context) throws(SyntaxError) {
        for clause in clauses where !isPositive(clause) && !isAny(clause) {
            let message = "\(text(clause.range)) cannot stand in an OR: nearly every article would match."
            let positive = clauses.first(where: isPositive).map { text($0.range) } ?? "word"
            let hint = "Write it beside something positive: \(positive) AND \(text(clause.range))."
            throw SyntaxError(clause.range, message, hint: hint)
        }
        try list(clauses, context)
    }

    private mutating func list(_ clauses: [Clause], _ context: Context) throws(SyntaxError) {
        for clause in clauses {
            try lower(clause, context)
            if !isPositive(clause) { throw negationsAlone(clause) }
        }
    }

    private mutating func near(
        _ nearness: Nearness,
        _ clauses: [Clause],
        _ range: Range<Int>,
        _ context: Context
    ) throws(SyntaxError) {
        guard nearness.isOrdered || clauses.count <= Limits.clumpOperands else {
            let message = "\(nearness.text) joins more than the limit of \(Limits.clumpOperands) operands."
            throw SyntaxError(range, message, hint: "Use ONEAR, or group some of them with OR or AND.")
        }
        for (index, clause) in clauses.enumerated() {
            if clauses.count == 2, case .all(let parts) = clause.kind, !parts.contains(where: \.isNegated) {
                throw distributed(
                    parts,
                    nearness,
                    other: clauses[1 - index],
                    isLeft: index == 0,
                    clause.range,
                    whole: range
                )
            }
        }
        try lower(clauses, Context(field: context.field, proximity: nearness.text, whole: range))
    }

    // MARK: Terms and names

    private mutating func termKind(_ term: Term, _ range: Range<Int>) throws(SyntaxError) -> Node.Kind {
        try count(1, range)
        if term.items.count == 1, case .text(let words) = term.items[0] {
            return .leaf(try vocabulary.leaf(words, mode: term.mode, range: range))
        }
        try sequence(term, range)
        return .sequence
    }

    private mutating func sequence(_ term: Term, _ range: Range<Int>) throws(SyntaxError) {
        var previous: Node.Kind?
        var hasGap = false
        for item in term.items {
            let kind: Node.Kind
            switch item {
            case .gap:
                hasGap = true
                continue
            case .entity(let name): kind = .entity(try entity(name, range))
            case .text(let written):
                let words = Self.withoutPossessive(written, after: previous)
                // Punctuation beside an entity says nothing.
                guard !Tokenizer.tokenize(words).tokens.isEmpty else { continue }
                kind = .leaf(try vocabulary.leaf(words, mode: term.mode, range: range))
            }
            forest.close(forest.open(range), kind, hasGap: hasGap && previous != nil)
            previous = kind
            hasGap = false
        }
        guard previous != nil else {
            throw SyntaxError(
                range,
                "The term has no letter or digit to find.",
                hint: "Put a letter or digit in it."
            )
        }
    }

    /// The tokeniser drops `'s` after a word; after an entity there is no word to see.
    private static func withoutPossessive(_ words: String, after previous: Node.Kind?) -> String {
        guard case .entity = previous else { return words }
        let rest = words.dropFirst(2)
        guard words.hasPrefix("'s") || words.hasPrefix("’s"), rest.first?.isLetter != true else {
            return words
        }
        return String(rest)
    }

    private mutating func count(_ more: Int, _ range: Range<Int>) throws(SyntaxError) {
        terms += more
        guard terms <= Limits.terms else {
            let message =
                "The rule has more than the limit of \(Limits.terms) terms, those of its entities included."
            throw SyntaxError(range, message, hint: "Split the rule.")
        }
    }

    private mutating func regex(
        _ pattern: String,
        _ ignoresCase: Bool,
        isURL: Bool,
        _ range: Range<Int>
    ) throws(SyntaxError) -> Int32 {
        // `url:` stands before the slash.
        let slash = source[range].firstIndex(of: UInt8(ascii: "/")) ?? range.lowerBound
        if let problem = RegexSyntax.problem(source, slash..<range.upperBound) { throw problem }
        return regexes.add(RegexPattern(text: pattern, ignoresCase: ignoresCase, isURL: isURL), range)
    }

    private mutating func entity(_ name: String, _ range: Range<Int>) throws(SyntaxError) -> Int32 {
        guard let index = entityIndex[name] else {
            let near = Spelling.nearest(to: name, in: entityIndex.keys.sorted())
            let hint = near.map { "Write @\($0) if that was meant." } ?? "Add \(name): under entities."
            let fixes = near.map { [SyntaxError.Fix(range, "@\($0)")] } ?? []
            throw SyntaxError(range, "There is no entity @\(name).", hint: hint, fixes: fixes)
        }
        if counted.insert(index).inserted {
            try count(entities[index].strong.count + entities[index].weak.count, range)
        }
        return Int32(index)
    }

    private func rule(_ name: String, _ range: Range<Int>) throws(SyntaxError) -> Int32 {
        guard let index = ruleIndex[name] else {
            let near = Spelling.nearest(to: name, in: ruleIndex.keys.sorted())
            let hint = near.map { "Write $\($0) if that was meant." } ?? "Write $ and the id of a rule."
            let fixes = near.map { [SyntaxError.Fix(range, "$\($0)")] } ?? []
            throw SyntaxError(range, "There is no rule $\(name).", hint: hint, fixes: fixes)
        }
        return Int32(index)
    }

    // MARK: What may stand where

    private func isAny(_ clause: Clause) -> Bool {
        if case .any = clause.kind { return true }
        return false
    }

    private func isValue(_ clause: Clause) -> Bool {
        switch clause.kind {
        case .value, .urlPattern: true
        case .either(let clauses): clauses.allSatisfy(isValue)
        case .all(let operands): operands.contains { !$0.isNegated && isValue($0.clause) }
        default: false
        }
    }

    /// Whether it needs something to be there, rather than not to be there.
    private func isPositive(_ clause: Clause) -> Bool {
        switch clause.kind {
        case .any, .words: false
        case .count(_, let comparison, _): comparison == .atLeast
        case .all(let operands): operands.contains { !$0.isNegated && isPositive($0.clause) }
        case .either(let clauses), .atLeast(_, let clauses): clauses.allSatisfy(isPositive)
        case .field(_, let inner), .first(_, let inner): isPositive(inner)
        default: true
        }
    }

    private func checkPlace(_ clause: Clause, _ context: Context) throws(SyntaxError) {
        if let proximity = context.proximity { try checkProximity(clause, proximity, context.whole) }
        guard let field = context.field else { return }
        let what: String
        switch clause.kind {
        case .field, .value, .urlPattern, .words: what = "A field"
        case .first: what = "FIRST"
        case .any: what = "ANY"
        case .rule: what = "A rule"
        default: return
        }
        let hint = "Write \(text(clause.range)) beside it: … AND \(text(clause.range))."
        throw SyntaxError(clause.range, "\(what) cannot stand inside \(field).", hint: hint)
    }

    private func checkProximity(
        _ clause: Clause,
        _ proximity: String,
        _ whole: Range<Int>?
    ) throws(SyntaxError) {
        let what: String
        switch clause.kind {
        case .term, .entity, .either, .near, .notNear, .except: return
        case .all(let operands): what = operands.contains(where: \.isNegated) ? "NOT" : "AND"
        case .field(let field, let inner): throw fieldInside(field, inner, proximity, clause.range, whole)
        case .value, .urlPattern, .words: what = "A field"
        case .count: what = "COUNT"
        case .first: what = "FIRST"
        case .atLeast: what = "OF"
        case .rule: what = "A rule"
        case .any: what = "ANY"
        case .regex: what = "A regular expression"
        }
        let hint =
            proximity == Self.scoreTerm
            ? "Write it in match:, or its parts as terms of the score."
            : "Take it out: … AND \(text(clause.range))."
        throw SyntaxError(clause.range, "\(what) cannot stand inside \(proximity).", hint: hint)
    }

    // MARK: Errors

    private func fieldInside(
        _ field: TokenField,
        _ inner: Clause,
        _ proximity: String,
        _ range: Range<Int>,
        _ whole: Range<Int>?
    ) -> SyntaxError {
        let name = field.rawValue
        let form =
            proximity == "COUNT" ? "COUNT(\(text(inner.range))) >= …" : "\(text(inner.range)) \(proximity) …"
        return SyntaxError(
            range,
            "A field cannot stand inside \(proximity).",
            hint: "Write \(name):(\(form)).",
            fixes: whole.map { whole in
                let (before, after) = (
                    whole.lowerBound..<range.lowerBound, range.upperBound..<whole.upperBound
                )
                let inside = text(before) + text(inner.range) + text(after)
                return [SyntaxError.Fix(whole, "\(name):(\(inside))")]
            } ?? []
        )
    }

    /// `(a AND b) NEAR/5 c` was meant as two clumps.
    private func distributed(
        _ parts: [Clause.Operand],
        _ nearness: Nearness,
        other: Clause,
        isLeft: Bool,
        _ range: Range<Int>,
        whole: Range<Int>
    ) -> SyntaxError {
        let clumps = parts.map { part in
            let pair = [text(part.clause.range), text(other.range)]
            return "(\((isLeft ? pair : pair.reversed()).joined(separator: " \(nearness.text) ")))"
        }
        let message = "AND cannot stand inside \(nearness.text)."
        let joined = clumps.joined(separator: " AND ")
        let fix = SyntaxError.Fix(whole, "(\(joined))")
        return SyntaxError(range, message, hint: "Write \(joined).", fixes: [fix])
    }

    private func negationsAlone(_ clause: Clause) -> SyntaxError {
        if isAny(clause) { return strayAny(clause.range) }
        let written = text(clause.range)
        let message = "Nothing positive stands here: nearly every article would match."
        return SyntaxError(
            clause.range,
            message,
            hint: "Write a word or @entity beside it: word AND \(written)."
        )
    }

    private func strayAny(_ range: Range<Int>) -> SyntaxError {
        let message = "ANY can stand only in an AND beside url:, source:, feed: or lang:."
        let fix = SyntaxError.Fix(range, "(ANY AND source:example.org)")
        return SyntaxError(range, message, hint: "Write ANY AND source:example.org.", fixes: [fix])
    }
}
