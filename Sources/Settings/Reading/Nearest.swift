// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Finds the known name that a person probably meant.
package enum Nearest {
    /// `did you mean 'every'?`, or the list of what is known.
    static func hint(for word: String, among known: [String], otherwise: String) -> String {
        if let near = name(to: word, among: known) { return "did you mean '\(near)'?" }
        return otherwise + known.joined(separator: ", ")
    }

    /// The nearest name within a third of the word's length, and at least one edit; nil when none is near.
    package static func name(to word: String, among known: [String]) -> String? {
        let folded = Array(word.lowercased().replacing("-", with: "_").utf8.prefix(64))
        let limit = max(1, folded.count / 3)
        let ranked = known.map { candidate in
            (candidate, distance(folded, Array(candidate.replacing("-", with: "_").utf8.prefix(64))))
        }
        guard let best = ranked.min(by: { ($0.1, $0.0) < ($1.1, $1.0) }), best.1 <= limit else { return nil }
        return best.0
    }

    /// Edits between two words: letters added, removed, changed, or two neighbours swapped.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let changed = last[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(changed, last[column + 1] + 1, current[column] + 1)
                let isSwap =
                    row > 0 && column > 0 && left[row] == right[column - 1] && left[row - 1] == right[column]
                if isSwap { best = min(best, beforeLast[column - 1] + 1) }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
