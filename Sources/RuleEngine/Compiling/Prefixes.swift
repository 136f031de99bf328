// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Finds the prefixes that a token begins with: by its first letters the lengths that there are, then one look for
/// each length, however many prefixes begin so.
struct Prefixes: Sendable {
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
    func append(of token: UnsafeBufferPointer<UInt8>, to result: inout [Int32]) {
        guard token.count > 2 else { return }
        let group = gates.find(Self.gate(token))
        if group >= 0 { append(of: token, Int(group), to: &result) }
    }

    private func append(of token: UnsafeBufferPointer<UInt8>, _ group: Int, to result: inout [Int32]) {
        for place in lengths.range(group) {
            let length = lengths[place]
            guard length <= token.count else { return }
            let beginning = UnsafeBufferPointer(rebasing: token[..<length])
            let found = index.find(TokenHash.of(beginning)) { texts.row(Int($0), equals: beginning) }
            if found >= 0 { result.append(atoms[Int(found)]) }
        }
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
        guard range.count == other.count else { return false }
        return row.withUnsafeBufferPointer { row in
            for index in 0..<other.count where row[range.lowerBound &+ index] != other[index] { return false }
            return true
        }
    }
}
