// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// A configured source that is polled, known by its own stable id.
public struct Feed: Sendable, Hashable {
    /// The stable id: keys of entries and stored articles hang on it, the URL may change.
    public var id: FeedID
    /// Where the document is asked for.
    public var url: URL
    /// A title given by its owner; without one, the document's own title is shown.
    public var title: String?
    /// The outlet that speaks in this feed, where entries name none.
    public var outlet: String?
    /// Labels for rules (`feed:`) and routes.
    public var tags: [String]
    /// The language (primary subtag) of entries that state none.
    public var language: String?
    /// How often, and within which limits.
    public var polling: PollingSettings
    /// What to notify of when the feed is seen for the first time.
    public var backfill: Backfill
    /// Entries published longer ago than this are stored and matched, but not notified.
    public var maxAge: Duration?
    /// Whether private and loopback addresses may be asked.
    public var allowPrivate: Bool
    /// Whether a redirect from https to http may be followed.
    public var allowHTTP: Bool
    /// Extra request headers, sent to the feed's own origin only.
    public var headers: [SecretHeader]
    /// Whether the feed is polled at all.
    public var isEnabled: Bool

    /// A feed with the defaults of the settings reference.
    public init(
        id: FeedID,
        url: URL,
        title: String? = nil,
        outlet: String? = nil,
        tags: [String] = [],
        language: String? = nil,
        polling: PollingSettings = PollingSettings(),
        backfill: Backfill = .none,
        maxAge: Duration? = nil,
        allowPrivate: Bool = false,
        allowHTTP: Bool = false,
        headers: [SecretHeader] = [],
        isEnabled: Bool = true
    ) {
        self.id = id
        self.url = url
        self.title = title
        self.outlet = outlet
        self.tags = tags
        self.language = language
        self.polling = polling
        self.backfill = backfill
        self.maxAge = maxAge
        self.allowPrivate = allowPrivate
        self.allowHTTP = allowHTTP
        self.headers = headers
        self.isEnabled = isEnabled
    }
}

/// A request header whose value may be a credential.
public struct SecretHeader: Sendable, Hashable {
    /// The header's name, a token of RFC 9110.
    public var name: String
    /// Its value.
    public var value: Secret

    /// Joins a name and a value.
    public init(name: String, value: Secret) {
        self.name = name
        self.value = value
    }
}

/// What is notified of when a feed is seen for the first time.
public enum Backfill: Sendable, Hashable {
    /// Nothing: the first document is a baseline, stored and matched only.
    case none
    /// Everything in it.
    case notify
    /// What was published within this time before now.
    case within(Duration)
}

/// How often a feed is polled and within which limits.
///
/// Each is a setting.
public struct PollingSettings: Sendable, Hashable {
    /// Time between polls of a server that answers with validators; nil: `defaultEvery`.
    public var every: Duration?
    /// Time between polls where `every` is not set: 15 minutes.
    public var defaultEvery: Duration = .seconds(15 * 60)
    /// The same for a server that gives no validators: 60 minutes.
    public var everyWithoutValidators: Duration = .seconds(60 * 60)
    /// No poll is ever sooner than this after the last: 5 minutes.
    public var floor: Duration = .seconds(5 * 60)
    /// Time between two starts to one host: 2 s.
    public var hostGap: Duration = .seconds(2)
    /// Requests in flight to one host: 1.
    public var perHost: Int = 1
    /// Requests in flight in all: 8.
    public var concurrency: Int = 8
    /// The first polls after a start are spread over this time: 5 minutes.
    public var spread: Duration = .seconds(5 * 60)
    /// Time to connect: 10 s.
    public var connectTimeout: Duration = .seconds(10)
    /// Time for the whole answer: 60 s.
    public var totalTimeout: Duration = .seconds(60)
    /// The longest document, decoded: 15 MiB.
    public var maxBodyBytes: Int = 15 << 20
    /// Whether a feed that has answered nothing but 304 for 14 days is asked once for the whole document.
    public var checksStuck = true

    /// The defaults.
    public init() {}
}
