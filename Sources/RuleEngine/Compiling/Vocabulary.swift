// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// All words and phrases of a rule set, found in one pass over an article.
///
/// A token becomes the atoms it satisfies by hash; a tree over atoms, walked from each token, finds the phrases.
/// Rules share the tree, so a word that begins ten thousand phrases costs one look.
struct Vocabulary: Sendable {
    private let literals: HashIndex
    private let prefixes: Prefixes
    /// Words with `?`, by the first byte of the tokens that they may match.
    private let wilds: [[Int32]]
    /// The bytes of each atom, in one row.
    private let atomBytes: [UInt8]
    private let atomStarts: [Int32]
    /// For each atom, the node of the patterns that begin with it; negative when none does.
    private let roots: [Int32]
    private let edges: HashIndex
    private let nodes: [Node]
    private let leaves: [Int32]
    private let exacts: [Int32: ExactText]
    /// How many leaves there are.
    let leafCount: Int

    /// A place in the tree of patterns: the leaves that end there, and whether the tree goes on.
    private struct Node: Sendable {
        var firstLeaf: Int32
        var endLeaf: Int32
        var goesOn: Bool
        var isExact: Bool
    }

    init(_ builder: VocabularyBuilder) {
        var nodes: [Node] = []
        var leaves: [Int32] = []
        for node in builder.nodes {
            let first = Int32(leaves.count)
            leaves += node.leaves
            let isExact = node.leaves.contains { builder.exacts[$0] != nil }
            nodes.append(
                Node(firstLeaf: first, endLeaf: Int32(leaves.count), goesOn: node.goesOn, isExact: isExact)
            )
        }
        self.nodes = nodes
        self.leaves = leaves
        exacts = builder.exacts
        leafCount = builder.frequencies.count
        edges = HashIndex(builder.edges.map { ($0.key, $0.value) })
        roots = (0..<Int32(builder.atoms.count)).map { builder.edges[Self.edgeKey(0, $0, false)] ?? -1 }

        var literals: [(key: UInt64, value: Int32)] = []
        var prefixes: [(bytes: [UInt8], atom: Int32)] = []
        var wilds = [[Int32]](repeating: [], count: 256)
        var bytes: [UInt8] = []
        var starts: [Int32] = [0]
        for (atom, id) in builder.atoms.sorted(by: { $0.value < $1.value }) {
            switch atom {
            case .literal(let text): literals.append((TokenHash.of(text), id))
            case .prefix(let text): prefixes.append((text, id))
            case .wild(let text):
                let isOpen = text.starts(with: Wildcard.oneBytes)
                for first in isOpen ? 0...255 : Int(text[0])...Int(text[0]) { wilds[first].append(id) }
            }
            bytes += atom.bytes
            starts.append(Int32(bytes.count))
        }
        self.literals = HashIndex(literals)
        self.prefixes = Prefixes(prefixes)
        self.wilds = wilds
        atomBytes = bytes
        atomStarts = starts
    }

