// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What is remembered of an article to find the same news elsewhere.
public struct StoryFingerprint: Sendable, Hashable {
    /// The longest signature: 256 bytes.
    public static let maxSignatureBytes = 256
    /// The most bands: each costs a row, written and looked up for every article.
    public static let maxBands = 16

    /// The article.
    public var article: ArticleID
    /// Its feed.
    public var feed: FeedID
    /// A hash of its canonical link; nil: it has none.
    public var link: Int64?
    /// One key for each band of its signature, the band's place included: what is nearly the same shares one.
    public var bands: [Int64]
    /// The signature itself, by which two articles are compared.
    public var signature: [UInt8]
    /// When the article was first seen.
    public var seen: Date

    /// Joins the parts.
    public init(
        article: ArticleID,
        feed: FeedID,
        link: Int64?,
        bands: [Int64],
        signature: [UInt8],
        seen: Date
    ) {
        self.article = article
        self.feed = feed
        self.link = link
        self.bands = bands
        self.signature = signature
        self.seen = seen
    }
}

/// An article that brought the news of an alert once more: it makes no alert of its own.
public struct JoinedArticle: Sendable, Hashable {
    /// The alert that it joins.
    public var alert: AlertID
    /// The article.
    public var article: ArticleID
    /// What the alert tells of it.
    public var copy: Alert.Copy

    /// Joins the parts.
    public init(alert: AlertID, article: ArticleID, copy: Alert.Copy) {
        self.alert = alert
        self.article = article
        self.copy = copy
    }
}
