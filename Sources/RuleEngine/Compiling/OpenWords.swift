// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The words of a rule set that many tokens satisfy: prefixes, and words with `?`.
struct OpenWords: Sendable {
    private let prefixes: Prefixes
    /// Words with `?`, by the first byte of the tokens that they may match.
    private let wilds: [[(bytes: [UInt8], atom: Int32)]]
    private let hasWilds: Bool
    /// Whether there is none of either.
    let isEmpty: Bool

    init(_ atoms: [(atom: Atom, id: Int32)]) {
        var prefixes: [(bytes: [UInt8], atom: Int32)] = []
        var wilds = [[(bytes: [UInt8], atom: Int32)]](repeating: [], count: 256)
        for (atom, id) in atoms {
            switch atom {
            case .literal, .stem: break
            case .prefix(let bytes): prefixes.append((bytes, id))
            case .wild(let bytes):
                let isOpen = bytes.starts(with: Wildcard.oneBytes)
                let firsts = isOpen ? 0...255 : Int(bytes[0])...Int(bytes[0])
                for first in firsts { wilds[first].append((bytes, id)) }
            }
        }
        self.prefixes = Prefixes(prefixes)
        self.wilds = wilds
        hasWilds = wilds.contains { !$0.isEmpty }
        isEmpty = !hasWilds && prefixes.isEmpty
    }

    /// Appends the atoms that a token satisfies.
    @inline(__always)
    func append(of token: UnsafeBufferPointer<UInt8>, to atoms: inout Row<Int32>) {
        if !prefixes.isEmpty { prefixes.append(of: token, to: &atoms) }
        if hasWilds { appendWilds(of: token, to: &atoms) }
    }

    private func appendWilds(of token: UnsafeBufferPointer<UInt8>, to atoms: inout Row<Int32>) {
        guard let first = token.first else { return }
        for (bytes, atom) in wilds[Int(first)] where Wildcard.matches(bytes[...], token) {
            atoms.append(atom)
        }
    }

    /// Those that a word satisfies.
    func atoms(of word: [UInt8]) -> [Int32] {
        if isEmpty { return [] }
        var atoms = Row<Int32>()
        word.withUnsafeBufferPointer { append(of: $0, to: &atoms) }
        return Array(atoms.values)
    }
}
