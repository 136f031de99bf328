// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import RuleEngine
import Settings
import Synchronization

/// The settings in force, with what is made of them once.
struct Running: Sendable {
    /// The settings themselves.
    let settings: Settings
    /// Feeds that are polled, by id.
    let feeds: [FeedID: Feed]
    /// Who hears of what.
    let routing: RoutingTable
    /// What is the same news, and what a change of it is.
    let policy: NewsPolicy
    /// Why the configuration on disk does not run; empty when it does.
    let refused: [String]

    init(_ settings: Settings, refused: [String] = []) {
        self.settings = settings
        self.refused = refused
        let enabled = settings.feeds.filter(\.isEnabled)
        feeds = Dictionary(enabled.map { ($0.id, $0) }) { first, _ in first }
        routing = RoutingTable(
            routes: settings.routes,
            sinks: settings.sinks,
            inhibitions: settings.inhibitions,
            rules: settings.ruleSet.rules,
            timeZone: settings.service.timeZone ?? .current
        )
        policy = NewsPolicy(
            sameNews: settings.sameNews,
            sameNewsByRule: settings.sameNewsByRule,
            updates: Dictionary(settings.sinks.map { ($0.id, $0.updates) }) { first, _ in first }
        )
    }

    /// The same settings, with what is wrong with those on disk.
    func refusing(_ problems: [String]) -> Running {
        Running(settings, refused: problems)
    }
}

/// The one place that holds the settings in force: readers take a copy, a reload replaces it.
final class RunningBox: Sendable {
    private let value: Mutex<Running>

    init(_ running: Running) {
        value = Mutex(running)
    }

    var current: Running {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}
