// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Turns clauses into nodes: names are looked up, terms become leaves, and what may not stand where it stands
/// is refused.
struct Lowering {
    var vocabulary = VocabularyBuilder()
    var entities: [CompiledEntity] = []
    var entityIndex: [String: Int] = [:]
    var ruleIndex: [String: Int] = [:]
    /// The source that is being lowered.
    private var source: [UInt8] = []
    /// Terms seen in it so far.
    private var terms = 0

    /// What a clause stands in.
    private struct Context {
        /// The field or FIRST around it, as written.
        var field: String?
        /// The proximity operator or COUNT around it.
        var proximity: String?
    }

    /// Lowers a rule's whole expression.
    mutating func lower(_ clause: Clause, source: String) throws(SyntaxError) -> Node {
        self.source = Array(source.utf8)
        terms = 0
        let node = try lower(clause, Context())
        guard isPositive(clause) else { throw negationsAlone(clause) }
        return node
    }

    /// Lowers a term of a score: what COUNT would take, with at most one field before it.
    mutating func lowerScoreTerm(_ clause: Clause, source: String) throws(SyntaxError) -> (TokenField, Node) {
        self.source = Array(source.utf8)
        terms = 0
        if case .field(let field, let inner) = clause.kind {
            return (field, try lower(inner, Context(field: field.rawValue + ":", proximity: "a score term")))
        }
        return (.text, try lower(clause, Context(proximity: "a score term")))
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

    // MARK: Clauses

    private mutating func lower(_ clause: Clause, _ context: Context) throws(SyntaxError) -> Node {
        try checkPlace(clause, context)
        return Node(kind: try kind(clause, context), text: text(clause.range))
    }

    private mutating func kind(_ clause: Clause, _ context: Context) throws(SyntaxError) -> Node.Kind {
        switch clause.kind {
        case .term(let term): return try termKind(term, clause.range)
        case .regex, .urlPattern: throw unsupportedRegex(clause.range)
        case .entity(let name): return .entity(try entity(name, clause.range))
        case .rule(let name): return .rule(try rule(name, clause.range))
        case .any: throw strayAny(clause.range)
        case .all(let operands): return try all(operands, clause, context)
        case .either(let clauses): return .either(try either(clauses, context))
        case .near(let nearness, let clauses): return try near(nearness, clauses, clause.range, context)
        case .notNear(let nearness, let left, let right):
            let inner = Context(field: context.field, proximity: "NOT \(nearness.text)")
            return .notNear(nearness, try lower(left, inner), try lower(right, inner))
        case .except(let left, let right):
            let inner = Context(field: context.field, proximity: "EXCEPT")
            return .except(try lower(left, inner), try lower(right, inner))
        case .field(let field, let inner):
            return .field(field, try lower(inner, Context(field: "\(field.rawValue):")))
        case .value(let field, let values): return .value(field, values)
        case .words(let comparison, let number): return .words(comparison, number)
        case .atLeast(let number, let clauses): return .atLeast(number, try list(clauses, context))
        case .count(let inner, let comparison, let number):
            let context = Context(field: context.field, proximity: "COUNT")
            return .count(try lower(inner, context), comparison, number)
        case .first(let words, let inner):
            return .first(words, try lower(inner, Context(field: "FIRST/\(words)")))
        }
    }

    private mutating func all(
        _ operands: [Clause.Operand],
        _ clause: Clause,
        _ context: Context
    ) throws(SyntaxError) -> Node.Kind {
        let hasValue = operands.contains { !$0.isNegated && isValue($0.clause) }
        var lowered: [Node.Operand] = []
        for operand in operands {
            if case .any = operand.clause.kind, hasValue, !operand.isNegated {
                lowered.append(.init(isNegated: false, node: Node(kind: .any, text: "ANY")))
            } else {
                let node = try lower(operand.clause, context)
                lowered.append(.init(isNegated: operand.isNegated, node: node))
            }
        }
        guard operands.contains(where: { !$0.isNegated && isPositive($0.clause) }) else {
            throw negationsAlone(clause)
        }
        return .all(lowered)
    }

    private mutating func either(_ clauses: [Clause], _ context: Context) throws(SyntaxError) -> [Node] {
        for clause in clauses where !isPositive(clause) && !isAny(clause) {
            let message = "\(text(clause.range)) cannot stand in an OR: nearly every article would match."
            let hint = "Write it beside something positive: a AND \(text(clause.range))."
            throw SyntaxError(clause.range, message, hint: hint)
        }
        return try list(clauses, context)
    }

    private mutating func list(_ clauses: [Clause], _ context: Context) throws(SyntaxError) -> [Node] {
        var nodes: [Node] = []
        for clause in clauses {
            nodes.append(try lower(clause, context))
            if !isPositive(clause) { throw negationsAlone(clause) }
        }
        return nodes
    }

    private mutating func near(
        _ nearness: Nearness,
        _ clauses: [Clause],
        _ range: Range<Int>,
        _ context: Context
    ) throws(SyntaxError) -> Node.Kind {
        guard nearness.isOrdered || clauses.count <= Limits.clumpOperands else {
            let message = "\(nearness.text) joins more than the limit of \(Limits.clumpOperands) operands."
            throw SyntaxError(range, message, hint: "Use ONEAR, or group some of them with OR or AND.")
        }
        let inner = Context(field: context.field, proximity: nearness.text)
        for (index, clause) in clauses.enumerated() {
            if clauses.count == 2, case .all(let parts) = clause.kind, !parts.contains(where: \.isNegated) {
                throw distributed(
                    parts,
                    nearness,
                    other: clauses[1 - index],
                    isLeft: index == 0,
                    clause.range
                )
            }
        }
        var nodes: [Node] = []
        for clause in clauses { nodes.append(try lower(clause, inner)) }
        return .near(nearness, nodes)
    }

    // MARK: Terms and names

    private mutating func termKind(_ term: Term, _ range: Range<Int>) throws(SyntaxError) -> Node.Kind {
        guard term.mode != .stem else { throw unsupportedStem(term, range) }
        try count(1, range)
        if term.items.count == 1, case .text(let words) = term.items[0] {
            return .leaf(vocabulary.leaf(try Pattern(words, mode: term.mode, range: range)))
        }
        return try sequence(term, range)
    }

    private mutating func sequence(_ term: Term, _ range: Range<Int>) throws(SyntaxError) -> Node.Kind {
        var parts: [Node.Part] = []
        var hasGap = false
        for item in term.items {
            switch item {
            case .gap: hasGap = true
            case .entity(let name):
                let node = Node(kind: .entity(try entity(name, range)), text: "@\(name)")
                parts.append(.init(node: node, hasGap: hasGap && !parts.isEmpty))
                hasGap = false
            case .text(let written):
                let words = Self.withoutPossessive(written, after: parts.last?.node.kind)
                // Punctuation beside an entity says nothing.
                guard !Tokenizer.tokenize(words).tokens.isEmpty else { continue }
                let leaf = vocabulary.leaf(try Pattern(words, mode: term.mode, range: range))
                parts.append(
                    .init(node: Node(kind: .leaf(leaf), text: words), hasGap: hasGap && !parts.isEmpty)
                )
                hasGap = false
            }
        }
        guard !parts.isEmpty else {
            throw SyntaxError(
                range,
                "The term has no letter or digit to find.",
                hint: "Put a letter or digit in it."
            )
        }
        return .sequence(parts)
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

    private mutating func entity(_ name: String, _ range: Range<Int>) throws(SyntaxError) -> Int {
        guard let index = entityIndex[name] else {
            let near = Spelling.nearest(to: name, in: entityIndex.keys.sorted())
            let hint = near.map { "Write @\($0) if that was meant." } ?? "Add \(name): under entities."
            throw SyntaxError(range, "There is no entity @\(name).", hint: hint)
        }
        let entity = entities[index]
        try count(entity.strong.count + entity.weak.count, range)
        return index
    }

    private func rule(_ name: String, _ range: Range<Int>) throws(SyntaxError) -> Int {
        guard let index = ruleIndex[name] else {
            let near = Spelling.nearest(to: name, in: ruleIndex.keys.sorted())
            let hint = near.map { "Write $\($0) if that was meant." } ?? "Write $ and the id of a rule."
            throw SyntaxError(range, "There is no rule $\(name).", hint: hint)
        }
        return index
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
        if let proximity = context.proximity { try checkProximity(clause, proximity) }
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

    private func checkProximity(_ clause: Clause, _ proximity: String) throws(SyntaxError) {
        let what: String
        switch clause.kind {
        case .term, .entity, .either, .near, .notNear, .except: return
        case .all(let operands): what = operands.contains(where: \.isNegated) ? "NOT" : "AND"
        case .field(let field, let inner): throw fieldInside(field, inner, proximity, clause.range)
        case .value, .urlPattern, .words: what = "A field"
        case .count: what = "COUNT"
        case .first: what = "FIRST"
        case .atLeast: what = "OF"
        case .rule: what = "A rule"
        case .any: what = "ANY"
        case .regex: what = "A regular expression"
        }
        let hint = "Take it out: … AND \(text(clause.range))."
        throw SyntaxError(clause.range, "\(what) cannot stand inside \(proximity).", hint: hint)
    }

    // MARK: Errors

    private func fieldInside(
        _ field: TokenField,
        _ inner: Clause,
        _ proximity: String,
        _ range: Range<Int>
    ) -> SyntaxError {
        let name = field.rawValue
        let form =
            proximity == "COUNT" ? "COUNT(\(text(inner.range))) >= …" : "\(text(inner.range)) \(proximity) …"
        return SyntaxError(
            range,
            "A field cannot stand inside \(proximity).",
            hint: "Write \(name):(\(form))."
        )
    }

    /// `(a AND b) NEAR/5 c` was meant as two clumps.
    private func distributed(
        _ parts: [Clause.Operand],
        _ nearness: Nearness,
        other: Clause,
        isLeft: Bool,
        _ range: Range<Int>
    ) -> SyntaxError {
        let clumps = parts.map { part in
            let pair = [text(part.clause.range), text(other.range)]
            return "(\((isLeft ? pair : pair.reversed()).joined(separator: " \(nearness.text) ")))"
        }
        let message = "AND cannot stand inside \(nearness.text)."
        return SyntaxError(range, message, hint: "Write \(clumps.joined(separator: " AND ")).")
    }

    private func negationsAlone(_ clause: Clause) -> SyntaxError {
        if isAny(clause) { return strayAny(clause.range) }
        let written = text(clause.range)
        let message = "Nothing positive stands here: nearly every article would match."
        return SyntaxError(
            clause.range,
            message,
            hint: "Write a word or @entity beside it: a AND \(written)."
        )
    }

    private func strayAny(_ range: Range<Int>) -> SyntaxError {
        let message = "ANY can stand only in an AND beside url:, source:, feed: or lang:."
        return SyntaxError(range, message, hint: "Write ANY AND source:example.org.")
    }

    private func unsupportedRegex(_ range: Range<Int>) -> SyntaxError {
        let hint = "Write the words, or a prefix such as missile*."
        return SyntaxError(range, "Regular expressions are not supported by this version yet.", hint: hint)
    }

    private func unsupportedStem(_ term: Term, _ range: Range<Int>) -> SyntaxError {
        let written = text(range).dropFirst()
        let hint =
            term.isPhrase
            ? "Write \(written), and its other forms with OR."
            : "Write the prefix \(written)*, or its forms with OR."
        return SyntaxError(range, "Stems (~) are not supported by this version yet.", hint: hint)
    }
}
