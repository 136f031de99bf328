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
        let tick = min(notifier.watchdogInterval ?? .seconds(10), .seconds(10))
        let status = Pace(every: .seconds(60))
        // Not at once: a start has enough to do.
        let pruning = Pace(every: .seconds(86_400), first: .seconds(600))
        let memory = Pace(every: .seconds(30), first: tick)
        let journal = Pace(every: .seconds(300), first: .seconds(300))
        let ledger = Pace(every: .seconds(3600), first: .seconds(300))
        while !Task.isCancelled {
            await heedSpace()
            await proveProgress()
            if notifier.isHeard, status.isDue() { notifier.status(await statusLine()) }
            if pruning.isDue() { await prune() }
            if journal.isDue() { shrinkLog() }
            if ledger.isDue() {
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
        guard let free = store.freeDiskSpace(),
            let change = space.withLock({ $0.look(free: free, floor: floor, now: now()) })
        else { return }
        poller.rest(change.isLow)
        let text =
            change.isLow
            ? Self.lowSpace(free, floor: floor)
                + ". What is stored is kept and told. With room again, polling goes on."
            : "There is room again on the store's disk: polling goes on."
        log.log(level: change.isLow ? .error : .notice, "the store's disk", metadata: ["state": "\(text)"])
        await tell(
            Notice(
                kind: change.isLow ? .storeFailing : .recovered,
                subject: locations.state.path,
                text: text,
                since: change.since
            )
        )
    }

    /// What people are told of a disk that is nearly full.
    static func lowSpace(_ free: Int, floor: Int) -> String {
        "polling rests: \(free >> 20) MiB are free on the store's disk, and \(floor >> 20) MiB are to stay so (min_free)"
    }

    /// The most that the store's log should be: it grows while somebody else reads for long.
    private static let longestLog = 64 << 20

    private func shrinkLog() {
        guard let (before, after) = store.shrinkLog(over: Self.longestLog) else { return }
        log.warning(
            "the store's log grew: does somebody read the database for long?",
            metadata: ["before.bytes": "\(before)", "after.bytes": "\(after)"]
        )
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
