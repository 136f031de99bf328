// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The words of a rule set, found by their hash; made so that a token touches one line of memory.
///
/// In a large rule set nearly every token is some rule's word, and what costs is memory that is not in the cache:
/// so what is needed of a word stands in its slot, and its bytes are not looked at. Different words of at most eight
/// bytes have different hashes. Of longer ones two in 2^64 are the same by chance; who makes one on purpose could as
/// well write the rule's word.
struct WordTable: Sendable {
    /// What is known of a word, and of the patterns that begin with it.
    struct Word: Sendable {
        /// The only pattern that is this word and no more; negative when there is none, or not just that one.
        var leaf: Int32 = -1
        /// The atom, and the marks in the lowest bits.
        private var code: UInt32

        init(atom: Int32) { code = UInt32(bitPattern: atom) << 4 }

        /// What stands for a word that no rule has.
        static let none = Word(atom: -1)

        @inline(__always) var isNone: Bool { code == Self.none.code }

        @inline(__always) var atom: Int32 { Int32(bitPattern: code &>> 4) }

        /// Whether a pattern has it behind its first.
        @inline(__always) var isInner: Bool {
            get { code & 1 != 0 }
            set { set(1, newValue) }
        }

        /// Whether it satisfies other atoms too: a prefix, a word with `?`.
        @inline(__always) var hasOthers: Bool {
            get { code & 2 != 0 }
            set { set(2, newValue) }
        }

        /// Whether patterns go on behind it.
        @inline(__always) var goesOn: Bool {
            get { code & 4 != 0 }
            set { set(4, newValue) }
        }

        /// Whether several patterns are this word and no more, or one with `=`.
        @inline(__always) var isSpecial: Bool {
            get { code & 8 != 0 }
            set { set(8, newValue) }
        }

        private mutating func set(_ bit: UInt32, _ isSet: Bool) {
            code = isSet ? code | bit : code & ~bit
        }
    }

    fileprivate struct Slot {
        /// The word's hash; 0 where the slot is free.
        var hash: UInt64 = 0
        var word = Word(atom: 0)
    }

    private var slots: [Slot]
    private let shift: UInt64

    /// A table of words.
    init(_ words: [(bytes: [UInt8], word: Word)]) {
        var capacity = 16
        while capacity < words.count * 2 { capacity *= 2 }
        slots = Array(repeating: Slot(), count: capacity)
        shift = UInt64(64 - capacity.trailingZeroBitCount)
        for (bytes, word) in words {
            let hash = TokenHash.of(bytes)
            var place = Int(hash >> shift)
            while slots[place].hash != 0 { place = (place + 1) & (capacity - 1) }
            slots[place] = Slot(hash: hash, word: word)
        }
    }

    /// The word with a hash; nil when no rule has it.
    func find(_ hash: UInt64) -> Word? {
        slots.withUnsafeBufferPointer { View(slots: $0, shift: shift).find(hash) }
    }

    /// The table for a loop of its own, without checks: a place is never past the last slot, since it is masked.
    @inline(__always)
    func withUnsafeView(_ body: (View) -> Void) {
        slots.withUnsafeBufferPointer { body(View(slots: $0, shift: shift)) }
    }

    /// What is needed to find words in a loop of its own.
    struct View {
        fileprivate let slots: UnsafeBufferPointer<Slot>
        fileprivate let shift: UInt64

        /// Looks at the places of all words before any is needed: the memory answers many requests at once, if nobody
        /// waits for each.
        @inline(__always)
        func touch(_ tokens: UnsafeBufferPointer<Token>) -> UInt64 {
            var sum: UInt64 = 0
            for token in tokens { sum ^= slots[Int(truncatingIfNeeded: token.hash &>> shift)].hash }
            return sum
        }

        /// The word with a hash; nil when no rule has it.
        @inline(__always)
        func find(_ hash: UInt64) -> Word? {
            var place = Int(truncatingIfNeeded: hash &>> shift)
            while true {
                let slot = slots[place]
                if slot.hash == hash { return slot.word }
                if slot.hash == 0 { return nil }
                place = (place &+ 1) & (slots.count &- 1)
            }
        }
    }
}
