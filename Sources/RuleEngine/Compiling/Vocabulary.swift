// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// All words and phrases of a rule set, found in one pass over an article.
///
/// A token becomes the atoms it satisfies by hash; a tree over atoms, walked from each token, finds the phrases.
/// Rules share the tree, so a word that begins ten thousand phrases costs one look.
struct Vocabulary: Sendable {
    private let words: WordTable
    private let openWords: OpenWords
    /// By atom, the patterns that begin with it.
    private let starts: [Start]
    /// By atom, whether a pattern has it behind its first.
    private let isInner: [Bool]
    /// By atom of a word, the other atoms that it satisfies: prefixes, words with `?`.
    private let others: Lists<Int32>
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

    /// The patterns that begin with an atom: none, one that is this atom and no more, or a node of the tree.
    struct Start: Sendable {
        private var code: Int32

        static let none = Start(code: .min)

        private init(code: Int32) { self.code = code }

        init(leaf: Int32) { code = leaf }

        init(node: Int32) { code = ~node }

        /// The only leaf; negative when there is not just one.
        @inline(__always) var leaf: Int32 { code }

        /// The node; negative when there is none to look at.
        @inline(__always) var node: Int32 { code == .min ? -1 : ~code }
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
        // Those of the first words stand in `starts`.
        edges = HashIndex(builder.edges.filter { $0.key >> 33 != 0 }.map { ($0.key, $0.value) })
        let starts = (0..<Int32(builder.atoms.count))
            .map { atom in
                Self.start(builder.edges[Self.edgeKey(0, atom, false)], nodes, leaves)
            }
        var isInner = [Bool](repeating: false, count: builder.atoms.count)
        for key in builder.edges.keys where key >> 33 != 0 { isInner[Self.atom(of: key)] = true }
        self.isInner = isInner
        let atoms = builder.atoms.map { (atom: $0.key, id: $0.value) }
        let openWords = OpenWords(atoms)
        stemWords = StemWords(
            atoms.compactMap { atom, id in atom.stem.map { ($0, id) } },
            configured: languages
        )
        var others: [(list: Int32, value: Int32)] = []
        words = WordTable(atoms.compactMap { atom, id in atom.literal.map { ($0, id) } }) { bytes, atom in
            let open = openWords.atoms(of: bytes)
            others += open.map { (atom, $0) }
            return WordTable.Entry(
                atom: atom,
                start: starts[Int(atom)],
                isInner: isInner[Int(atom)],
                hasOthers: !open.isEmpty
            )
        }
        self.others = Lists(others, count: atoms.count)
        self.starts = starts
        self.openWords = openWords
    }

    private static func start(_ root: Int32?, _ nodes: [Node], _ leaves: [Int32]) -> Start {
        guard let root else { return .none }
        let node = nodes[Int(root)]
        let isPlain = node.endLeaf == node.firstLeaf + 1 && !node.isExact && !node.goesOn
        return isPlain ? Start(leaf: leaves[Int(node.firstLeaf)]) : Start(node: root)
    }

    /// The atom of an edge's key.
    private static func atom(of key: UInt64) -> Int { Int(key >> 1 & 0xffff_ffff) }

