// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

extension SourceWatch {
    /// A shortened time between polls is given up when nothing seems to have been missed for so long.
    static let timeToForgetGap = Duration.seconds(14 * 86_400)

    /// The state to store with a document's articles, when the document may not reach back to the one before it.
    ///
    /// Many feeds hold their last ten entries. When all of a document is new, and the one before was not empty,
    /// entries may have come and gone in between: that is noted, and where the owner named no time between polls it
    /// becomes half of the time that passed, never less than the floor. What the server asks for counts as ever.
    /// - Parameters:
    ///   - commit: what was decided on the whole document; not on one that broke off.
    ///   - before: the state before the poll.
    public static func heedGap(in commit: Commit, before: FeedState, feed: Feed, now: Date) -> FeedState {
        var state = commit.feedState
        guard isGap(commit, before) else {
            if let gap = state.mayHaveMissed, gap + timeToForgetGap < now { state.shortenedEvery = nil }
            return state
        }
        state.mayHaveMissed = now
        state.gaps = before.gaps + 1
        guard feed.polling.every == nil, let last = before.lastSuccess else { return state }
        let half = Duration.seconds(max(0, now.timeIntervalSince(last)) / 2)
        let polling = feed.polling
        let usual = state.validators.isEmpty ? polling.everyWithoutValidators : polling.defaultEvery
        // After days of failures half the time says nothing; it is longer than the usual one, and does not count.
        if half < before.shortenedEvery ?? usual { state.shortenedEvery = max(half, polling.floor) }
        return state
    }

    private static func isGap(_ commit: Commit, _ before: FeedState) -> Bool {
        guard before.baseline != nil, before.entryCount > 0, !commit.articles.isEmpty else { return false }
        return commit.articles.allSatisfy { $0.action == .insert }
    }
}
