// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// What was changed of a rule set since it was compiled: a small book beside the large one.
///
/// The large book is shared and stays as it is; what of it no longer holds is hidden.
struct Patch: Sendable {
    /// The rules that were changed or added, and behind them those that they refer to.
    let book: RuleBook
    /// The places of the changed and added rules; those behind them are there only to be referred to.
    let keys: [Key]
    /// The rules of the large book that were changed, moved or removed.
    let hidden: Marks
    /// All entities, in the order of their sources.
    let entities: [EntitySource]

    /// A place in the order of the rules.
    struct Key: Comparable, Sendable {
        /// The rule of the large book that stands there or before; negative: before all of them.
        var base: Int32
        /// 0: in its place; else the place behind it.
        var behind: Int32 = 0

        static func < (left: Key, right: Key) -> Bool {
            left.base != right.base ? left.base < right.base : left.behind < right.behind
        }
    }

    /// The rule's number in the small book, if it was changed or added.
    func index(of id: RuleID) -> Int? {
        book.index[id].flatMap { $0 < keys.count ? $0 : nil }
    }
}

/// A bit for each of many things.
struct Marks: Sendable {
    private var words: [UInt64]

    /// No mark at any of so many.
    init(count: Int) { words = Array(repeating: 0, count: count / 64 + 1) }

    func contains(_ index: Int) -> Bool { words[index >> 6] & (1 << UInt64(index & 63)) != 0 }

    mutating func insert(_ index: Int) { words[index >> 6] |= 1 << UInt64(index & 63) }
}

/// Which rules use which entities and refer to which rules, by their numbers.
struct References: Sendable {
    /// A rule and what it names.
    struct Pair: Sendable {
        var rule: Int32
        var target: Int32
    }

    private(set) var entities: [Pair] = []
    private(set) var rules: [Pair] = []

    /// Notes what the clauses of a rule name.
    mutating func note(rule: Int, _ nodes: ArraySlice<Node>) {
        for node in nodes {
            switch node.kind {
            case .entity(let target): entities.append(Pair(rule: Int32(rule), target: target))
            case .rule(let target): rules.append(Pair(rule: Int32(rule), target: target))
            default: break
            }
        }
    }
}
