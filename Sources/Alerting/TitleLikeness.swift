// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Whether two headlines are the same but for small corrections.
enum TitleLikeness {
    /// Shares of letter pairs that two titles must have in common.
    private static let threshold = 0.8
    /// Longer titles are compared up to here.
    private static let maxLetters = 400

    /// Compares letters and digits in one case: spelling, punctuation and spacing may differ a little.
    ///
    /// Two titles without letters are alike only when both have none.
    static func areNearlyEqual(_ first: String, _ second: String) -> Bool {
        if first == second { return true }
        let left = letters(first)
        let right = letters(second)
        if left == right { return true }
        return sharedPairs(left, right) >= threshold
    }

    /// Whether a title has a letter or a digit, so that being like it means something.
    static func isTelling(_ title: String) -> Bool { !letters(title).isEmpty }

    /// Whether two titles have the same digits: a briefing of the 22nd is not that of the 23rd.
    static func haveSameNumbers(_ first: String, _ second: String) -> Bool {
        numbers(first) == numbers(second)
    }

    private static func numbers(_ title: String) -> [Unicode.Scalar] {
        title.unicodeScalars.filter { $0.properties.numericType == .decimal }
    }

    private static func letters(_ title: String) -> [Unicode.Scalar] {
        Array(
            title.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || isDigit($0) }
                .prefix(maxLetters)
        )
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType != nil }

    /// Dice's coefficient over the pairs of neighbouring letters, which needs no words and so fits any script.
    private static func sharedPairs(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Double {
        guard left.count > 1, right.count > 1 else { return 0 }
        var counts: [UInt64: Int] = [:]
        for pair in pairs(left) { counts[pair, default: 0] += 1 }
        var shared = 0
        for pair in pairs(right) {
            guard let count = counts[pair], count > 0 else { continue }
            counts[pair] = count - 1
            shared += 1
        }
        return Double(2 * shared) / Double(left.count + right.count - 2)
    }

    private static func pairs(_ letters: [Unicode.Scalar]) -> some Sequence<UInt64> {
        zip(letters, letters.dropFirst()).lazy.map { UInt64($0.0.value) << 32 | UInt64($0.1.value) }
    }
}
