// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// The vocabularies that feeds are written in.
enum Namespace: UInt8, Sendable {
    /// RSS in any version, and names without a namespace.
    case native
    case atom
    case rdf
    case dublinCore
    case dublinCoreTerms
    case content
    case media
    case itunes
    case googlePlay
    case feedBurner
    case syndication
    case news
    case history
    case xhtml
    case xml
    /// A vocabulary that is not read; `x` collects it.
    case other

    /// The vocabulary of a namespace URI; nil for one that nobody knows.
    ///
    /// Scheme, case, `www.`, spaces and what ends the URI do not count: all of them are got wrong.
    static func named(_ uri: Range<Int>, in bytes: [UInt8]) -> Namespace? {
        if bytes[uri].contains(where: \.isMarkupSpace) {
            let packed = bytes[uri].filter { !$0.isMarkupSpace }
            return named(0..<packed.count, in: packed)
        }
        var (low, high) = (uri.lowerBound, uri.upperBound)
        if let scheme = bytes.firstIndex(of: "://", in: uri) { low = scheme + 3 }
        if high - low >= 4, bytes.hasWord("www.", at: low) { low += 4 }
        while high > low, bytes[high - 1] == Byte.slash || bytes[high - 1] == Byte.hash { high -= 1 }
        return table.index(of: low..<high, in: bytes).map { spaces[$0] }
    }

    /// The vocabulary that a prefix means where nothing declares it.
    static func ofPrefix(_ prefix: String) -> Namespace? {
        byPrefix[prefix.lowercased()]
    }

    /// How far a vocabulary's word for a thing counts against others; less is more.
    func rank(inAtom isAtom: Bool) -> UInt8 {
        switch self {
        case .native: 0
        case .atom: isAtom ? 0 : 1
        case .dublinCore, .dublinCoreTerms, .content, .news: 2
        case .itunes: 3
        case .googlePlay: 4
        default: 5
        }
    }

    private static let byURI: KeyValuePairs<String, Namespace> = [
        "": .native, "backend.userland.com/rss2": .native, "backend.userland.com/rss": .native,
        "blogs.law.harvard.edu/tech/rss": .native, "cyber.law.harvard.edu/rss": .native,
        "purl.org/rss/1.0": .native, "my.netscape.com/rdf/simple/0.9": .native,
        "channel.netscape.com/rdf/simple/0.9": .native,
        "purl.org/net/rss1.1": .native, "my.netscape.com/publish/formats/rss-0.91.dtd": .native,
        "sitemaps.org/schemas/sitemap/0.9": .native, "google.com/schemas/sitemap/0.84": .native,
        "w3.org/2005/atom": .atom, "purl.org/atom/ns": .atom, "purl.org/atom": .atom,
        "w3.org/1999/02/22-rdf-syntax-ns": .rdf,
        "purl.org/dc/elements/1.1": .dublinCore, "purl.org/dc/elements/1.0": .dublinCore,
        "purl.org/dc": .dublinCore, "purl.org/dc/terms": .dublinCoreTerms,
        "purl.org/rss/1.0/modules/content": .content,
        "search.yahoo.com/mrss": .media, "video.search.yahoo.com/mrss": .media,
        "itunes.com/dtds/podcast-1.0.dtd": .itunes, "itunes.com/dtds/podcast-2.0.dtd": .itunes,
        "example.com/dtds/podcast-1.0.dtd": .itunes, "itunes.apple.com/dtds/podcast-1.0.dtd": .itunes,
        "google.com/schemas/play-podcasts/1.0": .googlePlay,
        "rssnamespace.org/feedburner/ext/1.0": .feedBurner, "feedburner.com": .feedBurner,
        "purl.org/rss/1.0/modules/syndication": .syndication,
        "google.com/schemas/sitemap-news/0.9": .news, "purl.org/syndication/history/1.0": .history,
        "w3.org/1999/xhtml": .xhtml, "w3.org/xml/1998/namespace": .xml,
    ]

    private static let table = NameTable(byURI.map(\.0))
    private static let spaces = byURI.map(\.1)

    private static let byPrefix: [String: Namespace] = [
        "atom": .atom, "atom10": .atom, "a10": .atom, "a": .atom, "rdf": .rdf, "dc": .dublinCore,
        "dcterms": .dublinCoreTerms, "dct": .dublinCoreTerms, "content": .content, "media": .media,
        "mrss": .media,
        "itunes": .itunes, "googleplay": .googlePlay, "feedburner": .feedBurner, "sy": .syndication,
        "news": .news, "fh": .history, "xhtml": .xhtml, "xml": .xml, "rss": .native,
    ]
}
