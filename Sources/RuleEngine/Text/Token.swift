// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A word of a field, or a character of a script without spaces.
struct Token: Sendable {
    /// First byte in the original field.
    var start: UInt32
    /// One past the last byte in the original field.
    var end: UInt32
    /// First byte of the folded token in `TokenizedText.folded`.
    var foldedStart: UInt32
    /// One past the last byte of the folded token.
    var foldedEnd: UInt32
    /// Half words of the field before this token: a word is two, a Han character or kana is one.
    var position: UInt32
    /// The sentence that it stands in, counted from 0.
    var sentence: UInt32
    /// The paragraph that it stands in, counted from 0.
    var paragraph: UInt32
    /// The hash of the folded bytes, for `Vocabulary`.
    var hash: UInt64
    /// What it is.
    var kind: Kind
    /// Whether it is a single character that touches one before it.
    var isGlued: Bool

    /// What a token is made of.
    enum Kind: UInt8 {
        case word
        /// A word that ends in Hangul, and may carry a particle.
        case hangul
        /// One character of Han or kana.
        case han
        /// One character of Thai and its neighbours.
        case thai
    }

    /// Half words that the token takes.
    var width: UInt32 { kind == .han || kind == .thai ? 1 : 2 }
}

/// The hash that tokens are looked up by.
enum TokenHash {
    static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    /// FNV-1a; whoever looks up compares the bytes too, so a collision costs time only.
    @inline(__always)
    static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = seed
        for byte in bytes { hash = adding(byte, to: hash) }
        return hash
    }

    /// The hash with one more byte.
    @inline(__always)
    static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
}

/// A field's text, folded and cut into tokens.
struct TokenizedText: Sendable {
    /// The original text in UTF-8.
    let original: [UInt8]
    /// The folded text in UTF-8, and after it the tokens that are not a part of it (`us` of `U.S.`).
    var folded: [UInt8]
    /// The tokens, in the order of the text.
    var tokens: [Token]

    /// The folded bytes of a token.
    func foldedBytes(_ token: Token) -> ArraySlice<UInt8> {
        folded[Int(token.foldedStart)..<Int(token.foldedEnd)]
    }

    /// The folded token as text.
    func foldedText(_ token: Token) -> String {
        String(decoding: foldedBytes(token), as: UTF8.self)
    }

    /// The folded tokens, joined by single spaces.
    var joined: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(folded.count)
        for (index, token) in tokens.enumerated() {
            if index > 0 { bytes.append(0x20) }
            bytes += foldedBytes(token)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Half words from the start of one token to the end of another.
    func extent(from first: Int, to last: Int) -> Int {
        Int(tokens[last].position + tokens[last].width) - Int(tokens[first].position)
    }

    /// How long the text is, in words; two single characters are one.
    var words: Int {
        guard let last = tokens.last else { return 0 }
        return Int(last.position + last.width + 1) / 2
    }
}
