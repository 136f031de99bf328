// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A fixed set of ASCII names that byte ranges are looked up in, without making strings.
///
/// Open addressing over one array; built once for each table.
struct NameTable: Sendable {
    private let names: [[UInt8]]
    private let keys: [NameKey]
    private let slots: [UInt16]
    private let mask: Int
    private let ignoresCase: Bool

    /// A table of names; the answer of a look-up is an index into them.
    init(_ names: [String], ignoringCase: Bool = true) {
        self.names = names.map { Array($0.utf8) }
        ignoresCase = ignoringCase
        keys = self.names.map { NameKey($0, 0..<$0.count, ignoringCase: ignoringCase) }
        var size = 16
        while size < names.count * 2 { size *= 2 }
        mask = size - 1
        var slots = [UInt16](repeating: 0, count: size)
        for (index, key) in keys.enumerated() {
            var slot = key.slot & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt16(truncatingIfNeeded: index + 1)
        }
        self.slots = slots
    }

    /// The index of the name that stands in a range.
    func index(of range: Range<Int>, in bytes: [UInt8]) -> Int? {
        index(of: range, in: bytes, key: NameKey(bytes, range, ignoringCase: ignoresCase))
    }

    /// The same for a name whose key is known.
    func index(of range: Range<Int>, in bytes: [UInt8], key: NameKey) -> Int? {
        var slot = key.slot & mask
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if keys[index] == key, matches(names[index], bytes, range) { return index }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Whether a name whose key is that of a range stands there: a short one does, its key is the name itself.
    private func matches(_ name: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard name.count == range.count else { return false }
        if name.count <= NameKey.wholeBytes { return true }
        for (offset, letter) in name.enumerated() {
            let byte = bytes[range.lowerBound + offset]
            guard byte == letter || ignoresCase && byte.lowercasedASCII == letter.lowercasedASCII else {
                return false
            }
        }
        return true
    }
}

/// A name as a number, to compare names by: up to eight bytes it is the name itself, beyond them a hash.
struct NameKey: Hashable, Sendable {
    private let bits: UInt64

    /// The key of no name.
    static let empty = NameKey([], 0..<0)

    /// The key of a name.
    @inline(__always)
    init(_ bytes: [UInt8], _ range: Range<Int>, ignoringCase: Bool = true) {
        bits = bytes.withUnsafeBytes { buffer in
            range.count <= Self.wholeBytes
                ? Self.word(buffer, range, ignoringCase) : Self.hash(buffer, range, ignoringCase)
        }
    }

    /// How many bytes a name may have whose key is the name itself.
    static let wholeBytes = 8

    /// Where to look for it first.
    @inline(__always)
    var slot: Int { Int(truncatingIfNeeded: (bits &* 0x9e37_79b9_7f4a_7c15) >> 40) }

    /// Up to eight bytes, the first in the lowest place.
    @inline(__always)
    private static func word(
        _ buffer: UnsafeRawBufferPointer,
        _ range: Range<Int>,
        _ ignoringCase: Bool
    ) -> UInt64 {
        guard !range.isEmpty else { return 0 }
        var word: UInt64 = 0
        if range.lowerBound + 8 <= buffer.count {
            let eight = buffer.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self)
            word = UInt64(littleEndian: eight) & UInt64.max >> UInt64(64 - 8 * range.count)
        } else {
            for index in range.reversed() { word = word << 8 | UInt64(buffer[index]) }
        }
        return ignoringCase ? lowercasedASCII(word) : word
    }

    /// Eight bytes with their capital letters of ASCII made small.
    ///
    /// Adding to the low seven bits carries into the high one: 0x3f does from `A` on, 0x25 from what follows `Z`.
    @inline(__always)
    private static func lowercasedASCII(_ word: UInt64) -> UInt64 {
        let low = word & 0x7f7f_7f7f_7f7f_7f7f
        let fromA = low &+ 0x3f3f_3f3f_3f3f_3f3f
        let behindZ = low &+ 0x2525_2525_2525_2525
        let capitals = (fromA ^ behindZ) & ~word & 0x8080_8080_8080_8080
        return word | capitals >> 2
    }

    private static func hash(
        _ buffer: UnsafeRawBufferPointer,
        _ range: Range<Int>,
        _ ignoringCase: Bool
    ) -> UInt64 {
        var hash = UInt64(range.count)
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(start + 8, range.upperBound)
            hash = (hash ^ word(buffer, start..<end, ignoringCase)) &* 0x9e37_79b9_7f4a_7c15
            hash ^= hash >> 29
            start = end
        }
        return hash
    }
}
