// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Whether a text brings what another one brought already.
///
/// Both are compared whole: what is remembered of them only finds them.
struct StoryLikeness {
    /// The share of all shingles of both that they have in common: enough by itself.
    static let leastResemblance = 0.6
    /// The share of the shorter one's shingles that stand in the other, too.
    static let leastContainment = 0.8
    /// Fewer shingles with numbers do not say whether two texts are filled into one form.
    private static let leastNumbered = 6

    private let first: StoryText
    private let shingles: HashTable
    private let masked: HashTable

    /// Gets ready to compare others with a text.
    init(_ first: StoryText) {
        self.first = first
        shingles = HashTable(first.shingles)
        masked = HashTable(first.numbered.map(\.masked))
    }

    /// Whether a newer text is a copy: whole, shortened, or with something put before or behind it.
    func isCopied(by newer: StoryText) -> Bool {
        guard first.isTelling, newer.isTelling else { return false }
        let shared = newer.shingles.indices.filter { shingles.contains(newer.shingles[$0]) }
        let all = first.shingles.count + newer.shingles.count - shared.count
        if Double(shared.count) < Self.leastResemblance * Double(all) {
            let shorter = min(first.shingles.count, newer.shingles.count)
            guard Double(shared.count) >= Self.leastContainment * Double(shorter),
                isMostly(shared, of: newer)
            else { return false }
        }
        return !isFilledIn(newer)
    }

    /// The share of a text that stands in the first.
    func share(of newer: StoryText) -> Double {
        guard !newer.shingles.isEmpty else { return 0 }
        let shared = newer.shingles.count { shingles.contains($0) }
        return Double(shared) / Double(newer.shingles.count)
    }

    /// Whether what is longer than the first begins with it.
    ///
    /// A later story repeats an earlier, short one as its background, behind what is new: that is no copy. The whole
    /// of a story of which a short form came first has that form in front.
    private func isMostly(_ shared: [Int], of newer: StoryText) -> Bool {
        let count = Double(newer.shingles.count)
        if Double(shared.count) >= Self.leastContainment * count { return true }
        let meanPlace = Double(shared.reduce(0, +)) / Double(max(1, shared.count))
        return meanPlace < count / 2
    }

    /// Whether both are one form with other numbers filled in: two earthquakes, two days' closing prices.
    private func isFilledIn(_ newer: StoryText) -> Bool {
        var same = 0
        var other = 0
        for numbered in newer.numbered where masked.contains(numbered.masked) {
            if shingles.contains(newer.shingles[numbered.place]) { same += 1 } else { other += 1 }
        }
        return same + other >= Self.leastNumbered && other > same
    }
}
