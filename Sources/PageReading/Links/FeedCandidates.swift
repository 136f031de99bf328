// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing

/// A URL that may be a feed, with what speaks for it.
public struct FeedCandidate: Sendable, Hashable {
    /// Where it is, resolved.
    public var url: String
    /// What the page calls it.
    public var title: String?
    /// What speaks for it.
    public var reason: Reason

    /// Joins the parts.
    public init(url: String, title: String?, reason: Reason) {
        self.url = url
        self.title = title
        self.reason = reason
    }

    /// What speaks for a candidate, the strongest first.
    public enum Reason: String, Sendable, Hashable, CaseIterable, Comparable {
        /// The page names it as its feed (`<link rel=alternate>`).
        case named
        /// The page links to a URL that looks like a feed.
        case linked
        /// Sites of this kind have their feed there.
        case usual

        /// The reason in words, a clause without a full stop.
        public var words: String {
            switch self {
            case .named: "the page names it as its feed"
            case .linked: "the page links to it, and it looks like a feed"
            case .usual: "many sites have their feed there"
            }
        }

        /// Whether the left one speaks more strongly.
        public static func < (left: Self, right: Self) -> Bool {
            allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
        }
    }
}

extension FeedLinks {
    /// All URLs where a page's feed may be, the likeliest first, each once, at most 60; pure.
    ///
    /// Asking them is the caller's: only those with the reason `named` are sure to be meant as feeds.
    public static func candidates(
        in page: [UInt8],
        context: DocumentContext
    ) -> [FeedCandidate] {
        var seen: Set<String> = []
        let named = find(in: page, context: context)
            .map { FeedCandidate(url: $0.url, title: $0.title, reason: .named) }
        let all = named + anchors(in: page, context: context) + usual(context.url)
        return Array(all.filter { seen.insert($0.url.withoutFragment).inserted }.prefix(maxCandidates))
    }

    private static let maxCandidates = 60
    private static let maxAnchors = 30

    /// The page's own links that look like feeds, those that look most like one first.
    private static func anchors(in page: [UInt8], context: DocumentContext) -> [FeedCandidate] {
        guard let decoded = try? DecodedPage(page, context), let document = try? HTMLDocument(decoded) else {
            return []
        }
        let tree = PageTree(document)
        var base = context.url
        var found: [(candidate: FeedCandidate, weight: Int)] = []
        for (index, node) in tree.nodes.enumerated() where node.tag == .a || node.tag == .base {
            guard let href = tree.value("href", index) else { continue }
            let url = WebReference.resolve(href, against: base)
            if node.tag == .base {
                base = url
                continue
            }
            let title = tree.line(index)
            guard WebReference.isWeb(url), let weight = FeedLook.weight(of: url, title: title) else {
                continue
            }
            let candidate = FeedCandidate(url: url, title: title.isEmpty ? nil : title, reason: .linked)
            found.append((candidate, weight))
        }
        found = found.enumerated()
            .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
        return found.prefix(maxAnchors).map(\.candidate)
    }

    /// The places where publishing programs put their feeds, at the page's own folder and at the site's root.
    private static func usual(_ url: String?) -> [FeedCandidate] {
        guard let url, WebReference.isWeb(url) else { return [] }
        let page = url.prefix { $0 != "?" && $0 != "#" }
        let folder = page.split(separator: "/", omittingEmptySubsequences: false).count > 4
        let near = folder && page.hasSuffix("/") ? ["feed/", "rss", "rss.xml", "index.xml"] : []
        let far = [
            "/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/feeds/posts/default",
            "/feed.json", "/index.rdf", "/rss/index.xml", "/feeds/all.atom.xml", "/blog/feed", "/news/feed",
            "/blog/rss.xml", "/news/rss.xml", "/?feed=rss2", "/index.php?format=feed&type=rss",
        ]
        return (near + far)
            .map {
                FeedCandidate(url: WebReference.resolve($0, against: url), title: nil, reason: .usual)
            }
    }
}

/// How much a link looks like one to a feed.
enum FeedLook {
    /// A weight from 1 to 3; nil for a link that does not look like a feed.
    static func weight(of url: String, title: String) -> Int? {
        let path = url.lowercased().withoutFragment
        guard let start = path.firstRange(of: "://") else { return nil }
        let (place, query) = path[start.upperBound...].splitOnce(at: "?")
        let segments = place.split(separator: "/").dropFirst()
        let last = segments.last.map(String.init) ?? ""
        if addsToReader(path) { return nil }
        if fileEndings.contains(where: last.hasSuffix), !last.contains("sitemap") { return 3 }
        if segments.contains(where: { feedNames.contains(String($0)) }) { return 3 }
        if query.contains("feed=") || query.contains("format=rss") || query.contains("format=feed") {
            return 3
        }
        if place.hasPrefix("feeds.") || place.hasPrefix("rss.") || place.hasPrefix("feed.") { return 3 }
        if last.hasSuffix(".xml"), !last.contains("sitemap") { return 2 }
        if segments.contains(where: { $0.contains("rss") || $0.contains("feed") }) { return 2 }
        return isFeedWord(title) ? 1 : nil
    }

    /// Services that take a feed's URL as a parameter are not the feed.
    private static func addsToReader(_ path: String) -> Bool {
        path.contains("://feedly.com") || path.contains("add.my.yahoo") || path.contains("feedback")
            || path.contains("://www.facebook.") || path.contains("://twitter.") || path.contains("feeding")
    }

    private static func isFeedWord(_ title: String) -> Bool {
        let words = title.lowercased().split { !$0.isLetter }
        return words.count <= 4
            && words.contains { $0 == "rss" || $0 == "atom" || $0 == "feed" || $0 == "feeds" }
    }

    private static let fileEndings = [
        ".rss", ".atom", ".rdf", "index.xml", "feed.xml", "rss.xml", "atom.xml", "feed.json",
    ]
    private static let feedNames: Set<String> = ["feed", "feeds", "rss", "atom", "rss2", "rdf"]
}

extension String {
    /// A URL up to its `#`.
    fileprivate var withoutFragment: String { String(prefix { $0 != "#" }) }
}

extension Substring {
    /// The parts before and behind the first of a character.
    fileprivate func splitOnce(at separator: Character) -> (Substring, Substring) {
        guard let index = firstIndex(of: separator) else { return (self, "") }
        return (self[..<index], self[self.index(after: index)...])
    }
}
