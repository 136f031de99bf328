// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What one token must be.
enum Atom: Hashable, Sendable {
    /// These folded bytes.
    case literal([UInt8])
    /// Begins with these folded bytes.
    case prefix([UInt8])
    /// These folded bytes, `Wildcard.one` for a letter and `Wildcard.star` for any rest.
    case wild([UInt8])
    /// Has the same stem as this word in lower case with its accents, in the article's language.
    case stem([UInt8])
}

/// Tokens that must stand side by side: a word, a phrase, an alias.
struct Pattern: Hashable, Sendable {
    /// The tokens.
    let elements: [Element]
    /// What must stand there in the original, for a term with `=`.
    let exact: ExactText?

    /// One of the tokens.
    struct Element: Hashable, Sendable {
        let atom: Atom
        /// Whether it must touch the single character before it.
        let isGlued: Bool
    }

    /// Reads a term's text as an article is read.
    init(_ text: String, mode: Term.Mode, range: Range<Int>) throws(SyntaxError) {
        let tokenized = Tokenizer.tokenize(text)
        var elements: [Element] = []
        for token in tokenized.tokens {
            let bytes = Array(tokenized.foldedBytes(token))
            if bytes == Wildcard.starBytes, try Self.endsHan(elements, tokenized, range) { continue }
            let isStem = mode == .stem && token.kind == .word
            let atom = isStem ? Self.stem(token, tokenized) : try Self.atom(bytes, range)
            elements.append(Element(atom: atom, isGlued: token.isGlued))
        }
        guard !elements.isEmpty else {
            let hint = "Put a letter or digit in it."
            throw SyntaxError(range, "The term has no letter or digit to find.", hint: hint)
        }
        guard elements.count <= Limits.phraseTokens else {
            let message = "A phrase is longer than the limit of \(Limits.phraseTokens) words."
            throw SyntaxError(range, message, hint: "Join shorter phrases with AND or ONEAR.")
        }
        self.elements = elements
        exact = mode == .exact ? ExactText(tokenized) : nil
    }

    /// `北朝*`: a Han term needs no boundary, so its `*` says nothing new.
    private static func endsHan(
        _ elements: [Element],
        _ text: TokenizedText,
        _ range: Range<Int>
    ) throws(SyntaxError) -> Bool {
        guard elements.count == text.tokens.count - 1, let last = text.tokens.dropLast().last,
            last.width == 1, last.end == text.tokens[elements.count].start
        else { return false }
        guard elements.count > 1, elements[elements.count - 1].isGlued else { throw tooShort(range) }
        return true
    }

    private static func stem(_ token: Token, _ text: TokenizedText) -> Atom {
        let original = text.original[Int(token.start)..<Int(token.end)]
        return .stem(StemText.word(original, folded: text.foldedBytes(token)))
    }

    private static func atom(_ bytes: [UInt8], _ range: Range<Int>) throws(SyntaxError) -> Atom {
        let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        guard scalars.contains(where: { $0 == Wildcard.star || $0 == Wildcard.one }) else {
            return .literal(bytes)
        }
        let letters = scalars.filter { $0 != Wildcard.star && $0 != Wildcard.one }
        guard !letters.isEmpty, !scalars.dropLast().contains(Wildcard.star) else {
            let message = "A * stands only at the end of a word, and a ? only inside one."
            throw SyntaxError(range, message, hint: "To find the character itself, write \\* or \\?.")
        }
        guard scalars.last == Wildcard.star else { return .wild(bytes) }
        let needed = letters.contains { ScalarClass.of($0.value) == .hangul } ? 2 : 3
        guard letters.count >= needed else { throw tooShort(range) }
        return scalars.contains(Wildcard.one) ? .wild(bytes) : .prefix(Array(bytes.dropLast(3)))
    }

    private static func tooShort(_ range: Range<Int>) -> SyntaxError {
        let message = "A * needs at least 3 letters before it, or 2 of Han, kana or Hangul."
        return SyntaxError(range, message, hint: "Write more of the word, or list its forms with OR.")
    }

