// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing

/// A feed that a page offers.
public struct FeedLink: Sendable, Hashable {
    /// Where it is, resolved.
    public var url: String
    /// What the page calls it.
    public var title: String?
    /// Its media type, as the page states it.
    public var type: String

    /// Joins the parts.
    public init(url: String, title: String?, type: String) {
        self.url = url
        self.title = title
        self.type = type
    }
}

/// Finds the feeds that a page offers by `<link rel=alternate>`.
public enum FeedLinks {
    /// The feeds of a page, in its order, each URL once.
    public static func find(in page: [UInt8], context: DocumentContext) -> [FeedLink] {
        []
    }
}
