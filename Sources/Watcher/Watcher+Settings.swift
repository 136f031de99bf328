// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
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
    /// Makes the settings in force work: sinks, then feeds.
    func applySettings() async {
        let settings = running.current.settings
        let factory = SinkFactory(
            client: client,
            timeZone: settings.service.timeZone ?? .current,
            ownDirectory: locations.logs
        )
        await sinks.apply(settings.sinks, factory: factory)
        await tellOfRefusal()
        let known = (try? store.read { try $0.feedStates() }) ?? [:]
        let feeds = settings.feeds.filter(\.isEnabled)
            .map { feed in
                PolledFeed(feed, known[feed.id] ?? FeedState(feed: feed.id, url: feed.url.absoluteString))
            }
        poller.replaceFeeds(feeds, settings: settings.polling)
    }

    /// Reads the settings again: accepted, they run; refused, what ran goes on.
    func reloadSettings() async -> ReloadReport {
        await reloading.withLock {
            notifier.reloading()
            let result = AcceptedSettings.load(locations, environment: environment)
            if let settings = result.settings {
                running.current = Running(settings)
                SettingsKeeper.keep(result.files, at: locations.acceptedSettings, log: log)
                await applySettings()
                await tellOfRecovery()
                log.notice("settings reloaded", metadata: ["rules": "\(settings.rules.count)"])
            } else {
                running.current = running.current.refusing(result.errors.map(\.oneLine))
                log.error(
                    "settings refused, the old ones go on",
                    metadata: ["problem": "\(result.errors.first?.oneLine ?? "")"]
                )
            }
            notifier.ready(await statusLine())
            let settings = running.current.settings
            return ReloadReport(
                accepted: result.settings != nil,
                problems: result.problems.map(\.description),
                feeds: running.current.feeds.count,
                rules: settings.rules.count,
                sinks: settings.sinks.count
            )
        }
    }

    func reloadOnHangUp() async {
        for await _ in await UnixSignalsSequence(trapping: .sighup) {
            _ = await reloadSettings()
        }
    }

    /// Tells every sink, once for each edit that broke the settings, that older ones run.
    private func tellOfRefusal() async {
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
    private func tell(_ notice: Notice) async {
        let now = Date()
        let messages = running.current.settings.sinks.map { Message(notice, for: $0.id, now: now) }
        do {
            try await writer.commit { transaction in
                for message in messages { try transaction.enqueue(message) }
            }
            sinks.wakeAll()
        } catch {
            log.error("a notice could not be stored", metadata: ["error": "\(error)"])
        }
    }
}

extension Message {
    /// A notice for one sink; the same notice twice is one message.
    fileprivate init(_ notice: Notice, for sink: SinkID, now: Date) {
        self.init(
            id: StableID.message(notice: notice, sink: sink),
            sink: sink,
            kind: .notice,
            created: now,
            nextAttempt: now
        )
        self.notice = notice
    }
}
