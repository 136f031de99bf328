// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
import FeedFetching
import FeedParsing
import Foundation
import Logging
import NewsModel
import PageReading
import ReviewServer
import Settings

/// Takes what a poll brought all the way into the store: read on a worker, decided and committed by the writer.
struct Ingestor: Sendable {
    let store: AlertStore
    let writer: Writer
    let workers: Workers
    let running: RunningBox
    /// Finds the same news among what is stored.
    let stories: StoryMemory
    let now: @Sendable () -> Date
    let log: Logger
    /// Called after each commit that gives sinks something to send.
    let onMessages: @Sendable (Set<SinkID>) -> Void
    /// Called after each commit with something that gathers for a sink.
    let onGathering: @Sendable () -> Void
    /// Called after each commit with articles whose pages are waited for.
    let onPages: @Sendable () -> Void
    /// Called after each commit with a feed whose archive is wanted.
    let onArchive: @Sendable () -> Void
    /// Called after each poll.
    let onReport: @Sendable (PollReport) -> Void

    /// Commits the result of a poll and answers with the state of the feed that was stored.
    ///
    /// Never fails: what cannot be stored now leaves the old validators, and the same document is asked for again.
    func take(_ result: PollResult) async -> FeedState {
        switch result.outcome {
        case .document(let document):
            return await take(document, of: result)
        case .unchanged:
            return await keep(result.newState, of: result, outcome: "unchanged", failure: nil)
        case .throttled(let failure):
            return await keep(result.newState, of: result, outcome: "throttled", failure: failure)
        case .gone(let failure):
            return await keep(result.newState, of: result, outcome: "gone", failure: failure)
        case .failed(let failure):
            return await keep(result.newState, of: result, outcome: "failed", failure: failure)
        }
    }

    private func take(_ document: Document, of result: PollResult) async -> FeedState {
        do {
            do {
                return try await store(document, of: result, skippingKnown: true)
            } catch is StaleReading {
                return try await store(document, of: result, skippingKnown: false)
            }
        } catch let failure as UnreadableDocument {
            // A page that is watched as such is no feed, and need not name one.
            let isFeed = result.feed.kind == .feed
            let offers = isFeed ? (try? await workers.run { Self.offers(document) }) ?? "" : ""
            let problem = FetchFailure(reason: .blocked, detail: failure.detail + offers)
            let state = PollPolicy().strange(result.stateIfUnusable, because: problem.detail)
            return await keep(state, of: result, outcome: "failed", failure: problem)
        } catch {
            log.error(
                "a document could not be stored; it will be asked for again",
                metadata: ["feed": "\(result.feed.id)", "error": "\(error)"]
            )
            onReport(PollReport(feed: result.feed.id, outcome: "failed", detail: "\(error)"))
            return result.stateIfUnusable
        }
    }

    /// Reads and commits a document.
    ///
    /// - Parameter skippingKnown: what a look at the store finds known and unchanged is not analysed.
    /// - Throws: `StaleReading` when the writer needs what was skipped.
    private func store(
        _ document: Document,
        of result: PollResult,
        skippingKnown: Bool
    ) async throws -> FeedState {
        let current = running.current
        let reader = DocumentReader(
            feed: result.feed,
            ruleSet: current.settings.ruleSet,
            known: { [store] keys in
                guard skippingKnown else { return [:] }
                return try store.read { try $0.known(keys: keys, in: result.feed.id) }
            },
            pageText: { [store] articles in try store.read { try $0.pageText(of: articles) } }
        )
        let reading = try await workers.run { try reader.read(document) }
        return try await commit(reading, of: result, under: current)
    }

    private func commit(
        _ reading: DocumentReader.Reading,
        of result: PollResult,
        under current: Running
    ) async throws -> FeedState {
        let state = state(after: reading, of: result)
        let time = now()
        let commit = try await writer.commit { transaction in
            var state = state
            let stored = try transaction.feedState(result.feed.id)
            // Only the store knows whether this is first contact: a feed that looks new would not be told of.
            state.baseline = stored?.baseline ?? state.baseline
            state.toldQuiet = stored?.toldQuiet
            state.archive = stored?.archive
            let keys = reading.candidates.flatMap { [$0.key] + $0.aliases }
            let known = try transaction.known(keys: keys, in: result.feed.id)
            var commit = IngestDecision.decide(
                candidates: reading.candidates,
                known: known,
                stories: try stories.stories(
                    like: reading.candidates,
                    policy: current.policy,
                    now: time,
                    in: transaction
                ),
                edits: try transaction.reading.edits(of: reading.candidates, known),
                feed: result.feed,
                feedState: state,
                routing: current.routing.heeding(try transaction.reading.silences(notOverAt: time)),
                policy: current.policy,
                now: time
            )
            guard reading.covers(commit) else { throw StaleReading() }
            // 226 brings what is new only (RFC 3229): what it leaves out means nothing.
            if !reading.isTruncated, result.status != 226 {
                commit.feedState = SourceWatch.heedGap(
                    in: commit,
                    before: result.oldState,
                    feed: result.feed,
                    now: time
                )
                let isGap = commit.feedState.gaps > state.gaps
                if isGap, let older = reading.metadata.older { commit.feedState.archive = older }
            }
            tell(of: result, in: &commit, at: time)
            try transaction.apply(commit)
            try stories.remember(commit.fingerprints, in: transaction)
            return commit
        }
        report(commit, of: result, isCutShort: reading.isTruncated)
        ring(for: commit)
        return commit.feedState
    }

