// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
import FeedFetching
import Foundation
import Logging
import NewsModel
import ReviewServer
import Settings
import Synchronization

extension Watcher {
    /// Tells systemd that it goes, and how; once a day, takes away what was kept long enough.
    func keepHouse() async {
        let tick = min(notifier.watchdogInterval ?? upkeep.tick, upkeep.tick)
        let status = Pace(every: .seconds(60))
        // Not at once: a start has enough to do.
        let pruning = Pace(every: .seconds(86_400), first: .seconds(600))
        let memory = Pace(every: .seconds(30), first: tick)
        let journal = Pace(every: upkeep.logPause, first: upkeep.logPause)
        let ledger = Pace(every: .seconds(3600), first: .seconds(300))
        while !Task.isCancelled {
            await heedSpace()
            await proveProgress()
            if notifier.isHeard, status.isDue() { notifier.status(await statusLine()) }
            if pruning.isDue() { await prune() }
            if journal.isDue() { shrinkLog() }
            if ledger.isDue() {
                await mendSearch()
                await lookForQuietFeeds()
                await expireOrphans()
                await expireUnserved()
            }
            await tellOfOutage()
            await lookAtSinks()
            await beat()
            // The last of a round: counting for the line takes memory, too.
            if memory.isDue() { try? await workers.run { [store] in store.releaseMemory() } }
            try? await Task.sleep(for: tick)
        }
    }

    /// Feeds the watchdog when the polling loop turns and the writer commits; where one is stuck, this waits, and
    /// systemd does what the unit says.
    private func proveProgress() async {
        await poller.turn()
        // An empty transaction succeeds on a full disk, too: after a failure something is written.
        let (time, isFailing) = (now(), writer.failing != nil)
        _ = try? await writer.commit { if isFailing { try $0.proveWritable(now: time) } }
        // A store that cannot be written is no reason to be killed: people can read, and it may pass.
        notifier.watchdog()
        await tellOfStore()
    }

    /// Lets polling rest while the disk is nearly full, and tells everybody; sending and reading go on.
    private func heedSpace() async {
        let floor = running.current.settings.store.minFree
        guard let free = store.freeDiskSpace() else { return }
        let change = space.withLock { $0.look(free: free, floor: floor, now: now()) }
        if let change {
            poller.rest(change.isLow)
            log.log(
                level: change.isLow ? .error : .notice,
                "the store's disk",
                metadata: ["state": "\(Self.words(change, free, floor))"]
            )
        }
        // On a full disk nothing is stored, and people hear of it past the store (`StoreAlarm`).
        guard let untold = space.withLock(\.untold), writer.failing == nil || change != nil,
            !alarm.withLock(\.tellsOfSpace)
        else { return }
        let notice = Notice(
            kind: untold.isLow ? .storeFailing : .recovered,
            subject: locations.state.path,
            text: Self.words(untold, free, floor),
            since: untold.since
        )
        if await tell(notice) { space.withLock { $0.tell(untold) } }
    }

    private static func words(_ change: SpaceWatch.Change, _ free: Int, _ floor: Int) -> String {
        change.isLow
            ? lowSpace(free, floor: floor)
                + ". What is stored is kept and told. With room again, polling goes on."
            : "There is room again on the store's disk: polling goes on."
    }

    /// What people are told of a disk that is nearly full.
    static func lowSpace(_ free: Int, floor: Int) -> String {
        "polling rests: \(free >> 20) MiB are free on the store's disk, and \(floor >> 20) MiB are to stay so (min_free)"
    }

    private func shrinkLog() {
        guard let (before, after) = store.shrinkLog(over: upkeep.longestLog) else { return }
        log.warning(
            "the store's log grew: does somebody read the database for long?",
            metadata: ["before.bytes": "\(before)", "after.bytes": "\(after)"]
        )
    }

    /// Once a week, looks whether a search finds what it should, and tells of it where it did not.
    func mendSearch() async {
        do {
            let now = now()
            guard try await workers.run({ [store] in try store.read { try $0.isSearchCheckDue(now: now) } })
            else { return }
            switch try await writer.commit({ try $0.mendSearchIndex(now: now) }) {
            case .sound: log.debug("the search index is sound")
            case .tooLarge: log.info("the search index is too large to be checked while news come in")
            case .rebuilt:
                let text =
                    "The search index did not agree with the articles, and was made anew. No article and no "
                    + "alert was lost; searches may have missed some. A disk or memory that fails does that."
                log.error("the search index was damaged", metadata: ["text": "\(text)"])
                let subject = "the search index"
                await tell(Notice(kind: .storeFailing, subject: subject, text: text, since: now))
            }
        } catch {
            log.error("the search index could not be checked", metadata: ["error": "\(error)"])
        }
    }

    private func prune() async {
        let kept = running.current.settings.store
        var retention = Retention()
        retention.unmatchedText = kept.keepUnmatched
        retention.alerts = kept.keepMatched
        retention.keys = kept.keepKeys
        // A day more than is looked at: a reload may bring a longer window.
        retention.stories = (running.current.policy.longestWindow ?? .zero) + .seconds(86_400)
        let wanted = retention
        let time = now()
        do {
            let now = try await writer.commit { try $0.stepPruning(to: time) }
            while try await writer.commit({ try $0.prune(wanted, now: now) }).isMore, !Task.isCancelled {
                await proveProgress()
            }
        } catch {
            log.warning("old articles could not be taken away", metadata: ["error": "\(error)"])
        }
    }

    /// One line for `systemctl status`.
    func statusLine() async -> String {
        let report = await status()
        let queue = (report.messages["pending"] ?? 0) + (report.messages["leased"] ?? 0)
        let line =
            "feeds \(report.feeds["healthy"] ?? 0) ok \(report.feeds["failing"] ?? 0) failing; "
            + "queue \(queue); dead \(report.messages["dead"] ?? 0)"
        return report.health == "ok" ? line : "\(report.health): \(report.problems.first ?? ""); \(line)"
    }
}

/// How the house is kept; a test is in more of a hurry.
struct Upkeep: Sendable, Hashable {
    /// The longest pause between two rounds.
    var tick = Duration.seconds(10)
    /// The pause between two looks at the length of the store's log.
    var logPause = Duration.seconds(300)
    /// The most bytes that the log should have: it grows while somebody else reads for long.
    var longestLog = 64 << 20
}

/// Says when something that is done now and then is due again.
private final class Pace {
    private let interval: Duration
    private var next: ContinuousClock.Instant

    init(every interval: Duration, first: Duration = .zero) {
        self.interval = interval
        next = .now + first
    }

    /// Whether it is due; the next time counts from now.
    func isDue() -> Bool {
        guard ContinuousClock.now >= next else { return false }
        next = .now + interval
        return true
    }
}
