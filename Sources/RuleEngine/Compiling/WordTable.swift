// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The words of a rule set, found by their hash; made so that a token touches one line of memory.
///
/// In a large rule set nearly every token is some rule's word, and what costs is memory that is not in the cache:
/// so what is needed of a word, its first eight bytes and its only leaf, stands in its slot.
struct WordTable: Sendable {
    /// What is known of a word.
    struct Entry: Sendable {
        /// Its first eight bytes, the first of them lowest.
        fileprivate var head: UInt64 = 0
        /// Its atom.
        var atom: Int32 = -1
        /// The node of the patterns that begin with it; negative when none does.
        var root: Int32 = -1
        /// The only leaf that is this word and no more; negative when there is none, or not just that one.
        var leaf: Int32 = -1
        fileprivate var length: UInt16 = 0
        /// Where its bytes behind the eighth begin.
        fileprivate var tail: Int32 = 0
        /// Whether the node has to be looked at: longer patterns, several leaves, or a term with `=`.
        var isNode = false
        /// Whether it satisfies other atoms too: a prefix, a word with `?`.
        var hasOthers = false
    }

    private let tags: HashTags
    private let slots: [Entry]
    /// The bytes behind the eighth of long words.
    private let tails: [UInt8]

    /// A table of words.
    ///
    /// - Parameter entry: what is known of a word but for its bytes.
    init(_ words: [(bytes: [UInt8], atom: Int32)], entry: ([UInt8], Int32) -> Entry) {
        var tags = HashTags(capacityFor: words.count)
        var slots = [Entry](repeating: Entry(), count: tags.capacity)
        var tails: [UInt8] = []
        for (bytes, atom) in words {
            let index = tags.insert(TokenHash.of(bytes))
            slots[index] = entry(bytes, atom)
            slots[index].head = bytes.withUnsafeBufferPointer(Self.head)
            slots[index].length = UInt16(clamping: bytes.count)
            slots[index].tail = Int32(tails.count)
            tails += bytes.dropFirst(8)
        }
        self.slots = slots
        self.tags = tags
        self.tails = tails
    }

    /// Where the entry of a word may stand; negative when no rule has the word.
    @inline(__always)
    func place(_ hash: UInt64) -> Int { tags.first(hash) }

    /// Looks at a place, so that it is in the cache when it is needed.
    @inline(__always)
    func touch(_ place: Int) -> UInt64 { slots.withUnsafeBufferPointer { $0[place].head } }

    /// The entry of a word; nil when no rule has it.
    ///
    /// - Parameter place: what `place` answered.
    @inline(__always)
    func find(_ hash: UInt64, _ word: UnsafeBufferPointer<UInt8>, from place: Int) -> Entry? {
        var place = place
        guard place >= 0 else { return nil }
        let head = Self.head(word)
        while place >= 0 {
            let entry = slots[place]
            if entry.head == head, Int(entry.length) == min(word.count, Int(UInt16.max)),
                word.count <= 8 || isTail(of: entry, word)
            {
                return entry
            }
            place = tags.next(hash, after: place)
        }
        return nil
    }

    private func isTail(of entry: Entry, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(entry.tail)
        guard start + word.count - 8 <= tails.count else { return false }
        return Bytes.areEqual(
            tails,
            start..<start + word.count - 8,
            UnsafeBufferPointer(rebasing: word[8...])
        )
    }

    @inline(__always)
    private static func head(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var head: UInt64 = 0
        for index in 0..<min(8, word.count) { head |= UInt64(word[index]) &<< UInt64(index &* 8) }
        return head
    }
}
