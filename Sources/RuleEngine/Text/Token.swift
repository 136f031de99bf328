// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A word of a field, or a character of a script without spaces.
struct Token: Sendable {
    /// The hash of the folded bytes, for `Vocabulary`.
    var hash: UInt64
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
    private static let factor: UInt64 = 0x9e37_79b9_7f4a_7c15

    /// The hash of some bytes; of two words of at most eight bytes each it is never the same.
    static func of(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBufferPointer { of($0) } }

    /// The hash of some bytes.
    static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0
        var block: UInt64 = 0
        for (index, byte) in bytes.enumerated() {
            if index > 0, index & 7 == 0 {
                hash = add(block, to: hash)
                block = 0
            }
            block |= UInt64(byte) &<< UInt64((index & 7) &* 8)
        }
        return finish(add(block, to: hash))
    }

    /// The same of bytes behind which eight more can be read.
    @inline(__always)
    static func of(_ bytes: UnsafeRawPointer, paddedCount count: Int) -> UInt64 {
        var hash: UInt64 = 0
        var index = 0
        while count &- index > 8 {
            hash = add(Words.load(bytes, at: index), to: hash)
            index &+= 8
        }
        return finish(add(head(bytes + index, paddedCount: count &- index), to: hash))
    }

    /// The first bytes of a word, at most eight, the first of them lowest.
    @inline(__always)
    private static func head(_ bytes: UnsafeRawPointer, paddedCount count: Int) -> UInt64 {
        count > 0 ? Words.load(bytes, at: 0) & (.max &>> UInt64(64 &- count &* 8)) : 0
    }

    @inline(__always)
    private static func add(_ block: UInt64, to hash: UInt64) -> UInt64 {
        let product = hash &* factor
        return product ^ product &>> 29 ^ block
    }

    /// Each step can be undone, so different blocks stay different.
    @inline(__always)
    private static func finish(_ hash: UInt64) -> UInt64 {
        let product = hash &* factor
        return product ^ product &>> 32
    }
}

/// A field's text, folded and cut into tokens.
struct TokenizedText: Sendable {
    /// The original text in UTF-8.
    let original: [UInt8]
    /// The folded text in UTF-8, and after it the tokens that are not a part of it (`us` of `U.S.`); eight bytes
    /// follow every token.
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
