// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation
import NewsModel

/// Feeds from and for other programs, as OPML.
public enum FeedExchange {
    /// What a list would add to the feeds that are configured.
    public struct Import: Sendable {
        /// The feeds to add, in the order of the list, with ids that are not taken.
        public var entries: [FeedEntry]
        /// The configured feeds whose addresses stand in the list.
        public var known: [FeedID]
        /// What is wrong with the others, by line and column.
        public var problems: [SettingsProblem]
    }

    /// The feeds of a list as entries for a file of `feeds.d`; folders and categories become tags.
    ///
    /// - Parameters:
    ///   - path: how problems name the list.
    ///   - feeds: what is configured already.
    public static func entries(of document: OPMLDocument, path: String, besides feeds: [Feed]) -> Import {
        let log = ProblemLog()
        let outlines = OutlineReader(path: path, log: log).feeds(document)
        let configured = feeds.map { (AddressKey($0.url), $0.id) }
        let known = Dictionary(configured, uniquingKeysWith: { first, _ in first })
        let new = outlines.filter { known[AddressKey($0.url)] == nil }
        let ids = OutlineIDs.assign(new, taken: Set(feeds.map(\.id.rawValue)))
        let entries = zip(new, ids)
            .map { FeedEntry(id: FeedID($1), url: $0.url.absoluteString, title: $0.title, tags: $0.tags) }
        return Import(
            entries: entries,
            known: outlines.compactMap { known[AddressKey($0.url)] },
            problems: log.sorted
        )
    }

    /// The feeds as a list for other programs: the first tag is the folder, all tags are categories.
    ///
    /// Pages that are watched like feeds are left out: no other program could read them.
    public static func document(of feeds: [Feed], title: String) -> OPMLDocument {
        let outlines = feeds.filter { $0.kind == .feed }
            .map { feed in
                OPMLDocument.Outline(
                    title: feed.title ?? feed.id.rawValue,
                    xmlURL: feed.url.absoluteString,
                    folders: Array(feed.tags.prefix(1)),
                    categories: feed.tags
                )
            }
        return OPMLDocument(title: title, outlines: outlines)
    }
}
