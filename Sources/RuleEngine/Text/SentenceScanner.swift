// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Counts sentences and paragraphs while a text is cut: UAX #29, with abbreviations and initials.
struct SentenceScanner {
    /// The sentence of the token that began last, counted from 0.
    private(set) var sentence: UInt32 = 0
    /// The paragraph of the token that began last, counted from 0.
    private(set) var paragraph: UInt32 = 0

    private enum Stop { case none, dot, mark, wide }

    private var stop = Stop.none
    private var sawSpace = false
    private var newlines = 0
    private var hasTokens = false
    private var lastToken = 0..<0

    /// Whether the last stop was a full stop of ASCII.
    @inline(__always) var isAfterDot: Bool { stop == .dot }

    /// Notes what stands between two tokens: the first byte of a character, its class and its length.
    @inline(__always)
    mutating func see(_ byte: UInt8, _ kind: ScalarClass, length: Int) {
        switch byte {
        case 0x20: sawSpace = true
        case 0x2e: stop = .dot
        case 0x21, 0x3f: stop = .mark
        case 0x0a:
            sawSpace = true
            newlines &+= 1
        case 0x80...: seeBeyondASCII(byte, kind)
        default: if kind == .newline { newlines &+= 1 }
        }
    }

    private mutating func seeBeyondASCII(_ byte: UInt8, _ kind: ScalarClass) {
        switch byte {
        // The first bytes of all full stops: Armenian, Arabic, Indic, Han.
        case 0xd6, 0xd8, 0xdb, 0xe0, 0xe1, 0xe3:
            if kind == .other, stop == .none { stop = .wide }
        default: if kind == .newline { newlines &+= 1 }
        }
    }

    /// A token begins: decides whether a sentence begins with it.
    ///
    /// - Parameters:
    ///   - range: the token's folded bytes, in `folded`.
    ///   - original: the first byte of the token in the original, for its case; `a` stands for any small letter.
    @inline(__always)
    mutating func begin(
        _ range: Range<Int>,
        original: UInt8,
        isSingle: Bool,
        in folded: UnsafeBufferPointer<UInt8>
    ) {
        if hasTokens, stop != .none || newlines > 0, breaks(range, original, isSingle, folded) {
            sentence &+= 1
        }
        if hasTokens, newlines > 1 { paragraph &+= 1 }
        stop = .none
        sawSpace = false
        newlines = 0
        hasTokens = true
        lastToken = range
    }

    private func breaks(
        _ next: Range<Int>,
        _ original: UInt8,
        _ isSingle: Bool,
        _ folded: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if newlines > 0 { return true }
        switch stop {
        case .none: return false
        case .wide: return isFullStop(before: next, folded)
        case .mark: return sawSpace || isSingle
        case .dot:
            let startsLower = (0x61...0x7a).contains(original)
            return sawSpace && !startsLower && !Abbreviations.contains(folded[lastToken])
        }
    }

    /// Whether one of the full stops beyond ASCII stands there: of the wide punctuation only some end a sentence.
    private func isFullStop(before next: Range<Int>, _ folded: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = lastToken.upperBound
        while index < next.lowerBound {
            let (scalar, length) = UTF8Bytes.decode(folded, at: index)
            if Self.fullStops.contains(scalar) { return true }
            index += length
        }
        return false
    }

    /// Armenian ։, Arabic ؟ and ۔, Devanagari । and ॥, Burmese ။, Ethiopic ። and ፧, Khmer ។, and 。 of Japanese and Chinese.
    private static let fullStops: [UInt32] = [
        0x589, 0x61f, 0x6d4, 0x964, 0x965, 0x104b, 0x1362, 0x1367, 0x17d4, 0x3002,
    ]
}

/// Words whose full stop does not end a sentence.
enum Abbreviations {
    /// Whether the folded word is one: a title, a short form, or a single letter.
    static func contains(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        isLetter(word) || word.count <= longest(word.first) && words.contains(Array(word))
    }

    /// Whether a word is one letter of a script that has words of several (or a digit): В, not 会 or 것.
    private static func isLetter(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        if word.count <= 1 { return word.count == 1 }
        let (scalar, length) = UTF8Bytes.decode(word.base, at: word.startIndex)
        return length == word.count && ScalarClass.of(scalar) == .letter
    }

    /// How many bytes the longest has that begins so: a Cyrillic letter has two.
    private static func longest(_ first: UInt8?) -> Int { first == 0xd0 || first == 0xd1 ? 10 : 6 }

    private static let words: Set<[UInt8]> = Set(
        [
            "adm", "al", "assn", "ave", "bn", "brig", "bros", "capt", "cf", "cmdr", "co", "col", "corp",
            "cpl",
            "dept", "dr", "ed", "est", "fig", "ft", "gen", "gov", "hon", "inc", "jr", "ltd", "lt", "maj",
            "messrs",
            "mme", "mr", "mrs", "ms", "mt", "no", "nos", "op", "pres", "prof", "pvt", "rep", "reps", "rev",
            "sec",
            "sen", "sens", "sgt", "sr", "st", "univ", "vol", "vs", "jan", "feb", "mar", "apr", "jun", "jul",
            "aug",
            "sep", "sept", "oct", "nov", "dec", "ca", "approx", "ph", "mio", "mrd", "bzw", "dipl", "hr", "fr",
            "usw", "zb", "vgl", "av", "env", "mlle", "sra", "srta", "dra", "ud", "uds",
            "ул", "им", "тыс", "млн", "млрд", "трлн", "км", "кв", "гг", "руб", "долл", "чел", "см", "стр",
            "обл", "респ", "пос", "просп", "акад", "проф", "ген", "св",
        ]
        .map { Array($0.utf8) }
    )
}
