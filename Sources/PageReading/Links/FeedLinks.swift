// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing

/// A feed that a page offers.
public struct FeedLink: Sendable, Hashable {
    /// Where it is, resolved.
    public var url: String
    /// What the page calls it.
    public var title: String?
    /// Its media type, as the page states it.
    public var type: String

    /// Joins the parts.
    public init(url: String, title: String?, type: String) {
        self.url = url
        self.title = title
        self.type = type
    }
}

/// Finds the feeds that a page offers by `<link rel=alternate>`.
public enum FeedLinks {
    /// The feeds of a page, in its order, each URL once, at most 100.
    public static func find(in page: [UInt8], context: DocumentContext) -> [FeedLink] {
        let text = DecodedText(page, contentType: context.contentType)
        var scanner = MarkupScanner(text.bytes)
        var base = context.url
        var found: [FeedLink] = []
        while case let token = scanner.next(), token != .end, found.count < maxLinks {
            guard token == .startTag else { continue }
            switch text.bytes[scanner.name].map(lowercased) {
            case Array("base".utf8):
                if let href = scanner.attribute("href") {
                    base = WebReference.resolve(scanner.text(ofAttribute: href), against: context.url)
                }
            case Array("script".utf8): scanner.skipRawText(until: "script")
            case Array("style".utf8): scanner.skipRawText(until: "style")
            case Array("link".utf8), Array("a".utf8):
                guard let link = link(scanner, base), !found.contains(where: { $0.url == link.url }) else {
                    continue
                }
                found.append(link)
            default: continue
            }
        }
        return found
    }

    private static let maxLinks = 100

    private static func link(_ scanner: MarkupScanner, _ base: String?) -> FeedLink? {
        func text(_ name: StaticString) -> String? {
            scanner.attribute(name).map(scanner.text(ofAttribute:)).flatMap { $0.isEmpty ? nil : $0 }
        }
        guard let rel = text("rel")?.lowercased(), let href = text("href"),
            let type = text("type")?.lowercased()
        else { return nil }
        let words = rel.split { $0.isWhitespace }
        guard words.contains("alternate") || words.contains("feed"), isFeed(type, href) else { return nil }
        let url = WebReference.resolve(href, against: base)
        return WebReference.isWeb(url) ? FeedLink(url: url, title: text("title"), type: type) : nil
    }

    /// Whether a media type is one of feeds; `application/json` is also what WordPress offers for its programs.
    private static func isFeed(_ type: String, _ href: String) -> Bool {
        switch type.prefix(while: { $0 != ";" && $0 != " " }) {
        case "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
            "application/x.atom+xml", "application/x-atom+xml", "text/rss+xml", "text/atom+xml":
            true
        case "application/json": !href.contains("wp-json") && !href.contains("oembed")
        default: false
        }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
    }
}
