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
        let document = try HTMLDocument(page)
        _ = document
        let text = HTMLText.plainText(of: page.bytes)
        if text.isEmpty { throw PageFailure(.noText, "the page has no text") }
        return ArticlePage(text: String(decoding: text, as: UTF8.self), found: .visible)
    }
}
