// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A place in a field: the tokens from first to last.
struct Span: Hashable, Sendable {
    var first: Int32
    var last: Int32
    /// The leaf that found it; -1 for a clump.
    var leaf: Int32 = -1

    /// By the place where they begin, the longest first.
    static func comesBefore(_ left: Span, _ right: Span) -> Bool {
        left.first != right.first ? left.first < right.first : left.last > right.last
    }
}

extension [Span] {
    /// In the order of their places, each place once.
    func ordered() -> [Span] {
        var result: [Span] = []
        for span in sorted(by: Span.comesBefore)
        where result.last?.first != span.first || result.last?.last != span.last {
            result.append(span)
        }
        return result
    }

    /// Those that a reader from the left would take, the longest at each place, none over another.
    func withoutOverlap() -> [Span] {
        var result: [Span] = []
        for span in self where span.first > result.last?.last ?? -1 { result.append(span) }
        return result
    }

    /// Those that lie inside none of the others; both in the order of their places.
    func outside(_ masks: [Span]) -> [Span] {
        guard !masks.isEmpty else { return self }
        var next = 0
        var reach: Int32 = -1
        return filter { span in
            while next < masks.count, masks[next].first <= span.first {
                reach = Swift.max(reach, masks[next].last)
                next += 1
            }
            return reach < span.last
        }
    }
}

/// Finds what lies near, before, after or over a place, among ordered spans, by bisection.
struct SpanIndex {
    private let firsts: [Int32]
    private let lasts: [Int32]
    private let places: Set<[Int32]>

    init(_ spans: [Span]) {
        firsts = spans.map(\.first).sorted()
        lasts = spans.map(\.last).sorted()
        places = Set(spans.map { [$0.first, $0.last] })
    }

    /// How many spans share a token with this one.
    func overlaps(_ span: Span) -> Int {
        Self.below(span.last + 1, in: firsts) - Self.below(span.first, in: lasts)
    }

    /// Whether one stands at the very same place.
    func contains(_ span: Span) -> Bool { places.contains([span.first, span.last]) }

    /// The first token of the nearest one behind.
    func next(after span: Span) -> Int32? {
        let index = Self.below(span.last + 1, in: firsts)
        return index < firsts.count ? firsts[index] : nil
    }

    /// The last token of the nearest one before.
    func previous(before span: Span) -> Int32? {
        let index = Self.below(span.first, in: lasts)
        return index > 0 ? lasts[index - 1] : nil
    }

    /// How many of the sorted values are smaller.
    private static func below(_ value: Int32, in values: [Int32]) -> Int {
        var low = 0
        var high = values.count
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
