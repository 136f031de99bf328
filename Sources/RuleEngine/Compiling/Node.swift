// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A clause, checked and resolved, ready to evaluate.
struct Node: Sendable {
    let kind: Kind
    /// The clause as written.
    let text: String

    indirect enum Kind: Sendable {
        case leaf(Int32)
        case sequence([Part])
        case entity(Int)
        case rule(Int)
        case any
        case all([Operand])
        case either([Node])
        case near(Nearness, [Node])
        case notNear(Nearness, Node, Node)
        case except(Node, Node)
        case field(TokenField, Node)
        case value(ValueField, [String])
        case words(Comparison, Int)
        case atLeast(Int, [Node])
        case count(Node, Comparison, Int)
        case first(Int, Node)
    }

    /// An operand of AND.
    struct Operand: Sendable {
        let isNegated: Bool
        let node: Node
    }

    /// A part of a phrase that has entities or gaps in it.
    struct Part: Sendable {
        let node: Node
        /// Whether up to three words may stand before it.
        let hasGap: Bool
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

/// A rule, ready to evaluate.
struct CompiledRule: Sendable {
    let match: Node?
    let score: CompiledScore?
}

/// A rule's weighted terms, ready to add up.
struct CompiledScore: Sendable {
    let threshold: Int
    let cap: Int
    let terms: [Term]

    struct Term: Sendable {
        let node: Node
        let field: TokenField
        let weight: Int
    }
}
