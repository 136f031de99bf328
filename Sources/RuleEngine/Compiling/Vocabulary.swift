// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// All words and phrases of a rule set, found in one pass over an article.
///
/// A token becomes the atoms it satisfies by hash; a tree over atoms, walked from each token, finds the phrases.
/// Rules share the tree, so a word that begins ten thousand phrases costs one look.
struct Vocabulary: Sendable {
    private let literals: HashIndex
    private let literalBytes: [[UInt8]]
    private let literalAtoms: [Int32]
    private let prefixes: [UInt64: [(bytes: [UInt8], atom: Int32)]]
    private let wilds: [(bytes: [UInt8], atom: Int32)]
    private let edges: HashIndex
    /// For each node of the tree, the leaf that ends there; and whether the tree goes on.
    private let nodes: [Node]
    /// The patterns, by leaf.
    let patterns: [Pattern]

    struct Node: Sendable {
        var leaves: [Int32] = []
        var goesOn = false
    }

    init(_ builder: VocabularyBuilder) {
        patterns = builder.patterns
        nodes = builder.nodes
        edges = HashIndex(builder.edges.map { ($0.key, $0.value) })
        var literals: [(bytes: [UInt8], atom: Int32)] = []
        var prefixes: [UInt64: [(bytes: [UInt8], atom: Int32)]] = [:]
        var wilds: [(bytes: [UInt8], atom: Int32)] = []
        for (atom, id) in builder.atoms {
            switch atom {
            case .literal(let bytes): literals.append((bytes, id))
            case .prefix(let bytes): prefixes[Self.gate(bytes[...]), default: []].append((bytes, id))
            case .wild(let bytes): wilds.append((bytes, id))
            }
        }
        literalBytes = literals.map(\.bytes)
        literalAtoms = literals.map(\.atom)
        let pairs = literalBytes.enumerated().map { (key: TokenHash.of($1), value: Int32($0)) }
        self.literals = HashIndex(pairs)
        self.prefixes = prefixes
        self.wilds = wilds
    }

    // MARK: Atoms of a token

    /// The first three letters, or two of Hangul: no prefix is shorter.
    private static func gate(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var index = bytes.startIndex
        var letters = 0
        while index < bytes.endIndex, letters < 3 {
            let byte = bytes[index]
            index += byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
            letters += 1
            if letters == 2, (0xea...0xed).contains(byte) { break }
        }
        return TokenHash.of(bytes[..<min(index, bytes.endIndex)])
    }

    @inline(__always)
    private func literal(_ hash: UInt64, _ bytes: ArraySlice<UInt8>) -> Int32 {
        let found = literals.find(hash) { literalBytes[Int($0)].elementsEqual(bytes) }
        return found < 0 ? -1 : literalAtoms[Int(found)]
    }

    /// Appends the atoms that a token satisfies.
    @inline(__always)
    private func appendAtoms(of token: Token, in text: TokenizedText, to atoms: inout [Int32]) {
        let bytes = text.foldedBytes(token)
        let atom = literal(token.hash, bytes)
        if atom >= 0 { atoms.append(atom) }
        if token.kind == .hangul {
            for stem in Particles.stems(of: bytes) {
                let atom = literal(TokenHash.of(stem), stem)
                if atom >= 0, !atoms.suffix(4).contains(atom) { atoms.append(atom) }
            }
        }
        if !prefixes.isEmpty, bytes.count > 2, let candidates = prefixes[Self.gate(bytes)] {
            for (prefix, atom) in candidates where bytes.starts(with: prefix) { atoms.append(atom) }
        }
        for (wild, atom) in wilds where Self.matches(wild, bytes) { atoms.append(atom) }
    }

    /// Whether a token satisfies a word with `?` in it.
    private static func matches(_ wild: [UInt8], _ token: ArraySlice<UInt8>) -> Bool {
        var index = token.startIndex
        var at = 0
        while at < wild.count {
            if wild[at...].starts(with: Wildcard.starBytes) { return true }
            guard index < token.endIndex else { return false }
            if wild[at...].starts(with: Wildcard.oneBytes) {
                at += 3
                index += 1
                while index < token.endIndex, token[index] & 0xc0 == 0x80 { index += 1 }
            } else {
                guard wild[at] == token[index] else { return false }
                at += 1
                index += 1
            }
        }
        return index == token.endIndex
    }

