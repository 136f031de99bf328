// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Finds the prefixes that a token begins with: first by its first letters, then each by its bytes.
struct Prefixes: Sendable {
    private let gates: HashIndex
    private let atoms: Lists<Int32>
    private let bytes: Lists<UInt8>
    /// The prefixes' places in `bytes`, by their atoms' places in `atoms`.
    private let texts: [Int32]
    /// Whether there is none.
    let isEmpty: Bool

    init(_ prefixes: [(bytes: [UInt8], atom: Int32)]) {
        isEmpty = prefixes.isEmpty
        var numbers: [UInt64: Int32] = [:]
        var grouped: [(list: Int32, value: (atom: Int32, text: Int32))] = []
        for (text, prefix) in prefixes.enumerated() {
            let gate = prefix.bytes.withUnsafeBufferPointer(Self.gate)
            let number = numbers[gate] ?? Int32(numbers.count)
            numbers[gate] = number
            grouped.append((number, (prefix.atom, Int32(text))))
        }
        grouped.sort { $0.list < $1.list }
        gates = HashIndex(numbers.map { ($0.key, $0.value) })
        atoms = Lists(grouped.map { ($0.list, $0.value.atom) }, count: numbers.count)
        texts = grouped.map(\.value.text)
        let pairs = prefixes.enumerated().flatMap { text, prefix in prefix.bytes.map { (Int32(text), $0) } }
        bytes = Lists(pairs.map { (list: $0.0, value: $0.1) }, count: prefixes.count)
    }

    /// Appends the atoms of those that a token begins with.
    @inline(__always)
    func append(of token: UnsafeBufferPointer<UInt8>, to result: inout [Int32]) {
        guard token.count > 2 else { return }
        let group = gates.find(Self.gate(token))
        guard group >= 0 else { return }
        for place in atoms.range(Int(group)) where begins(token, with: Int(texts[place])) {
            result.append(atoms[place])
        }
    }

    private func begins(_ token: UnsafeBufferPointer<UInt8>, with text: Int) -> Bool {
        let range = bytes.range(text)
        guard range.count <= token.count else { return false }
        for index in 0..<range.count where bytes[range.lowerBound + index] != token[index] { return false }
        return true
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
