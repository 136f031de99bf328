// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// An element's name: its vocabulary, and the word in it.
struct ElementName {
    let space: Namespace
    let local: LocalName
    /// The name as written, prefix included, to match end tags by.
    let key: NameKey
}

/// The words of the vocabularies that mean something here, in lower case: names are compared without case.
enum LocalName: String, CaseIterable, Sendable {
    // Roots and containers.
    case rss, rdf, feed, channel, item, entry, urlset, sitemapindex, opml, html, url
    case source, news, publication, group, items
    // Texts.
    case title, description, summary, content, encoded, body, fullitem, abstract, tagline, subtitle, info
    case rights, copyright, name
    // Identity and links.
    case guid, id, link, loc, comments, enclosure, origlink
    case newfeedurl = "new-feed-url"
    // Times.
    case pubdate, published, issued, updated, modified, lastbuilddate, date, created, expirationdate, lastmod
    case publicationdate = "publication_date"
    case valid
    // People.
    case author, managingeditor, webmaster, creator, contributor, publisher, owner
    // Labels.
    case category, categories, subject, keywords, language
    // Polling.
    case redirect, newlocation, ttl, skiphours, skipdays, updateperiod, updatefrequency
    // Paging.
    case complete, archive
    // What only the canonical document has.
    case generator, image, logo, icon, textinput, cloud, docs, rating, thumbnail, explicit, block, license
    case unknown

    private static let table = NameTable(LocalName.allCases.map(\.rawValue))
    private static let all = LocalName.allCases

    /// The word of a local name whose key is known.
    static func named(_ range: Range<Int>, in bytes: [UInt8], key: NameKey) -> LocalName {
        table.index(of: range, in: bytes, key: key).map { all[$0] } ?? .unknown
    }

    /// The word of a local name.
    static func named(_ range: Range<Int>, in bytes: [UInt8]) -> LocalName {
        table.index(of: range, in: bytes).map { all[$0] } ?? .unknown
    }
}
