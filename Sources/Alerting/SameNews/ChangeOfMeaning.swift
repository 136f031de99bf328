// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Whether an edit changed what an alert tells.
///
/// Compared are the words of the headline and the clauses and entities that matched. Case, spelling of one letter in
/// two ways, punctuation and spaces are folded away; a paragraph more with the same names in it adds nothing.
enum ChangeOfMeaning {
    /// Whether two headlines, as folded tokens, have other words, but for the marks of an agency's next take.
    static func isOther(_ title: String, than before: String) -> Bool {
        title != before && words(title) != words(before)
    }

    /// Whether a rule holds by other clauses or entities than before.
    static func isOther(_ evidence: [Evidence], than before: [Evidence]) -> Bool {
        Set(evidence.map(\.term)) != Set(before.map(\.term))
    }

    /// What agencies put before or behind a headline to say that it is theirs once more.
    private static let marks: Set<Substring> = [
        "update", "updated", "lead", "ld", "1st", "2nd", "3rd", "4th", "urgent", "breaking", "live", "flash",
        "속보", "종합", "종합2보", "종합3보", "2보", "3보",
    ]

    /// Without those marks; a number goes with the word before it (`UPDATE 2`).
    private static func words(_ title: String) -> [Substring] {
        var words = title.split(separator: " ")
        while let last = words.last, marks.contains(last) { words.removeLast() }
        var wasMark = false
        while let first = words.first, marks.contains(first) || wasMark && first.allSatisfy(\.isNumber) {
            wasMark = true
            words.removeFirst()
        }
        return words
    }
}
