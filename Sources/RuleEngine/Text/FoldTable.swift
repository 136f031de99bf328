// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What each character outside ASCII becomes when case, accents and width are folded.
///
/// NFKC and full case folding of one character; in context, `FoldedText` drops marks and joins kana and jamo.
struct FoldTable: Sendable {
    /// What to do with a character.
    enum Action {
        case keep
        case drop
        case mark
        case kanaMark
        case jamo
        case replace(Range<Int>)
    }

    private static let kept: UInt32 = 0
    private static let dropped: UInt32 = 1
    private static let markCode: UInt32 = 2
    private static let kanaMarkCode: UInt32 = 3
    private static let jamoCode: UInt32 = 4
    /// Codes from here on are a place in `pool`, and a length in the low five bits.
    private static let firstReplacement: UInt32 = 1 << 5

    /// For each block of 256 characters, where its codes begin in `codes`; 0: all are kept.
    private var blocks = [Int32](repeating: 0, count: 0x1100)
    private var codes = [UInt32](repeating: 0, count: 256)
    /// The UTF-8 of all replacements, one after the other.
    private(set) var pool: [UInt8] = [UInt8](repeating: 0, count: 1)

    /// The one table; making it takes some tens of milliseconds.
    static let shared = FoldTable()

    private init() {
        for range in Self.changing {
            for value in range {
                guard let scalar = Unicode.Scalar(value) else { continue }
                let code = makeCode(scalar)
                if code != Self.kept { set(code, for: value) }
            }
        }
    }

    /// Han, Hangul syllables and private use are kept as they are, and not looked at.
    private static let changing: [ClosedRange<UInt32>] = [
        0x80...0x33ff, 0xa000...0xabff, 0xf900...0xffff, 0x1_0400...0x1_19ff, 0x1_d100...0x1_d7ff,
        0x1_e800...0x1_f2ff, 0x2_f800...0x2_fa1f, 0xe_0000...0xe_0fff,
    ]

    @inline(__always)
    func action(for scalar: UInt32) -> Action {
        let code = codes[Int(blocks[Int(scalar >> 8)]) &+ Int(scalar & 0xff)]
        if code >= Self.firstReplacement {
            let start = Int(code >> 5)
            return .replace(start..<start &+ Int(code & 31))
        }
        switch code {
        case Self.kept: return .keep
        case Self.dropped: return .drop
        case Self.markCode: return .mark
        case Self.kanaMarkCode: return .kanaMark
        default: return .jamo
        }
    }

    private mutating func set(_ code: UInt32, for value: UInt32) {
        let block = Int(value >> 8)
        if blocks[block] == 0 {
            blocks[block] = Int32(codes.count)
            codes += [UInt32](repeating: 0, count: 256)
        }
        codes[Int(blocks[block]) + Int(value & 0xff)] = code
    }

    private mutating func makeCode(_ scalar: Unicode.Scalar) -> UInt32 {
        switch scalar.value {
        case 0x3099, 0x309a, 0xff9e, 0xff9f: return Self.kanaMarkCode
        case 0x1100...0x11ff: return Self.jamoCode
        case 0x200b: return Self.kept
        default: break
        }
        if scalar.properties.isDefaultIgnorableCodePoint { return Self.dropped }
        if FoldRules.isStrippableMark(scalar) { return Self.markCode }
        let folded = FoldRules.fold(scalar)
        if folded == String(scalar) { return Self.kept }
        let bytes = Array(folded.utf8)
        // The longest, U+FDFA, has 33 bytes; such ligatures may stay as they are.
        guard bytes.count < 32, !bytes.isEmpty else { return bytes.isEmpty ? Self.dropped : Self.kept }
        let start = UInt32(pool.count)
        pool += bytes
        return start << 5 | UInt32(bytes.count)
    }
}

/// The rules that the table is made from.
enum FoldRules {
    /// The folded form of one character, as text.
    static func fold(_ scalar: Unicode.Scalar) -> String {
        if let special = specials[scalar] { return special }
        // The middle dot between kana separates, as do all dashes; both have to survive compatibility mapping.
        let decomposed = String(scalar).decomposedStringWithCompatibilityMapping
        var result = String.UnicodeScalarView()
        for part in decomposed.unicodeScalars {
            for lower in caseFold(part).decomposedStringWithCompatibilityMapping.unicodeScalars
            where !isStrippableMark(lower) {
                result += (specials[lower] ?? String(lower)).unicodeScalars
            }
        }
        // Kana keep their voicing marks, in one character with them.
        return result.contains { (0x3041...0x30ff).contains($0.value) }
            ? String(result).precomposedStringWithCanonicalMapping : String(result)
    }

    /// Whether a mark is dropped after a Latin, Greek, Cyrillic, Hebrew or Arabic letter.
    static func isStrippableMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0300...0x036f, 0x0483...0x0489, 0x0591...0x05bd, 0x05bf, 0x05c1...0x05c7, 0x0610...0x061a,
            0x064b...0x065f, 0x0670, 0x06d6...0x06dc, 0x06df...0x06e8, 0x06ea...0x06ed, 0x08d3...0x08ff,
            0x1ab0...0x1aff, 0x1dc0...0x1dff, 0x20d0...0x20ff, 0xfb1e, 0xfe20...0xfe2f:
            true
        default: false
        }
    }

    /// Upper case first: so ß becomes ss and ς becomes σ, as full case folding has it.
    private static func caseFold(_ scalar: Unicode.Scalar) -> String {
        var result = ""
        for upper in scalar.properties.uppercaseMapping.unicodeScalars {
            result += upper.properties.lowercaseMapping
        }
        return result
    }

    private static let specials: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [
            "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l",
            "đ": "d", "Đ": "d", "ß": "ss", "ẞ": "ss",
        ]
        let dashes: [UInt32] = [
            0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xfe58, 0xfe63, 0xff0d, 0x2e3a, 0x2e3b,
        ]
        let apostrophes: [UInt32] = [0x2018, 0x2019, 0x201b, 0x02bc, 0x02b9, 0x2032, 0xff07, 0x00b4, 0x02bb]
        let spaces: [UInt32] = [0x00a0, 0x2007, 0x202f, 0x3000, 0x2060]
        for (values, text) in [(dashes, "-"), (apostrophes, "'"), (spaces, " ")] {
            for scalar in values.compactMap(Unicode.Scalar.init) { table[scalar] = text }
        }
        return table
    }()
}
