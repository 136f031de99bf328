// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A piece of an expression.
struct Lexeme {
    let kind: Kind
    let range: Range<Int>

    enum Kind {
        case open, close, comma, end
        case and, or, not, except, of, count, any
        case near(Nearness)
        case first(Int)
        case compare(Comparison)
        case term(Term)
        case regex(String, ignoresCase: Bool)
        case entity(String)
        case rule(String)
        case tokenField(TokenField)
        case valueField(ValueField)
        case words
    }
}

/// Cuts an expression into pieces.
struct Lexer {
    let bytes: [UInt8]
    private(set) var position = 0

    init(_ source: String) { bytes = Array(source.utf8) }

    /// The source between two bytes.
    func slice(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The next piece.
    mutating func next() throws(SyntaxError) -> Lexeme {
        skipSpace()
        let start = position
        guard let scalar = peek else { return Lexeme(kind: .end, range: start..<start) }
        switch scalar {
        case "(": return take(1, .open)
        case ")": return take(1, .close)
        case ",": return take(1, .comma)
        case "<", ">": return try comparison()
        case "\"": return try term(.folded, from: start)
        case "=", "~":
            if let problem = equality { throw problem }
            return try markedTerm(scalar)
        case "@": return Lexeme(kind: .entity(try name(after: scalar)), range: start..<position)
        case "$": return Lexeme(kind: .rule(try name(after: scalar)), range: start..<position)
        case "/": return try regexLexeme()
        default: return try wordOrOperator()
        }
    }

    // MARK: Characters

    private var peek: Unicode.Scalar? { scalar(at: position)?.0 }

    private func scalar(at index: Int) -> (Unicode.Scalar, Int)? {
        guard index < bytes.count else { return nil }
        let (value, length) = bytes.withUnsafeBufferPointer { UTF8Bytes.decode($0, at: index) }
        return (Unicode.Scalar(value) ?? "\u{fffd}", length)
    }

    private mutating func advance() -> Unicode.Scalar? {
        guard let (scalar, length) = scalar(at: position) else { return nil }
        position += length
        return scalar
    }

    private mutating func take(_ count: Int, _ kind: Lexeme.Kind) -> Lexeme {
        position += count
        return Lexeme(kind: kind, range: position - count..<position)
    }

    /// Skips white space and comments.
    private mutating func skipSpace() {
        while let scalar = peek {
            if scalar.isSpace {
                _ = advance()
            } else if scalar == "#", isAfterSpace {
                while let next = peek, next != "\n" { _ = advance() }
            } else {
                return
            }
        }
    }

    /// At the start, or after white space of any width.
    private var isAfterSpace: Bool {
        var index = position - 1
        while index > 0, bytes[index] & 0xc0 == 0x80 { index -= 1 }
        guard index >= 0, let (scalar, _) = scalar(at: index) else { return true }
        return scalar.isSpace
    }

    // MARK: Words and operators

    private mutating func wordOrOperator() throws(SyntaxError) -> Lexeme {
        let start = position
        let text = try word()
        let raw = slice(start..<position)
        if peek == ":" { return try field(raw, from: start) }
        if peek == "/" { return try distance(raw, from: start) }
        if let kind = Self.operators[raw] { return try spaced(raw, kind, from: start) }
        return Lexeme(
            kind: .term(Term(mode: .folded, items: [.text(text)], isPhrase: false)),
            range: start..<position
        )
    }

    private static let operators: [String: Lexeme.Kind] = [
        "AND": .and, "OR": .or, "NOT": .not, "EXCEPT": .except, "OF": .of, "COUNT": .count, "ANY": .any,
        "NEAR": .near(Nearness()), "ONEAR": .near(Nearness(isOrdered: true)), "FIRST": .first(0),
    ]

    /// Refuses `NEAR /5`, and FIRST without a number.
    private func spaced(_ raw: String, _ kind: Lexeme.Kind, from start: Int) throws(SyntaxError) -> Lexeme {
        switch kind {
        case .near, .first:
            if let (digits, end) = distanceAfterSpace {
                let message = "No space may stand around the \"/\" of \(raw)."
                let fix = SyntaxError.Fix(start..<end, "\(raw)/\(digits)")
                throw SyntaxError(start..<end, message, hint: "Write \(raw)/\(digits).", fixes: [fix])
            }
        default: break
        }
        if case .first = kind {
            let message = "FIRST needs a number of words."
            throw SyntaxError(start..<position, message, hint: "Write FIRST/50(…).")
        }
        return Lexeme(kind: kind, range: start..<position)
    }

    private var distanceAfterSpace: (String, Int)? {
        var copy = self
        copy.skipSpace()
        guard copy.position > position, copy.peek == "/" else { return nil }
        _ = copy.advance()
        copy.skipSpace()
        let start = copy.position
        while let next = copy.peek, ("0"..."9").contains(next) || next == "S" || next == "P" {
            _ = copy.advance()
        }
        return copy.position > start ? (slice(start..<copy.position), copy.position) : nil
    }

    /// What follows the "/" of `NEAR/5`, `ONEAR/S`, `FIRST/50`.
    private mutating func distance(_ raw: String, from start: Int) throws(SyntaxError) -> Lexeme {
        position += 1
        let after = position
        while let next = peek, CharacterSets.isWord(next) { _ = advance() }
        let text = slice(after..<position)
        let range = start..<position
        switch raw {
        case "NEAR", "ONEAR":
            return Lexeme(kind: .near(try nearness(raw, text, range)), range: range)
        case "FIRST":
            guard let count = Int(text), count > 0 else {
                throw SyntaxError(range, "FIRST needs a number of words.", hint: "Write FIRST/50(…).")
            }
            return Lexeme(kind: .first(count), range: range)
        default:
            throw slashError(raw, text, range)
        }
    }

    private func nearness(_ raw: String, _ text: String, _ range: Range<Int>) throws(SyntaxError) -> Nearness
    {
        let isOrdered = raw == "ONEAR"
        if text == "S" { return Nearness(isOrdered: isOrdered, reach: .sentence) }
        if text == "P" { return Nearness(isOrdered: isOrdered, reach: .paragraph) }
        guard let words = Int(text), words >= 0 else {
            let hint =
                "Write \(raw)/5 for at most 5 words between, \(raw)/S or \(raw)/P for one sentence or paragraph."
            let fixes = ["5", "S", "P"].map { SyntaxError.Fix(range, "\(raw)/\($0)") }
            throw SyntaxError(range, "\(raw)/ needs a number of words, S or P.", hint: hint, fixes: fixes)
        }
        guard words <= Limits.distance else {
            let message = "\(raw)/\(words) is wider than the limit of \(Limits.distance) words."
            let fixes = ["\(raw)/P", "AND"].map { SyntaxError.Fix(range, $0) }
            throw SyntaxError(range, message, hint: "Write \(raw)/P for one paragraph, or AND.", fixes: fixes)
        }
        return Nearness(isOrdered: isOrdered, reach: .words(Int32(words)))
    }

    private func slashError(_ raw: String, _ text: String, _ range: Range<Int>) -> SyntaxError {
        if Int(text) != nil, ["W", "PRE", "ADJ", "N", "WITHIN", "NEAR", "ONEAR"].contains(raw.uppercased()) {
            let hint = "Write NEAR/\(text) for either order, or ONEAR/\(text) for this order."
            let fixes = ["NEAR/\(text)", "ONEAR/\(text)"].map { SyntaxError.Fix(range, $0) }
            return SyntaxError(range, "There is no operator \(raw)/\(text).", hint: hint, fixes: fixes)
        }
        let hint = "Write \"\(raw)/\(text)\" in quotes to find the words."
        let fix = SyntaxError.Fix(range, "\"\(raw)/\(text)\"")
        return SyntaxError(range, "A \"/\" cannot stand in a word.", hint: hint, fixes: [fix])
    }

    /// A word's text, with its special `*` and `?` as `Wildcard`.
    private mutating func word() throws(SyntaxError) -> String {
        let start = position
        guard let first = peek, CharacterSets.beginsWord(first) else { throw notAWord() }
        var text = String.UnicodeScalarView()
        while let scalar = peek {
            if scalar == "\\" {
                text.append(try escaped())
            } else if scalar == "*" {
                text.append(Wildcard.star)
                position += 1
                try checkEndsWord(from: start)
                break
            } else if scalar == "?" {
                text.append(Wildcard.one)
                position += 1
            } else if CharacterSets.isWord(scalar) || scalar == "," && isBetweenDigits {
                text.append(scalar)
                _ = advance()
            } else {
                break
            }
        }
        return String(text)
    }

    private var isBetweenDigits: Bool {
        guard position > 0, position + 1 < bytes.count else { return false }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return digits.contains(bytes[position - 1]) && digits.contains(bytes[position + 1])
    }

    private func checkEndsWord(from start: Int) throws(SyntaxError) {
        guard let next = peek, CharacterSets.isWord(next) || next == "*" || next == "?" else { return }
        let hint = "Write ? for a single letter, or end the word with the *."
        throw SyntaxError(start..<position, "A * stands only at the end of a word.", hint: hint)
    }

    private mutating func escaped() throws(SyntaxError) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let scalar = advance() else {
            throw SyntaxError(
                start..<position,
                "Nothing stands after the \\.",
                hint: "Write \\\\ for a \\ itself."
            )
        }
        return scalar
    }

