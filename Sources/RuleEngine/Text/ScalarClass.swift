// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What a character is to the tokeniser.
enum ScalarClass: UInt8 {
    /// Punctuation, symbols and the rest: it separates words.
    case other
    /// White space within a line.
    case space
    /// The end of a line.
    case newline
    /// A letter of a script with spaces between words, or what joins like one.
    case letter
    /// A digit.
    case digit
    /// A combining mark: it belongs to what stands before it.
    case mark
    /// A letter of Hangul, whose words carry particles.
    case hangul
    /// A Han character or a kana: a token of its own.
    case han
    /// A letter of Thai, Lao, Burmese or Khmer, written without spaces: a token of its own.
    case thai

    /// Whether it continues a word.
    @inline(__always) var isWord: Bool { (3...6).contains(rawValue) }
    /// Whether each such character is a token.
    @inline(__always) var isSingle: Bool { rawValue >= 7 }

    /// The class of a folded character.
    static func of(_ scalar: UInt32) -> ScalarClass {
        scalar < 0x1_0000 ? table[Int(scalar)] : classify(scalar)
    }

    /// The classes of the basic plane, 64 KiB; made once, in a few milliseconds.
    static let table: [ScalarClass] = (0..<UInt32(0x1_0000)).map { classify($0) }

    /// The class of any character, by its properties: slow.
    static func classify(_ scalar: UInt32) -> ScalarClass {
        switch scalar {
        case 0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029: return .newline
        // The special * and ? of a term stand inside its words.
        case 0x5f, 0xfdd0, 0xfdd1: return .letter
        case 0x3005...0x3007, 0x303b, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xf900...0xfaff, 0x2_0000...0x3_ffff:
            return .han
        case 0x3041...0x3096, 0x309d...0x309f, 0x30a1...0x30fa, 0x30fc...0x30ff, 0x31f0...0x31ff,
            0x1_b000...0x1_b16f:
            return .han
        case 0xac00...0xd7fb, 0x1100...0x11ff, 0x3131...0x318e, 0xa960...0xa97f: return .hangul
        default: return classifyByCategory(scalar)
        }
    }

    private static func classifyByCategory(_ scalar: UInt32) -> ScalarClass {
        guard let properties = Unicode.Scalar(scalar)?.properties else { return .other }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .letterNumber:
            return isWrittenWithoutSpaces(scalar) ? .thai : .letter
        case .decimalNumber, .otherNumber: return .digit
        case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
        case .spaceSeparator, .control: return .space
        case .connectorPunctuation: return .letter
        default: return scalar == 0x200b ? .space : .other
        }
    }

    private static func isWrittenWithoutSpaces(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x0e00...0x0eff, 0x1000...0x109f, 0x1780...0x17ff: true
        default: false
        }
    }
}
