// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Synchronization

/// Where the leaves of a rule set stand in one article.
struct Hits {
    private struct Hit {
        var first: Int32
        var last: Int32
        /// The leaf's next hit; negative after the last.
        var next: Int32
        var field: UInt8
    }

    private struct Chain {
        var head: Int32 = -1
        var tail: Int32 = -1
    }

    /// By leaf, the fields it stands in, a bit for each.
    private(set) var fields: [UInt8]
    /// The leaves that stand anywhere.
    private(set) var leaves: [Int32] = []
    private var chains: [Chain]
    private var hits: [Hit] = []

    init(leafCount: Int) {
        fields = Array(repeating: 0, count: leafCount)
        chains = Array(repeating: Chain(), count: leafCount)
    }

    /// Adds a place behind all others of its leaf.
    @inline(__always)
    mutating func add(_ leaf: Int32, field: Int, first: Int, last: Int) {
        let index = Int(leaf)
        let hit = Int32(truncatingIfNeeded: hits.count)
        if fields[index] == 0 {
            leaves.append(leaf)
            chains[index].head = hit
        } else {
            hits[Int(chains[index].tail)].next = hit
        }
        chains[index].tail = hit
        fields[index] |= 1 << UInt8(truncatingIfNeeded: field)
        hits.append(
            Hit(
                first: Int32(truncatingIfNeeded: first),
                last: Int32(truncatingIfNeeded: last),
                next: -1,
                field: UInt8(truncatingIfNeeded: field)
            )
        )
    }

    /// Where a leaf stands in a field, in order.
    func places(_ leaf: Int32, _ field: Int) -> [Span] {
        guard fields[Int(leaf)] & 1 << UInt8(field) != 0 else { return [] }
        var spans: [Span] = []
        var next = chains[Int(leaf)].head
        while next >= 0 {
            let hit = hits[Int(next)]
            if hit.field == field { spans.append(Span(first: hit.first, last: hit.last, leaf: leaf)) }
            next = hit.next
        }
        return spans
    }

    /// Forgets the article; costs time in proportion to its leaves.
    mutating func clear() {
        for leaf in leaves { fields[Int(leaf)] = 0 }
        leaves.removeAll(keepingCapacity: true)
        hits.removeAll(keepingCapacity: true)
    }
}

/// Room to match one article in, used again for the next: as large as the rule set, so not made for each.
///
/// `@unchecked Sendable`: whoever took it from the pool is the only one to use it until it is back.
final class Scratch: @unchecked Sendable {
    var hits: Hits
    /// By entity, the fields it may stand in, a bit for each.
    var entityFields: [UInt8]
    /// The entities that may stand anywhere.
    var entities: [Int32] = []
    /// By rule, whether it was looked at.
    var isSeen: [Bool]
    /// The rules that were looked at.
    var seen: [Int32] = []
    /// The atoms of all tokens of a field, and where each token's begin.
    var atoms: [Int32] = []
    var atomStarts: [Int32] = []

    init(leaves: Int, entities: Int, rules: Int) {
        hits = Hits(leafCount: leaves)
        entityFields = Array(repeating: 0, count: entities)
        isSeen = Array(repeating: false, count: rules)
    }

    func clear() {
        hits.clear()
        for entity in entities { entityFields[Int(entity)] = 0 }
        for rule in seen { isSeen[Int(rule)] = false }
        entities.removeAll(keepingCapacity: true)
        seen.removeAll(keepingCapacity: true)
    }
}

/// Scratches that nobody uses at the moment: never more than there were callers at once.
final class ScratchPool: Sendable {
    private let free = Mutex<[Scratch]>([])

    func take() -> Scratch? { free.withLock { $0.popLast() } }

    func put(_ scratch: Scratch) { free.withLock { $0.append(scratch) } }
}
