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
    /// The segment of the text that the last token began in.
    private var segment = 0
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
        if string.isEmpty { return TokenizedText(original: [], folded: [], tokens: []) }
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
        end = text.count
        self.separatesLines = separatesLines
        tokens.reserveCapacity(end / 5 + 4)
    }

    private mutating func run() {
        text.bytes.withUnsafeBufferPointer { bytes in
            ScalarClass.table.withUnsafeBufferPointer { classes in
                run(Source(bytes: UnsafeBufferPointer(rebasing: bytes[..<end]), classes: classes))
            }
        }
    }

    private mutating func run(_ source: Source) {
        var index = 0
        let bytes = source.bytes
        while index < bytes.count {
            let word = source.plainWord(from: index)
            if word > index {
                emit(source, index..<word, kind: .word)
                index = word
                continue
            }
            let (kind, length) = source.classify(index)
            if kind.isWord && kind != .mark {
                index = scanWord(source, from: index)
            } else if kind.isSingle {
                index = scanSingle(source, from: index, length: length, kind: kind)
            } else {
                if kind == .newline && separatesLines { position &+= Self.lineGap }
                sentences.see(bytes[index], kind, length: length)
                index &+= length
            }
        }
    }

    /// More half words than any NEAR may span.
    private static let lineGap: UInt32 = 4096

    /// The folded bytes, and the classes of characters; passed along, so that nothing is looked up for each byte.
    private struct Source {
        let bytes: UnsafeBufferPointer<UInt8>
        let classes: UnsafeBufferPointer<ScalarClass>

        var count: Int { bytes.count }

        @inline(__always)
        subscript(index: Int) -> UInt8 { bytes[index] }

        /// The end of a word of `a` to `z` that begins at an index and that nothing continues: nearly every word of
        /// an English text; the index itself when there is none.
        ///
        /// Reads eight bytes at a time, past the end of the text into `FoldedText.padding`.
        @inline(__always)
        func plainWord(from start: Int) -> Int {
            guard let base = UnsafeRawPointer(bytes.baseAddress), bytes[start] &- 0x61 < 26 else {
                return start
            }
            var index = start
            while true {
                let letters = Words.letters(Words.load(base, at: index))
                index &+= letters
                if letters < 8 { break }
            }
            guard index < bytes.count else { return index }
            let next = bytes[index]
            guard next < 0x80, next != 0x27, !classes[Int(next)].isWord else { return start }
            // A single letter with a full stop may be an initial.
            return next == 0x2e && index &- start == 1 ? start : index
        }

        /// The class of the character at an index, and its length.
        @inline(__always)
        func classify(_ index: Int) -> (ScalarClass, Int) {
            let byte = bytes[index]
            if byte < 0x80 { return (classes[Int(byte)], 1) }
            let (scalar, length) = UTF8Bytes.decode(bytes, at: index)
            return (scalar < 0x1_0000 ? classes[Int(scalar)] : ScalarClass.classify(scalar), length)
        }
    }

    // MARK: Single characters

    private mutating func scanSingle(
        _ bytes: Source,
        from start: Int,
        length: Int,
        kind: ScalarClass
    ) -> Int {
        var index = start + length
        while index < bytes.count, bytes[index] >= 0x80 {
            let (next, nextLength) = bytes.classify(index)
            guard next == .mark else { break }
            index += nextLength
        }
        emit(bytes, start..<index, kind: kind == .han ? .han : .thai, isGlued: isGlued(bytes, at: start))
        return index
    }

    /// Touching, or divided by no more than the end of a line: Japanese is wrapped anywhere.
    private func isGlued(_ bytes: Source, at start: Int) -> Bool {
        guard let last = tokens.last, last.width == 1 else { return false }
        let gap = start - Int(last.foldedEnd)
        return gap == 0 || gap == 1 && bytes[start - 1] == 0x0a
    }

    // MARK: Words

    private mutating func scanWord(_ bytes: Source, from start: Int) -> Int {
        if let after = scanInitials(bytes, from: start) { return after }
        var index = start
        var last = ScalarClass.other
        while index < bytes.count {
            let (kind, length) = bytes.classify(index)
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
        emit(bytes, start..<index, kind: last == .hangul ? .hangul : .word)
        return index
    }

    /// Whether the punctuation at `index` stands inside a word: an apostrophe between letters, a point or a
    /// comma between digits.
    @inline(__always)
    private func continues(_ bytes: Source, _ index: Int, after last: ScalarClass) -> Bool {
        guard index &+ 1 < bytes.count else { return false }
        switch bytes[index] {
        case 0x27: return last == .letter && bytes.classify(index &+ 1).0 == .letter
        case 0x2e, 0x2c: return last == .digit && bytes.classify(index &+ 1).0 == .digit
        default: return false
        }
    }

    /// Ends the word before a possessive `'s`, or after an elided article; returns where to go on.
    private mutating func cutAtApostrophe(
        _ bytes: Source,
        _ start: Int,
        _ apostrophe: Int
    ) -> Int? {
        let after = apostrophe + 2
        if bytes[apostrophe + 1] == 0x73, after >= bytes.count || !bytes.classify(after).0.isWord {
            emit(bytes, start..<apostrophe, kind: .word)
            return after
        }
        guard Self.elided.contains(Array(bytes.bytes[start..<apostrophe])) else { return nil }
        emit(bytes, start..<apostrophe, kind: .word)
        return apostrophe + 1
    }

    private static let elided: Set<[UInt8]> = Set(
        [
            "l", "d", "j", "n", "s", "c", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu",
            "quelqu", "all", "dell", "nell", "sull",
            "dall", "un",
        ]
        .map { Array($0.utf8) }
    )

    /// Single letters with full stops (`U.S.`, `J. K.` not) are one token without them.
    private mutating func scanInitials(_ bytes: Source, from start: Int) -> Int? {
        // Most words are seen off here: no full stop after the first letter.
        let next = start &+ bytes.classify(start).1
        guard next < bytes.count, bytes[next] == 0x2e else { return nil }
        var letters: [UInt8] = []
        var index = start
        var count = 0
        while index < bytes.count {
            let (kind, length) = bytes.classify(index)
            let stop = index &+ length
            guard kind == .letter, stop < bytes.count, bytes[stop] == 0x2e else { break }
            letters += bytes.bytes[index..<stop]
            count &+= 1
            index = stop &+ 1
        }
        guard count > 0 else { return nil }
        var after = index
        if index < bytes.count, let length = loneLetter(bytes, index) {
            letters += bytes.bytes[index..<index + length]
            count &+= 1
            after = index + length
        }
        guard count > 1 else { return nil }
        let extra = folded.count
        folded += letters
        let stored = extra..<folded.count
        for _ in 0..<FoldedText.padding { folded.append(0) }
        emit(bytes, start..<after, kind: .word, folded: stored)
        return after
    }

    /// The length of the letter at `index` if no other letter follows it.
    private func loneLetter(_ bytes: Source, _ index: Int) -> Int? {
        let (kind, length) = bytes.classify(index)
        guard kind == .letter else { return nil }
        guard index + length < bytes.count else { return length }
        return bytes.classify(index + length).0.isWord ? nil : length
    }

    // MARK: Emitting

    @inline(__always)
    private func hash(_ bytes: Source, _ range: Range<Int>) -> UInt64 {
        guard range.upperBound <= bytes.count, let base = UnsafeRawPointer(bytes.bytes.baseAddress) else {
            return TokenHash.of(Array(folded[range]))
        }
        return TokenHash.of(base + range.lowerBound, paddedCount: range.count)
    }

    /// Where folded bytes come from in the original; each token begins behind the one before.
    @inline(__always)
    private mutating func originals(_ range: Range<Int>) -> Range<Int> {
        text.segments.withUnsafeBufferPointer { segments in
            while Int(segments[segment &+ 1].folded) <= range.lowerBound { segment &+= 1 }
            var place = segments[segment]
            let start = Int(place.original) &+ (place.isLinear ? range.lowerBound &- Int(place.folded) : 0)
            // The segment of the last byte; what was dropped behind it belongs to it.
            var index = segment
            while Int(segments[index &+ 1].folded) < range.upperBound { index &+= 1 }
            let next = segments[index &+ 1]
            place = segments[index]
            let isLast = !place.isLinear || Int(next.folded) == range.upperBound
            let end =
                isLast ? Int(next.original) : Int(place.original) &+ range.upperBound &- Int(place.folded)
            return start..<end
        }
    }

    /// The byte of the original at an index; `a` for a small letter beyond ASCII where somebody asks.
    @inline(__always)
    private func firstByte(_ index: Int) -> UInt8 {
        let byte = original[index]
        return byte >= 0x80 && sentences.isAfterDot && isLowerLetter(at: index) ? 0x61 : byte
    }

    private func isLowerLetter(at index: Int) -> Bool {
        let (scalar, _) = original.withUnsafeBufferPointer { UTF8Bytes.decode($0, at: index) }
        return Unicode.Scalar(scalar)?.properties.isLowercase ?? false
    }

    @inline(__always)
    private mutating func emit(
        _ bytes: Source,
        _ range: Range<Int>,
        kind: Token.Kind,
        isGlued: Bool = false,
        folded other: Range<Int>? = nil
    ) {
        let place = originals(range)
        sentences.begin(
            range,
            original: firstByte(place.lowerBound),
            isSingle: kind == .han,
            in: bytes.bytes
        )
        let stored = other ?? range
        let token = Token(
            hash: hash(bytes, stored),
            start: UInt32(truncatingIfNeeded: place.lowerBound),
            end: UInt32(truncatingIfNeeded: place.upperBound),
            foldedStart: UInt32(truncatingIfNeeded: stored.lowerBound),
            foldedEnd: UInt32(truncatingIfNeeded: stored.upperBound),
            position: position,
            sentence: sentences.sentence,
            paragraph: sentences.paragraph,
            kind: kind,
            isGlued: isGlued
        )
        position &+= token.width
        tokens.append(token)
    }
}
