// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Reads an expression into clauses.
struct Parser {
    private var lexer: Lexer
    private var current: Lexeme
    private var depth = 0

    /// Parses a whole expression.
    static func parse(_ source: String) throws(SyntaxError) -> Clause {
        var parser = try Parser(source)
        let clause = try parser.query()
        guard case .end = parser.current.kind else { throw parser.unexpected() }
        return clause
    }

    private init(_ source: String) throws(SyntaxError) {
        guard source.utf8.count <= Limits.sourceBytes else {
            let message = "The expression is longer than the limit of 64 KiB."
            throw SyntaxError(0..<source.utf8.count, message, hint: "Move lists of words into an entity.")
        }
        lexer = Lexer(source)
        current = try lexer.next()
        guard case .end = current.kind else { return }
        throw SyntaxError(0..<0, "The expression is empty.", hint: "Write a word, \"a phrase\" or @entity.")
    }

    private mutating func advance() throws(SyntaxError) { current = try lexer.next() }

    // MARK: AND, OR, NOT

    private enum Joint: String {
        case and = "AND"
        case or = "OR"
        case not = "NOT"
        case andNot = "AND NOT"
        case orNot = "OR NOT"

        var isOr: Bool { self == .or || self == .orNot }
        var isNegated: Bool { self == .not || self == .andNot || self == .orNot }
    }

    private mutating func query() throws(SyntaxError) -> Clause {
        let start = current.range.lowerBound
        var joints: [Joint] = [try takesNot() ? .not : .and]
        var operands = [try proximity()]
        while let joint = try joint() {
            joints.append(joint)
            operands.append(try proximity())
        }
        try checkFollows(operands)
        let isOr = joints.dropFirst().contains(where: \.isOr)
        if isOr, joints.dropFirst().contains(where: { !$0.isOr }) { throw mixed(joints, operands) }
        let end = operands[operands.count - 1].range.upperBound
        if operands.count == 1, !joints[0].isNegated { return operands[0] }
        if isOr { return try either(joints, operands, start..<end) }
        let parts = zip(joints, operands).map { Clause.Operand(isNegated: $0.isNegated, clause: $1) }
        return Clause(kind: .all(parts), range: start..<end)
    }

    private func either(
        _ joints: [Joint],
        _ operands: [Clause],
        _ range: Range<Int>
    ) throws(SyntaxError) -> Clause {
        for (joint, operand) in zip(joints, operands) where joint.isNegated {
            let message = "NOT cannot stand in an OR: nearly every article would match."
            let written = lexer.slice(operand.range)
            let positive = zip(joints, operands).first { !$0.0.isNegated }.map { lexer.slice($0.1.range) }
            let both = "\(positive ?? "word") NOT \(written)"
            let hint = "Write NOT beside something positive: \(both)."
            let fixes = positive != nil && operands.count == 2 ? [SyntaxError.Fix(range, both)] : []
            throw SyntaxError(operand.range, message, hint: hint, fixes: fixes)
        }
        return Clause(kind: .either(operands), range: range)
    }

    private mutating func takesNot() throws(SyntaxError) -> Bool {
        guard case .not = current.kind else { return false }
        try advance()
        return true
    }

    private mutating func joint() throws(SyntaxError) -> Joint? {
        switch current.kind {
        case .and:
            try advance()
            return try takesNot() ? .andNot : .and
        case .or:
            try advance()
            return try takesNot() ? .orNot : .or
        case .not:
            try advance()
            return .not
        default: return nil
        }
    }

    /// AND beside OR: both readings, to be chosen from.
    private func mixed(_ joints: [Joint], _ operands: [Clause]) -> SyntaxError {
        let texts = zip(joints, operands).enumerated()
            .map { index, pair in
                index == 0 && pair.0.isNegated
                    ? "NOT \(lexer.slice(pair.1.range))" : lexer.slice(pair.1.range)
            }
        let rest = Array(joints.dropFirst())
        let range = operands[0].range.lowerBound..<operands[operands.count - 1].range.upperBound
        let readings = [false, true].map { reading(texts, rest, groupsOr: $0) }
        return SyntaxError(
            range,
            "AND and OR stand side by side without parentheses.",
            hint: "Write \(readings[0]), or \(readings[1]).",
            fixes: readings.map { SyntaxError.Fix(range, $0) }
        )
    }

