// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

extension FeedDocument {
    /// Atom 1.0, with the body as escaped HTML.
    var atom: String {
        // RFC 4287, 4.1.1: `updated` is required; a feed without entries has no time of its own.
        let updated = items.map(\.published).max() ?? Date(timeIntervalSince1970: 0)
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(language)">
            <title>\(title.escapedForMarkup)</title>
            <id>\(home.escapedForMarkup)</id>
            <link rel="alternate" href="\(home.escapedForMarkup)"/>
            <updated>\(updated.rfc3339)</updated>
            \(items.map { $0.atom(outlet: title) }.joined(separator: "\n"))
            </feed>

            """
    }
}

extension FeedDocument.Item {
    fileprivate func atom(outlet: String) -> String {
        var lines = [
            "<title>\(title.escapedForMarkup)</title>",
            "<id>\(id.escapedForMarkup)</id>",
            "<link rel=\"alternate\" href=\"\(link.escapedForMarkup)\"/>",
            "<published>\(published.rfc3339)</published>",
            "<updated>\(published.rfc3339)</updated>",
            "<author><name>\((author ?? outlet).escapedForMarkup)</name></author>",
            "<summary>\(lead.escapedForMarkup)</summary>",
        ]
        if !paragraphs.isEmpty {
            lines.append("<content type=\"html\">\(html.escapedForMarkup)</content>")
        }
        if let category { lines.append("<category term=\"\(category.escapedForMarkup)\"/>") }
        return "<entry>\n\(lines.joined(separator: "\n"))\n</entry>"
    }
}
