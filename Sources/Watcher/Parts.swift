// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import FeedFetching
import Foundation
import Logging
import NewsModel
import Notifying
import ReviewServer
import Settings
import Transport

/// The rooms, joined: who hands what to whom.
struct Parts {
    let store: AlertStore
    let writer: Writer
    let workers: Workers
    let running: RunningBox
    let client: HTTPClient
    let outbox: StoreOutbox
    let sinks: SinkSupervisor
    let reports = PollReports()
    let gathering: GatheringDesk
    private let gatheringBell = Bell()
    let stories = StoryMemory()
    private let now: @Sendable () -> Date

    init(_ start: Start, now: @escaping @Sendable () -> Date) {
        self.now = now
        store = start.store
        writer = Writer(store: start.store, now: now)
        workers = Workers(
            count: start.running.settings.service.workers ?? ProcessInfo.processInfo.activeProcessorCount
        )
        running = RunningBox(start.running)
        client = HTTPClient(userAgent: start.userAgent)
        outbox = StoreOutbox(
            store: store,
            writer: writer,
            workers: workers,
            running: running,
            onGathering: { [gatheringBell] in gatheringBell.ring() }
        )
        sinks = SinkSupervisor(
            outbox: outbox,
            clock: WallRunnerClock(time: now),
            log: start.logger("sinks")
        )
        gathering = GatheringDesk(
            store: store,
            writer: writer,
            workers: workers,
            running: running,
            bell: gatheringBell,
            now: now,
            log: start.logger("gathering"),
            onMessages: { [sinks] in sinks.wake($0) }
        )
    }

    /// What asks for documents and pages, and takes them into the store.
    func pipeline(_ start: Start, _ clock: PollClock) -> (Poller, PageDesk, ArchiveDesk) {
        let (bell, archiveBell) = (Bell(), Bell())
        let ingestor = ingestor(start, onPages: { bell.ring() }, onArchive: { archiveBell.ring() })
        let poller = Poller(
            fetcher: FeedFetcher(client: client, clock: clock, jitter: { Double.random(in: 0..<1) }),
            clock: clock,
            settings: start.running.settings.polling,
            handler: { await ingestor.take($0) }
        )
        let fetcher = PageFetcher(client: client, poller: poller, clock: clock, keep: keeper(start))
        let pages = PageDesk(
            store: store,
            workers: workers,
            running: running,
            fetcher: fetcher,
            ending: ending(start),
            bell: bell,
            now: now,
            log: start.logger("pages")
        )
        let archives = ArchiveDesk(
            store: store,
            workers: workers,
            running: running,
            fetcher: fetcher,
            ingestor: ingestor,
            bell: archiveBell,
            now: now,
            log: start.logger("archives")
        )
        return (poller, pages, archives)
    }

    /// What remembers the pause that a host asked a page for.
    private func keeper(_ start: Start) -> @Sendable (HostPause) async -> Void {
        let log = start.logger("pages")
        return { [writer] pause in
            do {
                try await writer.commit { try $0.save(pause) }
            } catch {
                let metadata: Logger.Metadata = ["host": "\(pause.host.name)", "error": "\(error)"]
                log.error("a host's wish for a pause could not be stored", metadata: metadata)
            }
        }
    }

    private func ingestor(
        _ start: Start,
        onPages: @escaping @Sendable () -> Void,
        onArchive: @escaping @Sendable () -> Void
    ) -> Ingestor {
        Ingestor(
            store: store,
            writer: writer,
            workers: workers,
            running: running,
            stories: stories,
            now: now,
            log: start.logger("polls"),
            onMessages: { [sinks] in sinks.wake($0) },
            onGathering: { [gatheringBell] in gatheringBell.ring() },
            onPages: onPages,
            onArchive: onArchive,
            onReport: { [reports] in reports.publish($0) }
        )
    }

    private func ending(_ start: Start) -> PageEnding {
        PageEnding(
            store: store,
            writer: writer,
            workers: workers,
            running: running,
            stories: stories,
            now: now,
            log: start.logger("pages"),
            onMessages: { [sinks] in sinks.wake($0) },
            onGathering: { [gatheringBell] in gatheringBell.ring() }
        )
    }
}
