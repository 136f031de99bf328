// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import FeedFetching
import Foundation
import Logging
import NewsModel
import Synchronization

/// Fetches older documents of feeds that may have missed entries, until known ones appear.
///
/// What is to be asked for stands in the store with the poll that saw the gap, so a restart goes on with it. Bound:
/// `limit` feeds at once, `ArchiveWalk.usualLimit` documents each, every request in its host's line behind the polls.
final class ArchiveDesk: Sendable {
    /// Feeds whose archives are asked at once.
    static let limit = 8
    /// An archive that cannot be had for so long after its gap is given up.
    static let patience = Duration.seconds(3 * 86_400)

    private let store: AlertStore
    private let workers: Workers
    private let running: RunningBox
    private let fetcher: PageFetcher
    private let ingestor: Ingestor
    /// Rung when a poll has seen a gap, or a feed was polled whose archive is still wanted.
    private let bell: Bell
    private let now: @Sendable () -> Date
    private let log: Logger
    private let underWay = Mutex<Set<FeedID>>([])

    init(
        store: AlertStore,
        workers: Workers,
        running: RunningBox,
        fetcher: PageFetcher,
        ingestor: Ingestor,
        bell: Bell,
        now: @escaping @Sendable () -> Date,
        log: Logger
    ) {
        self.store = store
        self.workers = workers
        self.running = running
        self.fetcher = fetcher
        self.ingestor = ingestor
        self.bell = bell
        self.now = now
        self.log = log
    }

    /// Works until the task is cancelled.
    ///
    /// A document that could not be had is asked for again after the next poll of one of these feeds.
    func run() async {
        await withDiscardingTaskGroup { group in
            bell.ring()
            for await _ in bell.rings {
                for state in await wanted() where begin(state.feed) {
                    group.addTask {
                        await self.walk(state)
                        self.underWay.withLock { _ = $0.remove(state.feed) }
                    }
                }
            }
        }
    }

    /// Asks once for what is wanted, and returns when that is done: for a single poll.
    func drain() async {
        for state in await wanted() where !Task.isCancelled { await walk(state) }
    }

    private func wanted() async -> [FeedState] {
        do {
            return try await workers.run { [store] in try store.read { try $0.feedsWithArchive() } }
        } catch {
            log.error("the archives to fetch cannot be read", metadata: ["error": "\(error)"])
            return []
        }
    }

    private func begin(_ feed: FeedID) -> Bool {
        underWay.withLock { $0.count < Self.limit && $0.insert(feed).inserted }
    }

    /// Asks for one document after the other, back in time.
    private func walk(_ state: FeedState) async {
        guard let feed = running.current.feeds[state.feed] else {
            return await ingestor.forgetArchive(of: state.feed, because: "the feed is not watched any more")
        }
        var walk = ArchiveWalk(from: feed.url)
        var link = state.archive
        while let url = walk.next(link.flatMap { URL(string: $0) }) {
            do {
                let document = try await document(of: feed, at: url)
                link = try await ingestor.takeArchive(document, of: feed)
            } catch {
                return await giveUp(error, state)
            }
        }
        if link != nil {
            let reason =
                "the gap is longer than \(ArchiveWalk.usualLimit) documents, or they lead in a circle"
            await ingestor.forgetArchive(of: feed.id, because: reason)
        }
    }

    private func document(of feed: Feed, at url: URL) async throws(Obstacle) -> Document {
        switch await fetcher.archive(of: feed, at: url) {
        case .document(let document): return document
        case .postponed(_, let reason): throw Obstacle(detail: reason, isTransient: true)
        case .failed(let failure): throw Obstacle(detail: failure.detail, isTransient: failure.isTransient)
        case .disallowed(let host): throw Obstacle(detail: "\(host) asks not to fetch it", isTransient: false)
        }
    }

    /// What may be had later stays wanted, for a while.
    private func giveUp(_ error: any Error, _ state: FeedState) async {
        let obstacle = error as? Obstacle
        let isFresh = state.mayHaveMissed.map { now() < $0 + Self.patience } ?? false
        if Task.isCancelled || isFresh && obstacle?.isTransient == true { return }
        let detail = obstacle?.detail ?? (error as? UnreadableDocument)?.detail ?? "\(error)"
        await ingestor.forgetArchive(of: state.feed, because: detail)
    }
}

/// Why a document did not come, and whether it may come later.
private struct Obstacle: Error {
    let detail: String
    let isTransient: Bool
}
