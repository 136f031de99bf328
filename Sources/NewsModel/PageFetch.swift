// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// The page of a new article that is fetched for its main text before the rules run; at most one an article.
public struct PageFetch: Sendable, Hashable {
    /// How far it has come.
    public enum State: String, Sendable, Hashable, Codable, CaseIterable {
        /// The page is waited for; the rules have not run.
        case pending
        /// The rules ran on the summary because the page was late; it is still waited for.
        case late
        /// The page's main text is the article's body.
        case done
        /// There will be no page: the rules ran on what the feed gave.
        case failed
    }

    /// The article whose body it is to be.
    public var article: ArticleID
    /// The feed, whose limits and settings hold for the request.
    public var feed: FeedID
    /// The page.
    public var url: String
    /// How far it has come.
    public var state: State
    /// When the article was stored.
    public var created: Date
    /// When it is asked for next.
    public var nextAttempt: Date
    /// When the rules run without it.
    public var deadline: Date
    /// Requests made so far.
    public var attempts: Int
    /// When it was last tried, whatever came of it; nil: it was not.
    public var lastTried: Date?
    /// Why the last request failed, as a person reads it.
    public var error: String?

    /// A page that was not asked for yet.
    public init(article: ArticleID, feed: FeedID, url: String, created: Date, deadline: Date) {
        self.article = article
        self.feed = feed
        self.url = url
        self.created = created
        self.deadline = deadline
        state = .pending
        nextAttempt = created
        attempts = 0
    }
}
