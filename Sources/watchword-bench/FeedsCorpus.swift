// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Generated RSS documents in the shape of a news site's: 25 entries of about 1.9 kB, with HTML descriptions.
///
/// Every other document writes its HTML escaped, the others in CDATA sections.
struct FeedsCorpus {
    private static let entriesPerDocument = 25

    private var random: SplitMix
    private let texts: [ArticleText]

    init(seed: UInt64) {
        var corpus = RulesCorpus(seed: seed)
        texts = (0..<400).map { corpus.article($0).text }
        random = SplitMix(state: seed &+ 1)
    }

    /// The document of a number, as XML.
    mutating func document(_ number: Int) -> String {
        let items = (0..<Self.entriesPerDocument).map { item(number * Self.entriesPerDocument + $0, number) }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
              <channel>
                <title>Outlet \(number)</title>
                <link>https://outlet-\(number).example/</link>
                <atom:link href="https://outlet-\(number).example/rss" rel="self" type="application/rss+xml"/>
                <description>News &amp; background</description>
                <language>en-gb</language>
                <ttl>15</ttl>
            \(items.joined(separator: "\n"))
              </channel>
            </rss>

            """
    }

    private mutating func item(_ number: Int, _ document: Int) -> String {
        let link =
            "https://outlet-\(document).example/news/2026/11/story-\(number)?ref=rss&amp;p=\(number % 7)"
        let hour = String(format: "%02d:%02d", number % 24, number % 60)
        return """
                <item>
                  <title>\(text().title.replacing("’", with: "&#8217;"))</title>
                  <link>\(link)</link>
                  <guid isPermaLink="false">https://outlet-\(document).example/?p=\(number)</guid>
                  <pubDate>Mon, \(1 + number % 28) Nov 2026 \(hour):00 +0900</pubDate>
                  <dc:creator>Writer \(number % 90)</dc:creator>
                  <category>World</category>
                  <category>Asia &amp; Pacific</category>
                  <media:thumbnail url="https://img.example/\(number).jpg" width="240" height="135"/>
                  <description>\(description(number, isEscaped: document.isMultiple(of: 2)))</description>
                </item>
            """
    }

    private mutating func description(_ number: Int, isEscaped: Bool) -> String {
        let paragraphs = text().body.split(separator: "\n\n").prefix(2)
            .map { $0.split(separator: ". ").prefix(3).joined(separator: ". ") }
        let lead = text().lead.prefix { $0 != "." }
        let html =
            "<p><img src=\"https://img.example/\(number).jpg\" alt=\"\" width=\"600\"/>\(lead)</p>\n"
            + paragraphs.map { paragraph in
                let words = paragraph.split(separator: " ")
                let link = "<a href=\"https://outlet.example/tag/\(words[3])?a=1&amp;b=2\">\(words[3])</a>"
                return "<p class=\"text\">\(words.prefix(3).joined(separator: " ")) \(link) "
                    + "<strong>\(words[4])</strong> &nbsp;&mdash; \(words.dropFirst(5).joined(separator: " "))</p>"
            }
            .joined(separator: "\n")
        return isEscaped ? Self.escaped(html) : "<![CDATA[\(html)]]>"
    }

    private mutating func text() -> ArticleText {
        texts[Int.random(in: 0..<texts.count, using: &random)]
    }

    private static func escaped(_ html: String) -> String {
        html.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
