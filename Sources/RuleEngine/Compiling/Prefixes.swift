// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Finds the prefixes that a token begins with: by its first letters the lengths that there are, then one look for
/// each length, however many prefixes begin so.
struct Prefixes: Sendable {
    /// By the first three bytes, roughly, a bit that tells whether any prefix begins so: most words end here.
    private let sketch: [UInt64]
    private let gates: HashIndex
    /// By gate, the lengths of its prefixes in bytes, the shortest first.
    private let lengths: Lists<Int>
    private let index: HashIndex
    private let texts: Lists<UInt8>
    private let atoms: [Int32]
    /// Whether there is none.
    let isEmpty: Bool

    init(_ prefixes: [(bytes: [UInt8], atom: Int32)]) {
        isEmpty = prefixes.isEmpty
        let bytes = prefixes.map(\.bytes)
        var sketch = [UInt64](repeating: 0, count: 1 << 9)
        for text in bytes {
            let place = text.withUnsafeBufferPointer(Self.place)
            sketch[place >> 6] |= 1 << UInt64(place & 63)
        }
        self.sketch = sketch
        texts = Lists(rows: bytes)
        atoms = prefixes.map(\.atom)
        index = HashIndex(bytes.enumerated().map { (TokenHash.of($1), Int32($0)) })
        var groups: [UInt64: Set<Int>] = [:]
        for text in bytes { groups[text.withUnsafeBufferPointer(Self.gate), default: []].insert(text.count) }
        let ordered = groups.sorted { $0.key < $1.key }
        gates = HashIndex(ordered.enumerated().map { ($1.key, Int32($0)) })
        let pairs = ordered.enumerated()
            .flatMap { number, group in group.value.sorted().map { (list: Int32(number), value: $0) } }
        lengths = Lists(pairs, count: ordered.count)
    }

    /// Appends the atoms of those that a token begins with.
    @inline(__always)
    func append(of token: UnsafeBufferPointer<UInt8>, to result: inout Row<Int32>) {
        guard token.count > 2 else { return }
        let place = Self.place(token)
        let isOpen = sketch.withUnsafeBufferPointer { $0[place &>> 6] &>> UInt64(place & 63) & 1 != 0 }
        guard isOpen else { return }
        let group = gates.find(Self.gate(token))
        if group >= 0 { append(of: token, Int(group), to: &result) }
    }

    private func append(of token: UnsafeBufferPointer<UInt8>, _ group: Int, to result: inout Row<Int32>) {
        for place in lengths.range(group) {
            let length = lengths[place]
            guard length <= token.count else { return }
            let beginning = UnsafeBufferPointer(rebasing: token[..<length])
            let found = index.find(TokenHash.of(beginning)) { texts.row(Int($0), equals: beginning) }
            if found >= 0 { result.append(atoms[Int(found)]) }
        }
    }

    /// A number below 32,768 of the first three bytes; no prefix has fewer.
    @inline(__always)
    private static func place(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard bytes.count > 2 else { return 0 }
        return Int(bytes[0] & 31) &<< 10 | Int(bytes[1] & 31) &<< 5 | Int(bytes[2] & 31)
    }

    /// The first three letters, or two of Hangul: no prefix is shorter.
    @inline(__always)
    private static func gate(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var index = 0
        var letters = 0
        while index < bytes.count, letters < 3 {
            let byte = bytes[index]
            index &+= byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
            letters &+= 1
            if letters == 2, (0xea...0xed).contains(byte) { break }
        }
        return TokenHash.of(UnsafeBufferPointer(rebasing: bytes[..<min(index, bytes.count)]))
    }
}

extension Wildcard {
    /// Whether a token satisfies a word with `?` in it.
    static func matches(_ wild: ArraySlice<UInt8>, _ token: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        var at = wild.startIndex
        while at < wild.endIndex {
            if wild[at...].starts(with: starBytes) { return true }
            guard index < token.count else { return false }
            if wild[at...].starts(with: oneBytes) {
                at += 3
                index += 1
                while index < token.count, token[index] & 0xc0 == 0x80 { index += 1 }
            } else {
                guard wild[at] == token[index] else { return false }
                at += 1
                index += 1
            }
        }
        return index == token.count
    }
}

/// Comparing bytes.
enum Bytes {
    @inline(__always)
    static func areEqual(_ row: [UInt8], _ range: Range<Int>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard range.count == other.count, range.upperBound <= row.count else { return false }
        return row.withUnsafeBufferPointer { row in
            guard let left = UnsafeRawPointer(row.baseAddress),
                let right = UnsafeRawPointer(other.baseAddress)
            else { return other.isEmpty }
            return areEqual(left + range.lowerBound, right, other.count)
        }
    }

    /// Eight at a time, and the last eight once more, if there are as many.
    @inline(__always)
    private static func areEqual(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int) -> Bool {
        var index = 0
        while index &+ 8 <= count {
            if Words.load(left, at: index) != Words.load(right, at: index) { return false }
            index &+= 8
        }
        if index < count, count > 8 {
            return Words.load(left, at: count &- 8) == Words.load(right, at: count &- 8)
        }
        while index < count {
            if left.load(fromByteOffset: index, as: UInt8.self)
                != right.load(fromByteOffset: index, as: UInt8.self)
            {
                return false
            }
            index &+= 1
        }
        return true
    }
}
