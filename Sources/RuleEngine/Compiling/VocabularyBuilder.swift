// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Collects the patterns of a rule set; each has one leaf, whoever uses it.
struct VocabularyBuilder {
    /// A place in the tree of patterns.
    struct Node {
        var leaves: [Int32] = []
        var goesOn = false
    }

    private struct Key: Hashable {
        var words: String
        var mode: Term.Mode
    }

    private(set) var atoms: [Atom: Int32] = [:]
    private(set) var edges: [UInt64: Int32] = [:]
    private(set) var nodes = [Node()]
    /// By leaf, how a term with `=` must stand there.
    private(set) var exacts: [Int32: ExactText] = [:]
    /// By leaf, how often it is thought to occur in an article.
    private(set) var frequencies: [Float] = []
    private var known: [Key: (leaf: Int32, canonical: String)] = [:]

    /// The leaf of a term's text.
    mutating func leaf(_ words: String, mode: Term.Mode, range: Range<Int>) throws(SyntaxError) -> Int32 {
        let key = Key(words: words, mode: mode)
        if let (leaf, _) = known[key] { return leaf }
        let pattern = try Pattern(words, mode: mode, range: range)
        let leaf = leaf(pattern)
        known[key] = (leaf, pattern.canonical)
        return leaf
    }

    /// The meaning of a term's text that has a leaf.
    func canonical(_ words: String, mode: Term.Mode) -> String? {
        known[Key(words: words, mode: mode)]?.canonical
    }

    /// The leaf of a pattern.
    mutating func leaf(_ pattern: Pattern) -> Int32 {
        var node: Int32 = 0
        for (index, element) in pattern.elements.enumerated() {
            node = child(of: node, atom(element.atom), isGlued: index > 0 && element.isGlued)
        }
        if let leaf = nodes[Int(node)].leaves.first(where: { exacts[$0] == pattern.exact }) { return leaf }
        let leaf = Int32(frequencies.count)
        frequencies.append(WordFrequency.estimate(pattern))
        exacts[leaf] = pattern.exact
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
        nodes.append(Node())
        nodes[Int(node)].goesOn = true
        edges[key] = child
        return child
    }
}
