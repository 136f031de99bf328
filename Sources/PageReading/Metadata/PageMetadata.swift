// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation

/// What a page says of itself in its head, and by marks in its body.
struct PageMetadata {
    /// The headline, without the site's name.
    var title: String?
    /// Who wrote it.
    var byline: String?
    /// When it was published.
    var published: Date?
    /// The language, a BCP 47 tag.
    var language: String?
    /// The site's name.
    var siteName: String?
    /// The page's own URL, resolved.
    var canonicalURL: String?
    /// What relative links are resolved against.
    var base: String?
    /// The structured data.
    var data: StructuredData

    /// Reads it in one pass.
    init(_ tree: PageTree, _ context: DocumentContext) {
        var reader = MetadataReader()
        for index in tree.nodes.indices { reader.read(tree, index) }
        let base = reader.base.map { WebReference.resolve($0, against: context.url) } ?? context.url
        let canonical = (reader.canonical ?? reader.meta["og:url"])
            .map { WebReference.resolve($0, against: base) }
        let page = PageIdentity(
            urls: [context.url, canonical, reader.meta["og:url"]],
            titles: [reader.meta["og:title"], reader.meta["twitter:title"], reader.title] + reader.headings
        )
        let data = StructuredData(reader.scripts, about: page)
        self.base = base
        self.data = data
        let site = reader.meta["og:site_name"] ?? data.publisher ?? reader.meta["application-name"]
        siteName = site
        language = LanguageTag.clean(
            reader.language ?? data.language ?? reader.meta["og:locale"]
                ?? reader.meta["content-language"] ?? context.contentLanguage
        )
        title = PageTitle.choose(
            stated: [data.headline, reader.meta["og:title"], reader.meta["twitter:title"]],
            heading: reader.headings,
            title: reader.title,
            site: site
        )
        byline = Self.byline(reader, data)
        published = data.published ?? Self.published(reader)
        canonicalURL = canonical.flatMap { WebReference.isWeb($0) ? $0 : nil }
    }

    private static func byline(_ reader: MetadataReader, _ data: StructuredData) -> String? {
        if !data.authors.isEmpty { return data.authors.joined(separator: ", ") }
        for name in [
            "author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "byl",
            "sailthru.author",
        ] {
            guard let value = reader.meta[name], !WebReference.isWeb(value), isName(value) else { continue }
            return withoutBy(value)
        }
        return [reader.author, reader.named].compactMap { $0.map(withoutBy) }.first(where: isName)
    }

    /// Whether a text may name somebody: it has letters, and is not a date.
    private static func isName(_ text: String) -> Bool {
        text.contains(where: \.isLetter) && PageDate.parse(text) == nil
    }

    private static func withoutBy(_ text: String) -> String {
        let line = text.lowercased()
        let opening = ["by ", "by: ", "von ", "par ", "por ", "written by ", "posted by ", "author: "]
            .first(where: line.hasPrefix)
        return opening.map { text.dropFirst($0.count).trimmed } ?? text
    }

    private static func published(_ reader: MetadataReader) -> Date? {
        let names = [
            "article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
            "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "dc.date.issued",
            "dcterms.created", "dcterms.date", "dc.date", "citation_publication_date", "date",
            "article.published", "og:article:published_time", "cxenseparse:recs:publishtime",
        ]
        for name in names {
            if let date = reader.meta[name].flatMap(PageDate.parse) { return date }
        }
        return reader.dates.lazy.compactMap(PageDate.parse).first
    }
}

/// Collects a page's statements, node by node.
private struct MetadataReader {
    var meta: [String: String] = [:]
    var title: String?
    var headings: [String] = []
    var language: String?
    var canonical: String?
    var base: String?
    var author: String?
    /// What an element holds whose class says that it is the author.
    var named: String?
    var dates: [String] = []
    var scripts: [String] = []

    mutating func read(_ tree: PageTree, _ index: Int) {
        switch tree.nodes[index].tag {
        case .text, .br: return
        case .html: language = tree.value("lang", index) ?? tree.value("xml:lang", index)
        case .meta: readMeta(tree, index)
        case .title: if title == nil { title = tree.line(index) }
        case .link: readLink(tree, index)
        case .script:
            if scripts.count < PageLimits.maxScripts,
                tree.value("type", index)?.lowercased().hasPrefix("application/ld+json") == true
            {
                scripts.append(tree.script(index))
            }
        case .h1, .heading: if headings.count < 30 { headings.append(tree.line(index)) }
        case .time: readTime(tree, index)
        case .base: if base == nil { base = tree.value("href", index) }
        default: break
        }
        readMarks(tree, index)
    }

    private mutating func readMeta(_ tree: PageTree, _ index: Int) {
        let name =
            tree.value("property", index) ?? tree.value("name", index) ?? tree.value("itemprop", index)
            ?? tree.value("http-equiv", index)
        guard let key = name?.lowercased(), let content = tree.value("content", index) else { return }
        if meta[key] == nil { meta[key] = content.oneLine }
    }

    private mutating func readLink(_ tree: PageTree, _ index: Int) {
        guard canonical == nil, tree.value("rel", index)?.lowercased() == "canonical" else { return }
        canonical = tree.value("href", index)
    }

    private mutating func readTime(_ tree: PageTree, _ index: Int) {
        guard dates.count < 20 else { return }
        let date = tree.value("datetime", index) ?? tree.line(index)
        let isPublication =
            tree.value("itemprop", index) == "datePublished"
            || tree.attribute("pubdate", index) != nil
        if isPublication { dates.insert(date, at: 0) } else { dates.append(date) }
    }

    /// `itemprop` and `rel` in the body.
    private mutating func readMarks(_ tree: PageTree, _ index: Int) {
        if tree.value("rel", index) == "author", author == nil {
            author = Self.name(tree.line(index))
        }
        if named == nil, let name = tree.value("class", index)?.lowercased(), Self.isAuthor(name) {
            named = Self.name(tree.line(index))
        }
        switch tree.value("itemprop", index) {
        case "author"?: if author == nil { author = Self.name(tree.line(index)) }
        case "datePublished"?:
            if let date = tree.value("content", index) ?? tree.value("datetime", index), dates.count < 20 {
                dates.insert(date, at: 0)
            }
        default: break
        }
    }

    /// Whether a class is one of authors' names, not of what they wrote.
    private static func isAuthor(_ name: String) -> Bool {
        (name.contains("author") || name.contains("byline"))
            && !["comment", "bio", "box", "about", "image", "avatar", "info", "social"]
                .contains(where: name.contains)
    }

    private static func name(_ text: String) -> String? {
        text.isEmpty || text.utf8.count > 120 ? nil : text
    }
}

/// Languages as pages write them.
enum LanguageTag {
    /// A BCP 47 tag: `en_GB` is `en-GB`; nil for what is none.
    static func clean(_ text: String?) -> String? {
        guard let text else { return nil }
        let tag = text.replacing("_", with: "-").prefix { $0 != "," && $0 != " " && $0 != "." && $0 != "@" }
        guard tag.utf8.count >= 2, tag.utf8.count <= 35 else { return nil }
        guard !["utf-", "iso-"].contains(where: tag.lowercased().hasPrefix) else { return nil }
        let isTag = tag.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
        return isTag && tag.prefix(2).utf8.allSatisfy(\.isLetter) ? String(tag) : nil
    }
}
