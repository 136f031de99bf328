// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Settings in force for people to read: every default written out, and no secret.
public struct ShownSettings: Codable, Sendable, Hashable {
    /// The directory that they come from.
    public var directory: String
    /// The files that were read, in their order.
    public var files: [String]
    /// Why the files as they are now do not run; empty when they do.
    public var refused: [String]
    /// What `watchword.yaml` says and leaves unsaid, as YAML; a secret is `<secret>`.
    public var text: String
    /// The same as a tree.
    public var settings: ShownValue
    /// Feeds of `feeds.d`; `feeds show` tells of each.
    public var feeds: Int
    /// Rules of `rules.d`.
    public var rules: Int

    /// Settings as they are shown.
    ///
    /// - Parameter refused: problems for which those on the disk do not run.
    public init(_ settings: Settings, directory: String, refused: [String]) {
        self.directory = directory
        self.refused = refused
        files = settings.sources
        let shown = settings.shown
        text = shown.document
        self.settings = shown
        feeds = settings.feeds.count
        rules = settings.rules.count
    }
}

extension Settings {
    /// What the main file says, in the order of the reference.
    var shown: ShownValue {
        .mapping([
            .init("service", service.shown),
            .init("polling", .mapping(polling.shown + feedDefaults.shown)),
            .init(
                "store",
                .mapping([
                    .init("keep_unmatched", .duration(store.keepUnmatched)),
                    .init("keep_matched", .duration(store.keepMatched)),
                    .init("keep_keys", .duration(store.keepKeys)),
                    .init("min_free", .text(Quantity.text(bytes: store.minFree))),
                ])
            ),
            .init("sinks", .mapping(sinks.map { .init($0.id.rawValue, $0.shown) })),
            .init("routes", .list(routes.map(\.shown))),
            .init("inhibit", .list(inhibitions.map(\.shown))),
            .init(
                "same_news",
                .mapping([.init("window", sameNews.window.map(ShownValue.duration) ?? .text("off"))])
            ),
        ])
    }
}

extension ServiceSettings {
    fileprivate var shown: ShownValue {
        .mapping([
            .init("log_level", .text(logLevel.rawValue)),
            .init("time_zone", timeZone.map { .text($0.identifier) }),
            .init("contact", contact.map(ShownValue.text)),
            .init("workers", workers.map(ShownValue.number)),
            .init("heartbeat", heartbeat.map { .text($0.description) }),
            .init("proxy", proxy.map(ShownValue.secret) ?? .text("none")),
        ])
    }
}

extension PollingSettings {
    fileprivate var shown: [ShownValue.Member] {
        [
            .init("every", .duration(defaultEvery)),
            .init("every_without_validators", .duration(everyWithoutValidators)),
            .init("floor", .duration(floor)),
            .init("host_gap", .duration(hostGap)),
            .init("per_host", .number(perHost)),
            .init("concurrency", .number(concurrency)),
            .init("spread", .duration(spread)),
            .init("connect_timeout", .duration(connectTimeout)),
            .init("timeout", .duration(totalTimeout)),
            .init("max_body", .text(Quantity.text(bytes: maxBodyBytes))),
            .init("check_stuck", .flag(checksStuck)),
            .init("page_wait", .duration(pageWait)),
        ]
    }
}

extension FeedDefaults {
    fileprivate var shown: [ShownValue.Member] {
        [
            .init("backfill", .text(backfill.text)),
            .init("max_age", maxAge.map(ShownValue.duration)),
            .init("quiet_notice", .flag(noticesQuiet)),
        ]
    }
}

extension Backfill {
    fileprivate var text: String {
        switch self {
        case .none: "none"
        case .notify: "notify"
        case .within(let duration): Quantity.text(duration)
        }
    }
}

extension Inhibition {
    fileprivate var shown: ShownValue {
        .mapping([.init("when", when.shown), .init("mute", mute.shown)])
    }
}

extension RuleSelection {
    fileprivate var shown: ShownValue {
        .mapping([
            .init("rules", .names(rules.map(\.rawValue))),
            .init("topics", .names(topics)),
        ])
    }
}