    private func reading(_ texts: [String], _ joints: [Joint], groupsOr: Bool) -> String {
        var groups: [[String]] = [[texts[0]]]
        var outer: [String] = []
        for (joint, text) in zip(joints, texts.dropFirst()) {
            if joint.isOr == groupsOr {
                groups[groups.count - 1] += [joint.rawValue, text]
            } else {
                outer.append(joint.rawValue)
                groups.append([text])
            }
        }
        let parts = groups.map { $0.count > 1 ? "(\($0.joined(separator: " ")))" : $0[0] }
        return zip(parts, outer + [""]).map { $1.isEmpty ? $0 : "\($0) \($1)" }.joined(separator: " ")
    }

    /// After a query comes ")" or "," or the end; a term there lacks an operator.
    private func checkFollows(_ operands: [Clause]) throws(SyntaxError) {
        switch current.kind {
        case .close, .comma, .end: return
        case .compare, .of: throw unexpected()
        default: throw sideBySide(operands[operands.count - 1])
        }
    }

    private func sideBySide(_ last: Clause) -> SyntaxError {
        let left = lexer.slice(last.range)
        let right = lexer.slice(current.range)
        for (text, other) in [(left, right), (right, left)]
        where Self.lowerOperators.contains(text.lowercased()) && text != text.uppercased() {
            let message = "Two terms stand side by side without an operator."
            let upper = text.uppercased()
            let hint =
                "Write \(upper) in upper case beside \(other); to find the word itself, quote it: \"\(text)\"."
            let range = text == left ? last.range : current.range
            return SyntaxError(
                last.range.lowerBound..<current.range.upperBound,
                message,
                hint: hint,
                fixes: [SyntaxError.Fix(range, upper)]
            )
        }
        if isWord(last.kind), isWord(current) { return wordsSideBySide(last) }
        let both = "\(left) AND \(right)"
        let range = last.range.lowerBound..<current.range.upperBound
        return SyntaxError(
            range,
            "Two terms stand side by side without an operator.",
            hint: "Write \(both), \(left) OR \(right), or \(left) NEAR/10 \(right).",
            fixes: [SyntaxError.Fix(range, both)]
        )
    }

    /// `kim jong un`: the whole run of words, or the fix would be wrong again.
    private func wordsSideBySide(_ last: Clause) -> SyntaxError {
        var words = [lexer.slice(last.range), lexer.slice(current.range)]
        var end = current.range.upperBound
        var ahead = lexer
        while let next = try? ahead.next(), isWord(next) {
            let word = lexer.slice(next.range)
            if Self.lowerOperators.contains(word.lowercased()) { break }
            words.append(word)
            end = next.range.upperBound
        }
        let phrase = "\"\(words.joined(separator: " "))\""
        let all = words.joined(separator: " AND ")
        let range = last.range.lowerBound..<end
        let (count, those) = words.count == 2 ? ("Two", "both") : ("\(words.count)", "all")
        return SyntaxError(
            range,
            "\(count) terms stand side by side without an operator.",
            hint: "Write \(phrase) for the phrase, or \(all) for \(those) anywhere.",
            fixes: [phrase, all].map { SyntaxError.Fix(range, $0) }
        )
    }

    private static let lowerOperators: Set = ["and", "or", "not", "near", "onear"]

    private func isWord(_ lexeme: Lexeme) -> Bool {
        guard case .term(let term) = lexeme.kind else { return false }
        return isWord(.term(term))
    }

