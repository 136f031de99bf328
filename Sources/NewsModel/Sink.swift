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
    /// The requests that the service takes; nil: as many as its kind is known to take.
    public var rate: SendRate?
    /// More messages than this that waited while the sink was down are sent as one digest: 20.
    public var catchUpOver: Int = 20
    /// How a file grows and reaches the disk; without meaning for the other kinds.
    public var file = FileOptions()
    /// Which changes of an alert are told: those that mean something.
    public var updates: UpdatePolicy = .meaning
    /// When what is due is sent; a route may say otherwise for what comes through it.
    public var policy: RoutePolicy

    /// The kinds of sinks.
    public enum Kind: Sendable, Hashable {
        /// The daemon's standard output.
        case stdout(TextFormat)
        /// A file that lines are appended to.
        case file(path: String, format: TextFormat)
        /// An Atom feed in a file of its own, replaced as a whole.
        case atom(AtomSettings)
        /// An HTTP endpoint.
        case webhook(WebhookSettings)
        /// A mail server that takes messages for people.
        case mail(MailSettings)

        /// The kind's name, as in the settings.
        public var name: String {
            switch self {
            case .stdout: "stdout"
            case .file: "file"
            case .atom: "atom"
            case .webhook: "webhook"
            case .mail: "mail"
            }
        }

        /// Whether every message interrupts somebody: chat, push and mail, as against machines, files and terminals.
        public var interruptsPeople: Bool {
            switch self {
            case .stdout, .file, .atom: false
            case .webhook(let webhook): webhook.format.interruptsPeople
            case .mail: true
            }
        }
    }

    /// How a sink of text writes an alert.
    public enum TextFormat: String, Sendable, Hashable, CaseIterable {
        /// For people.
        case text
        /// JSON Lines.
        case json
        /// RFC 4180, a row an alert, with a header.
        case csv
    }

    /// A sink of a kind.
    public init(id: SinkID, kind: Kind) {
        self.id = id
        self.kind = kind
        policy = .standard(interruptsPeople: kind.interruptsPeople)
    }
}

/// Which changes of an alert its sink is told of, once it was told of the alert.
public enum UpdatePolicy: String, Sendable, Hashable, CaseIterable {
    /// Other words in the headline, another clause or entity in the evidence, or the rule begins or ceases to hold.
    case meaning
    /// None.
    case never
    /// Every edit of its article.
    case any
}

/// How many requests a service takes: a bucket that holds `burst` and gains one `every` so often.
public struct SendRate: Sendable, Hashable {
    /// Requests at once after a rest, 1 at least.
    public var burst: Int
    /// Time for one more.
    public var every: Duration

    /// Joins the parts.
    public init(burst: Int = 1, every: Duration) {
        self.burst = burst
        self.every = every
    }
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
/// What a route does not name, it does not ask for. An alert goes to a sink once, however many routes lead there: the
/// first of them says when, and a rule that names the sink itself leaves it to the sink.
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
    /// What it says otherwise than its sinks of when to send.
    public var policy = RoutePolicy.Override()

    /// A route for every alert.
    public init(sinks: [SinkID]) { self.sinks = sinks }
}
