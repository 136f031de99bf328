// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Why a body is not read as a feed.
public struct ParseFailure: Error, Sendable, Hashable {
    /// The kind of failure: a log key and a metric label.
    public let reason: Reason
    /// What a person needs to know.
    public let detail: String

    /// Joins the parts.
    public init(_ reason: Reason, _ detail: String) {
        self.reason = reason
        self.detail = detail
    }

    /// The kinds of failures.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// There is nothing in it.
        case empty
        /// A web page: a login, a captcha, or the site instead of its feed.
        case html
        /// JSON, but not a JSON Feed.
        case json
        /// An OPML list of feeds.
        case opml
        /// A sitemap of sitemaps.
        case sitemapIndex
        /// Markup with a root element that no feed has.
        case otherMarkup
        /// Text without markup.
        case text
        /// Compressed, an image, or other bytes that are no text.
        case binary
        /// Longer than `ParseLimits.maxBytes`.
        case tooLarge
    }
}

/// The bounds of what is read from one document.
public enum ParseLimits {
    /// The longest body: 64 MiB; what the network may bring is bounded lower, while it streams.
    public static let maxBytes = 64 << 20
    /// The deepest element that is followed; deeper ones are passed over.
    static let maxDepth = 128
    /// How far into a document its root element is looked for: 64 KiB.
    static let maxPreambleBytes = 64 << 10
    /// Namespace declarations in force at one place; more are passed over.
    static let maxBindings = 100
    /// The longest base of relative links: 1 KiB; every link that is resolved against it is as long.
    static let maxBaseBytes = 1 << 10
    /// Attributes of one tag; more are passed over.
    static let maxAttributes = 128
    /// Values of one JSON document; what is behind them is passed over.
    static let maxValues = 1 << 19
    /// Entries of one document; more are passed over.
    static let maxEntries = 20_000
    /// The text that names a person: 1 KiB; what is behind it is no name.
    static let maxPersonBytes = 1 << 10
    /// Authors, links, categories or enclosures of one entry; more are passed over.
    static let maxListed = 256
}