    private func notAWord() -> SyntaxError {
        guard let (scalar, length) = scalar(at: position) else {
            return SyntaxError(position..<position, "A word is missing.")
        }
        let range = position..<position + length
        switch scalar {
        case "\u{201c}", "\u{201d}", "\u{201e}", "\u{00ab}", "\u{00bb}", "\u{300c}", "\u{300d}":
            let message = "A phrase stands in straight quotes."
            return SyntaxError(
                range,
                message,
                hint: "Write \"…\" instead of \(scalar).",
                fixes: straightQuotes(from: range)
            )
        case "&", "|", "!", "+", "-":
            let hint = "Write AND, OR or NOT; to find the character, quote it."
            return SyntaxError(
                range,
                "There is no operator \(scalar).",
                hint: hint,
                fixes: operatorFixes(scalar, range)
            )
        case "*", "?":
            let hint = "Put at least three letters before a *."
            return SyntaxError(range, "A word cannot begin with \(scalar).", hint: hint)
        default:
            let shown = scalar.value < 0x20 ? "a control character" : String(scalar)
            return SyntaxError(
                range,
                "A word cannot begin with \(shown).",
                hint: "Put the text in quotes: \"…\"."
            )
        }
    }

    /// The same phrase between straight quotes, if it ends somewhere.
    private func straightQuotes(from open: Range<Int>) -> [SyntaxError.Fix] {
        var index = open.upperBound
        while let (scalar, length) = scalar(at: index) {
            if "\u{201c}\u{201d}\u{00bb}\u{00ab}\u{300d}".unicodeScalars.contains(scalar) {
                let words = slice(open.upperBound..<index)
                return [SyntaxError.Fix(open.lowerBound..<index + length, "\"\(words)\"")]
            }
            index += length
        }
        return []
    }

