// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Glibc

// ASCII by name: the scanner reads bytes, and bare numbers are hard to read.
enum Byte {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0a
    static let carriageReturn: UInt8 = 0x0d
    static let space: UInt8 = 0x20
    static let bang: UInt8 = 0x21
    static let quote: UInt8 = 0x22
    static let hash: UInt8 = 0x23
    static let ampersand: UInt8 = 0x26
    static let apostrophe: UInt8 = 0x27
    static let plus: UInt8 = 0x2b
    static let minus: UInt8 = 0x2d
    static let dot: UInt8 = 0x2e
    static let slash: UInt8 = 0x2f
    static let colon: UInt8 = 0x3a
    static let semicolon: UInt8 = 0x3b
    static let less: UInt8 = 0x3c
    static let equals: UInt8 = 0x3d
    static let greater: UInt8 = 0x3e
    static let question: UInt8 = 0x3f
    static let leftBracket: UInt8 = 0x5b
    static let rightBracket: UInt8 = 0x5d
}

extension UInt8 {
    /// White space as XML and HTML mean it: space, tab, line feed, form feed, carriage return.
    @inline(__always)
    var isMarkupSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0d && self != 0x0b) }

    @inline(__always)
    var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7a }

    @inline(__always)
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }

    /// The letter in lower case; any other byte as it is.
    @inline(__always)
    var lowercasedASCII: UInt8 { self >= 0x41 && self <= 0x5a ? self | 0x20 : self }
}

extension [UInt8] {
    /// The first place of a byte in a range, through `memchr`.
    func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard !range.isEmpty, range.upperBound <= count else { return nil }
        return withUnsafeBytes { buffer -> Int? in
            guard let base = buffer.baseAddress,
                let hit = memchr(base + range.lowerBound, Int32(byte), range.count)
            else { return nil }
            return UnsafeRawPointer(hit) - base
        }
    }

    /// The first place of an ASCII pattern in a range.
    func firstIndex(of pattern: StaticString, in range: Range<Int>) -> Int? {
        let first = pattern.utf8Start.pointee
        var from = range.lowerBound
        while let hit = firstIndex(of: first, in: from..<range.upperBound) {
            if hit + pattern.utf8CodeUnitCount > range.upperBound { return nil }
            if hasWord(pattern, at: hit) { return hit }
            from = hit + 1
        }
        return nil
    }

    /// Whether a range holds exactly this ASCII word, without regard to case.
    func matches(_ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount, range.upperBound <= count else { return false }
        return word.withUTF8Buffer { wanted in
            for offset in 0..<wanted.count
            where self[range.lowerBound + offset].lowercasedASCII != wanted[offset].lowercasedASCII {
                return false
            }
            return true
        }
    }

    /// Whether this ASCII word stands at an index, without regard to case.
    func hasWord(_ word: StaticString, at index: Int) -> Bool {
        let end = index + word.utf8CodeUnitCount
        return end <= count && matches(index..<end, word)
    }

    /// A range without white space at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, self[low].isMarkupSpace { low += 1 }
        while high > low, self[high - 1].isMarkupSpace { high -= 1 }
        return low..<high
    }

    /// Appends a range of other bytes; quicker than a slice, which counts references.
    @inline(__always)
    mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= bytes.count else { return }
        bytes.withUnsafeBufferPointer { append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// All of it as text.
    var text: String { text(0..<count) }

    /// A range as text; what is no UTF-8 is U+FFFD.
    func text(_ range: Range<Int>) -> String {
        guard range.count >= 48, UTF8Check.isUTF8(self, range) else {
            return String(decoding: self[range], as: UTF8.self)
        }
        // It was checked just now. Where not all is ASCII the library's own check takes ten times as long as the
        // copying (Swift 6.3, November 2026).
        return String(copying: UTF8Span(unchecked: span.extracting(range)))
    }
}
