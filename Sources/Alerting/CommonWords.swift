// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Whether two texts have hardly a word in common.
enum CommonWords {
    /// The share of the smaller text's words that stand in the other by chance: `the`, `of`, a name.
    private static let mostByChance = 0.25
    /// The same for its shingles, three words in a row, where there are enough.
    private static let mostShinglesByChance = 0.05
    private static let mostWords = 2000

    /// Whether an article's headline and text are others than before, as folded tokens; false where there is no text
    /// to compare: a headline alone may be rewritten.
    static func areFew(_ before: ArticleText, _ after: ArticleText) -> Bool {
        let (old, new) = (StoryText(folded: before), StoryText(folded: after))
        guard old.isTelling, new.isTelling, areFewWords(before.title, after.title) else { return false }
        let share = max(StoryLikeness(old).share(of: new), StoryLikeness(new).share(of: old))
        return share < mostShinglesByChance
    }

    private static func areFewWords(_ before: String, _ after: String) -> Bool {
        let old = Set(before.split(separator: " ").prefix(mostWords))
        let new = Set(after.split(separator: " ").prefix(mostWords))
        guard !old.isEmpty, !new.isEmpty else { return false }
        return Double(old.intersection(new).count) <= mostByChance * Double(min(old.count, new.count))
    }
}