    /// `&`, `&&`, `|`, `||`, `!` and `-` as others have them.
    private func operatorFixes(_ scalar: Unicode.Scalar, _ range: Range<Int>) -> [SyntaxError.Fix] {
        let names: [Unicode.Scalar: String] = ["&": "AND", "|": "OR", "!": "NOT ", "-": "NOT ", "+": "AND "]
        guard let name = names[scalar] else { return [] }
        var end = range.upperBound
        while end < bytes.count, bytes[end] == bytes[range.lowerBound] { end += 1 }
        return [SyntaxError.Fix(range.lowerBound..<end, name)]
    }

    // MARK: Fields and comparisons

    private mutating func field(_ raw: String, from start: Int) throws(SyntaxError) -> Lexeme {
        position += 1
        let range = start..<position
        if let next = peek, next.isSpace {
            let message = "No space may stand after \"\(raw):\"."
            throw SyntaxError(
                range,
                message,
                hint: "Write \(raw):word or \(raw):(…).",
                fixes: [SyntaxError.Fix(range.lowerBound..<endOfSpace, "\(raw):")]
            )
        }
        if let field = TokenField(rawValue: raw) { return Lexeme(kind: .tokenField(field), range: range) }
        if let field = ValueField(rawValue: raw) { return Lexeme(kind: .valueField(field), range: range) }
        if raw == "words" { return Lexeme(kind: .words, range: range) }
        let names = TokenField.allCases.map(\.rawValue) + ValueField.allCases.map(\.rawValue) + ["words"]
        let near = Spelling.nearest(to: raw.lowercased(), in: names)
        let hint =
            near.map { "Write \($0): if that was meant." }
            ?? "The fields are \(names.joined(separator: ", ")); to find the text, quote it."
        let fixes = near.map { [SyntaxError.Fix(range, "\($0):")] } ?? []
        throw SyntaxError(range, "There is no field \"\(raw)\".", hint: hint, fixes: fixes)
    }