    // MARK: Leaves of a text

    /// Every place where a leaf stands, by the place where it begins.
    func scan(_ text: TokenizedText, field: UInt8, into hits: inout [Hit]) {
        var atoms: [Int32] = []
        var starts: [Int32] = []
        starts.reserveCapacity(text.tokens.count + 1)
        for token in text.tokens {
            starts.append(Int32(atoms.count))
            appendAtoms(of: token, in: text, to: &atoms)
        }
        starts.append(Int32(atoms.count))
        guard !atoms.isEmpty else { return }
        var stack: [(node: Int32, index: Int)] = []
        for first in text.tokens.indices where starts[first] < starts[first + 1] {
            stack.append((0, first))
            while let (node, index) = stack.popLast() {
                for place in starts[index]..<starts[index + 1] {
                    let atom = atoms[Int(place)]
                    for isGlued in [false, true] {
                        if isGlued, index == first || !text.tokens[index].isGlued { continue }
                        let next = edges.find(Self.edgeKey(node, atom, isGlued))
                        guard next >= 0 else { continue }
                        for leaf in nodes[Int(next)].leaves where stands(leaf, in: text, first, index) {
                            hits.append(
                                Hit(leaf: leaf, field: field, first: Int32(first), last: Int32(index))
                            )
                        }
                        if nodes[Int(next)].goesOn, Self.isFollowed(text, index) {
                            stack.append((next, index + 1))
                        }
                    }
                }
            }
        }
    }

    /// Whether another token follows in the same text.
    @inline(__always)
    private static func isFollowed(_ text: TokenizedText, _ index: Int) -> Bool {
        guard index + 1 < text.tokens.count else { return false }
        let token = text.tokens[index]
        return text.tokens[index + 1].position == token.position + token.width
    }

    @inline(__always)
    private func stands(_ leaf: Int32, in text: TokenizedText, _ first: Int, _ last: Int) -> Bool {
        patterns[Int(leaf)].exact?.stands(in: text, first, last) ?? true
    }

    @inline(__always)
    static func edgeKey(_ node: Int32, _ atom: Int32, _ isGlued: Bool) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 33 | UInt64(UInt32(bitPattern: atom)) << 1 | (isGlued ? 1 : 0)
    }
}

/// A leaf found in an article.
struct Hit: Sendable {
    /// Which pattern.
    var leaf: Int32
    /// Which field, by its place in `Analysis.fields`.
    var field: UInt8
    /// The first token.
    var first: Int32
    /// The last token.
    var last: Int32
}

/// Collects the patterns of a rule set; each has one leaf, whoever uses it.
struct VocabularyBuilder {
    private(set) var atoms: [Atom: Int32] = [:]
    private(set) var edges: [UInt64: Int32] = [:]
    private(set) var nodes = [Vocabulary.Node()]
    private(set) var patterns: [Pattern] = []
    private var leaves: [Pattern: Int32] = [:]

    /// The leaf of a pattern.
    mutating func leaf(_ pattern: Pattern) -> Int32 {
        if let leaf = leaves[pattern] { return leaf }
        let leaf = Int32(patterns.count)
        patterns.append(pattern)
        leaves[pattern] = leaf
        var node: Int32 = 0
        for (index, element) in pattern.elements.enumerated() {
            node = child(of: node, atom(element.atom), isGlued: index > 0 && element.isGlued)
        }
        nodes[Int(node)].leaves.append(leaf)
        return leaf
    }

    private mutating func atom(_ atom: Atom) -> Int32 {
        let id = atoms[atom] ?? Int32(atoms.count)
        atoms[atom] = id
        return id
    }

    private mutating func child(of node: Int32, _ atom: Int32, isGlued: Bool) -> Int32 {
        let key = Vocabulary.edgeKey(node, atom, isGlued)
        if let child = edges[key] { return child }
        let child = Int32(nodes.count)
        nodes.append(Vocabulary.Node())
        nodes[Int(node)].goesOn = true
        edges[key] = child
        return child
    }
}
