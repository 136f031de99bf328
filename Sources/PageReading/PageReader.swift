// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing

/// Reads the page of an article: bytes to its main text, without I/O and without a clock.
public enum PageReader {
    /// What a page of one article says.
    ///
    /// Any thread may call it. Linear in the page's length but for stray end tags in deep markup.
    /// - Throws: a `PageFailure` that says why there is no main text.
    public static func read(
        _ body: [UInt8],
        context: DocumentContext = DocumentContext()
    ) throws(PageFailure) -> ArticlePage {
        let page = try DecodedPage(body, context)
        guard page.maxDepth > 0 else { return try withoutTree(page) }
        let tree = PageTree(try HTMLDocument(page))
        let metadata = PageMetadata(tree, context)
        let main = tree.document.isCutShort ? plain(page) : MainText(tree, metadata)
        try NoArticle.check(main, tree, metadata)
        return ArticlePage(
            title: metadata.title,
            byline: metadata.byline,
            published: metadata.published,
            language: metadata.language,
            siteName: metadata.siteName,
            canonicalURL: metadata.canonicalURL,
            text: main.text,
            found: main.found
        )
    }

    /// A page whose tags libxml2 would read for minutes: its words alone.
    private static func withoutTree(_ page: DecodedPage) throws(PageFailure) -> ArticlePage {
        let main = plain(page)
        if main.text.isEmpty { throw PageFailure(.noText, "the page has no text") }
        return ArticlePage(text: main.text, found: main.found)
    }

    /// All text of a page, without its structure.
    private static func plain(_ page: DecodedPage) -> MainText {
        let text = HTMLText.plainText(of: page.bytes, maxBytes: PageLimits.maxTextBytes)
        return MainText(text: String(decoding: text, as: UTF8.self), found: .visible)
    }
}

/// Says why a page has no main text.
enum NoArticle {
    /// Refuses a text that is no article's.
    static func check(_ main: MainText, _ tree: PageTree, _ metadata: PageMetadata) throws(PageFailure) {
        let length = length(main.text)
        let isShort = length < 700 && main.found != .jsonLD
        if isShort, Phrases.isWall(main.text) || isWallTitle(metadata.title) {
            throw PageFailure(
                .wall,
                "the page asks for consent, a login or a proof of being human: '\(start(main.text))'"
            )
        }
        if length < 400, main.found != .jsonLD,
            Phrases.needsScripts(main.text) || (length < 60 && isShell(tree))
        {
            throw PageFailure(.script, "the page is empty until its scripts run")
        }
        guard length >= PageLimits.minTextLength else {
            throw PageFailure(.noText, "the page has too little text (\(length) characters)")
        }
    }

    private static func isWallTitle(_ title: String?) -> Bool {
        guard let title = title?.lowercased() else { return false }
        return ["just a moment", "access denied", "attention required", "are you a robot", "403 forbidden"]
            .contains { title.hasPrefix($0) }
    }

    /// Whether a page is scripts and little else.
    private static func isShell(_ tree: PageTree) -> Bool {
        tree.nodes.contains { $0.tag == .script }
            && tree.nodes.indices.contains { index in
                let node = tree.nodes[index]
                if node.tag == .noscript { return Phrases.needsScripts(tree.line(index)) }
                guard node.tag == .div, node.end == index + 1 else { return false }
                return ["root", "app", "__next", "___gatsby", "__nuxt"]
                    .contains(tree.value("id", index) ?? "")
            }
    }

    private static func length(_ text: String) -> Int {
        var measure = TextMeasure()
        var copy = text
        copy.withUTF8 { measure.add($0) }
        return measure.length
    }

    private static func start(_ text: String) -> String {
        let line = text.oneLine
        return line.count > 60 ? line.prefix(60) + "…" : line
    }
}
