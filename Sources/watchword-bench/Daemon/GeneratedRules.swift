// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Rules of the kinds that people write, with words that the generated feeds have and words that nothing has.
struct GeneratedRules {
    let seed: UInt64
    let count: Int

    /// A file of rules; the first one finds the changes.
    var text: String {
        let changes = "  - { id: changes, title: What changes, match: '\"zebra accord\"' }\n"
        return "rules:\n" + changes + (0..<count).map(rule).joined()
    }

    private func rule(_ number: Int) -> String {
        let common = Self.common[number % Self.common.count]
        let other = Self.common[(number / Self.common.count + number + 1) % Self.common.count]
        let rare = ["ka", "to", "mi", "re", "su", "lo"]
            .map { "\($0)\(Self.letters(UInt64(number) &+ seed))n" }
        let expressions = [
            "\(rare[0]) NEAR/8 (\(common) OR \(rare[1]))",
            "\(common) AND \(other) AND (\(rare[0]) OR \"\(rare[1]) \(rare[2])\")",
            "(\(rare[0]) OR \(rare[1])* OR \(rare[2])) AND NOT \(common)",
            "title:(\(rare[3]) OR \(rare[4])) AND \(other)",
            "COUNT(\(rare[0]) OR \(rare[5])) >= 2",
        ]
        return
            "  - { id: rule-\(number), title: Rule \(number), match: '\(expressions[number % expressions.count])' }\n"
    }

    /// A number in letters, so that it is a word.
    private static func letters(_ number: UInt64) -> String {
        let alphabet = Array("bcdfghjklmpqrstvwxyz")
        var rest = number
        var word = ""
        repeat {
            word.append(alphabet[Int(rest % 20)])
            rest /= 20
        } while rest > 0
        return word
    }

    private static let common = [
        "river", "council", "budget", "harbour", "winter", "school", "market", "minister", "price", "museum",
        "forest", "weather", "doctor", "island", "traffic", "airport", "letter", "theatre", "festival",
        "copper",
    ]
}
