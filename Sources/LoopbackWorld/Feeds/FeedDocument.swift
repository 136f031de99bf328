// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// A feed as a server would write it, in any of three formats.
struct FeedDocument {
    /// The formats.
    enum Format {
        case rss
        case atom
        case json
    }

    /// The feed's title.
    var title: String
    /// The page that it belongs to.
    var home: String
    /// A BCP 47 tag.
    var language: String
    /// Newest first.
    var items: [Item]

    /// One item.
    struct Item {
        var id: String
        var link: String
        var title: String
        var lead: String
        /// Plain text; each element is a paragraph.
        var paragraphs: [String]
        var published: Date
        var author: String?
        var category: String?
    }

    /// The document and its media type.
    func written(as format: Format) -> (body: [UInt8], type: String) {
        switch format {
        case .rss: (Array(rss.utf8), "application/rss+xml; charset=utf-8")
        case .atom: (Array(atom.utf8), "application/atom+xml; charset=utf-8")
        case .json: (json, "application/feed+json")
        }
    }
}

extension FeedDocument.Item {
    /// The paragraphs as HTML.
    var html: String {
        paragraphs.map { "<p>\($0.escapedForMarkup)</p>" }.joined(separator: "\n")
    }
}

extension String {
    /// The text with the five characters that markup means something by replaced.
    var escapedForMarkup: String {
        var out = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
