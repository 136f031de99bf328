// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import RuleEngine

/// Generated articles and rules in the shape of the real thing: few words are common, most are rare, and the
/// common ones are short.
struct RulesCorpus {
    /// Words that may occur; the first is the most common.
    static let vocabularySize = 25_000

    private var random: SplitMix
    private let words: [String]
    /// For each word, how likely it or a more common one is.
    private let cumulative: [Double]

    /// Whether rules have words and prefixes only.
    private let isPlain: Bool

    init(seed: UInt64, isPlain: Bool = false) {
        self.isPlain = isPlain
        var random = SplitMix(state: seed)
        words = Self.vocabulary(&random)
        var sum = 0.0
        cumulative = words.indices.map { rank in
            sum += 1 / (Double(rank) + 2.7)
            return sum
        }
        self.random = random
    }

    // MARK: Articles

    /// An article of 620 words, a tenth of its sentences with typographic quotes and apostrophes.
    mutating func article(_ number: Int) -> Article {
        let body = (0..<8).map { _ in (0..<4).map { _ in sentence(18) }.joined(separator: " ") }
        return Article(
            id: ArticleID(rawValue: "art_\(number)"),
            feed: "bench",
            text: ArticleText(
                title: sentence(10),
                lead: [sentence(17), sentence(17)].joined(separator: " "),
                body: body.joined(separator: "\n\n")
            ),
            language: number.isMultiple(of: 2) ? "en" : nil,
            seen: Date(timeIntervalSince1970: 0)
        )
    }

    private mutating func sentence(_ count: Int) -> String {
        var parts = (0..<count).map { _ in words[zipfRank()] }
        parts[0] = parts[0].capitalized
        if chance(10) {
            parts[1] = "“\(parts[1])"
            parts[count - 2] += "’s”"
        }
        return parts.joined(separator: " ") + "."
    }

    private mutating func zipfRank() -> Int {
        let wanted = Double.random(in: 0..<cumulative[cumulative.count - 1], using: &random)
        var low = 0
        var high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] <= wanted { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: Rules

    /// A rule of two or three groups of one to six terms: a quarter with NOT, two fifths with NEAR.
    mutating func rule(_ number: Int) -> RuleSource {
        var groups = (0..<Int.random(in: 2...3, using: &random)).map { _ in group() }
        if !isPlain, chance(40), !Self.mayOverlap(groups[0], groups[1]) {
            let near = "(\(groups[0]) NEAR/\(Int.random(in: 3...15, using: &random)) \(groups[1]))"
            groups.replaceSubrange(0...1, with: [near])
        }
        let match = groups.joined(separator: " AND ") + (chance(25) ? " NOT \(term())" : "")
        return RuleSource(id: RuleID(rawValue: "rule-\(number)"), title: "Rule \(number)", match: match)
    }

    /// Whether two groups name the same word, so that other engines find both at one place.
    private static func mayOverlap(_ left: String, _ right: String) -> Bool {
        let others = words(right)
        return words(left)
            .contains { word in
                others.contains { word.hasPrefix($0.prefix(4)) || $0.hasPrefix(word.prefix(4)) }
            }
    }

    private static func words(_ group: String) -> [Substring] {
        group.split { !$0.isLetter }.filter { $0 != "OR" }
    }

    private mutating func group() -> String {
        let terms = (0..<Int.random(in: 1...6, using: &random)).map { _ in term() }
        return terms.count == 1 ? terms[0] : "(\(terms.joined(separator: " OR ")))"
    }

    /// A word, one time in seven a phrase, one time in twenty a prefix.
    private mutating func term() -> String {
        let word = words[termRank()]
        switch Int.random(in: 0..<100, using: &random) {
        case ..<14 where !isPlain: return "\"\(word) \(words[zipfRank()])\""
        case 14..<19 where word.count > 5: return word.dropLast(2) + "*"
        default: return word
        }
    }

    /// Most terms of a rule are rare words; one in twelve is a common one.
    private mutating func termRank() -> Int {
        guard chance(8) else { return Int.random(in: 400..<words.count, using: &random) }
        return Int(300 * pow(Double(words.count) / 301, Double.random(in: 0..<1, using: &random)))
    }

    private mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    // MARK: Words

    private static func vocabulary(_ random: inout SplitMix) -> [String] {
        let common = """
            the of to and a in that said for is on was it with as he at by from be his has have an are not they but \
            will who were their had which or this its been about after more one would up when out people year two \
            new than also last there first government over all can into no some other time we could president state
            """
        var words = common.split(separator: " ").map(String.init)
        var seen = Set(words)
        while words.count < vocabularySize {
            let syllables = words.count < 1500 ? 2 : words.count < 12_000 ? 3 : 4
            let word = (0..<syllables).map { _ in syllable(&random) }.joined()
            if seen.insert(word).inserted { words.append(word) }
        }
        return words
    }

    private static func syllable(_ random: inout SplitMix) -> String {
        let first = [
            "b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "ch", "w", "h",
        ]
        let middle = ["a", "e", "i", "o", "u", "ai", "ou", "ea"]
        let last = ["", "", "", "n", "r", "s", "t", "l", "nd"]
        return [first, middle, last].compactMap { $0.randomElement(using: &random) }.joined()
    }
}

/// Numbers that are the same on every run (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}
