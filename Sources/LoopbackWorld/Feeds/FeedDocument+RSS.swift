// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

extension FeedDocument {
    /// RSS 2.0, with the body in `content:encoded`.
    var rss: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"\
         xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel>
        <title>\(title.escapedForMarkup)</title>
        <link>\(home.escapedForMarkup)</link>
        <description>\(title.escapedForMarkup)</description>
        <language>\(language)</language>
        \(items.map(\.rss).joined(separator: "\n"))
        </channel>
        </rss>

        """
    }
}

extension FeedDocument.Item {
    fileprivate var rss: String {
        var lines = [
            "<title>\(title.escapedForMarkup)</title>",
            "<link>\(link.escapedForMarkup)</link>",
            "<guid isPermaLink=\"false\">\(id.escapedForMarkup)</guid>",
            "<pubDate>\(published.internetMessageFormat)</pubDate>",
            "<description>\(lead.escapedForMarkup)</description>",
        ]
        if !paragraphs.isEmpty {
            lines.append("<content:encoded>\(html.escapedForMarkup)</content:encoded>")
        }
        if let author { lines.append("<dc:creator>\(author.escapedForMarkup)</dc:creator>") }
        if let category { lines.append("<category>\(category.escapedForMarkup)</category>") }
        return "<item>\n\(lines.joined(separator: "\n"))\n</item>"
    }
}
