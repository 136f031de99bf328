// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// A field's text with case, accents and width folded, and the way back to the original.
struct FoldedText: Sendable {
    /// The folded text in UTF-8.
    private(set) var bytes: [UInt8] = []
    /// For each folded byte, where its character begins in the original; one more at the end.
    private(set) var origin: [UInt32] = []

    /// Folds valid UTF-8, in time proportional to its length.
    init(_ original: [UInt8]) {
        bytes.reserveCapacity(original.count + 16)
        origin.reserveCapacity(original.count + 17)
        original.withUnsafeBufferPointer { fold($0) }
        origin.append(UInt32(original.count))
    }

    /// One past the last original byte of the character that the folded byte before `end` belongs to.
    func originalEnd(of end: Int) -> Int {
        guard end > 0 else { return 0 }
        let start = origin[end - 1]
        var index = end
        while index + 1 < origin.count, origin[index] == start { index += 1 }
        return Int(origin[index])
    }

    private mutating func fold(_ original: UnsafeBufferPointer<UInt8>) {
        let table = FoldTable.shared
        var index = 0
        while index < original.count {
            if original[index] < 0x80 {
                index = foldASCII(original, from: index)
            } else {
                let (scalar, length) = UTF8Bytes.decode(original, at: index)
                foldWide(scalar, at: index, table)
                index &+= length
            }
        }
    }

    /// Folds a run of ASCII at once, and says where it ends: nearly all of an English text.
    private mutating func foldASCII(_ original: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < original.count, original[end] < 0x80 { end &+= 1 }
        let first = bytes.count
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: original[start..<end]))
        origin.append(contentsOf: UInt32(start)..<UInt32(end))
        bytes.withUnsafeMutableBufferPointer { bytes in
            Self.asciiFold.withUnsafeBufferPointer { ascii in
                for index in first..<bytes.count { bytes[index] = ascii[Int(bytes[index])] }
            }
        }
        return end
    }

    private mutating func foldWide(_ scalar: UInt32, at index: Int, _ table: FoldTable) {
        switch table.action(for: scalar) {
        case .keep: append(scalar, at: index)
        case .drop: break
        case .mark: appendMark(scalar, at: index)
        case .kanaMark: appendKanaMark(scalar, at: index)
        case .jamo: appendJamo(scalar, at: index)
        case .replace(let range):
            table.pool.withUnsafeBufferPointer { bytes.append(contentsOf: $0[range]) }
            for _ in range { origin.append(UInt32(truncatingIfNeeded: index)) }
        }
    }

    private mutating func append(_ scalar: UInt32, at index: Int) {
        let count = UTF8Bytes.append(scalar, to: &bytes)
        for _ in 0..<count { origin.append(UInt32(truncatingIfNeeded: index)) }
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
        let start = Int(origin[origin.count - length])
        bytes.removeLast(length)
        origin.removeLast(length)
        append(scalar, at: start)
    }

    /// Lower case; control characters but for the line feed become spaces, NUL among them.
    private static let asciiFold: [UInt8] = (0..<128)
        .map { (byte: UInt8) in
            switch byte {
            case 0x41...0x5a: byte | 0x20
            case 0x0a: byte
            case 0x0b...0x0d: 0x0a
            case 0..<0x20, 0x7f: 0x20
            default: byte
            }
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
