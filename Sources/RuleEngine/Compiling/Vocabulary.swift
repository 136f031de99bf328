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
    private let starts: [WordTable.Word]
    /// By atom of a word, the other atoms that it satisfies: prefixes, words with `?`.
    private let others: Lists<WordTable.Word>
    private let edges: HashIndex
    /// The places in the tree; those of patterns' first atoms have the atoms' numbers.
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

        static let none = Node(firstLeaf: 0, endLeaf: 0, goesOn: false, isExact: false)
    }

    init(_ builder: VocabularyBuilder, languages: [String] = StemLanguages.usual) {
        let tree = Tree(builder)
        nodes = tree.nodes
        leaves = tree.leaves
        edges = tree.edges
        exacts = builder.exacts
        leafCount = builder.frequencies.count
        starts = tree.starts
        let atoms = builder.atoms.map { (atom: $0.key, id: $0.value) }
        let openWords = OpenWords(atoms)
        stemWords = StemWords(
            atoms.compactMap { atom, id in atom.stem.map { ($0, id) } },
            configured: languages
        )
        var others: [(list: Int32, value: WordTable.Word)] = []
        var words: [(bytes: [UInt8], word: WordTable.Word)] = []
        for (atom, id) in atoms {
            guard let bytes = atom.literal else { continue }
            let open = openWords.atoms(of: bytes)
            others += open.map { (id, tree.starts[Int($0)]) }
            var word = tree.starts[Int(id)]
            word.hasOthers = !open.isEmpty
            words.append((bytes, word))
        }
        self.words = WordTable(words)
        self.others = Lists(others, count: atoms.count)
        self.openWords = openWords
    }

    /// The tree of patterns, its nodes numbered anew: a word need not be told where it begins.
    private struct Tree {
        var nodes: [Node]
        var leaves: [Int32] = []
        var edges: HashIndex
        var starts: [WordTable.Word]

        init(_ builder: VocabularyBuilder) {
            let count = Int32(builder.atoms.count)
            var numbers = [Int32](repeating: -1, count: builder.nodes.count)
            for (key, node) in builder.edges where key >> 33 == 0 {
                numbers[Int(node)] = Int32(Vocabulary.atom(of: key))
            }
            var next = count
            for node in numbers.indices.dropFirst() where numbers[node] < 0 {
                numbers[node] = next
                next += 1
            }
            nodes = [Node](repeating: .none, count: Int(next))
            for (node, number) in zip(builder.nodes, numbers).dropFirst() {
                let first = Int32(leaves.count)
                leaves += node.leaves
                nodes[Int(number)] = Node(
                    firstLeaf: first,
                    endLeaf: Int32(leaves.count),
                    goesOn: node.goesOn,
                    isExact: node.leaves.contains { builder.exacts[$0] != nil }
                )
            }
            starts = (0..<count).map { WordTable.Word(atom: $0) }
            var pairs: [(key: UInt64, value: Int32)] = []
            for (key, node) in builder.edges where key >> 33 != 0 {
                starts[Vocabulary.atom(of: key)].isInner = true
                let rest = key & (1 << 33 - 1)
                pairs.append((UInt64(numbers[Int(key >> 33)]) << 33 | rest, numbers[Int(node)]))
            }
            edges = HashIndex(pairs)
            for atom in starts.indices { begin(atom) }
        }

        /// Notes at an atom what begins with it.
        private mutating func begin(_ atom: Int) {
            let node = nodes[atom]
            starts[atom].goesOn = node.goesOn
            guard node.endLeaf > node.firstLeaf else { return }
            if node.endLeaf == node.firstLeaf + 1, !node.isExact {
                starts[atom].leaf = leaves[Int(node.firstLeaf)]
            } else {
                starts[atom].isSpecial = true
            }
        }
    }

    /// The atom of an edge's key.
    private static func atom(of key: UInt64) -> Int { Int(key >> 1 & 0xffff_ffff) }

    static func edgeKey(_ node: Int32, _ atom: Int32, _ isGlued: Bool) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 33 | UInt64(UInt32(bitPattern: atom)) << 1 | (isGlued ? 1 : 0)
    }

    // MARK: Atoms of a token

    /// Appends the words that a Korean token is a form of, each once; a stem is never the whole token.
    private func appendStems(of token: UnsafeBufferPointer<UInt8>, to atoms: inout Row<Int32>) {
        for length in Particles.stems(of: token) {
            let stem = UnsafeBufferPointer(rebasing: token[..<length])
            guard let atom = words.find(TokenHash.of(stem))?.atom else { continue }
            if !atoms.values.contains(atom) { atoms.append(atom) }
        }
    }

    // MARK: Leaves of a text

    /// Adds every place where a leaf stands.
    func scan(_ text: TokenizedText, field: Int, _ reading: inout Reading, _ hits: inout Hits) {
        reading.clear()
        words.withUnsafeView { words in
            text.tokens.withUnsafeBufferPointer { tokens in
                reading.touched ^= words.touch(tokens)
                lookUp(words, tokens, &reading)
            }
        }
        text.folded.withUnsafeBufferPointer { findWords(text, $0, field, &reading, &hits) }
        if reading.begun.count > 0 { walk(text, field, &reading, &hits) }
    }

    /// Looks all tokens up, and reads the lists of those that satisfy other atoms too: one after the other the memory
    /// would be waited for at each.
    private func lookUp(
        _ words: WordTable.View,
        _ tokens: UnsafeBufferPointer<Token>,
        _ reading: inout Reading
    ) {
        for token in tokens {
            let word = words.find(token.hash) ?? .none
            reading.words.append(word)
            if word.hasOthers { reading.listed.append(word.atom) }
        }
        for number in 0..<reading.listed.count {
            reading.listed[number] = Int32(
                truncatingIfNeeded: others.range(Int(reading.listed[number])).lowerBound
            )
        }
        for place in reading.listed.values {
            reading.touched ^= UInt64(truncatingIfNeeded: others[Int(place)].leaf)
        }
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
        let place = Place(text: text, field: field)
        for (index, token) in text.tokens.enumerated() {
            reading.starts.append(Int32(truncatingIfNeeded: reading.atoms.count))
            let word = reading.words[index]
            if !word.isNone {
                begin(word, index, place, &reading, &hits)
                if word.hasOthers { beginOthers(word.atom, index, place, &reading, &hits) }
            } else if !openWords.isEmpty {
                openWords.append(of: Self.bytes(of: token, folded), to: &reading.found)
                beginFound(index, place, &reading, &hits)
            }
            if let stems {
                stems.append(of: token, in: text, to: &reading.found)
                beginFound(index, place, &reading, &hits)
            }
            guard token.kind == .hangul else { continue }
            appendStems(of: Self.bytes(of: token, folded), to: &reading.found)
            beginFound(index, place, &reading, &hits)
        }
        reading.starts.append(Int32(truncatingIfNeeded: reading.atoms.count))
    }

    @inline(__always)
    private static func bytes(
        of token: Token,
        _ folded: UnsafeBufferPointer<UInt8>
    ) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: folded[Int(token.foldedStart)..<Int(token.foldedEnd)])
    }

    /// The field that is read.
    private struct Place {
        let text: TokenizedText
        let field: Int
    }

    /// Notes an atom of a token: the leaves that it is, and what may begin with it.
    @inline(__always)
    private func begin(
        _ word: WordTable.Word,
        _ index: Int,
        _ place: Place,
        _ reading: inout Reading,
        _ hits: inout Hits
    ) {
        if word.isInner { reading.atoms.append(word.atom) }
        if word.leaf >= 0 {
            hits.add(word.leaf, field: place.field, first: index, last: index)
        } else if word.isSpecial {
            addLeaves(of: nodes[Int(word.atom)], index, index, place, &hits)
        }
        if word.goesOn {
            reading.begun.append(.init(node: word.atom, index: Int32(truncatingIfNeeded: index)))
        }
    }

    private func beginOthers(
        _ word: Int32,
        _ index: Int,
        _ place: Place,
        _ reading: inout Reading,
        _ hits: inout Hits
    ) {
        for number in others.range(Int(word)) { begin(others[number], index, place, &reading, &hits) }
    }

    /// Notes the atoms that were found for a token, and forgets the list.
    private func beginFound(
        _ index: Int,
        _ place: Place,
        _ reading: inout Reading,
        _ hits: inout Hits
    ) {
        for number in 0..<reading.found.count {
            begin(starts[Int(reading.found[number])], index, place, &reading, &hits)
        }
        reading.found.clear()
    }

    private func addLeaves(of node: Node, _ first: Int, _ last: Int, _ place: Place, _ hits: inout Hits) {
        for number in Int(node.firstLeaf)..<Int(node.endLeaf) {
            let leaf = leaves[number]
            if node.isExact, let exact = exacts[leaf], !exact.stands(in: place.text, first, last) { continue }
            hits.add(leaf, field: place.field, first: first, last: last)
        }
    }

    // MARK: Phrases

    /// Follows the patterns that begin at some token, through the tree.
    private func walk(_ text: TokenizedText, _ field: Int, _ reading: inout Reading, _ hits: inout Hits) {
        edges.withUnsafeView { edges in
            text.tokens.withUnsafeBufferPointer { tokens in
                let walk = Walk(place: Place(text: text, field: field), tokens: tokens, edges: edges)
                touchEdges(walk, &reading)
                for number in 0..<reading.begun.count {
                    let begun = reading.begun[number]
                    go(on: begun.node, Int(begun.index), walk, &reading)
                    while reading.stack.count > 0 { follow(Int(begun.index), walk, &reading, &hits) }
                }
            }
        }
    }

    /// Reads where the edges of all first steps would stand.
    private func touchEdges(_ walk: Walk, _ reading: inout Reading) {
        for begun in reading.begun.values {
            let next = Int(begun.index) &+ 1
            guard next < walk.tokens.count else { continue }
            for number in Int(reading.starts[next])..<Int(reading.starts[next &+ 1]) {
                let key = Self.edgeKey(begun.node, reading.atoms[number], false)
                reading.touched ^= UInt64(walk.edges.touch(key))
            }
        }
    }

    /// What a walk needs, without a look at whether it is shared.
    private struct Walk {
        let place: Place
        let tokens: UnsafeBufferPointer<Token>
        let edges: HashIndex.View
    }

    /// Notes to go on with the next token, if one follows at once and some pattern has it behind its first.
    @inline(__always)
    private func go(on node: Int32, _ index: Int, _ walk: Walk, _ reading: inout Reading) {
        let next = index &+ 1
        guard next < walk.tokens.count, reading.starts[next] < reading.starts[next &+ 1] else { return }
        let end = walk.tokens[index].position &+ walk.tokens[index].width
        guard walk.tokens[next].position == end else { return }
        reading.stack.append(.init(node: node, index: Int32(truncatingIfNeeded: next)))
    }

    /// Goes on from the last place that was noted.
    @inline(__always)
    private func follow(_ first: Int, _ walk: Walk, _ reading: inout Reading, _ hits: inout Hits) {
        let from = reading.stack[reading.stack.count &- 1]
        reading.stack.truncate(to: reading.stack.count &- 1)
        let index = Int(from.index)
        for number in Int(reading.starts[index])..<Int(reading.starts[index &+ 1]) {
            let atom = reading.atoms[number]
            visit(walk.edges.find(Self.edgeKey(from.node, atom, false)), first, index, walk, &reading, &hits)
            guard walk.tokens[index].isGlued else { continue }
            visit(walk.edges.find(Self.edgeKey(from.node, atom, true)), first, index, walk, &reading, &hits)
        }
    }

    /// Adds the leaves of a node, and notes to go on from it.
    @inline(__always)
    private func visit(
        _ id: Int32,
        _ first: Int,
        _ index: Int,
        _ walk: Walk,
        _ reading: inout Reading,
        _ hits: inout Hits
    ) {
        guard id >= 0 else { return }
        let node = nodes[Int(id)]
        addLeaves(of: node, first, index, walk.place, &hits)
        if node.goesOn { go(on: id, index, walk, &reading) }
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
