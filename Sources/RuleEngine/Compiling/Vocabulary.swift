// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// All words and phrases of a rule set, found in one pass over an article.
///
/// A token becomes the atoms it satisfies by hash; a tree over atoms, walked from each token, finds the phrases.
/// Rules share the tree, so a word that begins ten thousand phrases costs one look.
struct Vocabulary: Sendable {
    private let words: WordTable
    private let openWords: OpenWords
    /// For each atom, the node of the patterns that begin with it; negative when none does.
    private let roots: [Int32]
    private let edges: HashIndex
    private let nodes: [Node]
    private let leaves: [Int32]
    private let exacts: [Int32: ExactText]
    /// The words with `~`.
    let stemWords: StemWords
    /// How many leaves there are.
    let leafCount: Int

    /// A place in the tree of patterns: the leaves that end there, and whether the tree goes on.
    private struct Node: Sendable {
        var firstLeaf: Int32
        var endLeaf: Int32
        var goesOn: Bool
        var isExact: Bool
    }

    init(_ builder: VocabularyBuilder, languages: [String] = StemLanguages.usual) {
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
        // Those of the first words stand in `roots`.
        edges = HashIndex(builder.edges.filter { $0.key >> 33 != 0 }.map { ($0.key, $0.value) })
        let roots = (0..<Int32(builder.atoms.count)).map { builder.edges[Self.edgeKey(0, $0, false)] ?? -1 }
        let atoms = builder.atoms.map { (atom: $0.key, id: $0.value) }
        let openWords = OpenWords(atoms)
        stemWords = StemWords(
            atoms.compactMap { atom, id in atom.stem.map { ($0, id) } },
            configured: languages
        )
        words = WordTable(atoms.compactMap { atom, id in atom.literal.map { ($0, id) } }) { bytes, atom in
            var entry = WordTable.Entry()
            entry.atom = atom
            entry.hasOthers = openWords.contains(bytes)
            entry.root = roots[Int(atom)]
            guard entry.root >= 0 else { return entry }
            let node = nodes[Int(entry.root)]
            let isPlain = node.endLeaf == node.firstLeaf + 1 && !node.isExact
            if isPlain { entry.leaf = leaves[Int(node.firstLeaf)] }
            entry.isNode = node.goesOn || !isPlain
            return entry
        }
        self.roots = roots
        self.openWords = openWords
    }

    static func edgeKey(_ node: Int32, _ atom: Int32, _ isGlued: Bool) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 33 | UInt64(UInt32(bitPattern: atom)) << 1 | (isGlued ? 1 : 0)
    }

    // MARK: Atoms of a token

    private func appendStems(of token: UnsafeBufferPointer<UInt8>, to atoms: inout [Int32]) {
        for length in Particles.stems(of: token) {
            let stem = UnsafeBufferPointer(rebasing: token[..<length])
            let hash = TokenHash.of(stem)
            guard let atom = words.find(hash, stem, from: words.place(hash))?.atom else { continue }
            if !atoms.suffix(4).contains(atom) { atoms.append(atom) }
        }
    }

    // MARK: Leaves of a text

    /// Adds every place where a leaf stands.
    func scan(_ text: TokenizedText, field: Int, _ reading: inout Reading, _ hits: inout Hits) {
        reading.clear()
        locate(text.tokens, &reading)
        text.folded.withUnsafeBufferPointer { findWords(text, $0, field, &reading, &hits) }
        guard !reading.begun.isEmpty else { return }
        reading.atoms.withUnsafeBufferPointer { atoms in
            reading.starts.withUnsafeBufferPointer { starts in
                walk(text, field, atoms, starts, reading.begun, &hits)
            }
        }
    }

    /// Looks up all words before any is read: the memory answers many requests at once, if nobody waits for each.
    private func locate(_ tokens: [Token], _ reading: inout Reading) {
        for token in tokens { reading.places.append(Int32(truncatingIfNeeded: words.place(token.hash))) }
        for place in reading.places where place >= 0 { reading.touched ^= words.touch(Int(place)) }
    }

    /// Finds the atoms of all tokens, and at once the leaves that are a single word.
    private func findWords(
        _ text: TokenizedText,
        _ folded: UnsafeBufferPointer<UInt8>,
        _ field: Int,
        _ reading: inout Reading,
        _ hits: inout Hits
    ) {
        let stems = reading.stems
        for (index, token) in text.tokens.enumerated() {
            reading.starts.append(Int32(truncatingIfNeeded: reading.atoms.count))
            let range = Int(token.foldedStart)..<Int(token.foldedEnd)
            let bytes = UnsafeBufferPointer(rebasing: folded[range])
            var hasOthers = true
            if let word = words.find(token.hash, bytes, from: Int(reading.places[index])) {
                hasOthers = word.hasOthers
                reading.atoms.append(word.atom)
                if word.isNode {
                    reading.begun.append((word.root, Int32(truncatingIfNeeded: index)))
                } else if word.leaf >= 0 {
                    hits.add(word.leaf, field: field, first: index, last: index)
                }
            }
            let own = reading.atoms.count
            if hasOthers { openWords.append(of: bytes, to: &reading.atoms) }
            stems?.append(of: token, in: text, to: &reading.atoms)
            if token.kind == .hangul { appendStems(of: bytes, to: &reading.atoms) }
            for place in own..<reading.atoms.count {
                let root = roots[Int(reading.atoms[place])]
                if root >= 0 { reading.begun.append((root, Int32(truncatingIfNeeded: index))) }
            }
        }
        reading.starts.append(Int32(truncatingIfNeeded: reading.atoms.count))
    }

    /// Follows the patterns that begin at some token, through the tree.
    private func walk(
        _ text: TokenizedText,
        _ field: Int,
        _ atoms: UnsafeBufferPointer<Int32>,
        _ starts: UnsafeBufferPointer<Int32>,
        _ begun: [(root: Int32, index: Int32)],
        _ hits: inout Hits
    ) {
        var stack: [(node: Int32, index: Int)] = []
        for (root, index) in begun {
            let first = Int(index)
            visit(root, text, field, first, first, &hits, &stack)
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
    /// The word, if it is one.
    fileprivate var literal: [UInt8]? {
        if case .literal(let bytes) = self { bytes } else { nil }
    }

    /// The word of which every form will do, if it is one.
    fileprivate var stem: [UInt8]? {
        if case .stem(let bytes) = self { bytes } else { nil }
    }
}
