// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What is taken of an older document of a feed, asked for after a gap, and whether a still older one may hold more.
public struct ArchiveDecision: Sendable {
    /// The entries that were never seen and are news, in the document's order.
    public let taken: [Candidate]
    /// Whether the gap reaches further back: nothing in the document was known, and something in it was taken.
    public let goesOn: Bool

    /// Decides on a document.
    ///
    /// What is known is left as it stands: an archive may hold an older wording than the one that was seen. Entries
    /// that state a date before the feed's first contact are of the time before anybody watched; one without a date
    /// is taken, since a doubt must not cost an alert.
    /// - Parameters:
    ///   - known: what the store has under the candidates' keys and aliases.
    ///   - baseline: the feed's first contact.
    public init(_ candidates: [Candidate], known: KnownLookup, baseline: Date?) {
        let unknown = candidates.filter { candidate in
            !([candidate.key] + candidate.aliases).contains { known[$0] != nil }
        }
        taken = unknown.filter { candidate in
            guard let baseline, let published = candidate.article.published else { return true }
            return published >= baseline
        }
        goesOn = unknown.count == candidates.count && !taken.isEmpty
    }
}
