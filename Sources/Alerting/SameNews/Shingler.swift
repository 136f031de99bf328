// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Cuts an article's folded text into shingles: three words in a row, or six characters of a script without spaces.
///
/// Of Hangul, too, characters are taken: a particle at the end of a word would make another word of it.
struct Shingler {
    /// Longer texts are compared up to here: a live blog of a whole day.
    static let maxUnits = 20_000
    /// A word is as much as two characters.
    private static let width: UInt8 = 6
    /// Odd, so that no word is lost by multiplying with it, and the order of words counts.
    private static let factor: UInt64 = 0x9e37_79b9_7f4a_7c15
    private static let maskedNumber: UInt64 = 0x6e75_6d62_6572

    /// A word or a character.
    private struct Unit {
        var hash: UInt64
        var weight: UInt8
        var isNumber: Bool
    }

    private var units: [Unit] = []

    /// Adds a text of folded tokens, divided by spaces.
    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            units.reserveCapacity(units.count + bytes.count / 4)
            var start = 0
            while start < bytes.count, units.count < Self.maxUnits {
                if bytes[start] == 0x20 {
                    start += 1
                } else if bytes[start] >= 0xe0 {
                    start = addCharacter(bytes, from: start)
                } else {
                    start = addWord(bytes, from: start)
                }
            }
        }
    }

    /// Scripts from U+0800 on: Han, kana, Hangul, Thai, and some with spaces, which lose nothing by it.
    private mutating func addCharacter(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let end = min(start + (bytes[start] >= 0xf0 ? 4 : 3), bytes.count)
        units.append(Unit(hash: Self.hash(bytes[start..<end]), weight: 1, isNumber: false))
        return end
    }

    private mutating func addWord(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != 0x20, bytes[end] < 0xe0 { end += 1 }
        let isNumber = bytes[start] >= UInt8(ascii: "0") && bytes[start] <= UInt8(ascii: "9")
        units.append(Unit(hash: Self.hash(bytes[start..<end]), weight: 2, isNumber: isNumber))
        return end
    }

    /// The shingles of all that was added.
    var story: StoryText {
        var story = StoryText()
        var seen = HashTable(minimumCapacity: units.count)
        story.shingles.reserveCapacity(units.count)
        for start in units.indices {
            guard let shingle = shingle(at: start) else { break }
            guard seen.insert(shingle.hash) else { continue }
            if let masked = shingle.masked {
                story.numbered.append(.init(place: story.shingles.count, masked: masked))
            }
            story.shingles.append(shingle.hash)
        }
        return story
    }

    private func shingle(at start: Int) -> (hash: UInt64, masked: UInt64?)? {
        var weight: UInt8 = 0
        var hash: UInt64 = 0
        var hasNumber = false
        var end = start
        while weight < Self.width {
            guard end < units.count else { return nil }
            hash = (hash ^ units[end].hash) &* Self.factor
            hasNumber = hasNumber || units[end].isNumber
            weight += units[end].weight
            end += 1
        }
        return (Self.mix(hash), hasNumber ? masked(units[start..<end]) : nil)
    }

    private func masked(_ units: ArraySlice<Unit>) -> UInt64 {
        Self.mix(units.reduce(0) { ($0 ^ ($1.isNumber ? Self.maskedNumber : $1.hash)) &* Self.factor })
    }

    private static func hash(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return hash
    }

    /// The finaliser of SplitMix64: every bit of the hash is as good as any other.
    private static func mix(_ value: UInt64) -> UInt64 {
        var value = value &+ 0x9e37_79b9_7f4a_7c15
        value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
        return value ^ value >> 31
    }
}

extension StoryText {
    /// What is compared of an article: its body; its headline and lead where the body is no more than they are.
    ///
    /// - Parameter folded: the engine's folded tokens, joined by spaces.
    public init(folded: ArticleText) {
        var shingler = Shingler()
        if folded.body.utf8.count >= folded.lead.utf8.count {
            shingler.add(folded.body)
            let story = shingler.story
            if story.isTelling {
                self = story
                return
            }
            shingler = Shingler()
        }
        shingler.add(folded.title)
        shingler.add(" " + folded.lead)
        self = shingler.story
    }

    /// The fewest shingles that tell one text from others: a headline and a line below it.
    static let leastShingles = 16

    /// Whether there is enough to compare.
    var isTelling: Bool { shingles.count >= Self.leastShingles }
}
