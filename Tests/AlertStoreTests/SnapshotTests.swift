// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import Testing

/// Two documents of a feed, one after the other, for each way in which readers lose or repeat items.
struct SnapshotPair: Sendable, CustomTestStringConvertible {
    var name: String
    var first: [Entry]
    var second: [Entry]
    var secondFeed: FeedID = "agency"
    var new = 0
    var updated = 0
    var silent = 0

    var testDescription: String { name }

    private static let noon = NewsDesk.start
    private static let items = [
        "Summit offered", "Harvest record", "Trains late", "Weather fine", "Football final", "Election day",
        "Markets calm", "Island storm", "Museum opens", "Border closed",
    ]

    private static func each(_ make: (Int, String) -> Entry) -> [Entry] {
        items.enumerated().map { make($0.offset, $0.element) }
    }

    /// Ids that say how far from the top an entry stands; links that are the entry's own.
    private static func places(_ titles: String...) -> [Entry] {
        titles.enumerated().map { Entry("\($0 + 1)", "https://example.org/\($1.prefix(3))", $1) }
    }

    static let all: [SnapshotPair] = [
        SnapshotPair(
            name: "one guid for all items, and a new one on top",
            first: each { Entry("tag:feed", "https://example.org/\($0)", $1) },
            second: [Entry("tag:feed", "https://example.org/new", "Envoy named")]
                + each { Entry("tag:feed", "https://example.org/\($0)", $1) }.dropLast(),
            new: 1,
            silent: 9
        ),
        SnapshotPair(
            name: "one link and one date for all items",
            first: each { Entry(nil, "https://example.org/", $1, date: noon) }.dropLast(4),
            second: each { Entry(nil, "https://example.org/", $1, date: noon) }.dropLast(2),
            new: 2,
            silent: 6
        ),
        SnapshotPair(
            name: "the same guid in two feeds",
            first: [Entry("episode-1", "https://example.org/1", "Episode 1")],
            second: [Entry("episode-1", "https://example.org/1", "Episode 1")],
            secondFeed: "agency-mp3",
            new: 1
        ),
        SnapshotPair(
            name: "the same title for another article",
            first: [Entry("1", "https://example.org/1", "Weather")],
            second: [
                Entry("2", "https://example.org/2", "Weather"),
                Entry("1", "https://example.org/1", "Weather"),
            ],
            new: 1,
            silent: 1
        ),
        SnapshotPair(
            name: "a guid that follows the headline",
            first: [
                Entry(
                    "https://example.org/kim-offers-talk",
                    "https://example.org/a-77",
                    "Kim offers talk to Japan"
                )
            ],
            second: [
                Entry(
                    "https://example.org/kim-offers-talks",
                    "https://example.org/a-77",
                    "Kim offers talks to Japan"
                )
            ],
            updated: 1
        ),
        SnapshotPair(
            name: "https and another host in every guid",
            first: each { Entry("http://old.example.org/?p=\($0)", "https://example.org/\($0)", $1) },
            second: each { Entry("https://example.org/?p=\($0)", "https://example.org/\($0)", $1) },
            silent: 10
        ),
        SnapshotPair(
            name: "the order of a guid's query",
            first: [Entry("https://example.org/a?x=1&y=2", nil, "Summit offered")],
            second: [Entry("https://example.org/a?y=2&x=1", nil, "Summit offered")],
            silent: 1
        ),
        SnapshotPair(
            name: "guids that come and go",
            first: each { Entry("id-\($0)", "https://example.org/\($0)", $1) },
            second: each { Entry(nil, "https://example.org/\($0)", $1) },
            silent: 10
        ),
        SnapshotPair(
            name: "an old entry that comes back beside a new one",
            first: each { Entry("id-\($0)", "https://example.org/\($0)", $1) },
            second: [
                Entry("id-9", "https://example.org/9", "Border closed"),
                Entry("id-10", "https://example.org/10", "Envoy named"),
            ],
            new: 1,
            silent: 1
        ),
        SnapshotPair(
            name: "the same story in another feed",
            first: [Entry("a", "https://example.org/1", "Summit offered")],
            second: [Entry("b", "https://example.org/1", "Summit offered")],
            secondFeed: "paper",
            new: 1
        ),
        SnapshotPair(
            name: "a new date for an old item without guid and link",
            first: [Entry(nil, nil, "Summit offered", body: "In full.", date: noon)],
            second: [Entry(nil, nil, "Summit offered", body: "In full.", date: noon + .seconds(60))],
            // Without id and link there is nothing but title and date to know it by.
            new: 1
        ),
        SnapshotPair(
            name: "an edited text, and a date that changed alone",
            first: [
                Entry("1", "https://example.org/1", "Summit offered", body: "Soon.", date: noon),
                Entry("2", "https://example.org/2", "Harvest record", body: "Much.", date: noon),
            ],
            second: [
                Entry("1", "https://example.org/1", "Summit offered", body: "Now.", date: noon),
                Entry(
                    "2",
                    "https://example.org/2?utm_medium=x",
                    "Harvest record",
                    body: "Much.",
                    date: noon + .seconds(9)
                ),
            ],
            updated: 1,
            silent: 1
        ),
        SnapshotPair(
            name: "guids that count places, and a new entry on top",
            first: places("Harvest record", "Summit offered", "Trains late"),
            second: places("Kim rejects all contact", "Harvest record", "Summit offered"),
            new: 1,
            silent: 2
        ),
        SnapshotPair(
            name: "guids that count places, the oldest entry first",
            first: places("Trains late", "Summit offered", "Harvest record").reversed(),
            second: places("Kim rejects all contact", "Trains late", "Summit offered").reversed(),
            new: 1,
            silent: 2
        ),
        SnapshotPair(
            name: "posts without titles that all link to one page",
            first: [
                Entry("1", "https://example.org/wire", "", body: "Harvest record"),
                Entry("2", "https://example.org/wire", "", body: "Trains late"),
            ],
            second: [
                Entry("3", "https://example.org/wire", "", body: "Kim rejects all contact"),
                Entry("1", "https://example.org/wire", "", body: "Harvest record"),
            ],
            new: 1,
            silent: 1
        ),
        SnapshotPair(
            name: "a briefing that stands under one link, with a number of its own",
            first: [Entry("b-22", "https://example.org/briefing", "Daily briefing, 22 November")],
            second: [Entry("b-23", "https://example.org/briefing", "Daily briefing, 23 November")],
            new: 1
        ),
        SnapshotPair(
            name: "one guid for posts without titles and links",
            first: each { Entry("tag:feed", nil, "", body: $1) },
            second: [Entry("tag:feed", nil, "", body: "Envoy named")]
                + each { Entry("tag:feed", nil, "", body: $1) }.dropLast(),
            new: 1,
            silent: 9
        ),
        SnapshotPair(
            name: "one entry at a time that links to the home page, without a guid",
            first: [Entry(nil, "https://example.org/", "Summit offered")],
            second: [Entry(nil, "https://example.org", "Kim rejects all contact")],
            new: 1
        ),
    ]
}

struct SnapshotTests {
    @Test(arguments: SnapshotPair.all)
    func `the second document brings what it should`(_ pair: SnapshotPair) throws {
        let directory = try TemporaryDirectory()
        let desk = NewsDesk(store: try directory.open())
        let first = try desk.take(pair.first)
        #expect(first.articles.count { $0.action == .insert } == pair.first.count)
        let later = NewsDesk.start + .seconds(7200)
        let second = try desk.take(pair.second, from: pair.secondFeed, at: later)
        #expect(second.articles.count { $0.action == .insert } == pair.new)
        #expect(second.articles.count { $0.action == .revise } == pair.updated)
        #expect(second.articles.count { $0.action == .touch } == pair.silent)
        let again = try desk.take(pair.second, from: pair.secondFeed, at: later + .seconds(7200))
        #expect(again.articles.allSatisfy { $0.action == .touch })
        let stored = try desk.store.read { try $0.counts().articles }
        #expect(stored == pair.first.count + pair.new)
        try desk.store.write { try $0.checkSearchIndex() }
    }
}
