// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The words of a rule set, found by their hash; made so that a token touches one line of memory.
///
/// In a large rule set nearly every token is some rule's word, and what costs is memory that is not in the cache:
/// so what is needed of a word, its hash and its only leaf, stands in its slot.
struct WordTable: Sendable {
    /// What is known of a word.
    struct Entry: Sendable {
        fileprivate var hash: UInt64 = 0
        /// Its atom.
        var atom: Int32
        /// The patterns that begin with it.
        var start: Vocabulary.Start
        /// Where its bytes begin, if there are more than eight.
        fileprivate var tail: Int32 = 0
        fileprivate var length: UInt16 = 0
        /// Whether a pattern has it behind its first.
        var isInner: Bool
        /// Whether it satisfies other atoms too: a prefix, a word with `?`.
        var hasOthers: Bool

        init(atom: Int32, start: Vocabulary.Start, isInner: Bool, hasOthers: Bool) {
            self.atom = atom
            self.start = start
            self.isInner = isInner
            self.hasOthers = hasOthers
        }
    }

    private static let free = Entry(atom: -1, start: .none, isInner: false, hasOthers: false)

    private let tags: HashTags
    private let slots: [Entry]
    /// The bytes of long words: of those of at most eight bytes the hash tells all.
    private let tails: [UInt8]

    /// A table of words.
    ///
    /// - Parameter entry: what is known of a word but for its bytes.
    init(_ words: [(bytes: [UInt8], atom: Int32)], entry: ([UInt8], Int32) -> Entry) {
        var tags = HashTags(capacityFor: 2 * words.count)
        var slots = [Entry](repeating: Self.free, count: tags.capacity)
        var tails: [UInt8] = []
        for (bytes, atom) in words {
            let hash = TokenHash.of(bytes)
            let index = tags.insert(hash)
            slots[index] = entry(bytes, atom)
            slots[index].hash = hash
            slots[index].length = UInt16(clamping: bytes.count)
            slots[index].tail = Int32(tails.count)
            if bytes.count > 8 { tails += bytes }
        }
        self.slots = slots
        self.tags = tags
        self.tails = tails
    }

    /// Notes for each token where the entry of its word may stand; negative when no rule has the word.
    ///
    /// All words are looked up before any is read: the memory answers many requests at once, if nobody waits for each.
    func locate(_ tokens: [Token], _ places: inout Row<Int32>, _ touched: inout UInt64) {
        tags.withUnsafeTags { tags in
            slots.withUnsafeBufferPointer { slots in
                tokens.withUnsafeBufferPointer { tokens in
                    var sum: UInt64 = 0
                    for token in tokens {
                        let place = tags.first(token.hash)
                        places.append(Int32(truncatingIfNeeded: place))
                        if place >= 0 { sum ^= slots[place].hash }
                    }
                    touched ^= sum
                }
            }
        }
    }

    /// The entry of a word; nil when no rule has it.
    func find(_ hash: UInt64, _ word: UnsafeBufferPointer<UInt8>) -> Entry? {
        find(hash, word, from: tags.first(hash))
    }

    /// The entry of a word; nil when no rule has it.
    ///
    /// - Parameter place: what `locate` noted.
    @inline(__always)
    func find(_ hash: UInt64, _ word: UnsafeBufferPointer<UInt8>, from place: Int) -> Entry? {
        guard place >= 0 else { return nil }
        let entry = slots.withUnsafeBufferPointer { $0[place] }
        if entry.hash == hash, Int(entry.length) == word.count, isWord(entry, word) { return entry }
        return search(hash, word, from: place)
    }

    private func search(_ hash: UInt64, _ word: UnsafeBufferPointer<UInt8>, from start: Int) -> Entry? {
        var place = start
        while place >= 0 {
            let entry = slots[place]
            if entry.hash == hash, Int(entry.length) == min(word.count, Int(UInt16.max)), isWord(entry, word)
            {
                return entry
            }
            place = tags.next(hash, after: place)
        }
        return nil
    }

    @inline(__always)
    private func isWord(_ entry: Entry, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        if word.count <= 8 { return true }
        let start = Int(entry.tail)
        return Bytes.areEqual(tails, start..<start + word.count, word)
    }
}
