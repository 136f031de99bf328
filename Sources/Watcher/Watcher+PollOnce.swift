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

extension Watcher {
    /// Polls feeds once without a daemon, sends what comes of it, and ends: the command `poll`.
    ///
    /// - Throws: `StartFailure` as `init` does.
    public static func pollOnce(
        _ feeds: [FeedID],
        locations: Locations,
        environment: [String: String]
    ) async throws -> [PollReport] {
        // What fails stands in the reports: the log would say it twice.
        let start = try Start.take(locations, environment: environment, strict: true, quietest: .error)
        return try await Watcher(start).pollOnce(feeds)
    }

    private func pollOnce(_ feeds: [FeedID]) async throws -> [PollReport] {
        try recoverOutbox()
        try await applyAtStart()
        let wanted = feeds.isEmpty ? running.current.settings.feeds.filter(\.isEnabled).map(\.id) : feeds
        let stream = reports.listen(for: .seconds(3600))
        let answers = await poller.pollOnce(wanted)
        reports.finish()
        var collected: [FeedID: PollReport] = [:]
        for await report in stream { collected[report.feed] = report }
        for (feed, answer) in answers {
            if let report = PollReport(feed, skippedFor: answer) { collected[feed] = report }
        }
        // What the documents named is waited for too; what does not come in time is asked for by the next run.
        await poller.serve {
            await self.archives.drain()
            await self.pages.drain(within: .seconds(600))
        }
        await gathering.drain()
        await drain()
        await sinks.stop()
        client.shutDown()
        try store.close()
        return wanted.map { collected[$0] ?? PollReport(feed: $0, outcome: "skipped", detail: "not polled") }
    }

    /// Waits until no sink sends, or could send, anything: at most 30 seconds; the rest waits for the next run.
    ///
    /// Asks the store, which alone knows what all sinks have left.
    private func drain() async {
        let deadline = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < deadline, (try? isBusy()) == true {
            try? await Task.sleep(for: .milliseconds(50))
        }
    }

    private func isBusy() throws -> Bool {
        let able = Set(sinks.health.filter { $0.state == .closed }.map(\.sink))
        let now = now()
        return try store.read { transaction in
            try able.contains { sink in
                var leased = MessageFilter()
                leased.sink = sink
                leased.states = [.leased]
                if try !transaction.messages(leased).isEmpty { return true }
                let due = try transaction.nextDue(
                    sink: sink,
                    blockingAttempts: CircuitBreaker.blockingAttempts,
                    now: now
                )
                return due.map { $0 <= now } ?? false
            }
        }
    }
}
