// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What a document holds: its entries, and what it says of itself.
public struct ParsedFeed: Sendable {
    /// The format, by its root element and version.
    public var format: FeedFormat
    /// The WHATWG name of the charset that the bytes were read in.
    public var encoding: String
    /// What was wrong with the document, though it could be read.
    public var malformed: Set<Malformation>
    /// What the document says of itself.
    public var metadata: FeedMetadata
    /// The entries in document order, as plain text.
    public var entries: [Entry]
    /// Whether the document broke off: complete entries are kept, and validators must not be stored.
    public var isTruncated: Bool { malformed.contains(.truncated) }
}

/// The formats that are read.
public enum FeedFormat: String, Sendable, Hashable, CaseIterable {
    /// RSS 2.0.
    case rss20
    /// RSS without a version, or with one that nobody knows.
    case rss
    /// RSS 1.0, which is RDF.
    case rss10
    /// RSS 0.90, which is RDF.
    case rss090
    /// RSS 0.91 as Netscape defined it.
    case rss091n
    /// RSS 0.91 as UserLand defined it.
    case rss091u
    /// RSS 0.92.
    case rss092
    /// RSS 0.93.
    case rss093
    /// RSS 0.94.
    case rss094
    /// Atom 1.0 (RFC 4287).
    case atom10
    /// Atom 0.3.
    case atom03
    /// Atom of another or no version.
    case atom
    /// Channel Definition Format.
    case cdf
    /// JSON Feed 1.0.
    case json1
    /// JSON Feed 1.1.
    case json11
    /// A sitemap, with or without Google's news extension.
    case sitemap

    /// The kind of format.
    public var family: Family {
        switch self {
        case .atom10, .atom03, .atom: .atom
        case .json1, .json11: .json
        case .sitemap: .sitemap
        default: .rss
        }
    }

    /// The kinds of formats.
    public enum Family: String, Sendable, Hashable {
        /// RSS, RDF and CDF.
        case rss
        /// Atom.
        case atom
        /// JSON Feed.
        case json
        /// Sitemaps.
        case sitemap
    }
}

/// What can be wrong with a document that is read nevertheless.
public enum Malformation: String, Sendable, Hashable, CaseIterable {
    /// Something stands before the first markup.
    case junkBeforeRoot
    /// Bytes that the charset does not have, now U+FFFD.
    case invalidBytes
    /// The stated charset cannot be the real one.
    case wrongCharset
    /// Control characters, which were dropped.
    case controlCharacters
    /// End tags that close nothing, or elements that were not closed.
    case mismatchedTags
    /// A prefix that no `xmlns` declares.
    case undeclaredPrefix
    /// A bare `&`, or an entity that XML does not have.
    case undeclaredEntity
    /// The document ends too early.
    case truncated
    /// A limit of depth, attributes or entries was reached; what is past it was left out.
    case overLimit
    /// JSON that is not strictly JSON.
    case looseJSON
}

/// What a document says of itself.
public struct FeedMetadata: Sendable, Hashable {
    /// The title as plain text.
    public var title: String?
    /// The site's page.
    public var link: String?
    /// The document's own URL.
    public var selfLink: String?
    /// WebSub hubs.
    public var hubs: [String] = []
    /// The next page of a paged feed (RFC 5005, section 3).
    public var next: String?
    /// The archive before this document, with older entries (RFC 5005, section 4).
    public var prevArchive: String?
    /// Whether the document says that it holds every entry there is (`fh:complete`): what is not in it is gone.
    public var isComplete = false
    /// Whether the document says that it is an archive, which does not change any more (`fh:archive`).
    public var isArchive = false
    /// The URL that the feed says it moved to (`itunes:new-feed-url`).
    public var movedTo: String?
    /// The stated language, a BCP 47 tag.
    public var language: String?
    /// When it last changed, as stated.
    public var updated: Date?
    /// Minutes that the document may be kept (RSS `ttl`).
    public var ttlMinutes: Int?
    /// Hours of the day (0–23, GMT) in which not to ask.
    public var skipHours: Set<Int> = []
    /// Days of the week in which not to ask.
    public var skipDays: Set<Weekday> = []
    /// How often the document says it changes (`sy:updatePeriod`, `sy:updateFrequency`).
    public var updateInterval: Duration?

    /// Metadata of which nothing is known.
    public init() {}
}

/// A day of the week, in GMT.
public enum Weekday: String, Sendable, Hashable, CaseIterable {
    /// Monday.
    case monday
    /// Tuesday.
    case tuesday
    /// Wednesday.
    case wednesday
    /// Thursday.
    case thursday
    /// Friday.
    case friday
    /// Saturday.
    case saturday
    /// Sunday.
    case sunday
}
