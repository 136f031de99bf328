// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import FeedFetching
import Foundation
import NewsModel
import Notifying
import ReviewServer
import RuleEngine
import Settings
import Synchronization

extension Watcher: DaemonControl {
    /// How the daemon is.
    public func status() async -> StatusReport {
        let current = running.current
        var report = StatusReport(version: Version.text, running: true, health: "ok")
        report.pid = getpid()
        report.started = started.rfc3339
        report.places = locations.report
        report.rules = current.settings.rules.count
        report.problems = current.refused.prefix(5).map { "settings refused, older ones run: \($0)" }
        do {
            let counted = report
            report = try await workers.run { [store] in
                var report = counted
                try ReviewDesk(store: store).addCounts(to: &report, settings: current.settings)
                return report
            }
        } catch {
            report.problems.append("the store cannot be read: \(error)")
        }
        if let free = space.withLock({ $0.low }) {
            report.problems.append(Self.lowSpace(free, floor: current.settings.store.minFree))
        }
        for health in sinks.health where health.state != .closed {
            report.failingSinks[health.sink.rawValue] = health.lastFailure ?? health.state.rawValue
        }
        for (sink, reason) in sinks.broken { report.failingSinks[sink.rawValue] = reason }
        report.problems += report.failingSinks.keys.sorted().map { "sink \($0) does not take messages" }
        if !report.problems.isEmpty { report.health = "degraded" }
        return report
    }

    /// Reads the settings again.
    public func reload() async -> ReloadReport { await reloadSettings() }

    /// Polls feeds now and waits for what comes of it.
    public func poll(_ feeds: [FeedID]) async -> [PollReport] {
        let wanted = feeds.isEmpty ? running.current.feeds.keys.sorted() : feeds
        // Within the client's patience of ten minutes.
        let stream = reports.listen(for: .seconds(540))
        let answers = poller.refresh(wanted, asksGone: !feeds.isEmpty)
        var collected: [FeedID: PollReport] = [:]
        for (feed, answer) in answers { collected[feed] = PollReport(feed, skippedFor: answer) }
        let awaited = Set(wanted).subtracting(collected.keys)
        var missing = awaited
        if !missing.isEmpty {
            for await report in stream {
                guard missing.remove(report.feed) != nil else { continue }
                collected[report.feed] = report
                if missing.isEmpty { break }
            }
        }
        return wanted.map {
            collected[$0] ?? PollReport(feed: $0, outcome: "skipped", detail: "it was not polled in time")
        }
    }

    /// The configured feeds with what is known of them, or one of them.
    public func feeds(_ only: FeedID?) async throws -> [FeedReport] {
        let feeds = running.current.settings.feeds
        let now = now()
        return try await workers.run { [store] in
            try ReviewDesk(store: store).feeds(feeds, only: only, now: now)
        }
    }

    /// The settings in force.
    public func settings() async -> Settings { running.current.settings }
}

extension PollReport {
    /// The report of a feed that is not polled now; nil when it is.
    init?(_ feed: FeedID, skippedFor answer: RefreshAnswer) {
        switch answer {
        case .queued, .running: return nil
        case .unknown: self.init(feed: feed, outcome: "failed", detail: "there is no such feed")
        case .refused(let until, let reason):
            let time = until.map { " until \($0.rfc3339)" } ?? ""
            self.init(feed: feed, outcome: "skipped", detail: reason + time)
        }
    }
}

extension Watcher {
    /// Every alert with its deliveries, oldest first: for a look from inside the process.
    public func alerts() throws -> [AlertDetail] {
        let review = ReviewDesk(store: store)
        var query = AlertQuery()
        query.limit = 1000
        return try review.alerts(query).reversed().map { try review.alert($0.id.rawValue) }
    }
}
