// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// An article as `rules match` reads it; keys that it does not know are ignored.
struct ArticleLine: Decodable {
    /// A line that is no article, and why.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    private let id: Identifier?
    private let title: String?
    private let lead: String?
    private let body: String?
    private let url: String?
    private let source: String?
    private let feed: String?
    private let author: String?
    private let lang: String?
    private let tags: [String]?
    private let published: String?

    /// Many dumps number their articles.
    private enum Identifier: Decodable {
        case text(String)
        case number(Int64)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int64.self) {
                self = .number(number)
            } else {
                self = .text(try container.decode(String.self))
            }
        }

        var text: String {
            switch self {
            case .text(let text): text
            case .number(let number): String(number)
            }
        }
    }

    /// Reads a line.
    ///
    /// - Parameter number: the line's number, the id of an article without one.
    static func read(_ line: some Sequence<UInt8>, number: Int) throws(Fault) -> Article {
        do {
            return try JSONDecoder().decode(ArticleLine.self, from: Data(line)).article(number)
        } catch {
            throw Fault(description: reason(error))
        }
    }

    private func article(_ number: Int) -> Article {
        Article(
            id: ArticleID(id?.text ?? String(number)),
            feed: FeedID(feed ?? ""),
            text: ArticleText(title: title ?? "", lead: lead ?? "", body: body ?? ""),
            url: url ?? source.map { "https://\($0)/" },
            authors: author.map { [$0] } ?? [],
            outlet: source,
            tags: tags ?? [],
            language: lang,
            published: published.flatMap(Date.init(rfc3339:)),
            seen: Date(timeIntervalSince1970: 0)
        )
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case DecodingError.typeMismatch(_, let context) where context.codingPath.isEmpty:
            return #"not an article; one is wanted, such as {"id": "1", "title": "…", "body": "…"}"#
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            let key = context.codingPath.first?.stringValue ?? ""
            return key == "tags" ? "'tags' is not a list of texts" : "'\(key)' is not a text"
        default: return "not JSON"
        }
    }
}
