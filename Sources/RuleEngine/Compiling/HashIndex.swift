// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Numbers found by a 64-bit key: open addressing, immutable once made.
struct HashIndex: Sendable {
    private let keys: [UInt64]
    private let values: [Int32]
    private let mask: Int

    /// An index of pairs; a key may stand there several times.
    init(_ pairs: [(key: UInt64, value: Int32)]) {
        var capacity = 16
        while capacity < pairs.count * 2 { capacity *= 2 }
        var keys = [UInt64](repeating: 0, count: capacity)
        var values = [Int32](repeating: -1, count: capacity)
        let mask = capacity - 1
        for (key, value) in pairs {
            var slot = Self.slot(key, mask)
            while values[slot] >= 0 { slot = (slot + 1) & mask }
            keys[slot] = key
            values[slot] = value
        }
        self.keys = keys
        self.values = values
        self.mask = mask
    }

    @inline(__always)
    private static func slot(_ key: UInt64, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 20) & mask
    }

    /// The first value under a key that passes a check; negative when none does.
    @inline(__always)
    func find(_ key: UInt64, where check: (Int32) -> Bool = { _ in true }) -> Int32 {
        var slot = Self.slot(key, mask)
        while values[slot] >= 0 {
            if keys[slot] == key, check(values[slot]) { return values[slot] }
            slot = (slot &+ 1) & mask
        }
        return -1
    }
}
