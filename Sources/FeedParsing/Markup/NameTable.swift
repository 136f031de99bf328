// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A fixed set of ASCII names that byte ranges are looked up in, without making strings.
///
/// Open addressing over one array; built once for each table.
struct NameTable: Sendable {
    private let letters: [UInt8]
    private let starts: [Int32]
    private let slots: [UInt16]
    private let mask: Int
    private let ignoresCase: Bool

    /// A table of names; the answer of a look-up is an index into them.
    init(_ names: [String], ignoringCase: Bool = true) {
        let names = names.map { Array($0.utf8).map { ignoringCase ? $0.lowercasedASCII : $0 } }
        letters = names.flatMap(\.self)
        starts = names.reduce(into: [0]) { $0.append(($0.last ?? 0) + Int32($1.count)) }
        ignoresCase = ignoringCase
        var size = 16
        while size < names.count * 2 { size *= 2 }
        mask = size - 1
        var slots = [UInt16](repeating: 0, count: size)
        for (index, name) in names.enumerated() {
            var slot = Int(Self.hash(name, 0..<name.count, ignoringCase: ignoringCase)) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt16(truncatingIfNeeded: index + 1)
        }
        self.slots = slots
    }

    /// The index of the name that stands in a range.
    func index(of range: Range<Int>, in bytes: [UInt8]) -> Int? {
        index(of: range, in: bytes, hash: Self.hash(bytes, range, ignoringCase: ignoresCase))
    }

    /// The same for a name whose hash is known.
    func index(of range: Range<Int>, in bytes: [UInt8], hash: UInt32) -> Int? {
        var slot = Int(hash) & mask
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if matches(index, bytes, range) { return index }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private func matches(_ index: Int, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let start = Int(starts[index])
        guard Int(starts[index + 1]) - start == range.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            letters.withUnsafeBufferPointer { letters in
                for offset in 0..<range.count {
                    let byte = bytes[range.lowerBound + offset]
                    if letters[start + offset] != (ignoresCase ? byte.lowercasedASCII : byte) { return false }
                }
                return true
            }
        }
    }

    /// FNV-1a; names of feeds and of HTML are short.
    static func hash(_ bytes: [UInt8], _ range: Range<Int>, ignoringCase: Bool) -> UInt32 {
        bytes.withUnsafeBufferPointer { buffer in
            var hash: UInt32 = 2_166_136_261
            for byte in buffer[range.clamped(to: 0..<buffer.count)] {
                hash = (hash ^ UInt32(ignoringCase ? byte.lowercasedASCII : byte)) &* 16_777_619
            }
            return hash ^ (hash >> 15)
        }
    }
}