    private func isWord(_ kind: Clause.Kind) -> Bool {
        guard case .term(let term) = kind else { return false }
        return !term.isPhrase && term.mode == .folded
    }

    // MARK: Proximity

    private enum Link: Hashable {
        case near(Nearness)
        case notNear(Nearness)
        case except

        var text: String {
            switch self {
            case .near(let nearness): nearness.text
            case .notNear(let nearness): "NOT \(nearness.text)"
            case .except: "EXCEPT"
            }
        }
    }

    private mutating func proximity() throws(SyntaxError) -> Clause {
        var operands = [try primary()]
        var links: [Link] = []
        while let link = try link() {
            links.append(link)
            operands.append(try primary())
        }
        guard let first = links.first else { return operands[0] }
        guard links.allSatisfy({ $0 == first }) else { throw mixedLinks(links, operands) }
        let range = operands[0].range.lowerBound..<operands[operands.count - 1].range.upperBound
        switch first {
        case .near(let nearness): return Clause(kind: .near(nearness, operands), range: range)
        case .notNear(let nearness):
            return Clause(kind: .notNear(nearness, operands[0], join(operands[1...])), range: range)
        case .except: return Clause(kind: .except(operands[0], join(operands[1...])), range: range)
        }
    }

    /// `a EXCEPT b EXCEPT c` is an a with neither: the same as one EXCEPT with an OR, and no deeper.
    private func join(_ others: ArraySlice<Clause>) -> Clause {
        guard let first = others.first, let last = others.last, others.count > 1 else { return others[1] }
        let range = first.range.lowerBound..<last.range.upperBound
        return Clause(kind: .either(Array(others)), range: range)
    }

    private mutating func link() throws(SyntaxError) -> Link? {
        switch current.kind {
        case .near(let nearness):
            try advance()
            return .near(nearness)
        case .except:
            try advance()
            return .except
        case .not:
            var ahead = lexer
            guard case .near(let nearness) = try ahead.next().kind else { return nil }
            lexer = ahead
            try advance()
            return .notNear(nearness)
        default: return nil
        }
    }

    private func mixedLinks(_ links: [Link], _ operands: [Clause]) -> SyntaxError {
        let texts = operands.map { lexer.slice($0.range) }
        let range = operands[0].range.lowerBound..<operands[operands.count - 1].range.upperBound
        let message = "A chain of proximity needs one operator and one distance."
        guard links.count == 2 else {
            return SyntaxError(range, message, hint: "Put parentheses around what belongs together.")
        }
        let left = "(\(texts[0]) \(links[0].text) \(texts[1])) \(links[1].text) \(texts[2])"
        let right = "\(texts[0]) \(links[0].text) (\(texts[1]) \(links[1].text) \(texts[2]))"
        let fixes = [left, right].map { SyntaxError.Fix(range, $0) }
        return SyntaxError(range, message, hint: "Write \(left), or \(right).", fixes: fixes)
    }

    // MARK: Primaries

    private mutating func primary() throws(SyntaxError) -> Clause {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Limits.depth else {
            let message = "The expression is nested deeper than the limit of \(Limits.depth)."
            throw SyntaxError(
                current.range,
                message,
                hint: "Move a part into a rule of its own and refer to it with $."
            )
        }
        let lexeme = current
        switch lexeme.kind {
        case .term(let term):
            try advance()
            if case .of = current.kind { return try atLeast(lexeme, term) }
            return Clause(kind: .term(term), range: lexeme.range)
        case .regex(let pattern, let ignoresCase):
            return try leaf(.regex(pattern, ignoresCase: ignoresCase))
        case .entity(let name): return try leaf(.entity(name))
        case .rule(let name): return try leaf(.rule(name))
        case .any: return try leaf(.any)
        case .open: return try group()
        case .tokenField(let field): return try tokenField(field)
        case .valueField(let field): return try valueField(field)
        case .words: return try words()
        case .count: return try count()
        case .first(let words): return try first(words)
        default: throw unexpected()
        }
    }

