// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel

/// Stored articles of a time, a page at a time, the first stored first.
public struct StoredArticlesReport: Codable, Sendable {
    /// The articles.
    public var articles: [ArticleReport]
    /// What to ask for the articles after these with; nil: there are none.
    public var next: Int64?
    /// Of the first page: how many there are in all.
    public var total: Int?
}

/// Which stored articles are wanted.
public struct StoredArticlesQuery: Sendable, Hashable {
    /// First seen at this time or later.
    public var since: Date
    /// The `next` of the page before; nil: the first page.
    public var after: Int64?

    /// Articles of a page.
    static let pageSize = 200

    /// A page.
    public init(since: Date, after: Int64? = nil) {
        self.since = since
        self.after = after
    }

    /// The query as parts of a URL.
    public var items: [URLQueryItem] {
        [URLQueryItem(name: "since", value: since.rfc3339)]
            + (after.map { [URLQueryItem(name: "after", value: String($0))] } ?? [])
    }

    /// Reads the parts of a URL.
    public init(_ items: [(name: String, value: String)]) throws(APIProblem) {
        since = .distantPast
        for (name, value) in items {
            switch name {
            case "since":
                guard let time = Date(rfc3339: value) else { throw APIProblem("'\(value)' is not a since") }
                since = time
            case "after":
                guard let number = Int64(value) else { throw APIProblem("'\(value)' is not an after") }
                after = number
            default: throw APIProblem("'\(name)' is not a part of this query")
            }
        }
    }
}

extension ReviewDesk {
    /// A page of stored articles, read in one short transaction.
    public func storedArticles(_ query: StoredArticlesQuery) throws -> StoredArticlesReport {
        try store.read { transaction in
            let page = try transaction.articlePage(
                since: query.since,
                after: query.after,
                limit: StoredArticlesQuery.pageSize
            )
            return StoredArticlesReport(
                articles: page.articles.map(ArticleReport.init),
                next: page.next,
                total: query.after == nil ? try transaction.articleCount(since: query.since) : nil
            )
        }
    }
}