    /// Wakes whoever has something to do after a commit.
    func ring(for commit: Commit) {
        let sinks = Set(commit.messages.map(\.sink))
        if !sinks.isEmpty { onMessages(sinks) }
        if commit.deliveries.contains(where: { $0.due != nil }) { onGathering() }
        if !commit.pageFetches.isEmpty { onPages() }
        if commit.feedState.archive != nil { onArchive() }
    }

    /// The feed's state after a document that could be read.
    private func state(after reading: DocumentReader.Reading, of result: PollResult) -> FeedState {
        var state = result.newState
        if reading.isTruncated {
            // Its missing end may hold news: it is asked for again at the usual time, unconditionally.
            state.validators = result.stateIfUnusable.validators
            state.bodyHash = result.stateIfUnusable.bodyHash
        }
        state.documentTitle = reading.metadata.title ?? state.documentTitle
        return PollPolicy().heeding(PollHints(reading.metadata), in: state)
    }

    /// The feeds that a web page names, as a part of a sentence.
    private static func offers(_ document: Document) -> String {
        let links = FeedLinks.find(in: document.body, context: DocumentContext(document)).prefix(3)
        return links.isEmpty ? "" : "; the page names these feeds: " + links.map(\.url).joined(separator: " ")
    }

    /// Stores the feed's state alone.
    private func keep(
        _ state: FeedState,
        of result: PollResult,
        outcome: String,
        failure: FetchFailure?
    ) async -> FeedState {
        let time = now()
        var commit = Commit(feedState: state)
        commit.hostPause = result.hostPause
        commit.decided = time
        tell(of: result, in: &commit, at: time)
        let decided = commit
        do {
            let committed = try await writer.commit { transaction in
                var commit = decided
                let stored = try transaction.feedState(state.feed)
                // What people know of its quiet, and its archive, are not the poll's to say.
                commit.feedState.toldQuiet = stored?.toldQuiet
                commit.feedState.archive = stored?.archive
                try transaction.apply(commit)
                return commit
            }
            ring(for: committed)
        } catch {
            log.error(
                "a feed's state could not be stored",
                metadata: ["feed": "\(state.feed)", "error": "\(error)"]
            )
        }
        // The same failure again is known already; the count stands in the feed's state.
        let level: Logger.Level = failure != nil && state.failures <= 1 ? .warning : .debug
        log.log(
            level: level,
            "polled",
            metadata: [
                "feed": "\(state.feed)", "outcome": "\(outcome)", "detail": "\(failure?.detail ?? "")",
                "failures": "\(state.failures)",
            ]
        )
        onReport(PollReport(feed: state.feed, outcome: outcome, detail: failure?.detail))
        return decided.feedState
    }

    /// Adds the notice that a source is in trouble, or over it, to what is committed: told once, or not at all.
    private func tell(of result: PollResult, in commit: inout Commit, at time: Date) {
        let (state, notice) = SourceWatch.decide(
            before: result.oldState,
            after: commit.feedState,
            feed: result.feed,
            now: time
        )
        commit.feedState = state
        guard let notice else { return }
        commit.messages += running.current.settings.sinks.map { Message(notice, for: $0.id, now: time) }
    }

    private func report(_ commit: Commit, of result: PollResult, isCutShort: Bool) {
        var report = PollReport(feed: result.feed.id, outcome: "document")
        report.entries = commit.feedState.entryCount
        report.new = commit.articles.count { $0.action == .insert }
        report.revised = commit.articles.count { $0.action == .revise }
        report.alerts = commit.alerts.count
        report.joined = commit.joined.count
        report.detail = isCutShort ? "the document ends too early" : nil
        if commit.rekeyed > 0 {
            log.notice(
                "the feed has given its entries other ids; they were recognised",
                metadata: ["feed": "\(report.feed)", "entries": "\(commit.rekeyed)"]
            )
        }
        log.info(
            "polled",
            metadata: [
                "feed": "\(report.feed)", "entries": "\(report.entries)", "new": "\(report.new)",
                "revised": "\(report.revised)", "alerts": "\(report.alerts)",
                "joined": "\(report.joined)", "bytes": "\(result.bodyBytes)",
            ]
        )
        onReport(report)
    }
}

/// Between a worker's look at the store and the writer's, something changed that the worker had skipped.
private struct StaleReading: Error {}

extension ReadTransaction {
    /// What is known of the articles that a document seems to have edited.
    func edits(of candidates: [Candidate], _ known: KnownLookup) throws -> EditLookup {
        var edited: Set<ArticleID> = []
        for candidate in candidates {
            for article in ([candidate.key] + candidate.aliases).compactMap({ known[$0] })
            where article.contentHash != candidate.contentHash {
                edited.insert(article.id)
            }
        }
        return try edits(of: edited)
    }
}

extension FeedMetadata {
    /// The document with the entries before this one's, as it names it; nil: none, or it holds all there are.
    var older: String? { isComplete ? nil : prevArchive ?? next }
}

extension PollHints {
    /// The wishes that a document states.
    fileprivate init(_ metadata: FeedMetadata) {
        self.init(
            // A feed may state any number; a day is the most that counts.
            ttl: metadata.ttlMinutes.map { .seconds(min($0, 24 * 60) * 60) },
            updatePeriod: metadata.updateInterval,
            skipHours: metadata.skipHours,
            skipDays: Set(metadata.skipDays.map(\.number)),
            hub: metadata.hubs.first,
            topic: metadata.selfLink
        )
    }
}

extension FeedParsing.Weekday {
    /// 0 for Sunday to 6.
    fileprivate var number: Int {
        switch self {
        case .sunday: 0
        case .monday: 1
        case .tuesday: 2
        case .wednesday: 3
        case .thursday: 4
        case .friday: 5
        case .saturday: 6
        }
    }
}
