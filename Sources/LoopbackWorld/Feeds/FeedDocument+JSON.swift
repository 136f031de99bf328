// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

extension FeedDocument {
    /// JSON Feed 1.1.
    var json: [UInt8] {
        let feed = Feed(
            version: "https://jsonfeed.org/version/1.1",
            title: title,
            homePage: home,
            language: language,
            items: items.map(\.json)
        )
        // Strings alone always encode.
        return (try? JSONText.document(feed)) ?? []
    }

    private struct Feed: Encodable {
        var version: String
        var title: String
        var homePage: String
        var language: String
        var items: [Item.JSON]

        enum CodingKeys: String, CodingKey {
            case version, title, language, items
            case homePage = "home_page_url"
        }
    }
}

extension FeedDocument.Item {
    fileprivate struct JSON: Encodable {
        var id: String
        var url: String
        var title: String
        var summary: String
        var html: String
        var published: String
        var authors: [Author]
        var tags: [String]

        struct Author: Encodable {
            var name: String
        }

        enum CodingKeys: String, CodingKey {
            case id, url, title, summary, authors, tags
            case html = "content_html"
            case published = "date_published"
        }
    }

    fileprivate var json: JSON {
        JSON(
            id: id,
            url: link,
            title: title,
            summary: lead,
            html: html,
            published: published.rfc3339,
            authors: author.map { [JSON.Author(name: $0)] } ?? [],
            tags: category.map { [$0] } ?? []
        )
    }
}
