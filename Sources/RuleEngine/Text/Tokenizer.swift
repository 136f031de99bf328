// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Cuts a folded text into tokens, in one pass.
///
/// Words as in UAX #29, but hyphen, slash, colon and the full stop between letters split, a possessive `'s` is
/// dropped, and an elided article (`l'Iran`) is a word: whoever looks for Iran must find it.
struct Tokenizer {
    private let text: FoldedText
    private let separatesLines: Bool
    private var folded: [UInt8]
    private var tokens: [Token] = []
    private var position: UInt32 = 0
    private var sentences = SentenceScanner()
    private let end: Int
    private let original: [UInt8]

    /// Cuts a text.
    ///
    /// - Parameter separatesLines: whether each line is a text of its own (authors, tags), so that no phrase and
    ///   no proximity goes over the end of a line.
    static func tokenize(_ string: String, separatesLines: Bool = false) -> TokenizedText {
        var tokenizer = Tokenizer(Array(string.utf8), separatesLines)
        tokenizer.run()
        return TokenizedText(
            original: tokenizer.original,
            folded: tokenizer.folded,
            tokens: tokenizer.tokens
        )
    }

    private init(_ original: [UInt8], _ separatesLines: Bool) {
        self.original = original
        text = FoldedText(original)
        folded = text.bytes
        end = folded.count
        self.separatesLines = separatesLines
        tokens.reserveCapacity(end / 5 + 4)
    }

    private mutating func run() {
        var index = 0
        text.bytes.withUnsafeBufferPointer { bytes in
            while index < bytes.count {
                let (kind, length) = classify(bytes, index)
                if kind.isWord && kind != .mark {
                    index = scanWord(bytes, from: index)
                } else if kind.isSingle {
                    index = scanSingle(bytes, from: index, length: length, kind: kind)
                } else {
                    if kind == .newline && separatesLines { position &+= Self.lineGap }
                    sentences.see(bytes[index], kind, length: length)
                    index &+= length
                }
            }
        }
    }

    /// More half words than any NEAR may span.
    private static let lineGap: UInt32 = 4096

    @inline(__always)
    private func classify(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (ScalarClass, Int) {
        let (scalar, length) = UTF8Bytes.decode(bytes, at: index)
        return (ScalarClass.of(scalar), length)
    }

    // MARK: Single characters

    private mutating func scanSingle(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int,
        length: Int,
        kind: ScalarClass
    ) -> Int {
        var index = start + length
        while index < bytes.count, bytes[index] >= 0x80 {
            let (next, nextLength) = classify(bytes, index)
            guard next == .mark else { break }
            index += nextLength
        }
        emit(start..<index, kind: kind == .han ? .han : .thai, isGlued: isGlued(bytes, at: start))
        return index
    }

    /// Touching, or divided by no more than the end of a line: Japanese is wrapped anywhere.
    private func isGlued(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard let last = tokens.last, last.width == 1 else { return false }
        let gap = start - Int(last.foldedEnd)
        return gap == 0 || gap == 1 && bytes[start - 1] == 0x0a
    }

    // MARK: Words

    private mutating func scanWord(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        if let after = scanInitials(bytes, from: start) { return after }
        var index = start
        var last = ScalarClass.other
        while index < bytes.count {
            let (kind, length) = classify(bytes, index)
            if kind.isWord {
                if kind != .mark { last = kind }
                index &+= length
            } else if continues(bytes, index, after: last) {
                if bytes[index] == 0x27, let after = cutAtApostrophe(bytes, start, index) { return after }
                index &+= 1
            } else {
                break
            }
        }
        emit(start..<index, kind: last == .hangul ? .hangul : .word)
        return index
    }

    /// Whether the punctuation at `index` stands inside a word: an apostrophe between letters, a point or a
    /// comma between digits.
    @inline(__always)
    private func continues(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, after last: ScalarClass) -> Bool
    {
        guard index &+ 1 < bytes.count else { return false }
        switch bytes[index] {
        case 0x27: return last == .letter && classify(bytes, index &+ 1).0 == .letter
        case 0x2e, 0x2c: return last == .digit && classify(bytes, index &+ 1).0 == .digit
        default: return false
        }
    }

    /// Ends the word before a possessive `'s`, or after an elided article; returns where to go on.
    private mutating func cutAtApostrophe(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ start: Int,
        _ apostrophe: Int
    ) -> Int? {
        let after = apostrophe + 2
        if bytes[apostrophe + 1] == 0x73, after >= bytes.count || !classify(bytes, after).0.isWord {
            emit(start..<apostrophe, kind: .word)
            return after
        }
        guard Self.elided.contains(Array(bytes[start..<apostrophe])) else { return nil }
        emit(start..<apostrophe, kind: .word)
        return apostrophe + 1
    }

    private static let elided: Set<[UInt8]> = Set(
        [
            "l", "d", "j", "n", "s", "c", "m", "t", "qu", "jusqu", "lorsqu", "all", "dell", "nell", "sull",
            "dall", "un",
        ]
        .map { Array($0.utf8) }
    )

    /// Single letters with full stops (`U.S.`, `J. K.` not) are one token without them.
    private mutating func scanInitials(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var letters: [UInt8] = []
        var index = start
        var count = 0
        while index < bytes.count {
            let (kind, length) = classify(bytes, index)
            let stop = index &+ length
            guard kind == .letter, stop < bytes.count, bytes[stop] == 0x2e else { break }
            letters += bytes[index..<stop]
            count &+= 1
            index = stop &+ 1
        }
        guard count > 0 else { return nil }
        var after = index
        if index < bytes.count, let length = loneLetter(bytes, index) {
            letters += bytes[index..<index + length]
            count &+= 1
            after = index + length
        }
        guard count > 1 else { return nil }
        let extra = folded.count
        folded += letters
        emit(start..<after, kind: .word, folded: extra..<folded.count)
        return after
    }

    /// The length of the letter at `index` if no other letter follows it.
    private func loneLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        let (kind, length) = classify(bytes, index)
        guard kind == .letter else { return nil }
        guard index + length < bytes.count else { return length }
        return classify(bytes, index + length).0.isWord ? nil : length
    }

    // MARK: Emitting

    @inline(__always)
    private func hash(_ range: Range<Int>) -> UInt64 {
        folded.withUnsafeBufferPointer { TokenHash.of(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    @inline(__always)
    private mutating func emit(
        _ range: Range<Int>,
        kind: Token.Kind,
        isGlued: Bool = false,
        folded other: Range<Int>? = nil
    ) {
        let start = Int(text.origin[range.lowerBound])
        sentences.begin(range, original: original[start], isSingle: kind == .han, in: folded)
        let stored = other ?? range
        let token = Token(
            start: UInt32(truncatingIfNeeded: start),
            end: UInt32(truncatingIfNeeded: text.originalEnd(of: range.upperBound)),
            foldedStart: UInt32(truncatingIfNeeded: stored.lowerBound),
            foldedEnd: UInt32(truncatingIfNeeded: stored.upperBound),
            position: position,
            sentence: sentences.sentence,
            paragraph: sentences.paragraph,
            hash: hash(stored),
            kind: kind,
            isGlued: isGlued
        )
        position &+= token.width
        tokens.append(token)
    }
}
