// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// An item as parsed from a document.
///
/// Its texts are plain (see `ArticleText`).
public struct Entry: Sendable, Hashable {
    /// The guid or Atom id, trimmed, otherwise as it stands.
    public var id: String?
    /// The first http(s) link to the item's page, resolved.
    public var link: String?
    /// Other URLs of the same item: `feedburner:origLink`, a guid that is a URL.
    public var aliases: [String]
    /// Title, lead and body as plain text.
    public var text: ArticleText
    /// Names of the authors.
    public var authors: [String]
    /// Categories, as terms or labels.
    public var categories: [String]
    /// The outlet that the item names (RSS `source`, Atom `source/title`, `dc:publisher`).
    public var outlet: String?
    /// The language that the item or its document states, a BCP 47 tag.
    public var language: String?
    /// When it was published, as the document states.
    public var published: Date?
    /// When it was changed, as the document states.
    public var updated: Date?

    /// An entry; what is not known stays empty.
    public init(
        id: String? = nil,
        link: String? = nil,
        aliases: [String] = [],
        text: ArticleText = ArticleText(),
        authors: [String] = [],
        categories: [String] = [],
        outlet: String? = nil,
        language: String? = nil,
        published: Date? = nil,
        updated: Date? = nil
    ) {
        self.id = id
        self.link = link
        self.aliases = aliases
        self.text = text
        self.authors = authors
        self.categories = categories
        self.outlet = outlet
        self.language = language
        self.published = published
        self.updated = updated
    }
}