    static func edgeKey(_ node: Int32, _ atom: Int32, _ isGlued: Bool) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 33 | UInt64(UInt32(bitPattern: atom)) << 1 | (isGlued ? 1 : 0)
    }

    // MARK: Atoms of a token

    @inline(__always)
    private func bytes(of atom: Int32) -> Range<Int> {
        Int(atomStarts[Int(atom)])..<Int(atomStarts[Int(atom) + 1])
    }

    @inline(__always)
    private func literal(_ hash: UInt64, _ token: UnsafeBufferPointer<UInt8>) -> Int32 {
        literals.find(hash) { Bytes.areEqual(atomBytes, bytes(of: $0), token) }
    }

    /// Appends the atoms that a token satisfies.
    @inline(__always)
    private func appendAtoms(of token: Token, _ bytes: UnsafeBufferPointer<UInt8>, to atoms: inout [Int32]) {
        let atom = literal(token.hash, bytes)
        if atom >= 0 { atoms.append(atom) }
        if token.kind == .hangul { appendStems(of: bytes, to: &atoms) }
        if !prefixes.isEmpty { prefixes.append(of: bytes, to: &atoms) }
        if let first = bytes.first, !wilds[Int(first)].isEmpty {
            for atom in wilds[Int(first)] where Wildcard.matches(atomBytes[self.bytes(of: atom)], bytes) {
                atoms.append(atom)
            }
        }
    }

    private func appendStems(of token: UnsafeBufferPointer<UInt8>, to atoms: inout [Int32]) {
        for length in Particles.stems(of: token) {
            let stem = UnsafeBufferPointer(rebasing: token[..<length])
            let atom = literal(TokenHash.of(stem), stem)
            if atom >= 0, !atoms.suffix(4).contains(atom) { atoms.append(atom) }
        }
    }

    // MARK: Leaves of a text

    /// Adds every place where a leaf stands, by the place where it begins.
    func scan(_ text: TokenizedText, field: Int, _ scratch: Scratch) {
        scratch.atoms.removeAll(keepingCapacity: true)
        scratch.atomStarts.removeAll(keepingCapacity: true)
        text.folded.withUnsafeBufferPointer { folded in
            collectAtoms(text.tokens, folded, &scratch.atoms, &scratch.atomStarts)
        }
        guard !scratch.atoms.isEmpty else { return }
        scratch.atoms.withUnsafeBufferPointer { atoms in
            scratch.atomStarts.withUnsafeBufferPointer { starts in
                walk(text, field, atoms, starts, &scratch.hits)
            }
        }
    }

    private func collectAtoms(
        _ tokens: [Token],
        _ folded: UnsafeBufferPointer<UInt8>,
        _ atoms: inout [Int32],
        _ starts: inout [Int32]
    ) {
        for token in tokens {
            starts.append(Int32(atoms.count))
            let bytes = folded[Int(token.foldedStart)..<Int(token.foldedEnd)]
            appendAtoms(of: token, UnsafeBufferPointer(rebasing: bytes), to: &atoms)
        }
        starts.append(Int32(atoms.count))
    }

    private func walk(
        _ text: TokenizedText,
        _ field: Int,
        _ atoms: UnsafeBufferPointer<Int32>,
        _ starts: UnsafeBufferPointer<Int32>,
        _ hits: inout Hits
    ) {
        var stack: [(node: Int32, index: Int)] = []
        for first in text.tokens.indices {
            for place in Int(starts[first])..<Int(starts[first + 1]) {
                let root = roots[Int(atoms[place])]
                if root >= 0 { visit(root, text, field, first, first, &hits, &stack) }
            }
            while let (node, index) = stack.popLast() {
                for place in Int(starts[index])..<Int(starts[index + 1]) {
                    let next = edges.find(Self.edgeKey(node, atoms[place], false))
                    if next >= 0 { visit(next, text, field, first, index, &hits, &stack) }
                    guard text.tokens[index].isGlued else { continue }
                    let glued = edges.find(Self.edgeKey(node, atoms[place], true))
                    if glued >= 0 { visit(glued, text, field, first, index, &hits, &stack) }
                }
            }
        }
    }

    /// Adds the leaves of a node, and notes to go on with the next token.
    @inline(__always)
    private func visit(
        _ id: Int32,
        _ text: TokenizedText,
        _ field: Int,
        _ first: Int,
        _ index: Int,
        _ hits: inout Hits,
        _ stack: inout [(node: Int32, index: Int)]
    ) {
        let node = nodes[Int(id)]
        for place in Int(node.firstLeaf)..<Int(node.endLeaf) {
            let leaf = leaves[place]
            if node.isExact, let exact = exacts[leaf], !exact.stands(in: text, first, index) { continue }
            hits.add(leaf, field: field, first: first, last: index)
        }
        if node.goesOn, Self.isFollowed(text, index) { stack.append((id, index + 1)) }
    }

    /// Whether another token follows in the same text.
    @inline(__always)
    private static func isFollowed(_ text: TokenizedText, _ index: Int) -> Bool {
        guard index + 1 < text.tokens.count else { return false }
        let token = text.tokens[index]
        return text.tokens[index + 1].position == token.position + token.width
    }
}

extension Atom {
    /// What it is made of, with the wildcards of a `wild`.
    var bytes: [UInt8] {
        switch self {
        case .literal(let bytes), .prefix(let bytes), .wild(let bytes): bytes
        }
    }
}