    private mutating func leaf(_ kind: Clause.Kind) throws(SyntaxError) -> Clause {
        let range = current.range
        try advance()
        return Clause(kind: kind, range: range)
    }

    /// A query in parentheses; its range includes them, so that a fix-it that quotes it stays right.
    private mutating func group() throws(SyntaxError) -> Clause {
        let open = current.range
        try advance()
        if case .close = current.kind {
            let range = open.lowerBound..<current.range.upperBound
            throw SyntaxError(
                range,
                "The parentheses are empty.",
                hint: "Write a word, \"a phrase\" or @entity in them."
            )
        }
        let inner = try query()
        let end = try close(open)
        return Clause(kind: inner.kind, range: open.lowerBound..<end)
    }

    /// Takes the ")" for an "(", and says where it ends.
    private mutating func close(_ open: Range<Int>) throws(SyntaxError) -> Int {
        guard case .close = current.kind else {
            if case .end = current.kind {
                let end = lexer.bytes.count
                let fix = SyntaxError.Fix(end..<end, ")")
                throw SyntaxError(
                    open,
                    "A parenthesis is not closed.",
                    hint: "Close it with ).",
                    fixes: [fix]
                )
            }
            throw unexpected()
        }
        let end = current.range.upperBound
        try advance()
        return end
    }

    private mutating func open(_ name: String, hint: String) throws(SyntaxError) -> Range<Int> {
        let range = current.range
        guard case .open = range.isEmpty ? .end : current.kind else {
            throw SyntaxError(range, "A ( must follow \(name).", hint: hint)
        }
        try advance()
        return range
    }

    private mutating func tokenField(_ field: TokenField) throws(SyntaxError) -> Clause {
        let start = current.range.lowerBound
        try advance()
        let inner = try primary()
        return Clause(kind: .field(field, inner), range: start..<inner.range.upperBound)
    }

    private mutating func valueField(_ field: ValueField) throws(SyntaxError) -> Clause {
        let start = current.range.lowerBound
        if lexer.bytes[lexer.position...].first == UInt8(ascii: "/") { return try urlPattern(field, start) }
        var values: [String] = []
        if lexer.takes("(") {
            repeat {
                lexer.skip()
                values.append(try value(of: field))
            } while lexer.takesWord("OR")
            guard lexer.takes(")") else {
                let message = "A list of values has only OR between them."
                let hint = "Write \(field.rawValue):(one OR other)."
                throw SyntaxError(start..<lexer.position, message, hint: hint)
            }
        } else {
            values.append(try value(of: field))
        }
        let range = start..<lexer.position
        try advance()
        return Clause(kind: .value(field, values), range: range)
    }

    private mutating func value(of field: ValueField) throws(SyntaxError) -> String {
        let (text, range) = try lexer.value(of: field)
        if let problem = ValueCheck.problem(field, text, range) { throw problem }
        return text
    }

    private mutating func urlPattern(_ field: ValueField, _ start: Int) throws(SyntaxError) -> Clause {
        let (pattern, ignoresCase) = try lexer.regex()
        let range = start..<lexer.position
        guard field == .url else {
            let hint = "Write \(field.rawValue):value or \(field.rawValue):(one OR other)."
            throw SyntaxError(range, "A regular expression can stand only after \"url:\".", hint: hint)
        }
        try advance()
        return Clause(kind: .urlPattern(pattern, ignoresCase: ignoresCase), range: range)
    }

    // MARK: Numbers

    private mutating func words() throws(SyntaxError) -> Clause {
        let start = current.range.lowerBound
        try advance()
        let (comparison, number, end) = try bound("words:", most: .max, least: 1)
        return Clause(kind: .words(comparison, number), range: start..<end)
    }

