// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CXML2
import FeedParsing
import Foundation
import NewsModel

/// What a page that is watched like a feed holds.
public struct PageListing: Sendable {
    /// The WHATWG name of the charset that the page was read in.
    public var encoding: String
    /// The page's title, language and URL.
    public var metadata: FeedMetadata
    /// The items in the page's order, as plain text.
    public var entries: [Entry]
    /// Whether the page's end could not be read, so that items may be missing.
    public var isTruncated: Bool
}

/// Reads the items of a page that has no feed, by XPath expressions.
public enum PageItems {
    /// The items of a page, each once, at most 1,000.
    ///
    /// Relative links are resolved against the page's `base`, or its URL. Any thread may call it.
    /// - Throws: a `PageFailure` that names the expression that is wrong, or that finds nothing.
    public static func entries(
        in body: [UInt8],
        context: DocumentContext = DocumentContext(),
        expressions: PageExpressions
    ) throws(PageFailure) -> PageListing {
        let page = try DecodedPage(body, context)
        let document = try HTMLDocument(page)
        let metadata = PageMetadata(PageTree(document), context)
        guard let xpath = XPathContext(document) else {
            throw PageFailure(.expression, "libxml2 has no memory for XPath")
        }
        var reader = ItemReader(xpath: xpath, expressions: expressions, base: metadata.base)
        let entries = try reader.read(document)
        var feed = FeedMetadata()
        feed.title = metadata.title
        feed.link = context.url
        feed.language = metadata.language
        return PageListing(
            encoding: document.charset,
            metadata: feed,
            entries: entries,
            isTruncated: document.isCutShort || page.isCut
        )
    }
}

/// Turns the nodes of items into entries.
private struct ItemReader {
    let xpath: XPathContext
    let expressions: PageExpressions
    let base: String?

    private var seen: Set<[String]> = []

    init(xpath: XPathContext, expressions: PageExpressions, base: String?) {
        self.xpath = xpath
        self.expressions = expressions
        self.base = base
    }

    mutating func read(_ document: HTMLDocument) throws(PageFailure) -> [Entry] {
        guard case .nodes(let items) = try value(expressions.items, "items", document.root) else {
            throw PageFailure(.expression, "items: '\(expressions.items)' is no node set")
        }
        if items.isEmpty {
            throw PageFailure(.noItems, "items: '\(expressions.items)' finds nothing on the page")
        }
        var entries: [Entry] = []
        for item in items where entries.count < PageLimits.maxItems {
            let entry = try entry(of: item)
            let isEmpty = entry.text.title.isEmpty && entry.link == nil && entry.text.lead.isEmpty
            // The picture and the headline of one item often link to the same page: the first with words stays.
            let isKnown = !seen.insert([entry.link ?? "", entry.text.title]).inserted
            if !isEmpty, !isKnown { entries.append(entry) }
        }
        entries = Self.withoutBareLinks(entries)
        guard !entries.isEmpty else {
            throw PageFailure(
                .noItems,
                "items: '\(expressions.items)' finds \(items.count) nodes, none with a title or a link"
            )
        }
        return entries
    }

    /// Drops entries without a title whose link another entry has, with a title.
    private static func withoutBareLinks(_ entries: [Entry]) -> [Entry] {
        let titled = Set(entries.lazy.filter { !$0.text.title.isEmpty }.compactMap(\.link))
        return entries.filter { entry in
            !entry.text.title.isEmpty || !entry.text.lead.isEmpty || !titled.contains(entry.link ?? "")
        }
    }

    private func entry(of item: xmlNodePtr) throws(PageFailure) -> Entry {
        let anchor = try first(expressions.link ?? "descendant-or-self::a[@href]", "link", item)
        let link = anchor.flatMap(link(of:))
        let title =
            if let expression = expressions.title {
                try first(expression, "title", item).map(text(of:))
            } else {
                try linkText(anchor, to: link, in: item) ?? text(of: .nodes([item]))
            }
        let date = try first(expressions.date ?? "descendant-or-self::time[@datetime]", "date", item)
        let lead: Value? =
            if let expression = expressions.text { try value(expression, "text", item) } else { nil }
        return Entry(
            link: link,
            text: ArticleText(title: Self.line(title ?? ""), lead: lead.map(text(of:)) ?? ""),
            published: date.flatMap(date(of:))
        )
    }

    private typealias Value = XPathContext.Value

    private func value(_ text: String, _ name: String, _ node: xmlNodePtr) throws(PageFailure) -> Value {
        switch xpath.value(of: text, at: node) {
        case .success(let value): return value
        case .failure(let problem):
            let place = problem.offset.map { " (at byte \($0))" } ?? ""
            throw PageFailure(.expression, "\(name): '\(text)': \(problem.message)\(place)")
        }
    }

    /// The first node that an expression finds, or its text; nil when it finds nothing.
    private func first(_ text: String, _ name: String, _ node: xmlNodePtr) throws(PageFailure) -> Value? {
        switch try value(text, name, node) {
        case .nodes(let nodes): return nodes.first.map { .nodes([$0]) }
        case .text(let text): return text.isEmpty ? nil : .text(text)
        }
    }

    private func link(of value: Value) -> String? {
        let reference: String =
            switch value {
            case .text(let text): text
            case .nodes(let nodes):
                nodes.first.map { NodeText.attribute("href", of: $0) ?? text(of: value) } ?? ""
            }
        guard !reference.isEmpty else { return nil }
        let url = WebReference.resolve(reference, against: base)
        return WebReference.isWeb(url) ? url : nil
    }

    /// The words of a link; nil for an attribute, which has none.
    private func linkText(of value: Value) -> String? {
        guard case .nodes(let nodes) = value, let node = nodes.first else { return nil }
        let element = node.pointee.type == XML_ATTRIBUTE_NODE ? node.pointee.parent : node
        let text = element.map(NodeText.plain(of:)) ?? ""
        if !text.isEmpty { return text }
        return element.flatMap {
            NodeText.attribute("title", of: $0) ?? NodeText.attribute("aria-label", of: $0)
        }
    }

    /// The words of an item's link, or of another one to the same page: the first is often a picture.
    private func linkText(
        _ anchor: Value?,
        to link: String?,
        in item: xmlNodePtr
    ) throws(PageFailure) -> String? {
        if let text = anchor.flatMap(linkText(of:)) { return text }
        guard let link, expressions.link == nil,
            case .nodes(let anchors) = try value("descendant::a[@href]", "link", item)
        else { return nil }
        for anchor in anchors where self.link(of: .nodes([anchor])) == link {
            if let text = linkText(of: .nodes([anchor])) { return text }
        }
        return nil
    }

    private func date(of value: Value) -> Date? {
        if case .nodes(let nodes) = value, let node = nodes.first {
            for name in ["datetime", "content"] {
                if let date = NodeText.attribute(name, of: node).flatMap(PageDate.parse) { return date }
            }
        }
        return PageDate.parse(text(of: value))
    }

    /// The text of all nodes, a paragraph each.
    private func text(of value: Value) -> String {
        switch value {
        case .text(let text): NodeText.plain(text)
        case .nodes(let nodes):
            nodes.lazy.map(NodeText.plain(of:)).filter { !$0.isEmpty }.joined(separator: "\n\n")
        }
    }

    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
