// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A clause, checked and resolved, ready to evaluate; its parts follow it in the `Forest`.
struct Node: Sendable {
    var kind: Kind
    /// Whether it is an operand of AND that must not hold.
    var isNegated = false
    /// Whether it is a part of a phrase, and up to three words may stand before it.
    var hasGap = false
    /// Its bytes in the source.
    let range: Range<Int32>
    /// One past the last of its parts, and of theirs, in the forest.
    var end: Int32 = 0

    enum Kind: Sendable {
        case leaf(Int32)
        /// A phrase with entities or gaps in it.
        case sequence
        case entity(Int32)
        case rule(Int32)
        /// A regular expression, by its number.
        case regex(Int32)
        /// The same in the article's address.
        case urlPattern(Int32)
        case any
        case all
        case either
        case near(Nearness)
        case notNear(Nearness)
        case except
        case field(TokenField)
        /// The values stand in the forest, under this number.
        case value(ValueField, Int32)
        case words(Comparison, Int32)
        case atLeast(Int32)
        case count(Comparison, Int32)
        case first(Int32)
    }
}

/// All clauses of a rule set in one row, each followed by its parts: no pointers to follow, 24 bytes a clause.
struct Forest: Sendable {
    private(set) var nodes: [Node] = []
    private(set) var values: [[String]] = []
    /// Where the clauses of each source begin, in their order.
    private var firsts: [Int32] = []
    /// The sources in UTF-8, one behind the other, and where each begins.
    private var text: [UInt8] = []
    private var textStarts: [Int] = []

    subscript(id: Int) -> Node { nodes[id] }

    /// The parts of a clause.
    func children(of id: Int) -> Children {
        Children(nodes: nodes, place: id + 1, end: Int(nodes[id].end))
    }

    /// The only part of a clause, or the first of several.
    func inner(of id: Int) -> Int { id + 1 }

    /// Both parts of a clause that has two.
    func pair(of id: Int) -> (left: Int, right: Int) { (id + 1, Int(nodes[id + 1].end)) }

    /// The clause as written.
    ///
    /// - Parameter tree: the source that it is most likely in; a clause of another one is searched for.
    func text(of id: Int, in tree: Int = 0) -> String {
        let tree = isIn(tree, id) ? tree : firsts.partition { $0 <= Int32(id) } - 1
        let range = nodes[id].range
        let start = textStarts[tree]
        let source = text[start + Int(range.lowerBound)..<start + Int(range.upperBound)]
        let written = String(decoding: source, as: UTF8.self)
        return ClauseText.isPlain(source) ? written : ClauseText.of(written[...])
    }

    /// Reads the beginning of a source, which is then in the cache.
    func touch(_ tree: Int) -> Int32 {
        guard tree < firsts.count, textStarts[tree] < text.count else { return 0 }
        return firsts[tree] ^ Int32(text[textStarts[tree]])
    }

    /// A source as written.
    func source(_ tree: Int) -> String {
        let end = tree + 1 < textStarts.count ? textStarts[tree + 1] : text.count
        return String(decoding: text[textStarts[tree]..<end], as: UTF8.self)
    }

    /// Whether a source is this text.
    func isSource(_ tree: Int, _ other: String) -> Bool {
        let end = tree + 1 < textStarts.count ? textStarts[tree + 1] : text.count
        var other = other
        return other.withUTF8 { text[textStarts[tree]..<end].elementsEqual($0) }
    }

    private func isIn(_ tree: Int, _ id: Int) -> Bool {
        guard tree < firsts.count, firsts[tree] <= Int32(id) else { return false }
        return tree + 1 == firsts.count || Int32(id) < firsts[tree + 1]
    }

    /// How many sources were begun.
    var trees: Int { firsts.count }

    struct Children: Sequence, IteratorProtocol {
        fileprivate let nodes: [Node]
        fileprivate var place: Int
        fileprivate let end: Int

        mutating func next() -> Int? {
            guard place < end else { return nil }
            defer { place = Int(nodes[place].end) }
            return place
        }
    }

    // MARK: Growing

    /// Begins the clauses of another source.
    mutating func begin(_ source: String) {
        firsts.append(Int32(nodes.count))
        textStarts.append(text.count)
        text += source.utf8
    }

    /// Begins a clause, whose parts come next.
    mutating func open(_ range: Range<Int>, isNegated: Bool = false) -> Int {
        let range = Int32(range.lowerBound)..<Int32(range.upperBound)
        nodes.append(Node(kind: .any, isNegated: isNegated, range: range))
        return nodes.count - 1
    }

    /// Ends a clause, whose parts are complete.
    mutating func close(_ id: Int, _ kind: Node.Kind, hasGap: Bool = false) {
        nodes[id].kind = kind
        nodes[id].hasGap = hasGap
        nodes[id].end = Int32(nodes.count)
    }

    /// Keeps the values of a value field.
    mutating func keep(_ list: [String]) -> Int32 {
        values.append(list)
        return Int32(values.count - 1)
    }
}

extension Array {
    /// The first index at which a condition does not hold that holds up to some element and from there does not.
    func partition(_ isBefore: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// An entity, ready to find.
struct CompiledEntity: Sendable {
    /// The name after `@`.
    let name: String
    /// The leaves of its aliases, weak aliases and masks.
    let strong: [Int32]
    let weak: [Int32]
    let masks: [Int32]
    /// The alias as written, by leaf.
    let aliases: [Int32: String]
}

/// A rule, ready to evaluate; its clauses are in the forest.
struct CompiledRule: Sendable {
    /// The expression's clause; negative when it has none.
    private let clause: Int32
    private let source: Int32
    let score: CompiledScore?

    /// The expression's clause.
    @inline(__always) var match: Int? { clause < 0 ? nil : Int(clause) }

    /// Which of the forest's sources the expression is.
    @inline(__always) var tree: Int { Int(source) }

    init(match: Int?, tree: Int, score: CompiledScore?) {
        clause = match.map(Int32.init) ?? -1
        source = Int32(tree)
        self.score = score
    }
}

/// A rule's weighted terms, ready to add up.
///
/// A class, since few rules have one: the others carry no room for it.
final class CompiledScore: Sendable {
    let threshold: Int
    let cap: Int
    let terms: [Term]

    init(threshold: Int, cap: Int, terms: [Term]) {
        self.threshold = threshold
        self.cap = cap
        self.terms = terms
    }

    struct Term: Sendable {
        let node: Int
        let field: TokenField
        let weight: Int
    }
}
