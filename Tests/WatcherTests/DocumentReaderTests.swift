// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedFetching
import Foundation
import NewsModel
import RuleEngine
import Testing

@testable import Watcher

@Suite struct `What is made of a document` {
    private static let now = Date(timeIntervalSince1970: 1_795_435_200)

    private static func published(_ date: String) throws -> Date? {
        let url = try #require(URL(string: "https://a.example/feed"))
        let ruleSet = try #require(RuleSet.compile(rules: []).ruleSet)
        let reader = DocumentReader(
            feed: Feed(id: "a", url: url),
            ruleSet: ruleSet,
            known: { _ in [:] },
            pageText: { _ in [:] }
        )
        let body = "<rss><channel><item><guid>1</guid><title>t</title>\(date)</item></channel></rss>"
        let document = Document(
            feed: "a",
            finalURL: url,
            headers: HeaderFields(),
            body: Array(body.utf8),
            fetched: now
        )
        return try reader.read(document).candidates.first?.article.published
    }

    /// A date that stands for none must not make an article too old to be told.
    @Test(
        arguments: [
            ("", nil), ("<pubDate>1970-01-01T00:00:00Z</pubDate>", nil),
            ("<pubDate>0001-01-01T00:00:00Z</pubDate>", nil),
            ("<pubDate>1994-12-31T23:59:59Z</pubDate>", nil),
            ("<pubDate>1995-01-01T00:00:00Z</pubDate>", "1995-01-01T00:00:00Z"),
            ("<pubDate>2026-11-20T08:00:00Z</pubDate>", "2026-11-20T08:00:00Z"),
            ("<pubDate>2099-01-01T00:00:00Z</pubDate>", "2026-11-23T12:00:00Z"),
        ] as [(String, String?)]
    )
    func `an article is as old as it can be`(date: String, expected: String?) throws {
        #expect(try Self.published(date) == expected.flatMap(Date.init(rfc3339:)))
    }
}