    /// The pattern without layout, for the hash of a rule's meaning.
    var canonical: String {
        if let exact { return "=\(exact.canonical)" }
        return
            elements.map { element in
                let glue = element.isGlued ? "+" : " "
                switch element.atom {
                case .literal(let bytes): return glue + String(decoding: bytes, as: UTF8.self)
                case .prefix(let bytes): return glue + String(decoding: bytes, as: UTF8.self) + "*"
                case .wild(let bytes): return glue + String(decoding: bytes, as: UTF8.self)
                case .stem(let bytes): return glue + "~" + String(decoding: bytes, as: UTF8.self)
                }
            }
            .joined()
    }
}

/// How a term with `=` must stand in the original: its case, its accents, its inner punctuation.
struct ExactText: Hashable, Sendable {
    /// What stands before the first token, between the ends of the tokens, and after the last.
    let before: [UInt8]
    let middle: String
    let after: [UInt8]
    /// How long each token is, folded: what a Hangul token of an article has behind that is a particle.
    private let lengths: [Int]

    init?(_ text: TokenizedText) {
        guard let first = text.tokens.first, let last = text.tokens.last else { return nil }
        before = Array(text.original[..<Int(first.start)].drop { $0 == 0x20 })
        after = Array(text.original[Int(last.end)...].reversed().drop { $0 == 0x20 }.reversed())
        middle = Self.spaced(text.original[Int(first.start)..<Int(last.end)])
        lengths = text.tokens.map { text.foldedBytes($0).count }
    }

    var canonical: String {
        String(decoding: before, as: UTF8.self) + middle + String(decoding: after, as: UTF8.self)
    }

    /// Whether it stands at these tokens; of Han and kana it wants other neighbours.
    func stands(in text: TokenizedText, _ first: Int, _ last: Int) -> Bool {
        let head = text.tokens[first]
        let tail = text.tokens[last]
        if head.isGlued, head.kind == .han { return false }
        if tail.kind == .han, last + 1 < text.tokens.count, text.tokens[last + 1].isGlued,
            text.tokens[last + 1].kind == .han
        {
            return false
        }
        let start = Int(head.start)
        let end = Int(tail.end)
        guard text.original[..<start].suffix(before.count).elementsEqual(before) else { return false }
        guard text.original[end...].prefix(after.count).elementsEqual(after) else { return false }
        // Swift compares texts by canonical equivalence, which is what is wanted: NFC and NFD are the same.
        return Self.spaced(text.original[start..<end]) == middle || standsBeforeParticles(text, first, last)
    }

    /// The same of the text without the particles of its Korean words: `=DPRK` stands in `DPRK는`.
    private func standsBeforeParticles(_ text: TokenizedText, _ first: Int, _ last: Int) -> Bool {
        let tokens = text.tokens[first...last]
        guard tokens.count == lengths.count, tokens.contains(where: { $0.kind == .hangul }) else {
            return false
        }
        var words = ""
        var end = tokens[first].start
        for (token, length) in zip(tokens, lengths) {
            words += String(decoding: text.original[Int(end)..<Int(token.start)], as: UTF8.self)
            let word = String(decoding: text.original[Int(token.start)..<Int(token.end)], as: UTF8.self)
            // The original may be written otherwise than its folded form; the syllables are as many.
            let particle = String(decoding: text.foldedBytes(token).dropFirst(length), as: UTF8.self)
            words += word.dropLast(particle.count)
            end = token.end
        }
        return Self.spaced(Array(words.utf8)[...]) == middle
    }

    /// The text with each run of white space as one space.
    private static func spaced(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.unicodeScalars.contains(where: \.properties.isWhitespace) else { return text }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension Wildcard {
    /// `star` in UTF-8.
    static let starBytes = Array(String(star).utf8)
    /// `one` in UTF-8.
    static let oneBytes = Array(String(one).utf8)
}