    private mutating func comparison() throws(SyntaxError) -> Lexeme {
        let start = position
        while let next = peek, "<>=".unicodeScalars.contains(next) { position += 1 }
        let text = slice(start..<position)
        guard let comparison = Comparison(rawValue: text) else {
            throw SyntaxError(
                start..<position,
                "There is no comparison \(text).",
                hint: "Write >= or <.",
                fixes: comparisonFixes(text, from: start)
            )
        }
        return Lexeme(kind: .compare(comparison), range: start..<position)
    }

    /// `COUNT(a) = 3`, `COUNT(a) == 3`, `words:=> 3`: what others compare with; nil where a term with `=` is meant.
    private var equality: SyntaxError? {
        let before = bytes[..<position].lastIndex { $0 != 0x20 && $0 != 0x0a }
        guard let before, bytes[before] == UInt8(ascii: ")") || bytes[before] == UInt8(ascii: ":") else {
            return nil
        }
        var copy = self
        while let next = copy.peek, "<>=".unicodeScalars.contains(next) { copy.position += 1 }
        let sign = slice(position..<copy.position)
        copy.skipSpace()
        let digits = copy.position
        while copy.isNumber(at: copy.position) { copy.position += 1 }
        guard let number = Int(slice(digits..<copy.position)), number < .max else { return nil }
        // `title:=1984` and `(a) =1984` look for a number.
        if sign == "=", digits == position + 1 { return nil }
        let range = position..<position + sign.utf8.count
        let bound = sign.contains("<") ? "< \(number + 1)" : ">= \(number)"
        let fix = SyntaxError.Fix(position..<copy.position, bound)
        let exactly = sign.contains("<") || sign.contains(">") ? nil : counted(upTo: before)
        let both = exactly.map { "(\(slice($0)) >= \(number) AND \(slice($0)) < \(number + 1))" }
        return SyntaxError(
            range,
            "There is no comparison \(sign).",
            hint: "Write \(bound)\(both.map { ", or \($0) for exactly \(number)" } ?? "").",
            fixes: [fix]
                + zip([exactly].compactMap { $0 }, [both].compactMap { $0 })
                .map { SyntaxError.Fix($0.lowerBound..<copy.position, $1) }
        )
    }

    /// The `COUNT(…)` whose last parenthesis stands at an index.
    private func counted(upTo close: Int) -> Range<Int>? {
        var depth = 0
        for index in bytes[...close].indices.reversed() {
            if bytes[index] == UInt8(ascii: ")") { depth += 1 }
            if bytes[index] == UInt8(ascii: "(") { depth -= 1 }
            guard depth == 0 else { continue }
            let name = bytes[..<index].reversed().prefix(5).reversed()
            return name.elementsEqual("COUNT".utf8) ? index - 5..<close + 1 : nil
        }
        return nil
    }

    /// `<= 3` is `< 4`, `> 3` is `>= 4`.
    private func comparisonFixes(_ text: String, from start: Int) -> [SyntaxError.Fix] {
        var end = endOfSpace
        let first = end
        while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
        guard text == "<=" || text == ">", let number = Int(slice(first..<end)), number < .max else {
            return []
        }
        return [SyntaxError.Fix(start..<end, "\(text == ">" ? ">=" : "<") \(number + 1)")]
    }

