// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

@Suite struct GeneratedFeedsTests {
    private var feeds: GeneratedFeeds {
        var feeds = GeneratedFeeds(
            seed: 7,
            feedCount: 40,
            entriesPerFeed: 5,
            start: Date(timeIntervalSince1970: 1_764_000_000)
        )
        feeds.changedFraction = 0.5
        return feeds
    }

    @Test func `the same seed makes the same documents, another makes others`() {
        var other = feeds
        other.seed = 8
        #expect(feeds.document(feed: 3, cycle: 4) == feeds.document(feed: 3, cycle: 4))
        #expect(feeds.document(feed: 3, cycle: 4) != other.document(feed: 3, cycle: 4))
    }

    @Test func `about the given part of the feeds changes in a cycle`() {
        let changed = (0..<40).count { feeds.changes(feed: $0, cycle: 1) }
        #expect((10...30).contains(changed))
        for feed in 0..<40 {
            let isSame = feeds.document(feed: feed, cycle: 0) == feeds.document(feed: feed, cycle: 1)
            #expect(isSame != feeds.changes(feed: feed, cycle: 1))
        }
    }

    @Test func `no id is used twice`() {
        let ids = (0..<40).flatMap { feeds.entries(feed: $0, cycle: 6) }.map(\.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test func `the marker stands in the marked entries only`() throws {
        let text = String(decoding: feeds.document(feed: 0, cycle: 9), as: UTF8.self)
        let items = Array(text.components(separatedBy: "<item>").dropFirst())
        let entries = Array(feeds.entries(feed: 0, cycle: 9).reversed())
        try #require(items.count == entries.count)
        for (item, entry) in zip(items, entries) {
            #expect(item.contains("<guid isPermaLink=\"false\">\(entry.id)</guid>"))
            #expect(item.contains(feeds.marker) == feeds.isMarked(entry))
        }
    }

    @Test func `marked entries of single cycles add up`() {
        let parts = [
            feeds.marked(after: nil, through: 0), feeds.marked(after: 0, through: 1),
            feeds.marked(after: 1, through: 2),
        ]
        #expect(parts.flatMap { $0 }.sorted() == feeds.marked(after: nil, through: 2))
        #expect(parts.allSatisfy { !$0.isEmpty })
    }

    @Test func `a window shows the newest entries only`() {
        var feeds = feeds
        feeds.window = 3
        feeds.changedFraction = 1
        #expect(feeds.entries(feed: 0, cycle: 2).map(\.index) == [4, 5, 6])
    }

    @Test func `the site answers 304 until a feed changes`() {
        let site = GeneratedSite(feeds)
        func ask(_ feed: Int, _ etag: String? = nil) -> ScriptedResponse {
            site.answer(
                ReceivedRequest(
                    number: 1,
                    connection: 1,
                    method: "GET",
                    target: GeneratedFeeds.path(feed: feed),
                    headers: HeaderFields(etag.map { [("If-None-Match", $0)] } ?? []),
                    arrived: .now
                )
            )
        }
        let etags = (0..<40).map { ask($0).headers["ETag"] }
        site.advance()
        for feed in 0..<40 {
            #expect(ask(feed, etags[feed]).status == (feeds.changes(feed: feed, cycle: 1) ? 200 : 304))
        }
        #expect(ask(40).status == 404)
    }
}
