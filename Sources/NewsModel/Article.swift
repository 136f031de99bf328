// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// An article's words: plain UTF-8, paragraphs divided by a blank line, lines by `\n`, no other control
/// characters, at most `maxFieldBytes` a field.
public struct ArticleText: Sendable, Hashable, Codable {
    /// The longest field: 256 KiB.
    public static let maxFieldBytes = 256 << 10

    /// The headline.
    public var title: String
    /// The feed's summary.
    public var lead: String
    /// The feed's content, or the page's main text.
    public var body: String

    /// Texts that already are plain.
    public init(title: String = "", lead: String = "", body: String = "") {
        self.title = title
        self.lead = lead
        self.body = body
    }
}

/// A part of an article that words are found in.
public enum TextField: String, Sendable, Hashable, Codable, CaseIterable {
    /// The headline.
    case title
    /// The feed's summary.
    case lead
    /// The feed's content.
    case body
    /// Names of the authors, one a line.
    case author
    /// The entry's categories, one a line.
    case tag
}

/// An entry as stored, unique within its feed, at one of its revisions.
public struct Article: Sendable, Hashable {
    /// Its id, the same over all revisions.
    public var id: ArticleID
    /// 1 when first seen, one more for each change of its words or link.
    public var revision: Int
    /// The feed it came from.
    public var feed: FeedID
    /// The feed's title, as shown.
    public var feedTitle: String?
    /// The feed's tags.
    public var feedTags: [String]
    /// Its words.
    public var text: ArticleText
    /// The page that it stands on.
    public var url: String?
    /// Names of the authors.
    public var authors: [String]
    /// The outlet that published it.
    public var outlet: String?
    /// Its categories.
    public var tags: [String]
    /// Its language, a primary subtag (`en`, `ja`).
    public var language: String?
    /// When it says that it was published.
    public var published: Date?
    /// When Watchword first saw it.
    public var seen: Date

    /// An article; what is not known stays empty.
    public init(
        id: ArticleID,
        revision: Int = 1,
        feed: FeedID,
        feedTitle: String? = nil,
        feedTags: [String] = [],
        text: ArticleText,
        url: String? = nil,
        authors: [String] = [],
        outlet: String? = nil,
        tags: [String] = [],
        language: String? = nil,
        published: Date? = nil,
        seen: Date
    ) {
        self.id = id
        self.revision = revision
        self.feed = feed
        self.feedTitle = feedTitle
        self.feedTags = feedTags
        self.text = text
        self.url = url
        self.authors = authors
        self.outlet = outlet
        self.tags = tags
        self.language = language
        self.published = published
        self.seen = seen
    }
}
