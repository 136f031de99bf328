// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Words of which one must occur for a rule to hold: the cheapest such set that the rule has.
struct Anchor: Sendable {
    var leaves: Set<Int32> = []
    var entities: Set<Int> = []
    /// How often they are thought to occur, in no unit.
    var cost = 0.0

    static func + (left: Anchor, right: Anchor) -> Anchor {
        Anchor(
            leaves: left.leaves.union(right.leaves),
            entities: left.entities.union(right.entities),
            cost: left.cost + right.cost
        )
    }
}

/// Finds the anchors of rules.
struct Anchors {
    private let rules: [CompiledRule]
    private let vocabulary: Vocabulary
    private let entities: [CompiledEntity]
    private var known: [Int: Anchor?] = [:]

    init(_ rules: [CompiledRule], _ vocabulary: Vocabulary, _ entities: [CompiledEntity]) {
        self.rules = rules
        self.vocabulary = vocabulary
        self.entities = entities
    }

    /// The anchor of a rule; nil when it may hold without any word.
    mutating func anchor(ofRule index: Int) -> Anchor? {
        if let anchor = known[index] { return anchor }
        var anchor: Anchor?
        if let match = rules[index].match { anchor = find(match) }
        if let score = rules[index].score { anchor = cheapest([anchor, find(score)].compactMap { $0 }) }
        known[index] = .some(anchor)
        return anchor
    }

    /// A score that can be reached only with some term that adds.
    private mutating func find(_ score: CompiledScore) -> Anchor? {
        guard score.threshold > 0 else { return nil }
        return union(score.terms.filter { $0.weight > 0 }.map(\.node))
    }

    private mutating func find(_ node: Node) -> Anchor? {
        switch node.kind {
        case .leaf(let leaf): return Anchor(leaves: [leaf], cost: cost(leaf))
        case .entity(let index):
            let sum = entities[index].strong.reduce(0) { $0 + cost($1) }
            return Anchor(entities: [index], cost: sum)
        case .rule(let index): return anchor(ofRule: index)
        case .sequence(let parts): return cheapest(parts.map(\.node))
        case .all(let operands): return cheapest(operands.filter { !$0.isNegated }.map(\.node))
        case .near(_, let nodes): return cheapest(nodes)
        case .either(let nodes): return union(nodes)
        case .notNear(_, let left, _), .except(let left, _): return find(left)
        case .field(_, let inner), .first(_, let inner): return find(inner)
        case .count(let inner, let comparison, _): return comparison == .atLeast ? find(inner) : nil
        case .atLeast(let number, let nodes): return anchor(of: nodes, atLeast: number)
        case .any, .value, .words: return nil
        }
    }

    private mutating func cheapest(_ nodes: [Node]) -> Anchor? {
        var found: [Anchor] = []
        for node in nodes { if let anchor = find(node) { found.append(anchor) } }
        return cheapest(found)
    }

    private func cheapest(_ anchors: [Anchor]) -> Anchor? { anchors.min { $0.cost < $1.cost } }

    private mutating func union(_ nodes: [Node]) -> Anchor? {
        var whole = Anchor()
        for node in nodes {
            guard let anchor = find(node) else { return nil }
            whole = whole + anchor
        }
        return whole
    }

    /// Where m of n must hold, one of any n - m + 1 does.
    private mutating func anchor(of nodes: [Node], atLeast number: Int) -> Anchor? {
        var found: [Anchor] = []
        for node in nodes { if let anchor = find(node) { found.append(anchor) } }
        let needed = nodes.count - number + 1
        guard found.count >= needed else { return nil }
        return found.sorted { $0.cost < $1.cost }.prefix(needed).reduce(Anchor(), +)
    }

    /// Long words and phrases are rare; a prefix is as common as its letters are few.
    private func cost(_ leaf: Int32) -> Double {
        vocabulary.patterns[Int(leaf)].elements
            .map { element in
                switch element.atom {
                case .literal(let bytes): 100 / Double(bytes.count * bytes.count)
                case .prefix(let bytes), .wild(let bytes): 300 / Double(bytes.count * bytes.count)
                }
            }
            .min() ?? 1000
    }
}
