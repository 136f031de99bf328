// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Which articles share keys with another: found in microseconds among a million.
///
/// It only gives hints, which the store's own words confirm: an article that is in it twice, or was never committed,
/// does no harm. The owner keeps it to one thread, fills it from the store at the start and forgets what is older
/// than the longest window. Memory: some 230 bytes an article, 252 at most.
public struct StoryIndex: Sendable {
    /// Articles under one key that are remembered, the newest: what more of them share, says little.
    static let mostForKey = 32
    /// Articles under a key that more share than this have a common phrase: it must not be all that they share.
    private static let fewForKey = 2
    /// Tables that grow one by one: a single one of a million articles would stop the writer for a second.
    private static let shardCount = 16

    private var shards = [Shard](repeating: Shard(), count: shardCount)
    private var articles = Entries()

    /// An index of nothing.
    public init() {}

    /// Articles that are remembered.
    public var count: Int { articles.count }

    /// Bytes that it takes.
    public var bytes: Int { shards.reduce(articles.bytes) { $0 + $1.bytes } }

    /// Remembers an article by the number that its owner gives it; times must not go back.
    public mutating func add(_ number: Int64, keys: [UInt32], seen: Date) {
        let slot = articles.append(number, Self.seconds(seen))
        for key in keys {
            let key = max(key, 1)
            shards[Self.shard(of: key)].add(key, slot, articles)
        }
    }

    /// The articles that share keys with what is given, those that share most first, then the first seen.
    ///
    /// A key that few articles have counts as much as two that many have; one of the latter alone says nothing.
    public func articles(sharing keys: [UInt32], since: Date, limit: Int) -> [Int64] {
        let since = Self.seconds(since)
        let wanted = shares(of: keys).filter { articles.seen($0.slot) >= since }
            .sorted { ($1.worth, articles.age($1.slot)) < ($0.worth, articles.age($0.slot)) }
        var numbers: [Int64] = []
        for (slot, _) in wanted where numbers.count < limit {
            let number = articles.number(slot)
            if !numbers.contains(number) { numbers.append(number) }
        }
        return numbers
    }

    /// Articles by their slots, with what the keys that they share are worth, where it is enough.
    ///
    /// Sorting them takes half the time that a dictionary does.
    private func shares(of keys: [UInt32]) -> [(slot: UInt32, worth: Int)] {
        var slots: [UInt32] = []
        slots.reserveCapacity(64)
        for key in keys {
            let key = max(key, 1)
            let before = slots.count
            shards[Self.shard(of: key)].addSlots(of: key, articles, to: &slots)
            // Once more of each, so that it is worth two.
            if slots.count - before <= Self.fewForKey { slots += slots[before...] }
        }
        slots.sort()
        var shares: [(slot: UInt32, worth: Int)] = []
        var start = 0
        for place in slots.indices where place + 1 == slots.count || slots[place] != slots[place + 1] {
            if place > start { shares.append((slots[place], place + 1 - start)) }
            start = place + 1
        }
        return shares
    }

    /// Forgets what was seen before a time.
    public mutating func forget(before time: Date) { articles.removeFirst(before: Self.seconds(time)) }

    private static func shard(of key: UInt32) -> Int { Int(key >> 28) }

    private static func seconds(_ time: Date) -> UInt32 {
        UInt32(clamping: Int64(time.timeIntervalSince1970.rounded(.down)))
    }
}

/// The articles in the order of their coming, under slots that count on and on, and wrap.
private struct Entries: Sendable {
    private var numbers: [Int64] = []
    private var times: [UInt32] = []
    /// The slot of the first that is kept in the arrays.
    private var base: UInt32 = 0
    /// How many of the arrays' first are forgotten.
    private var forgotten = 0

    var count: Int { numbers.count - forgotten }
    var bytes: Int { numbers.capacity * 8 + times.capacity * 4 }

