// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Watcher

@Suite struct RenamesTests {
    /// Feeds as `id=path`.
    @Test(arguments: [
        ("a new title", ["new=a"], ["old=a"], ["old>new"]),
        ("the same id", ["old=a"], ["old=a"], []),
        ("another address", ["new=b"], ["old=a"], []),
        ("a second feed of one address", ["old=a", "new=a"], ["old=a"], []),
        ("two new ids", ["new=a", "other=a"], ["old=a"], []),
        ("two that are gone", ["new=a"], ["old=a", "older=a"], []),
        ("known under both", ["new=a"], ["old=a", "new=a"], []),
        ("two at once, changing places", ["x=b", "y=a"], ["a=a", "b=b"], ["a>y", "b>x"]),
        ("nothing yet", ["new=a"], [], []),
    ])
    func `a feed under a new id is the one of its address that is gone`(
        name: String,
        configured: [String],
        stored: [String],
        expected: [String]
    ) throws {
        let feeds = try configured.map(parts)
            .map { Feed(id: FeedID($0.id), url: try #require(URL(string: $0.url))) }
        let states = try stored.map(parts).map { FeedState(feed: FeedID($0.id), url: $0.url) }
        let known = Dictionary(uniqueKeysWithValues: states.map { ($0.feed, $0) })
        let renames = Renames.decide(feeds, known: known).map { "\($0.old)>\($0.new)" }
        #expect(renames == expected, "\(name)")
    }

    private func parts(_ text: String) throws -> (id: String, url: String) {
        let parts = text.split(separator: "=")
        try #require(parts.count == 2)
        return (String(parts[0]), "https://news.example/\(parts[1])")
    }
}
