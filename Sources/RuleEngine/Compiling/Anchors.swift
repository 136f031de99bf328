// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Words of which one must occur for a rule to hold.
struct Anchor: Sendable {
    var leaves: [Int32] = []
    var entities: [Int32] = []
    /// How often they are thought to occur in an article.
    var cost: Float = 0

    static func + (left: Anchor, right: Anchor) -> Anchor {
        Anchor(
            leaves: left.leaves + right.leaves,
            entities: left.entities + right.entities,
            cost: left.cost + right.cost
        )
    }
}

/// Finds the anchors of rules: of each the rarest is what the rule is filed under.
struct Anchors {
    private let rules: [CompiledRule]
    private let forest: Forest
    private let frequencies: [Float]
    private let entities: [CompiledEntity]
    private var known: [Int: Anchor?] = [:]

    init(
        _ rules: [CompiledRule],
        _ forest: Forest,
        _ frequencies: [Float],
        _ entities: [CompiledEntity]
    ) {
        self.rules = rules
        self.forest = forest
        self.frequencies = frequencies
        self.entities = entities
    }

    /// The anchors of a rule, all of them necessary, the rarest first; none when it may hold without any word.
    mutating func anchors(ofRule index: Int) -> [Anchor] {
        var anchors: [Anchor] = []
        if let match = rules[index].match { anchors += find(match) }
        if let score = rules[index].score { anchors += [find(score)].compactMap { $0 } }
        return anchors.sorted { $0.cost < $1.cost }
    }

    /// A score that can be reached only with some term that adds.
    private mutating func find(_ score: CompiledScore) -> Anchor? {
        guard score.threshold > 0 else { return nil }
        return union(score.terms.filter { $0.weight > 0 }.map(\.node))
    }

    /// The necessary anchors of a clause, in no order.
    private mutating func find(_ id: Int) -> [Anchor] {
        switch forest[id].kind {
        case .leaf(let leaf): return [Anchor(leaves: [leaf], cost: frequencies[Int(leaf)])]
        case .entity(let index):
            let cost = entities[Int(index)].strong.reduce(0) { $0 + frequencies[Int($1)] }
            return [Anchor(entities: [index], cost: cost)]
        case .rule(let index): return [cheapest(ofRule: Int(index))].compactMap { $0 }
        case .sequence, .near: return forest.children(of: id).flatMap { find($0) }
        case .all: return forest.children(of: id).flatMap { forest[$0].isNegated ? [] : find($0) }
        case .either: return [union(Array(forest.children(of: id)))].compactMap { $0 }
        case .notNear, .except, .field, .first: return find(forest.inner(of: id))
        case .count(let comparison, _): return comparison == .atLeast ? find(forest.inner(of: id)) : []
        case .atLeast(let number):
            return [anchor(of: Array(forest.children(of: id)), atLeast: Int(number))].compactMap { $0 }
        case .any, .value, .words, .regex, .urlPattern: return []
        }
    }

    private mutating func cheapest(ofRule index: Int) -> Anchor? {
        if let anchor = known[index] { return anchor }
        let anchor = anchors(ofRule: index).first
        known[index] = .some(anchor)
        return anchor
    }

    private mutating func cheapest(_ id: Int) -> Anchor? { find(id).min { $0.cost < $1.cost } }

    private mutating func union(_ ids: [Int]) -> Anchor? {
        var whole = Anchor()
        for id in ids {
            guard let anchor = cheapest(id) else { return nil }
            whole = whole + anchor
        }
        return whole
    }

    /// Where m of n must hold, one of any n - m + 1 does.
    private mutating func anchor(of ids: [Int], atLeast number: Int) -> Anchor? {
        let found = ids.compactMap { cheapest($0) }
        let needed = ids.count - number + 1
        guard found.count >= needed else { return nil }
        return found.sorted { $0.cost < $1.cost }.prefix(needed).reduce(Anchor(), +)
    }
}
