// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

extension NewsWorld {
    /// A made-up outlet and its feed.
    public struct Outlet: Sendable {
        /// The id of its feed.
        public var id: FeedID
        /// Its name, which is its feed's title too.
        public var name: String
        /// A BCP 47 tag.
        public var language: String
        /// Where its feed stands on the server.
        public var path: String
        /// Its home page, on a domain that exists for examples only.
        public var home: String
        let format: FeedDocument.Format
    }

    /// All outlets: three RSS feeds, two of Atom, one JSON Feed.
    public static let outlets = [
        Outlet(
            id: "world-service",
            name: "Example World Service",
            language: "en",
            path: "/world/rss.xml",
            home: "http://world.example.org/",
            format: .rss
        ),
        Outlet(
            id: "nihon",
            name: "日本例新聞",
            language: "ja",
            path: "/nihon/rss.xml",
            home: "http://nihon.example.com/",
            format: .rss
        ),
        Outlet(
            id: "hanbit",
            name: "한빛예보",
            language: "ko",
            path: "/hanbit/atom.xml",
            home: "http://hanbit.example.net/",
            format: .atom
        ),
        Outlet(
            id: "sports-desk",
            name: "The Sports Desk",
            language: "en",
            path: "/sports/rss.xml",
            home: "http://sports.example.com/",
            format: .rss
        ),
        Outlet(
            id: "wire",
            name: "Example Wire",
            language: "en",
            path: "/wire/feed.json",
            home: "http://wire.example.net/",
            format: .json
        ),
        Outlet(
            id: "harbour-times",
            name: "Harbour Times",
            language: "en",
            path: "/harbour/atom.xml",
            home: "http://harbour.example.org/",
            format: .atom
        ),
    ]
}
