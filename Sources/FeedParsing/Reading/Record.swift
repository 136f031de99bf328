// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What is collected of a feed, an entry or an entry's source: they have nearly the same parts.
///
/// A class, so that forty fields are not copied on their way from the reader to the entry; each has one owner.
final class Record {
    var title = Ranked<TextValue>()
    var summary = Ranked<TextValue>()
    /// Whether an RSS item has a `summary`, beside which its `description` is the content.
    var hasSummary = false
    var content: [TextValue] = []
    var rights = Ranked<TextValue>()
    var info = Ranked<TextValue>()

    var id = Ranked<String>()
    /// Whether the id is a `guid` that says it is the item's page.
    var isIDPermanentLink = false
    /// Whether the id is a `guid` that says it is not.
    var isIDOpaque = false
    /// The link that stands as text (RSS), resolved.
    var link = Ranked<String>()
    /// The links that stand in attributes (Atom), resolved.
    var links: [LinkValue] = []
    var originalLink: String?
    /// The page elsewhere that the entry is about.
    var external: String?
    var comments: String?
    var enclosures: [EnclosureValue] = []

    var published = Ranked<StatedDate>()
    var updated = Ranked<StatedDate>()
    /// `dc:date`, which says neither.
    var date = Ranked<StatedDate>()
    var created = Ranked<StatedDate>()
    var expired = Ranked<StatedDate>()

    var authors: [PersonValue] = []
    var contributors: [PersonValue] = []
    var publisher: PersonValue?
    var categories: [CategoryValue] = []
    var language: String?
    var outlet: String?
    /// None or one: the feed that an entry came from.
    var source: [Record] = []
    var polling = PollingHints()
    /// Whether the feed says that it holds all its entries, or that it is an archive (RFC 5005).
    var isComplete = false
    var isArchive = false
    /// The base of relative links where the record began.
    var base: String?
    /// Whether the document states that base.
    var statesBase = false
    /// What only the canonical document shows, by its key there.
    var extra: [(key: String, value: JSONValue)] = []
}

/// A value of which several may be stated; the one of the lowest rank counts, and the first among equals
/// unless it is said that the last does.
struct Ranked<Value> {
    private(set) var value: Value?
    private var rank = UInt8.max

    mutating func offer(_ value: Value, rank: UInt8, lastCounts: Bool = false) {
        guard self.value == nil || rank < self.rank || (lastCounts && rank == self.rank) else { return }
        self.value = value
        self.rank = rank
    }
}

extension Ranked: Sendable where Value: Sendable {}

/// A text with what says how to read it.
struct TextValue: Sendable {
    var written: ByteSlice
    var type: TextType
    var language: String?
    var base: String?
    var src: String?

    /// The text as plain text.
    var plain: [UInt8] {
        switch type {
        case .plain: HTMLText.tidy(written, lines: .paragraphs)
        case .html, .xhtml: HTMLText.plainText(of: written)
        case .unknown: HTMLText.holdsTag(written) ? HTMLText.plainText(of: written) : unescaped
        case .other: []
        }
    }

    /// The text as plain text on one line.
    var plainLine: String {
        let isBare = type == .plain || type == .unknown && !written.contains(Byte.less)
        if isBare, type == .plain || !written.contains(Byte.ampersand) { return PlainLine.text(written) }
        return PlainLine.text(plain)
    }

    /// A text of RSS without tags: what is escaped twice is meant once.
    private var unescaped: [UInt8] {
        guard written.contains(Byte.ampersand) else { return HTMLText.tidy(written, lines: .paragraphs) }
        let text = ByteSlice(CharacterReferences.resolved(written, as: .html))
        return HTMLText.holdsTag(text)
            ? HTMLText.plainText(of: text) : HTMLText.tidy(text, lines: .paragraphs)
    }
}

/// How a text is to be read.
enum TextType: Sendable, Hashable {
    case plain
    case html
    case xhtml
    /// RSS does not say; it is read as HTML.
    case unknown
    /// Something that is no text for people.
    case other(String)
}

/// A link as Atom has them.
struct LinkValue: Sendable {
    var href: String
    var rel: String
    var type: String?
    var hreflang: String?
    var title: String?
    var length: String?
}

/// A file that belongs to an entry.
struct EnclosureValue: Sendable {
    var url: String
    var type: String?
    var length: String?
}

/// A label.
struct CategoryValue: Sendable, Hashable {
    var term: String?
    var scheme: String?
    var label: String?
}

/// A date as written, with what it means.
struct StatedDate: Sendable {
    var raw: String
    var date: Date?
}

/// What a document says about when to ask again.
struct PollingHints: Sendable {
    var ttl: String?
    var skipHours: [String] = []
    var skipDays: [String] = []
    var updatePeriod: String?
    var updateFrequency: String?
    var movedTo: String?
}
