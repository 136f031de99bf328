// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Synchronization

/// Where the leaves of a rule set stand in one article.
struct Hits: ~Copyable {
    private struct Hit {
        var leaf: Int32
        var first: Int32
        var last: Int32
        /// The hit before it with the same slot; negative before the first.
        var previous: Int32
        var field: UInt8
    }

    /// By leaf, the fields it stands in, a bit for each.
    private(set) var fields: Row<UInt8>
    /// By leaf and one, a bit that tells whether it stands anywhere: so small that it stays in the nearest cache.
    ///
    /// The first bit is always set.
    private var isPresent: Row<UInt64>
    /// The leaves that stand anywhere.
    private(set) var leaves = Row<Int32>()
    /// In the order found: of each leaf and field by place.
    private var hits = Row<Hit>()
    /// The last hit by the lowest bits of its leaf, once somebody asks for places: small, so it stays in the cache.
    private var lasts = Row<Int32>()

    init(leafCount: Int) {
        fields = Row(repeating: 0, count: leafCount)
        isPresent = Row(repeating: 0, count: leafCount / 64 + 2)
        isPresent[0] = 1
    }

    /// Adds a place.
    @inline(__always)
    mutating func add(_ leaf: Int32, field: Int, first: Int, last: Int) {
        let index = Int(leaf)
        let found = fields[index]
        if found == 0 {
            leaves.append(leaf)
            isPresent[(index &+ 1) &>> 6] |= 1 &<< UInt64((index &+ 1) & 63)
        }
        fields[index] = found | 1 &<< UInt8(truncatingIfNeeded: field)
        hits.append(
            Hit(
                leaf: leaf,
                first: Int32(truncatingIfNeeded: first),
                last: Int32(truncatingIfNeeded: last),
                previous: -1,
                field: UInt8(truncatingIfNeeded: field)
            )
        )
    }

    /// A number whose lowest bit tells whether a leaf stands anywhere; of -1 it is set.
    @inline(__always)
    func bit(_ leaf: Int32) -> UInt64 {
        let index = Int(leaf) &+ 1
        return isPresent[index &>> 6] &>> UInt64(index & 63)
    }

    /// Where a leaf stands in a field, in order.
    mutating func places(_ leaf: Int32, _ field: Int) -> [Span] {
        var spans: [Span] = []
        forEachPlace(leaf, field) { spans.append($0) }
        spans.reverse()
        return spans
    }

    /// Goes over the places of a leaf in a field, the last one first.
    @inline(__always)
    mutating func forEachPlace(_ leaf: Int32, _ field: Int, _ body: (Span) -> Void) {
        guard fields[Int(leaf)] & 1 << UInt8(field) != 0 else { return }
        if lasts.count == 0 { chain() }
        var next = lasts[Int(leaf) & (lasts.count - 1)]
        while next >= 0 {
            let hit = hits[Int(next)]
            if hit.leaf == leaf, hit.field == field {
                body(Span(first: hit.first, last: hit.last, leaf: leaf))
            }
            next = hit.previous
        }
    }

    private mutating func chain() {
        var size = 64
        while size < leaves.count * 2 { size *= 2 }
        lasts.append(repeating: -1, count: size)
        for index in 0..<hits.count {
            let slot = Int(hits[index].leaf) & (size - 1)
            hits[index].previous = lasts[slot]
            lasts[slot] = Int32(truncatingIfNeeded: index)
        }
    }

    /// Forgets the article; costs time in proportion to its leaves.
    mutating func clear() {
        for leaf in leaves.values {
            fields[Int(leaf)] = 0
            isPresent[(Int(leaf) &+ 1) &>> 6] = 0
        }
        isPresent[0] = 1
        leaves.clear()
        hits.clear()
        lasts.clear()
    }
}

/// What is noted of a field while its words are looked up; the rows keep their room from field to field.
struct Reading: ~Copyable {
    /// The atoms of all tokens that some pattern has behind its first, and where each token's begin.
    var atoms = Row<Int32>()
    var starts = Row<Int32>()
    /// By token, the word.
    var words = Row<WordTable.Word>()
    /// Of the words that satisfy other atoms too, where these are listed.
    var listed = Row<Int32>()
    /// Atoms of the token that is looked at.
    var found = Row<Int32>()
    /// The patterns that begin at some token: a node and the token.
    var begun = Row<Begun>()
    /// Places in the tree of patterns to go on from.
    var stack = Row<Begun>()
    /// Finds the words with `~`; nil when no rule has one.
    var stems: StemReader?
    /// What was read only to have it in the cache; kept, so that the reading is not optimised away.
    var touched: UInt64 = 0

    /// A place in the tree of patterns, and a token.
    struct Begun {
        var node: Int32
        var index: Int32
    }

    mutating func clear() {
        atoms.clear()
        starts.clear()
        words.clear()
        listed.clear()
        begun.clear()
    }
}

/// The rules that were looked at for an article.
struct SeenRules: ~Copyable {
    /// By rule, whether it was.
    private var isSeen: Row<Bool>
    /// The rules.
    private(set) var list = Row<Int32>()
    /// The files of the leaves that were found.
    var files = Row<Filing.File>()
    /// As in `Reading`.
    var touched: Int32 = 0

    init(count: Int) { isSeen = Row(repeating: false, count: count) }

    /// Adds a rule, once.
    @inline(__always)
    mutating func add(_ rule: Int32) {
        if isSeen[Int(rule)] { return }
        isSeen[Int(rule)] = true
        list.append(rule)
    }

    mutating func clear() {
        for rule in list.values { isSeen[Int(rule)] = false }
        list.clear()
        files.clear()
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
    /// The places of two operands of NEAR.
    var left = Row<Span>()
    var right = Row<Span>()
    /// By entity, the fields it may stand in, a bit for each.
    var entityFields: Row<UInt8>
    /// The entities that may stand anywhere.
    var entities = Row<Int32>()
    /// Finds the regular expressions; nil when no rule has one.
    var regexes: RegexScanner?

    init(leaves: Int, entities: Int, rules: Int) {
        hits = Hits(leafCount: leaves)
        seen = SeenRules(count: rules)
        entityFields = Row(repeating: 0, count: entities)
    }

    func clear() {
        hits.clear()
        seen.clear()
        regexes?.clear()
        for entity in entities.values { entityFields[Int(entity)] = 0 }
        entities.clear()
    }
}

/// Scratches that nobody uses at the moment: never more than there were callers at once.
final class ScratchPool: Sendable {
    private let free = Mutex<[Scratch]>([])

    func take() -> Scratch? { free.withLock { $0.popLast() } }

    func put(_ scratch: Scratch) { free.withLock { $0.append(scratch) } }
}