    mutating func append(_ number: Int64, _ time: UInt32) -> UInt32 {
        numbers.append(number)
        times.append(max(time, times.last ?? 0))
        return base &+ UInt32(truncatingIfNeeded: numbers.count - 1)
    }

    func isLive(_ slot: UInt32) -> Bool {
        let place = Int(slot &- base)
        return place >= forgotten && place < numbers.count
    }

    /// Of a live slot.
    func number(_ slot: UInt32) -> Int64 { numbers[Int(slot &- base)] }
    /// Of a live slot.
    func seen(_ slot: UInt32) -> UInt32 { times[Int(slot &- base)] }
    /// Larger for what came earlier.
    func age(_ slot: UInt32) -> Int { numbers.count - Int(slot &- base) }

    mutating func removeFirst(before time: UInt32) {
        while forgotten < times.count, times[forgotten] < time { forgotten += 1 }
        guard forgotten * 2 > numbers.count else { return }
        numbers.removeFirst(forgotten)
        times.removeFirst(forgotten)
        base &+= UInt32(truncatingIfNeeded: forgotten)
        forgotten = 0
    }
}

/// A table of keys and slots with linear probing; the place of a forgotten article is taken by the next that comes by.
private struct Shard: Sendable {
    /// A key and a slot, 0 where there is none.
    private var places = [UInt64](repeating: 0, count: 16)
    private var used = 0

    var bytes: Int { places.capacity * 8 }

    mutating func add(_ key: UInt32, _ slot: UInt32, _ articles: Entries) {
        if used * 4 >= places.count * 3 { grow(articles) }
        insert(key, slot, articles)
    }

    private mutating func insert(_ key: UInt32, _ slot: UInt32, _ articles: Entries) {
        var place = home(of: key)
        var free: Int?
        var oldest: Int?
        var same = 0
        while places[place] != 0 {
            let (other, posted) = Self.parts(places[place])
            if !articles.isLive(posted) {
                free = free ?? place
            } else if other == key {
                same += 1
                if oldest.map({ articles.age(Self.parts(places[$0]).slot) < articles.age(posted) }) ?? true {
                    oldest = place
                }
            }
            place = place + 1 == places.count ? 0 : place + 1
        }
        if same >= StoryIndex.mostForKey, let oldest {
            places[oldest] = Self.value(key, slot)
        } else if let free {
            places[free] = Self.value(key, slot)
        } else {
            places[place] = Self.value(key, slot)
            used += 1
        }
    }

    func addSlots(of key: UInt32, _ articles: Entries, to slots: inout [UInt32]) {
        var place = home(of: key)
        while places[place] != 0 {
            let (other, slot) = Self.parts(places[place])
            if other == key, articles.isLive(slot) { slots.append(slot) }
            place = place + 1 == places.count ? 0 : place + 1
        }
    }

    /// By two fifths, or not at all where enough of it was forgotten.
    private mutating func grow(_ articles: Entries) {
        let live = places.filter { $0 != 0 && articles.isLive(Self.parts($0).slot) }
        let size = live.count * 4 / 3 * 7 / 5
        places = Array(repeating: 0, count: max(16, size))
        used = 0
        for value in live.sorted(by: { articles.age(Self.parts($0).slot) > articles.age(Self.parts($1).slot) }
        ) {
            let (key, slot) = Self.parts(value)
            insert(key, slot, articles)
        }
    }

    /// The keys of a shard share their first bits: the rest is spread over its places.
    private func home(of key: UInt32) -> Int {
        let spread = UInt64(key &* 0x9e37_79b1)
        return Int(truncatingIfNeeded: (spread &* UInt64(places.count)) >> 32)
    }

    private static func value(_ key: UInt32, _ slot: UInt32) -> UInt64 { UInt64(key) << 32 | UInt64(slot) }

    private static func parts(_ value: UInt64) -> (key: UInt32, slot: UInt32) {
        (UInt32(truncatingIfNeeded: value >> 32), UInt32(truncatingIfNeeded: value))
    }
}