    private mutating func count() throws(SyntaxError) -> Clause {
        let start = current.range.lowerBound
        try advance()
        let open = try open("COUNT", hint: "Write COUNT(word) >= 3.")
        let inner = try query()
        _ = try close(open)
        let (comparison, number, end) = try bound("COUNT(…)", most: Limits.count, least: 1)
        return Clause(kind: .count(inner, comparison, number), range: start..<end)
    }

    private mutating func bound(
        _ name: String,
        most: Int,
        least: Int
    ) throws(SyntaxError) -> (Comparison, Int, Int) {
        guard case .compare(let comparison) = current.kind else {
            throw SyntaxError(
                current.range,
                "\(name) needs >= or < and a number.",
                hint: "Write \(name) >= 3."
            )
        }
        try advance()
        guard case .term(let term) = current.kind, let number = integer(term), number >= least else {
            throw SyntaxError(
                current.range,
                "\(name) needs a number of at least \(least).",
                hint: "Write \(name) >= 3."
            )
        }
        guard number <= most else {
            throw SyntaxError(
                current.range,
                "\(number) is more than the limit of \(most) for \(name).",
                hint: "Write at most \(most).",
                fixes: [SyntaxError.Fix(current.range, String(most))]
            )
        }
        let end = current.range.upperBound
        try advance()
        return (comparison, number, end)
    }

    private func integer(_ term: Term) -> Int? {
        guard !term.isPhrase, term.mode == .folded, case .text(let text)? = term.items.first else {
            return nil
        }
        return text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    private mutating func atLeast(_ lexeme: Lexeme, _ term: Term) throws(SyntaxError) -> Clause {
        guard let number = integer(term), number > 0 else {
            let message = "A number of at least 1 must stand before OF."
            throw SyntaxError(lexeme.range, message, hint: "Write 2 OF (a, b, c).")
        }
        try advance()
        let open = try open("OF", hint: "Write 2 OF (a, b, c).")
        var queries = [try query()]
        while case .comma = current.kind {
            try advance()
            queries.append(try query())
        }
        let end = try close(open)
        let range = lexeme.range.lowerBound..<end
        guard number <= queries.count else {
            let message = "\(number) OF a list of \(queries.count) can never hold."
            throw SyntaxError(
                range,
                message,
                hint: "Write at most \(queries.count) before OF, or list more, divided by commas.",
                fixes: [SyntaxError.Fix(lexeme.range, String(queries.count))]
            )
        }
        return Clause(kind: .atLeast(number, queries), range: range)
    }

    private mutating func first(_ words: Int) throws(SyntaxError) -> Clause {
        let start = current.range.lowerBound
        try advance()
        let open = try open("FIRST/\(words)", hint: "Write FIRST/\(words)(…).")
        let inner = try query()
        return Clause(kind: .first(words, inner), range: start..<(try close(open)))
    }

    // MARK: What does not belong

    private func unexpected() -> SyntaxError {
        let text = lexer.slice(current.range)
        switch current.kind {
        case .end:
            let message = "The expression ends where a term should stand."
            return SyntaxError(
                current.range,
                message,
                hint: "Write a word, \"a phrase\" or @entity, or remove the last operator."
            )
        case .close:
            return SyntaxError(
                current.range,
                "A ) has no ( before it.",
                hint: "Remove it, or open a parenthesis before it.",
                fixes: [SyntaxError.Fix(current.range, "")]
            )
        case .comma:
            return SyntaxError(
                current.range,
                "A comma stands only in the list of OF.",
                hint: "Write AND or OR, or 2 OF (a, b, c).",
                fixes: [" AND", " OR"].map { SyntaxError.Fix(current.range, $0) }
            )
        case .compare:
            return SyntaxError(
                current.range,
                "\(text) compares only COUNT(…) and words:.",
                hint: "Write COUNT(word) \(text) 3."
            )
        default:
            return SyntaxError(
                current.range,
                "\(text) has no term before it.",
                hint: "Write a term before it; to find the word itself, quote it: \"\(text)\".",
                fixes: [SyntaxError.Fix(current.range, "")]
            )
        }
    }
}
