// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
import Foundation
import NewsModel
import Synchronization

/// Finds stored articles that may be the same news as new ones, inside the writer's transactions.
///
/// The store has it all; what is kept in memory beside it are the keys of articles that made or joined an alert within
/// the longest window, some 230 bytes each. Only the writer's works use it; when one of them is rolled back, what it
/// left here finds nothing in the store, or something else, which is compared whole and found to be no copy.
final class StoryMemory: Sendable {
    /// Articles of the store that one is compared with.
    private static let mostCompared = 8

    /// So much longer than the window articles are remembered.
    private static let slack = Duration.seconds(3600)

    private struct Contents {
        var index = StoryIndex()
        /// What was seen since then is in the index; nil: it was not filled yet.
        var since: Date?
    }

    private let contents = Mutex(Contents())

    /// The stories that may be the same news as each of these candidates, by their keys.
    func stories(
        like candidates: [Candidate],
        policy: NewsPolicy,
        now: Date,
        in transaction: WriteTransaction
    ) throws -> StoryLookup {
        var lookup: StoryLookup = [:]
        for candidate in candidates where !candidate.matches.isEmpty {
            guard let story = candidate.story else { continue }
            let found = try stories(
                like: story,
                url: candidate.article.url,
                rules: candidate.matches.map(\.rule.id),
                policy: policy,
                now: now,
                in: transaction
            )
            if !found.isEmpty { lookup[candidate.key] = found }
        }
        return lookup
    }

    /// The stories that may be the same news as an article for which some rules hold.
    func stories(
        like story: StoryText,
        url: String?,
        rules: [RuleID],
        policy: NewsPolicy,
        now: Date,
        in transaction: WriteTransaction
    ) throws -> [KnownStory] {
        guard let window = policy.longestWindow, !rules.isEmpty else { return [] }
        let since = now - window
        let keys = StoryKeys.keys(of: story, url: url)
        guard !keys.isEmpty else { return [] }
        let numbers = try contents.withLock { contents in
            try fill(&contents, since: since, from: transaction)
            return contents.index.articles(sharing: keys, since: since, limit: Self.mostCompared)
        }
        return numbers.isEmpty ? [] : try transaction.reading.stories(numbers, rules: rules, since: since)
    }

    /// Remembers what a transaction stored.
    func remember(_ fingerprints: [StoryFingerprint], in transaction: WriteTransaction) throws {
        for fingerprint in fingerprints {
            let number = try transaction.number(of: fingerprint.article)
            contents.withLock { contents in
                guard contents.since != nil else { return }
                contents.index.add(number, keys: fingerprint.keys, seen: fingerprint.seen)
            }
        }
    }

    /// Reads from the store what is not here yet: all of it at first, and again when a reload brings a longer window or
    /// the clock was set back.
    private func fill(_ contents: inout Contents, since: Date, from transaction: WriteTransaction) throws {
        if let filled = contents.since, filled <= since {
            // Seldom, and not all of it: a clock that is set back a little finds what it needs still here.
            guard since > filled + Self.slack * 2 else { return }
            contents.since = since - Self.slack
            return contents.index.forget(before: since - Self.slack)
        }
        contents.index = StoryIndex()
        try transaction.reading.fingerprints(since: since) {
            contents.index.add($0.number, keys: $0.keys, seen: $0.seen)
        }
        contents.since = since
    }
}
