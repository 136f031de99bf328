// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Any number of RSS feeds that grow in cycles, all made from a seed: no state, the same in every run.
///
/// An entry's id is unique over all feeds. Some entries carry a marker phrase for a test's rule to find.
public struct GeneratedFeeds: Sendable {
    /// The seed of everything.
    public var seed: UInt64
    /// How many feeds there are.
    public var feedCount: Int
    /// Entries of a feed in cycle 0.
    public var entriesPerFeed: Int
    /// Which part of the feeds gets new entries in a cycle, 0 to 1.
    public var changedFraction: Double = 0.1
    /// New entries of a feed that changes.
    public var entriesPerChange = 1
    /// The most entries a document shows, the newest; nil: all of them.
    public var window: Int?
    /// Words in an entry's body.
    public var wordsPerEntry = 60
    /// Every entry carries the marker with a chance of one in this many; 0: none.
    public var markedOneIn = 10
    /// The phrase that marks an entry; it is made of words that nothing else contains.
    public var marker = "zebra accord"
    /// Entry 0 of a feed was published then, each further one a minute later.
    public var start: Date

    /// An entry of a feed.
    public struct EntryName: Sendable, Hashable, Comparable {
        /// The feed's number, from 0.
        public var feed: Int
        /// The entry's number within its feed, from 0, the oldest.
        public var index: Int

        /// The id, as the document states it.
        public var id: String { "urn:generated:\(feed):\(index)" }

        /// First by feed, then by age.
        public static func < (left: Self, right: Self) -> Bool {
            (left.feed, left.index) < (right.feed, right.index)
        }
    }

    /// Feeds with the defaults of the further settings.
    public init(seed: UInt64, feedCount: Int, entriesPerFeed: Int, start: Date) {
        self.seed = seed
        self.feedCount = feedCount
        self.entriesPerFeed = entriesPerFeed
        self.start = start
    }

    /// Entries that a feed has published up to a cycle, shown or not.
    ///
    /// Linear in the number of cycles.
    public func published(feed: Int, cycle: Int) -> Int {
        guard cycle > 0 else { return entriesPerFeed }
        let grown = (1...cycle).count(where: { changes(feed: feed, cycle: $0) })
        return entriesPerFeed + grown * entriesPerChange
    }

    /// Whether a feed gets new entries in a cycle (from 1).
    public func changes(feed: Int, cycle: Int) -> Bool {
        var random = SeededRandom(seed: seed, 1, feed, cycle)
        return Double.random(in: 0..<1, using: &random) < changedFraction
    }

    /// The entries that a feed shows in a cycle, oldest first.
    public func entries(feed: Int, cycle: Int) -> [EntryName] {
        let count = published(feed: feed, cycle: cycle)
        let first = window.map { max(0, count - $0) } ?? 0
        return (first..<count).map { EntryName(feed: feed, index: $0) }
    }

    /// Whether an entry carries the marker.
    public func isMarked(_ entry: EntryName) -> Bool {
        guard markedOneIn > 0 else { return false }
        var random = SeededRandom(seed: seed, 2, entry.feed, entry.index)
        return Int.random(in: 0..<markedOneIn, using: &random) == 0
    }

    /// The marked entries published after `first` up to `last`, over all feeds.
    ///
    /// With `first` nil, those of cycle 0 are among them.
    public func marked(after first: Int?, through last: Int) -> [EntryName] {
        (0..<feedCount)
            .flatMap { feed in
                let known = first.map { published(feed: feed, cycle: $0) } ?? 0
                return (known..<max(known, published(feed: feed, cycle: last)))
                    .map { EntryName(feed: feed, index: $0) }
                    .filter(isMarked)
            }
    }

    /// The path of a feed.
    public static func path(feed: Int) -> String { "/generated/\(feed).xml" }

    /// A feed's document in a cycle.
    public func document(feed: Int, cycle: Int) -> [UInt8] {
        let document = FeedDocument(
            title: "Generated feed \(feed)",
            home: "http://feed\(feed).example.com/",
            language: "en",
            items: entries(feed: feed, cycle: cycle).reversed().map(item)
        )
        return document.written(as: .rss).body
    }
}

extension GeneratedFeeds {
    private func item(_ entry: EntryName) -> FeedDocument.Item {
        var random = SeededRandom(seed: seed, 3, entry.feed, entry.index)
        var body = Self.sentence(words: wordsPerEntry, using: &random)
        if isMarked(entry) { body += " The \(marker) was mentioned." }
        return FeedDocument.Item(
            id: entry.id,
            link: "http://feed\(entry.feed).example.com/\(entry.index)",
            title: Self.sentence(words: 7, using: &random) + " \(entry.feed)-\(entry.index)",
            lead: Self.sentence(words: 12, using: &random),
            paragraphs: [body],
            published: start.addingTimeInterval(Double(entry.index) * 60)
        )
    }

    private static func sentence(words: Int, using random: inout SeededRandom) -> String {
        (0..<words).map { _ in vocabulary[Int(random.next() % UInt64(vocabulary.count))] }
            .joined(separator: " ")
    }

    private static let vocabulary = """
        river council budget harbour winter report school train market village minister repair bridge price wheat \
        concert museum library engine bicycle garden forest weather station office teacher doctor nurse farmer \
        captain island valley mountain summer autumn spring morning evening holiday traffic tunnel ferry airport \
        parcel letter printer camera theatre novel poet singer painter sculptor festival parade supper breakfast \
        kitchen window ladder hammer copper silver timber granite cotton leather carpet curtain candle lantern
        """
        .split(separator: " ").map(String.init)
}
