// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The sequences of four words in a text, to compare texts with.
///
/// A word is a run of letters and digits of an alphabet, in lower case, or one East Asian character.
struct Shingles {
    /// The hashes of the sequences; of a shorter text, one of all its words.
    let set: Set<UInt64>

    /// Cuts a text.
    init(_ text: String) {
        var words: [UInt64] = []
        var word: UInt64 = 0
        func end() {
            if word != 0 { words.append(word) }
            word = 0
        }
        for scalar in text.unicodeScalars {
            let code = UInt64(scalar.value)
            let isWide = (0x3040...0x9fff).contains(code) || (0xac00...0xd7a3).contains(code)
            if isWide {
                end()
                word = Self.mix(1, code)
                end()
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word = Self.mix(word == 0 ? 1 : word, (0x41...0x5a).contains(code) ? code | 0x20 : code)
            } else {
                end()
            }
        }
        end()
        let size = min(4, words.count)
        guard size > 0 else {
            set = []
            return
        }
        set = Set((0...words.count - size).map { start in words[start..<start + size].reduce(7, Self.mix) })
    }

    private static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
        (hash ^ value) &* 0x9e37_79b9_7f4a_7c15 ^ (hash >> 29)
    }

    /// The share of these that another text has, 0…1.
    func share(in other: Shingles) -> Double {
        set.isEmpty ? 0 : Double(set.intersection(other.set).count) / Double(set.count)
    }
}
