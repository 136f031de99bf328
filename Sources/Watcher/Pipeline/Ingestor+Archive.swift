// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
import Foundation
import Logging
import NewsModel
import Settings

// Older documents of a feed, after a gap (RFC 5005).
extension Ingestor {
    /// Takes what an older document has of entries that were missed, and answers with the next one to ask for.
    ///
    /// Its entries, and that it need not be asked for again, are one transaction.
    /// - Returns: the next document's URL; nil when the gap is closed, or the archive has no more.
    /// - Throws: `UnreadableDocument`, or what the store throws.
    func takeArchive(_ document: Document, of feed: Feed) async throws -> String? {
        let current = running.current
        let reader = DocumentReader(
            feed: feed,
            ruleSet: current.settings.ruleSet,
            known: { _ in [:] },
            pageText: { _ in [:] }
        )
        let reading = try await workers.run { try reader.read(document) }
        let older = reading.metadata.older
        let time = now()
        let commit = try await writer.commit { transaction -> Commit? in
            guard let state = try transaction.feedState(feed.id) else { return nil }
            let keys = reading.candidates.flatMap { [$0.key] + $0.aliases }
            let known = try transaction.known(keys: keys, in: feed.id)
            let decision = ArchiveDecision(reading.candidates, known: known, baseline: state.baseline)
            var commit = IngestDecision.decide(
                candidates: decision.taken,
                known: known,
                stories: try stories.stories(
                    like: decision.taken,
                    policy: current.policy,
                    now: time,
                    in: transaction
                ),
                edits: try transaction.reading.edits(of: decision.taken, known),
                feed: feed,
                feedState: state,
                routing: current.routing.heeding(try transaction.reading.silences(notOverAt: time)),
                policy: current.policy,
                now: time
            )
            // It says nothing of how many entries the feed's own document has.
            commit.feedState.entryCount = state.entryCount
            commit.feedState.archive = decision.goesOn ? older : nil
            try transaction.apply(commit)
            try stories.remember(commit.fingerprints, in: transaction)
            return commit
        }
        guard let commit else { return nil }
        log.info(
            "older entries taken from the feed's archive",
            metadata: [
                "feed": "\(feed.id)", "entries": "\(reading.candidates.count)",
                "new": "\(commit.articles.count)", "alerts": "\(commit.alerts.count)",
            ]
        )
        ring(for: commit)
        return commit.feedState.archive
    }

    /// Asks for no older document of this feed any more.
    func forgetArchive(of feed: FeedID, because reason: String) async {
        log.warning(
            "older entries could not be fetched after a gap; they may have been missed",
            metadata: ["feed": "\(feed)", "reason": "\(reason)"]
        )
        do {
            try await writer.commit { transaction in
                guard var state = try transaction.feedState(feed) else { return }
                state.archive = nil
                try transaction.save(state)
            }
        } catch {
            log.error(
                "a feed's state could not be stored",
                metadata: ["feed": "\(feed)", "error": "\(error)"]
            )
        }
    }
}
