// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine
import Testing

/// NEAR against an oracle that tries every choice of occurrences.
@Suite struct ProximityOracleTests {
    @Test(arguments: 0..<300)
    func `NEAR finds what a search through all choices finds`(seed: Int) throws {
        var random = Seeded(state: UInt64(seed) &+ 77)
        let words = (0..<Int.random(in: 2...14, using: &random))
            .map { _ in
                ["a", "b", "c", "d", "x", "y"].randomElement(using: &random) ?? "x"
            }
        let count = Int.random(in: 2...4, using: &random)
        let terms = (0..<count)
            .map { _ in
                [["a"], ["b"], ["c"], ["d"], ["a", "b"], ["b", "x", "a"], ["c", "d"]]
                    .randomElement(using: &random) ?? ["a"]
            }
        let distance = Int.random(in: 0...5, using: &random)
        let isOrdered = Bool.random(using: &random)
        let name = isOrdered ? "ONEAR" : "NEAR"
        let match = terms.map { "\"\($0.joined(separator: " "))\"" }
            .joined(separator: " \(name)/\(distance) ")
        let expected = Self.oracle(words, terms, distance, isOrdered)
        #expect(try holds(match, article(words.joined(separator: " "))) == expected, "\(match) on \(words)")
    }

    private static func oracle(
        _ words: [String],
        _ terms: [[String]],
        _ distance: Int,
        _ isOrdered: Bool
    ) -> Bool {
        let places = terms.map { term in
            words.indices.filter { Array(words[$0...].prefix(term.count)) == term }
                .map { $0..<$0 + term.count }
        }
        return choices(places)
            .contains { choice in
                let sorted = choice.sorted { $0.lowerBound < $1.lowerBound }
                guard let first = sorted.first, let last = sorted.last else { return false }
                if zip(sorted, sorted.dropFirst()).contains(where: { $0.overlaps($1) }) { return false }
                if isOrdered, choice != sorted { return false }
                let own = choice.reduce(0) { $0 + $1.count }
                return last.upperBound - first.lowerBound - own <= distance
            }
    }

    private static func choices(_ places: [[Range<Int>]]) -> [[Range<Int>]] {
        places.reduce([[]]) { partial, list in partial.flatMap { head in list.map { head + [$0] } } }
    }

    @Test(arguments: 0..<100)
    func `NOT NEAR leaves what no other is near to`(seed: Int) throws {
        var random = Seeded(state: UInt64(seed) &+ 4711)
        let words = (0..<Int.random(in: 1...12, using: &random))
            .map { _ in
                ["a", "b", "x", "x"].randomElement(using: &random) ?? "x"
            }
        let distance = Int.random(in: 0...4, using: &random)
        let expected = words.indices.contains { place in
            words[place] == "a"
                && !words.indices.contains { words[$0] == "b" && abs($0 - place) - 1 <= distance }
        }
        let text = words.joined(separator: " ")
        #expect(try holds("a NOT NEAR/\(distance) b", article(text)) == expected, "\(distance) on \(text)")
    }
}