    static func edgeKey(_ node: Int32, _ atom: Int32, _ isGlued: Bool) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 33 | UInt64(UInt32(bitPattern: atom)) << 1 | (isGlued ? 1 : 0)
    }

    // MARK: Atoms of a token

    private func appendStems(of token: UnsafeBufferPointer<UInt8>, to atoms: inout Row<Int32>) {
        let own = max(0, atoms.count - 4)
        for length in Particles.stems(of: token) {
            let stem = UnsafeBufferPointer(rebasing: token[..<length])
            guard let atom = words.find(TokenHash.of(stem), stem)?.atom else { continue }
            if !atoms.values[own...].contains(atom) { atoms.append(atom) }
        }
    }

    // MARK: Leaves of a text

    /// Adds every place where a leaf stands.
    func scan(_ text: TokenizedText, field: Int, _ reading: inout Reading, _ hits: inout Hits) {
        reading.clear()
        words.locate(text.tokens, &reading.places, &reading.touched)
        text.folded.withUnsafeBufferPointer { findWords(text, $0, field, &reading, &hits) }
        if reading.begun.count > 0 { walk(text, field, &reading, &hits) }
    }

    /// Finds the atoms of all tokens, and at once the leaves that are a single word.
    private func findWords(
        _ text: TokenizedText,
        _ folded: UnsafeBufferPointer<UInt8>,
        _ field: Int,
        _ reading: inout Reading,
        _ hits: inout Hits
    ) {
        let openWords = openWords
        let stems = reading.stems
        for (index, token) in text.tokens.enumerated() {
            reading.starts.append(Int32(truncatingIfNeeded: reading.atoms.count))
            let range = Int(token.foldedStart)..<Int(token.foldedEnd)
            let bytes = UnsafeBufferPointer(rebasing: folded[range])
            if let word = words.find(token.hash, bytes, from: Int(reading.places[index])) {
                if word.isInner { reading.atoms.append(word.atom) }
                begin(word.start, index, field, &reading, &hits)
                if word.hasOthers { beginOthers(word.atom, index, field, &reading, &hits) }
            } else if !openWords.isEmpty {
                beginOpen(openWords, bytes, index, field, &reading, &hits)
            }
            guard stems != nil || token.kind == .hangul else { continue }
            let own = reading.atoms.count
            if let stems { stems.append(of: token, in: text, to: &reading.atoms) }
            if token.kind == .hangul { appendStems(of: bytes, to: &reading.atoms) }
            beginAll(from: own, index, field, &reading, &hits)
        }
        reading.starts.append(Int32(truncatingIfNeeded: reading.atoms.count))
    }

    @inline(__always)
    private func begin(
        _ start: Start,
        _ index: Int,
        _ field: Int,
        _ reading: inout Reading,
        _ hits: inout Hits
    ) {
        if start.leaf >= 0 {
            hits.add(start.leaf, field: field, first: index, last: index)
        } else if start.node >= 0 {
            reading.begun.append(.init(node: start.node, index: Int32(truncatingIfNeeded: index)))
        }
    }

    private func beginOthers(
        _ word: Int32,
        _ index: Int,
        _ field: Int,
        _ reading: inout Reading,
        _ hits: inout Hits
    ) {
        for place in others.range(Int(word)) {
            let atom = others[place]
            if isInner[Int(atom)] { reading.atoms.append(atom) }
            begin(starts[Int(atom)], index, field, &reading, &hits)
        }
    }

    private func beginOpen(
        _ openWords: OpenWords,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ index: Int,
        _ field: Int,
        _ reading: inout Reading,
        _ hits: inout Hits
    ) {
        let own = reading.atoms.count
        openWords.append(of: bytes, to: &reading.atoms)
        beginAll(from: own, index, field, &reading, &hits)
    }

    /// Begins the patterns of a token's atoms from a place on.
    @inline(__always)
    private func beginAll(
        from own: Int,
        _ index: Int,
        _ field: Int,
        _ reading: inout Reading,
        _ hits: inout Hits
    ) {
        for place in own..<reading.atoms.count {
            begin(starts[Int(reading.atoms[place])], index, field, &reading, &hits)
        }
    }

    /// Follows the patterns that begin at some token, through the tree.
    private func walk(_ text: TokenizedText, _ field: Int, _ reading: inout Reading, _ hits: inout Hits) {
        edges.withUnsafeView { edges in
            nodes.withUnsafeBufferPointer { nodes in
                text.tokens.withUnsafeBufferPointer { tokens in
                    let walk = Walk(text: text, tokens: tokens, nodes: nodes, edges: edges, field: field)
                    for number in 0..<reading.begun.count {
                        let begun = reading.begun[number]
                        follow(begun, walk, &reading, &hits)
                    }
                }
            }
        }
    }

    /// What a walk needs, without a look at whether it is shared.
    private struct Walk {
        let text: TokenizedText
        let tokens: UnsafeBufferPointer<Token>
        let nodes: UnsafeBufferPointer<Node>
        let edges: HashIndex.View
        let field: Int
    }

    @inline(__always)
    private func follow(
        _ begun: Reading.Begun,
        _ walk: Walk,
        _ reading: inout Reading,
        _ hits: inout Hits
    ) {
        visit(begun.node, walk, Int(begun.index), Int(begun.index), &reading, &hits)
        while reading.stack.count > 0 {
            let place = reading.stack[reading.stack.count - 1]
            reading.stack.truncate(to: reading.stack.count - 1)
            let index = Int(place.index)
            for number in Int(reading.starts[index])..<Int(reading.starts[index + 1]) {
                let atom = reading.atoms[number]
                let next = walk.edges.find(Self.edgeKey(place.node, atom, false))
                if next >= 0 { visit(next, walk, Int(begun.index), index, &reading, &hits) }
                guard walk.tokens[index].isGlued else { continue }
                let glued = walk.edges.find(Self.edgeKey(place.node, atom, true))
                if glued >= 0 { visit(glued, walk, Int(begun.index), index, &reading, &hits) }
            }
        }
    }

    /// Adds the leaves of a node, and notes to go on with the next token.
    @inline(__always)
    private func visit(
        _ id: Int32,
        _ walk: Walk,
        _ first: Int,
        _ index: Int,
        _ reading: inout Reading,
        _ hits: inout Hits
    ) {
        let node = walk.nodes[Int(id)]
        for place in Int(node.firstLeaf)..<Int(node.endLeaf) {
            let leaf = leaves[place]
            if node.isExact, let exact = exacts[leaf], !exact.stands(in: walk.text, first, index) { continue }
            hits.add(leaf, field: walk.field, first: first, last: index)
        }
        if node.goesOn, Self.isFollowed(walk.tokens, index) {
            reading.stack.append(.init(node: id, index: Int32(truncatingIfNeeded: index + 1)))
        }
    }

    /// Whether another token follows in the same text.
    @inline(__always)
    private static func isFollowed(_ tokens: UnsafeBufferPointer<Token>, _ index: Int) -> Bool {
        guard index + 1 < tokens.count else { return false }
        return tokens[index + 1].position == tokens[index].position + tokens[index].width
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
