// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// A configured place for notifications.
public struct SinkSettings: Sendable, Hashable {
    /// The sink's id.
    public var id: SinkID
    /// What it is, with what only its kind needs.
    public var kind: Kind
    /// Old news loses its value: a message that could not be sent for this long is given up.
    ///
    /// 24 h.
    public var expiresAfter: Duration = .seconds(24 * 3600)
    /// When to try again.
    public var retry: RetrySchedule = .news
    /// Messages in flight at once; more than one gives up their order.
    ///
    /// 1.
    public var concurrency: Int = 1

    /// The kinds of sinks.
    public enum Kind: Sendable, Hashable {
        /// The daemon's standard output.
        case stdout(TextFormat)
        /// A file that lines are appended to.
        case file(path: String, format: TextFormat)
        /// An HTTP endpoint.
        case webhook(WebhookSettings)

        /// The kind's name, as in the settings.
        public var name: String {
            switch self {
            case .stdout: "stdout"
            case .file: "file"
            case .webhook: "webhook"
            }
        }
    }

    /// How a sink of text writes an alert.
    public enum TextFormat: String, Sendable, Hashable, CaseIterable {
        /// For people.
        case text
        /// JSON Lines.
        case json
    }

    /// A sink of a kind.
    public init(id: SinkID, kind: Kind) {
        self.id = id
        self.kind = kind
    }
}

/// An HTTP endpoint that takes Standard Webhooks.
public struct WebhookSettings: Sendable, Hashable {
    /// Where to post; it may be a credential.
    public var url: Secret
    /// Secrets to sign with, `whsec_…`; several while one replaces another; none: not signed.
    public var secrets: [Secret] = []
    /// Extra headers.
    public var headers: [SecretHeader] = []
    /// Whether private and loopback addresses may be asked.
    public var allowPrivate = false
    /// Whether the URL may be http.
    public var allowHTTP = false
    /// Time to connect: 5 s.
    public var connectTimeout: Duration = .seconds(5)
    /// Time for the whole answer: 20 s.
    public var totalTimeout: Duration = .seconds(20)

    /// An endpoint with the defaults.
    public init(url: Secret) { self.url = url }
}

/// When a failed message is tried again.
public enum RetrySchedule: String, Sendable, Hashable, CaseIterable {
    /// 0, 5 s, 30 s, 2 m, 10 m, 30 m, 1 h, 2 h, 4 h, 8 h.
    case news
    /// The 75 hours of Standard Webhooks 1.0.
    case standardWebhooks = "standard-webhooks"
    /// Never.
    case none
}

/// Which alerts go to which sinks.
///
/// What a route does not name, it does not ask for.
public struct Route: Sendable, Hashable {
    /// Rules by id.
    public var rules: Set<RuleID> = []
    /// Any of these topics.
    public var topics: Set<String> = []
    /// At least this priority.
    public var priority: Priority?
    /// Feeds by id.
    public var feeds: Set<FeedID> = []
    /// Any of these tags of the feed.
    public var tags: Set<String> = []
    /// Any of these languages.
    public var languages: Set<String> = []
    /// Where to.
    public var sinks: [SinkID]

    /// A route for every alert.
    public init(sinks: [SinkID]) { self.sinks = sinks }
}
