// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// A field's text with case, accents and width folded, and the way back to the original.
struct FoldedText: Sendable {
    /// Zeros behind the text, so that whoever reads eight bytes at once need not ask where it ends.
    static let padding = 8

    /// The folded text in UTF-8, and `padding` zeros.
    private(set) var bytes: [UInt8] = []
    /// How the folded bytes lie in the original; the last begins where the text ends.
    private(set) var segments: [Segment] = []
    /// How many bytes the folded text has.
    private(set) var count = 0

    /// A stretch of folded bytes that map to the original in one way.
    struct Segment: Sendable {
        /// The first folded byte.
        var folded: UInt32
        /// Where it comes from.
        var original: UInt32
        /// Whether each byte comes from the one behind the last one's; else all come from one character.
        var isLinear: Bool
    }

    /// Folds valid UTF-8, in time proportional to its length.
    init(_ original: [UInt8]) {
        bytes.reserveCapacity(original.count + 16 + Self.padding)
        original.withUnsafeBufferPointer { fold($0) }
        count = bytes.count
        segments.append(segment(at: original.count, isLinear: true))
        for _ in 0..<Self.padding { bytes.append(0) }
    }

    private mutating func fold(_ original: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < original.count {
            if original[index] < 0x80 {
                index = foldASCII(original, from: index)
            } else {
                let (scalar, length) = UTF8Bytes.decode(original, at: index)
                foldWide(scalar, at: index, length: length)
                index &+= length
            }
        }
    }

    /// Folds a run of ASCII at once, and says where it ends: nearly all of an English text.
    private mutating func foldASCII(_ original: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let end = Words.endOfASCII(original, from: start)
        let first = bytes.count
        noteLinear(start)
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: original[start..<end]))
        bytes.withUnsafeMutableBufferPointer { Words.foldASCII($0, from: first) }
        return end
    }

    private mutating func foldWide(_ scalar: UInt32, at index: Int, length: Int) {
        let table = FoldTable.shared
        switch table.action(for: scalar) {
        case .keep: append(scalar, at: index)
        case .drop: break
        case .mark: appendMark(scalar, at: index)
        case .kanaMark: appendKanaMark(scalar, at: index)
        case .jamo: appendJamo(scalar, at: index)
        case .replace(let range):
            table.pool.withUnsafeBufferPointer { pool in
                // One character for another of the same length, as in most of Cyrillic and Greek.
                if range.count == length, UTF8Bytes.decode(pool, at: range.lowerBound).length == length {
                    noteLinear(index)
                } else {
                    segments.append(segment(at: index, isLinear: false))
                }
                bytes.append(contentsOf: pool[range])
            }
        }
    }

    private func segment(at index: Int, isLinear: Bool) -> Segment {
        Segment(
            folded: UInt32(truncatingIfNeeded: bytes.count),
            original: UInt32(truncatingIfNeeded: index),
            isLinear: isLinear
        )
    }

    /// The bytes appended next are the original's from an index on.
    private mutating func noteLinear(_ index: Int) {
        if let last = segments.last, last.isLinear,
            Int(last.original) + (bytes.count - Int(last.folded)) == index
        {
            return
        }
        segments.append(segment(at: index, isLinear: true))
    }

    private mutating func append(_ scalar: UInt32, at index: Int) {
        noteLinear(index)
        _ = UTF8Bytes.append(scalar, to: &bytes)
    }

    /// A mark that stands on a letter of another script, such as a kana, is part of that letter.
    private mutating func appendMark(_ scalar: UInt32, at index: Int) {
        guard let (base, _) = last, ScalarClass.of(base).isSingle || ScalarClass.of(base) == .hangul else {
            return
        }
        append(scalar, at: index)
    }

    private mutating func appendKanaMark(_ mark: UInt32, at index: Int) {
        let combining: UInt32 = mark == 0x3099 || mark == 0xff9e ? 0x3099 : 0x309a
        guard let (base, _) = last, (0x3041...0x30ff).contains(base) else {
            return append(combining, at: index)
        }
        let pair = [base, combining].compactMap(Unicode.Scalar.init).map(String.init).joined()
        let joined = pair.precomposedStringWithCanonicalMapping.unicodeScalars
        guard joined.count == 1, let one = joined.first else { return append(combining, at: index) }
        replaceLast(with: one.value)
    }

    /// Hangul written in its parts becomes the syllables that everybody else writes.
    private mutating func appendJamo(_ scalar: UInt32, at index: Int) {
        guard let (base, _) = last else { return append(scalar, at: index) }
        if (0x1100...0x1112).contains(base), (0x1161...0x1175).contains(scalar) {
            replaceLast(with: 0xac00 + ((base - 0x1100) * 21 + (scalar - 0x1161)) * 28)
        } else if (0xac00...0xd7a3).contains(base), (base - 0xac00) % 28 == 0,
            (0x11a8...0x11c2).contains(scalar)
        {
            replaceLast(with: base + scalar - 0x11a7)
        } else {
            append(scalar, at: index)
        }
    }

    private var last: (scalar: UInt32, length: Int)? {
        var start = bytes.count - 1
        while start > 0, bytes[start] & 0xc0 == 0x80 { start -= 1 }
        guard start >= 0 else { return nil }
        return bytes.withUnsafeBufferPointer { UTF8Bytes.decode($0, at: start) }
    }

    private mutating func replaceLast(with scalar: UInt32) {
        guard let (_, length) = last else { return }
        bytes.removeLast(length)
        var start = 0
        while let segment = segments.last {
            start = Int(segment.original) + (segment.isLinear ? bytes.count - Int(segment.folded) : 0)
            if Int(segment.folded) < bytes.count { break }
            segments.removeLast()
            if Int(segment.folded) == bytes.count { break }
        }
        segments.append(segment(at: start, isLinear: false))
        _ = UTF8Bytes.append(scalar, to: &bytes)
    }
}