    /// Where the white space after the position ends.
    private var endOfSpace: Int {
        var copy = self
        copy.skipSpace()
        return copy.position
    }

    /// The value right after `source:` and its like: a phrase, or all up to white space, ")" or ",".
    mutating func value(of field: ValueField) throws(SyntaxError) -> (text: String, range: Range<Int>) {
        let start = position
        if peek == "\"" { return (try quoted(), start..<position) }
        var text = String.UnicodeScalarView()
        while let scalar = peek, !scalar.isSpace, !"\"),@…".unicodeScalars.contains(scalar) {
            text.append(scalar == "\\" ? try escaped() : advance() ?? " ")
        }
        guard !text.isEmpty else {
            let hint = "Write \(field.rawValue):value or \(field.rawValue):(one OR other)."
            throw SyntaxError(start..<position, "\"\(field.rawValue):\" needs a value.", hint: hint)
        }
        return (String(text), start..<position)
    }

    /// Whether the next character is this one; takes it if so.
    mutating func takes(_ character: Unicode.Scalar) -> Bool {
        guard peek == character else { return false }
        position += 1
        return true
    }

    /// Skips white space, then takes this word if it stands there.
    mutating func takesWord(_ word: String) -> Bool {
        skipSpace()
        guard bytes[position...].starts(with: word.utf8) else { return false }
        if let (next, _) = scalar(at: position + word.utf8.count), CharacterSets.isWord(next) { return false }
        position += word.utf8.count
        skipSpace()
        return true
    }

    /// Skips white space.
    mutating func skip() { skipSpace() }

    private func isNumber(at index: Int) -> Bool {
        index < bytes.count && (0x30...0x39).contains(bytes[index])
    }

    /// A plain text in quotes.
    private mutating func quoted() throws(SyntaxError) -> String {
        let start = position
        position += 1
        var text = String.UnicodeScalarView()
        while let scalar = peek {
            if scalar == "\"" {
                position += 1
                return String(text)
            }
            text.append(scalar == "\\" ? try escaped() : advance() ?? " ")
        }
        let fix = SyntaxError.Fix(bytes.count..<bytes.count, "\"")
        throw SyntaxError(
            start..<start + 1,
            "A quote is not closed.",
            hint: "Close it with \".",
            fixes: [fix]
        )
    }

    // MARK: Terms

    private mutating func markedTerm(_ mark: Unicode.Scalar) throws(SyntaxError) -> Lexeme {
        let start = position
        position += 1
        guard let next = peek, !next.isSpace else {
            let message = "No space may stand after \(mark)."
            throw SyntaxError(
                start..<position,
                message,
                hint: "Write \(mark)word or \(mark)\"a phrase\".",
                fixes: [SyntaxError.Fix(start..<endOfSpace, String(mark))]
            )
        }
        let mode: Term.Mode = mark == "=" ? .exact : .stem
        if next == "\"" { return try term(mode, from: start) }
        let text = try word()
        try checkNoWildcard(mode, [.text(text)], start..<position)
        return Lexeme(
            kind: .term(Term(mode: mode, items: [.text(text)], isPhrase: false)),
            range: start..<position
        )
    }

    private func checkNoWildcard(
        _ mode: Term.Mode,
        _ items: [Term.Item],
        _ range: Range<Int>
    ) throws(SyntaxError) {
        let isWild = items.contains { item in
            guard case .text(let text) = item else { return false }
            return text.unicodeScalars.contains { $0 == Wildcard.star || $0 == Wildcard.one }
        }
        guard mode != .folded, isWild else { return }
        let message = "* and ? cannot stand together with \(mode.rawValue)."
        throw SyntaxError(
            range,
            message,
            hint: "Write the term without \(mode.rawValue), or without the * or ?.",
            fixes: [SyntaxError.Fix(range.lowerBound..<range.lowerBound + 1, "")]
        )
    }

