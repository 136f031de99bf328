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
import Synchronization
import UnixSignals

extension Watcher {
    /// Makes settings work: sinks, then feeds.
    ///
    /// - Throws: `StoreFailure` when the feeds' states cannot be read, or a feed with a new id not be told from a new
    ///   feed; nothing is changed then. Without its state a feed would look new, and its news would count as a baseline.
    func apply(_ next: Running) async throws {
        let now = now()
        var (known, pauses) = try await workers.run { [store] in
            try store.read { (try $0.feedStates(), try $0.hostPauses(notOverAt: now)) }
        }
        try await rename(Renames.decide(next.settings.feeds, known: known), &known)
        let dropped = Set(running.current.feeds.keys).subtracting(next.feeds.keys)
        running.current = next
        let settings = next.settings
        await sinks.apply(settings.sinks, factory: sinkFactory(settings))
        gathering.planAnew()
        let feeds = next.feeds.values.sorted { $0.id < $1.id }
            .map { feed in
                PolledFeed(feed, known[feed.id] ?? FeedState(feed: feed.id, url: feed.url.absoluteString))
            }
        poller.pauseHosts(pauses)
        poller.replaceFeeds(feeds, settings: settings.polling)
        for feed in dropped {
            reports.publish(PollReport(feed: feed, outcome: "skipped", detail: "it is no longer configured"))
        }
    }

    /// Lets feeds keep all that is stored of them under their new ids.
    private func rename(_ renames: [Renames.Rename], _ known: inout [FeedID: FeedState]) async throws {
        guard !renames.isEmpty else { return }
        try await writer.commit { transaction in
            for rename in renames { try transaction.rename(rename.old, to: rename.new) }
        }
        for rename in renames {
            known[rename.new] = known.removeValue(forKey: rename.old)
            known[rename.new]?.feed = rename.new
            let metadata: Logger.Metadata = ["feed": "\(rename.new)", "was": "\(rename.old)"]
            log.notice("a feed has another id, and is known by its address", metadata: metadata)
        }
    }

    /// What makes the sinks of settings.
    func sinkFactory(_ settings: Settings) -> SinkFactory {
        SinkFactory(
            client: client,
            timeZone: settings.service.timeZone ?? .current,
            hostName: SinkFactory.machineName,
            ownDirectory: locations.logs
        )
    }

    /// Reads the settings again: accepted, they run; refused, what ran goes on.
    func reloadSettings() async -> ReloadReport {
        await reloading.withLock {
            notifier.reloading()
            let result = await loadAgain()
            var problems = result.problems.map(\.description)
            let accepted = await accept(result, &problems)
            notifier.ready(await statusLine())
            let current = running.current
            return ReloadReport(
                accepted: accepted,
                problems: problems,
                feeds: current.feeds.count,
                rules: current.settings.rules.count,
                sinks: current.settings.sinks.count
            )
        }
    }

    /// Reads and compiles on a worker: it may take seconds.
    private func loadAgain() async -> SettingsResult {
        do {
            return try await workers.run { [locations, environment] in
                AcceptedSettings.load(locations, environment: environment)
            }
        } catch {
            return SettingsResult(settings: nil, problems: [], files: SettingsFiles(files: []))
        }
    }

    /// Lets settings run that are right; whether they do.
    private func accept(_ result: SettingsResult, _ problems: inout [String]) async -> Bool {
        guard let settings = result.settings else {
            running.current = running.current.refusing(result.errors.map(\.oneLine))
            log.error(
                "settings refused, the old ones go on",
                metadata: ["problem": "\(result.errors.first?.oneLine ?? "")"]
            )
            return false
        }
        do {
            try await apply(Running(settings))
        } catch {
            problems.append("the store cannot be read: \(error)")
            log.error("settings not applied, the old ones go on", metadata: ["error": "\(error)"])
            return false
        }
        SettingsKeeper.keep(result.files, at: locations.acceptedSettings, log: log)
        await tellOfRecovery()
        log.notice("settings reloaded", metadata: ["rules": "\(settings.rules.count)"])
        return true
    }

    func reloadOnHangUp() async {
        // Until here the signal was ignored: without a handler it would have ended the process.
        for await _ in await UnixSignalsSequence(trapping: .sighup) {
            _ = await reloadSettings()
        }
    }

    /// Tells every sink, once for each edit that broke the settings, that older ones run.
    func tellOfRefusal() async {
        let current = running.current
        guard let first = current.refused.first else { return }
        let notice = Notice(
            kind: .settingsRefused,
            subject: locations.config.path,
            text: "The settings are refused and the last accepted ones run. First problem: \(first)",
            since: SettingsKeeper.lastEdit(under: locations.config.path) ?? started
        )
        refusal.withLock { $0 = notice }
        await tell(notice)
    }

    /// Tells the sinks that heard of a refusal that it is over.
    private func tellOfRecovery() async {
        guard
            let told = refusal.withLock({ notice in
                defer { notice = nil }
                return notice
            })
        else { return }
        await tell(
            Notice(
                kind: .recovered,
                subject: told.subject,
                text: "The settings are accepted again.",
                since: told.since
            )
        )
    }

    /// Puts a notice into every sink's queue; the same notice twice is one message.
    ///
    /// False when it could not be stored.
    @discardableResult
    func tell(_ notice: Notice) async -> Bool {
        let now = now()
        let messages = running.current.settings.sinks.map { Message(notice, for: $0.id, now: now) }
        do {
            try await writer.commit { transaction in
                for message in messages { try transaction.enqueue(message) }
            }
            sinks.lookAgain()
            return true
        } catch {
            log.error("a notice could not be stored", metadata: ["error": "\(error)"])
            return false
        }
    }
}
