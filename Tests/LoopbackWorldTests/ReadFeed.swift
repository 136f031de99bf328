// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import FoundationXML
import Testing

/// A feed as a strict reader sees it: anything that is not well-formed fails the test.
struct ReadFeed: Equatable {
    struct Item: Equatable {
        var id = ""
        var title = ""
        var link = ""
        var body = ""
        var published = ""
    }

    var title = ""
    var items: [Item] = []

    init(body: [UInt8], type: String) throws {
        if type.hasPrefix("application/feed+json") {
            try read(json: Data(body))
        } else {
            let reader = XMLReader()
            let parser = XMLParser(data: Data(body))
            parser.delegate = reader
            try #require(parser.parse(), "\(String(describing: parser.parserError))")
            self = reader.feed
        }
    }

    fileprivate init() {}

    private mutating func read(json: Data) throws {
        let feed = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
        try #require(feed["version"] as? String == "https://jsonfeed.org/version/1.1")
        title = try #require(feed["title"] as? String)
        items = try #require(feed["items"] as? [[String: Any]])
            .map { item in
                Item(
                    id: try #require(item["id"] as? String),
                    title: try #require(item["title"] as? String),
                    link: try #require(item["url"] as? String),
                    body: try #require(item["content_html"] as? String),
                    published: try #require(item["date_published"] as? String)
                )
            }
    }
}

private final class XMLReader: NSObject, XMLParserDelegate {
    var feed = ReadFeed()
    private var item: ReadFeed.Item?
    private var text = ""

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        text = ""
        if name == "item" || name == "entry" { item = ReadFeed.Item() }
        if name == "link", let target = attributes["href"] { item?.link = target }
    }

    func parser(_ parser: XMLParser, foundCharacters part: String) {
        text += part
    }

    func parser(
        _ parser: XMLParser,
        didEndElement name: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        switch name {
        case "item", "entry":
            if let item { feed.items.append(item) }
            item = nil
        case "title": if item == nil { feed.title = text } else { item?.title = text }
        case "guid", "id": item?.id = text
        case "link": if !text.isEmpty { item?.link = text }
        case "content:encoded", "content": item?.body = text
        case "pubDate", "published": item?.published = text
        default: break
        }
    }
}
