// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
import Foundation
import Logging
import NewsModel
import Settings
import Synchronization

// What is told of the sources as a whole, beside what each poll tells.
extension Watcher {
    /// Tells, once each, of feeds that have become quiet for longer than usual, and of those that are so no more.
    func lookForQuietFeeds() async {
        let current = running.current
        let watched = current.feeds.filter(\.value.noticesQuiet)
        let now = now()
        do {
            let found = try await workers.run { [store] in
                try store.read { transaction in
                    let states = try transaction.feedStates()
                    let days = Int(SourceWatch.coverageWindow.seconds / 86_400)
                    return try transaction.coverage(window: days, now: now)
                        .compactMap { coverage -> (FeedID, Date?, Notice)? in
                            guard let feed = watched[coverage.feed], let state = states[coverage.feed] else {
                                return nil
                            }
                            let (told, notice) = SourceWatch.quiet(
                                state,
                                coverage: coverage,
                                feed: feed,
                                now: now
                            )
                            return notice.map { (coverage.feed, told, $0) }
                        }
                }
            }
            for (feed, told, notice) in found { try await commit(notice, of: feed, toldQuiet: told) }
        } catch {
            log.warning("quiet feeds could not be looked for", metadata: ["error": "\(error)"])
        }
    }

    /// What is told and that it is told are one transaction.
    private func commit(_ notice: Notice, of feed: FeedID, toldQuiet: Date?) async throws {
        let now = now()
        let messages = running.current.settings.sinks.map { Message(notice, for: $0.id, now: now) }
        try await writer.commit { transaction in
            guard var state = try transaction.feedState(feed) else { return }
            state.toldQuiet = toldQuiet
            var commit = Commit(feedState: state)
            commit.messages = messages
            try transaction.apply(commit)
        }
        sinks.lookAgain()
    }

    /// Sends the daily heartbeat when its time has come; the same one twice is one message.
    func beat() async {
        let current = running.current
        let now = now()
        guard let time = current.settings.service.heartbeat,
            let moment = Heartbeat.due(
                hour: time.hour,
                minute: time.minute,
                in: current.settings.service.timeZone ?? .current,
                now: now
            ), lastBeat.withLock({ $0 }) != moment
        else { return }
        do {
            let figures = try await figures(of: current, now: now)
            await tell(Heartbeat.notice(figures, at: moment))
            lastBeat.withLock { $0 = moment }
        } catch {
            log.warning("the heartbeat could not be counted", metadata: ["error": "\(error)"])
        }
    }

    private func figures(of current: Running, now: Date) async throws -> Heartbeat.Figures {
        let feeds = Set(current.feeds.keys)
        return try await workers.run { [store] in
            try store.read { transaction in
                let states = try transaction.feedStates().filter { feeds.contains($0.key) }.values
                let healthy = states.filter(\.isWell)
                return Heartbeat.Figures(
                    healthy: healthy.count,
                    quiet: healthy.count { $0.toldQuiet != nil },
                    failing: states.count - healthy.count,
                    alerts: try transaction.alertCount(since: now - 86_400)
                )
            }
        }
    }
}
