// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Numbers found by a 64-bit key: open addressing, immutable once made.
struct HashIndex: Sendable {
    private struct Slot {
        var key: UInt64
        /// Negative when the slot is free.
        var value: Int32
    }

    private let slots: [Slot]
    private let mask: Int

    /// An index of pairs; a key may stand there several times.
    init(_ pairs: [(key: UInt64, value: Int32)]) {
        var capacity = 16
        while capacity < pairs.count * 2 { capacity *= 2 }
        var slots = [Slot](repeating: Slot(key: 0, value: -1), count: capacity)
        let mask = capacity - 1
        for (key, value) in pairs {
            var slot = Self.slot(key, mask)
            while slots[slot].value >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Slot(key: key, value: value)
        }
        self.slots = slots
        self.mask = mask
    }

    @inline(__always)
    private static func slot(_ key: UInt64, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 20) & mask
    }

    /// The first value under a key that passes a check; negative when none does.
    @inline(__always)
    func find(_ key: UInt64, where check: (Int32) -> Bool = { _ in true }) -> Int32 {
        slots.withUnsafeBufferPointer { slots in
            var index = Self.slot(key, mask)
            while slots[index].value >= 0 {
                if slots[index].key == key, check(slots[index].value) { return slots[index].value }
                index = (index &+ 1) & mask
            }
            return -1
        }
    }
}

/// Lists of values by a small number, in one row.
struct Lists<Value: Sendable>: Sendable {
    private let starts: [Int32]
    private let values: [Value]

    init(_ pairs: [(list: Int32, value: Value)], count: Int) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for (list, _) in pairs { starts[Int(list) + 1] += 1 }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        var next = starts
        // Each place is written below; the first value only fills the room.
        var values = pairs.first.map { [Value](repeating: $0.value, count: pairs.count) } ?? []
        for (list, value) in pairs {
            values[Int(next[Int(list)])] = value
            next[Int(list)] += 1
        }
        self.starts = starts
        self.values = values
    }

    /// Where a list's values stand.
    @inline(__always)
    func range(_ list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

    /// A value by its place.
    @inline(__always)
    subscript(place: Int) -> Value { values[place] }
}