    /// A phrase in quotes.
    private mutating func term(_ mode: Term.Mode, from start: Int) throws(SyntaxError) -> Lexeme {
        let open = position
        position += 1
        var items: [Term.Item] = []
        var text = String.UnicodeScalarView()
        func flush() {
            if !text.isEmpty { items.append(.text(String(text))) }
            text = String.UnicodeScalarView()
        }
        while let scalar = peek {
            switch scalar {
            case "\"":
                position += 1
                flush()
                try checkNoWildcard(mode, items, start..<position)
                let term = Term(mode: mode, items: items, isPhrase: true)
                return Lexeme(kind: .term(term), range: start..<position)
            case "@":
                flush()
                items.append(.entity(try name(after: "@")))
            case "…":
                flush()
                items.append(.gap)
                _ = advance()
            case "\\": text.append(try escaped())
            default: text.append(wildcard(advance() ?? " "))
            }
        }
        let fix = SyntaxError.Fix(bytes.count..<bytes.count, "\"")
        throw SyntaxError(open..<open + 1, "A quote is not closed.", hint: "Close it with \".", fixes: [fix])
    }

    private func wildcard(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar == "*" ? Wildcard.star : scalar == "?" ? Wildcard.one : scalar
    }

    private mutating func name(after mark: Unicode.Scalar) throws(SyntaxError) -> String {
        let start = position
        position += 1
        while let scalar = peek, CharacterSets.isName(scalar) { _ = advance() }
        let name = slice(start + 1..<position)
        if name.isEmpty, let next = peek, next.properties.isUppercase { throw badName(mark, start) }
        if name.isEmpty || CharacterSets.isDashOrLine(name.unicodeScalars.first) {
            let message = "A name must follow \(mark)."
            let hint = "Write \(mark)name, in lower-case letters, digits, _ and -."
            throw SyntaxError(start..<position, message, hint: hint)
        }
        if let next = peek, CharacterSets.isWord(next), next != "\\", !isPhraseEnd(next) {
            throw badName(mark, start)
        }
        guard name.utf8.count <= Limits.nameBytes else {
            let message = "A name is longer than the limit of \(Limits.nameBytes) characters."
            throw SyntaxError(start..<position, message, hint: "Give it a shorter name where it is defined.")
        }
        return name
    }

    private mutating func badName(_ mark: Unicode.Scalar, _ start: Int) -> SyntaxError {
        while let scalar = peek, CharacterSets.isWord(scalar) { _ = advance() }
        let written = slice(start + 1..<position)
        let name = written.lowercased()
        let isName = name.unicodeScalars.allSatisfy(CharacterSets.isName)
        return SyntaxError(
            start..<position,
            "A name has only lower-case ASCII letters, digits, _ and -.",
            hint: isName ? "Write \(mark)\(name) if that was meant." : nil,
            fixes: isName ? [SyntaxError.Fix(start..<position, "\(mark)\(name)")] : []
        )
    }

    /// Punctuation after an entity inside a phrase belongs to the phrase.
    private func isPhraseEnd(_ scalar: Unicode.Scalar) -> Bool { "'’.&+%#・·".unicodeScalars.contains(scalar) }

    private mutating func regexLexeme() throws(SyntaxError) -> Lexeme {
        let start = position
        let (pattern, ignoresCase) = try regex()
        return Lexeme(kind: .regex(pattern, ignoresCase: ignoresCase), range: start..<position)
    }

    /// A regular expression between slashes, and whether an `i` follows.
    mutating func regex() throws(SyntaxError) -> (pattern: String, ignoresCase: Bool) {
        let start = position
        position += 1
        var pattern = String.UnicodeScalarView()
        while let scalar = advance() {
            if scalar == "/" {
                guard !pattern.isEmpty else { break }
                return (String(pattern), takes("i"))
            }
            if scalar == "\\", let next = advance() {
                if next != "/" { pattern.append(scalar) }
                pattern.append(next)
            } else {
                pattern.append(scalar)
            }
        }
        let message = "A regular expression is empty or not closed."
        throw SyntaxError(start..<start + 1, message, hint: "Write /pattern/ or /pattern/i.")
    }
}
