// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Numbers found by a 64-bit key: open addressing, immutable once made.
///
/// A byte of each key stands in a row of its own: what is not there, which is most of what is asked for, is seen
/// without a look at the keys, which are sixteen times as large and seldom in the cache.
struct HashIndex: Sendable {
    fileprivate struct Slot {
        var key: UInt64
        var value: Int32
    }

    private let tags: HashTags
    private let slots: [Slot]

    /// What is needed to find keys in a loop of its own.
    struct View {
        fileprivate let tags: HashTags.View
        fileprivate let slots: UnsafeBufferPointer<Slot>

        /// Reads where a key would stand, which is then in the cache.
        @inline(__always)
        func touch(_ key: UInt64) -> UInt8 { tags.touch(key) }

        /// The value under a key that stands there once at most; negative when it does not.
        @inline(__always)
        func find(_ key: UInt64) -> Int32 {
            var place = tags.first(key)
            while place >= 0 {
                let slot = slots[place]
                if slot.key == key { return slot.value }
                place = tags.next(key, after: place)
            }
            return -1
        }
    }

    @inline(__always)
    func withUnsafeView<Result>(_ body: (View) -> Result) -> Result {
        tags.withUnsafeTags { tags in
            slots.withUnsafeBufferPointer { body(View(tags: tags, slots: $0)) }
        }
    }

    /// An index of pairs; a key may stand there several times.
    init(_ pairs: [(key: UInt64, value: Int32)]) {
        var tags = HashTags(capacityFor: pairs.count)
        var slots = [Slot](repeating: Slot(key: 0, value: -1), count: tags.capacity)
        for (key, value) in pairs { slots[tags.insert(key)] = Slot(key: key, value: value) }
        self.tags = tags
        self.slots = slots
    }

    /// The first value under a key that passes a check; negative when none does.
    @inline(__always)
    func find(_ key: UInt64, where check: (Int32) -> Bool = { _ in true }) -> Int32 {
        var place = tags.first(key)
        while place >= 0 {
            let slot = slots[place]
            if slot.key == key, check(slot.value) { return slot.value }
            place = tags.next(key, after: place)
        }
        return -1
    }
}

/// Tells in which slots of a hash table a key may stand.
struct HashTags: Sendable {
    /// By slot, seven bits of the hash of its key and the highest bit set; 0 when the slot is free.
    private var tags: [UInt8]
    private let shift: UInt64

    /// How many slots there are.
    var capacity: Int { tags.count }

    init(capacityFor count: Int) {
        var capacity = 16
        while capacity < count * 2 { capacity *= 2 }
        tags = Array(repeating: 0, count: capacity)
        shift = UInt64(64 - capacity.trailingZeroBitCount)
    }

    /// Takes the next free slot for a key.
    mutating func insert(_ key: UInt64) -> Int {
        let view = withUnsafeTags { $0.split(key) }
        var slot = view.slot
        while tags[slot] != 0 { slot = (slot + 1) & (tags.count - 1) }
        tags[slot] = view.tag
        return slot
    }

    /// The first slot in which a key may stand; negative when it stands in none.
    @inline(__always)
    func first(_ key: UInt64) -> Int { withUnsafeTags { $0.first(key) } }

    /// The next slot in which a key may stand; negative when there is none.
    @inline(__always)
    func next(_ key: UInt64, after slot: Int) -> Int { withUnsafeTags { $0.next(key, after: slot) } }

    /// The tags for a loop of its own, without checks: a slot is never past the last, since it is masked.
    @inline(__always)
    func withUnsafeTags<Result>(_ body: (View) -> Result) -> Result {
        tags.withUnsafeBufferPointer { body(View(tags: $0, shift: shift)) }
    }

    struct View {
        fileprivate let tags: UnsafeBufferPointer<UInt8>
        fileprivate let shift: UInt64

        /// The highest bits of the product tell the slot, the lower ones of it the tag: each depends on the whole
        /// key.
        @inline(__always)
        fileprivate func split(_ key: UInt64) -> (slot: Int, tag: UInt8) {
            let product = key &* 0x9e37_79b9_7f4a_7c15
            return (
                Int(truncatingIfNeeded: product &>> shift), UInt8(truncatingIfNeeded: product &>> 24) | 0x80
            )
        }

        /// Reads the first slot of a key.
        @inline(__always)
        func touch(_ key: UInt64) -> UInt8 { tags[split(key).slot] }

        /// Mostly the first look tells, and then without a branch: whether a key is there cannot be foreseen.
        @inline(__always)
        func first(_ key: UInt64) -> Int {
            let (slot, tag) = split(key)
            let found = tags[slot]
            if found != 0, found != tag { return search(tag, from: slot) }
            return found == tag ? slot : -1
        }

        @inline(__always)
        func next(_ key: UInt64, after slot: Int) -> Int {
            search(split(key).tag, from: (slot &+ 1) & (tags.count &- 1))
        }

        @inline(__always)
        private func search(_ tag: UInt8, from start: Int) -> Int {
            var slot = start
            while true {
                let found = tags[slot]
                if found == tag { return slot }
                if found == 0 { return -1 }
                slot = (slot &+ 1) & (tags.count &- 1)
            }
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

extension Lists where Value == UInt8 {
    /// Rows of bytes, by their places.
    init(rows: [[UInt8]]) {
        let pairs = rows.enumerated().flatMap { row, bytes in bytes.map { (list: Int32(row), value: $0) } }
        self.init(pairs, count: rows.count)
    }

    @inline(__always)
    func row(_ row: Int, equals other: UnsafeBufferPointer<UInt8>) -> Bool {
        Bytes.areEqual(values, range(row), other)
    }
}