/// Eight bytes at a time: what texts in ASCII are read by.
enum Words {
    /// A byte in all eight places.
    @inline(__always)
    private static func all(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

    private static let high: UInt64 = 0x8080_8080_8080_8080

    /// Eight bytes, the first of them lowest; `bytes` must have that many from the index on.
    @inline(__always)
    static func load(_ bytes: UnsafeRawPointer, at index: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// Where the run of ASCII ends that an index stands in.
    static func endOfASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = bytes.baseAddress else { return start }
        var index = start
        while index &+ 8 <= bytes.count {
            let wide = load(base, at: index) & high
            if wide != 0 { return index &+ wide.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        while index < bytes.count, bytes[index] < 0x80 { index &+= 1 }
        return index
    }

    /// Makes ASCII lower case; control characters but for the line feed become spaces, NUL among them.
    static func foldASCII(_ bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int) {
        guard let base = UnsafeMutableRawPointer(bytes.baseAddress) else { return }
        var index = start
        while index &+ 8 <= bytes.count {
            let word = load(base, at: index)
            let isUpper = (word &+ all(0x80 - 0x41)) & ~(word &+ all(0x80 - 0x5b)) & high
            let hasControls = (word &+ all(0x60)) & high != high || (word &+ all(1)) & high != 0
            if hasControls {
                for place in index..<index &+ 8 { bytes[place] = foldASCII(bytes[place]) }
            } else {
                base.storeBytes(
                    of: (word | isUpper &>> 2).littleEndian,
                    toByteOffset: index,
                    as: UInt64.self
                )
            }
            index &+= 8
        }
        for place in index..<bytes.count { bytes[place] = foldASCII(bytes[place]) }
    }

    private static func foldASCII(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x41...0x5a: byte | 0x20
        case 0x0a: byte
        case 0x0b...0x0d: 0x0a
        case 0..<0x20, 0x7f: 0x20
        default: byte
        }
    }

    /// How many of the eight bytes, from the first, are `a` to `z`.
    @inline(__always)
    static func letters(_ word: UInt64) -> Int {
        let low = word & ~high
        let isLetter = (low &+ all(0x80 - 0x61)) & ~(low &+ all(0x80 - 0x7b)) & ~word & high
        return (isLetter ^ high).trailingZeroBitCount &>> 3
    }
}

/// Reading and writing single characters of valid UTF-8.
enum UTF8Bytes {
    /// The character at an index, and its length in bytes; the index must be one where a character begins.
    @inline(__always)
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        if first < 0xe0, index &+ 1 < bytes.count {
            return ((first & 0x1f) << 6 | tail(bytes, index &+ 1), 2)
        }
        if first < 0xf0, index &+ 2 < bytes.count {
            return ((first & 0xf) << 12 | tail(bytes, index &+ 1) << 6 | tail(bytes, index &+ 2), 3)
        }
        guard index &+ 3 < bytes.count else { return (0xfffd, 1) }
        let high = (first & 7) << 18 | tail(bytes, index &+ 1) << 12
        return (high | tail(bytes, index &+ 2) << 6 | tail(bytes, index &+ 3), 4)
    }

    @inline(__always)
    private static func tail(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt32 {
        UInt32(bytes[index] & 0x3f)
    }

    /// Appends a character, and says how many bytes it took.
    @inline(__always)
    static func append(_ scalar: UInt32, to bytes: inout [UInt8]) -> Int {
        guard let scalar = Unicode.Scalar(scalar) else { return 0 }
        var count = 0
        for byte in UTF8.encode(scalar) ?? .init() {
            bytes.append(byte)
            count += 1
        }
        return count
    }
}
