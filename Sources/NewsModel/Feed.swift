// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// A configured source that is polled, known by its own stable id.
public struct Feed: Sendable, Hashable {
    /// The stable id: keys of entries and stored articles hang on it, the URL may change.
    public var id: FeedID
    /// Where the document is asked for.
    public var url: URL
    /// What stands there: a feed, or a page that is watched like one.
    public var kind = FeedKind.feed
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
    /// The proxy that every request of this feed goes through (`http://`, `socks5h://`); nil: none.
    ///
    /// It may hold a user name and a password. The address guard sees the proxy's address then, not the target's.
    public var proxy: Secret?
    /// Whether the page of every new entry is fetched, for its main text, before the rules run.
    public var fullText = false
    /// Whether people are told when the feed answers well, but has brought nothing new for longer than usual.
    public var noticesQuiet = true
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

/// What stands at a feed's URL.
public enum FeedKind: Sendable, Hashable {
    /// A feed in any format.
    case feed
    /// A web page without a feed, whose items are found by XPath expressions.
    case page(PageExpressions)
}

/// XPath 1.0 expressions that find the items of a page; all but `items` are looked up within each item.
public struct PageExpressions: Sendable, Hashable, Codable {
    /// The items: a node set, one node an item.
    public var items: String
    /// An item's headline; nil: the text of its link.
    public var title: String?
    /// An item's URL, an attribute or an `a` element; nil: its first `a[@href]`.
    public var link: String?
    /// When an item was published, in any spelling that feeds use; nil: the first `time[@datetime]`, if there is one.
    public var date: String?
    /// An item's summary; nil: none.
    public var text: String?

    /// Joins the expressions.
    public init(
        items: String,
        title: String? = nil,
        link: String? = nil,
        date: String? = nil,
        text: String? = nil
    ) {
        self.items = items
        self.title = title
        self.link = link
        self.date = date
        self.text = text
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
    /// The rules wait so long for the page of a new entry, where the feed has `fulltext: true`: 10 minutes.
    public var pageWait: Duration = .seconds(10 * 60)

    /// The defaults.
    public init() {}
}
