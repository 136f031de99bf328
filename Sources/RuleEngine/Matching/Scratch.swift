// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Synchronization

/// Where the leaves of a rule set stand in one article.
struct Hits {
    private struct Hit {
        var leaf: Int32
        var first: Int32
        var last: Int32
        var field: UInt8
        /// The hit before it with the same slot; negative before the first.
        var previous: Int32 = -1
    }

    /// By leaf, the fields it stands in, a bit for each.
    private(set) var fields: [UInt8]
    /// The leaves that stand anywhere.
    private(set) var leaves: [Int32] = []
    /// In the order found: of each leaf and field by place.
    private var hits: [Hit] = []
    /// The last hit by the lowest bits of its leaf, once somebody asks for places: small, so it stays in the cache.
    private var lasts: [Int32] = []

    init(leafCount: Int) {
        fields = Array(repeating: 0, count: leafCount)
    }

    /// Adds a place.
    @inline(__always)
    mutating func add(_ leaf: Int32, field: Int, first: Int, last: Int) {
        let index = Int(leaf)
        if fields[index] == 0 { leaves.append(leaf) }
        fields[index] |= 1 << UInt8(truncatingIfNeeded: field)
        hits.append(
            Hit(
                leaf: leaf,
                first: Int32(truncatingIfNeeded: first),
                last: Int32(truncatingIfNeeded: last),
                field: UInt8(truncatingIfNeeded: field)
            )
        )
    }

    /// Where a leaf stands in a field, in order.
    mutating func places(_ leaf: Int32, _ field: Int) -> [Span] {
        guard fields[Int(leaf)] & 1 << UInt8(field) != 0 else { return [] }
        if lasts.isEmpty { chain() }
        var spans: [Span] = []
        var next = lasts[Int(leaf) & (lasts.count - 1)]
        while next >= 0 {
            let hit = hits[Int(next)]
            if hit.leaf == leaf, hit.field == field {
                spans.append(Span(first: hit.first, last: hit.last, leaf: leaf))
            }
            next = hit.previous
        }
        spans.reverse()
        return spans
    }

    private mutating func chain() {
        var size = 64
        while size < leaves.count * 2 { size *= 2 }
        lasts.append(contentsOf: repeatElement(-1, count: size))
        for index in hits.indices {
            let slot = Int(hits[index].leaf) & (size - 1)
            hits[index].previous = lasts[slot]
            lasts[slot] = Int32(index)
        }
    }

    /// Forgets the article; costs time in proportion to its leaves.
    mutating func clear() {
        for leaf in leaves { fields[Int(leaf)] = 0 }
        leaves.removeAll(keepingCapacity: true)
        hits.removeAll(keepingCapacity: true)
        lasts.removeAll(keepingCapacity: true)
    }
}

/// What is noted of a field while its words are looked up; the arrays keep their room from field to field.
struct Reading {
    /// The atoms of all tokens, and where each token's begin.
    var atoms: [Int32] = []
    var starts: [Int32] = []
    /// By token, where its word may stand in the vocabulary.
    var places: [Int32] = []
    /// The patterns that begin at some token: a node and the token.
    var begun: [(root: Int32, index: Int32)] = []
    /// Finds the words with `~`; nil when no rule has one.
    var stems: StemReader?
    /// What was read only to have it in the cache; kept, so that the reading is not optimised away.
    var touched: UInt64 = 0

    mutating func clear() {
        atoms.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        begun.removeAll(keepingCapacity: true)
    }
}

/// The rules that were looked at for an article.
struct SeenRules {
    /// By rule, whether it was.
    private var isSeen: [Bool]
    /// The rules, and where their clauses begin.
    private(set) var list: [(rule: Int32, root: Int32)] = []
    /// The files of the leaves that were found.
    var files: [Range<Int>] = []
    /// As in `Reading`.
    var touched: Int32 = 0

    init(count: Int) { isSeen = Array(repeating: false, count: count) }

    /// Adds a rule, once.
    @inline(__always)
    mutating func add(_ rule: Int32, root: Int32) {
        if isSeen[Int(rule)] { return }
        isSeen[Int(rule)] = true
        list.append((rule, root))
    }

    mutating func clear() {
        for (rule, _) in list { isSeen[Int(rule)] = false }
        list.removeAll(keepingCapacity: true)
        files.removeAll(keepingCapacity: true)
    }
}

/// Room to match one article in, used again for the next: as large as the rule set, so not made for each.
///
/// `@unchecked Sendable`: whoever took it from the pool is the only one to use it until it is back. Loops get its
/// parts as `inout`: asking the class for them costs more, for each token, than the work.
final class Scratch: @unchecked Sendable {
    var hits: Hits
    var reading = Reading()
    var seen: SeenRules
    /// By entity, the fields it may stand in, a bit for each.
    var entityFields: [UInt8]
    /// The entities that may stand anywhere.
    var entities: [Int32] = []
    /// Finds the regular expressions; nil when no rule has one.
    var regexes: RegexScanner?

    init(leaves: Int, entities: Int, rules: Int) {
        hits = Hits(leafCount: leaves)
        seen = SeenRules(count: rules)
        entityFields = Array(repeating: 0, count: entities)
    }

    func clear() {
        hits.clear()
        seen.clear()
        regexes?.clear()
        for entity in entities { entityFields[Int(entity)] = 0 }
        entities.removeAll(keepingCapacity: true)
    }
}

/// Scratches that nobody uses at the moment: never more than there were callers at once.
final class ScratchPool: Sendable {
    private let free = Mutex<[Scratch]>([])

    func take() -> Scratch? { free.withLock { $0.popLast() } }

    func put(_ scratch: Scratch) { free.withLock { $0.append(scratch) } }
}
