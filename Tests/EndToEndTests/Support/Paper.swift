// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A feed's document, written plainly in one of the three formats.
struct Paper {
    enum Format: String, CaseIterable {
        case rss, atom, json

        var type: String {
            switch self {
            case .rss: "application/rss+xml"
            case .atom: "application/atom+xml"
            case .json: "application/feed+json"
            }
        }
    }

    struct Item {
        let id: String
        var title: String
        var body = "Nothing more is known."
    }

    let name: String
    let format: Format
    var items: [Item]

    /// The document; the texts hold nothing that a format would want escaped.
    var text: String {
        switch format {
        case .rss:
            """
            <?xml version="1.0"?><rss version="2.0"><channel><title>\(name)</title>
            <link>http://\(name).example/</link>
            \(items.map(rss).joined())</channel></rss>
            """
        case .atom:
            """
            <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>\(name)</title>
            <id>urn:\(name)</id><updated>2026-11-23T08:00:00Z</updated>
            \(items.map(atom).joined())</feed>
            """
        case .json:
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "\(name)",
            "items": [\(items.map(json).joined(separator: ","))]}
            """
        }
    }

    private func rss(_ item: Item) -> String {
        """
        <item><guid isPermaLink="false">\(item.id)</guid><link>http://\(name).example/\(item.id)</link>
        <title>\(item.title)</title><description>\(item.body)</description>
        <pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate></item>
        """
    }

    private func atom(_ item: Item) -> String {
        """
        <entry><id>urn:\(name):\(item.id)</id><link href="http://\(name).example/\(item.id)"/>
        <title>\(item.title)</title><summary>\(item.body)</summary>
        <updated>2026-11-23T08:00:00Z</updated></entry>
        """
    }

    private func json(_ item: Item) -> String {
        """
        {"id": "\(item.id)", "url": "http://\(name).example/\(item.id)", "title": "\(item.title)",
        "content_text": "\(item.body)", "date_published": "2026-11-23T08:00:00Z"}
        """
    }
}
