// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What the page of an article changes, or that there is none yet or never; committed in one transaction.
public struct PageCommit: Sendable {
    /// The article that the rules ran on, at its newest revision; where the page came, its main text is the body.
    public var article: Article
    /// What came of the page: `late`, `done` or `failed`.
    public var state: PageFetch.State
    /// For full-text search, where the page came: it takes the place of the summary's.
    public var searchText: ArticleText
    /// Why there is no page, as a person reads it.
    public var error: String?
    /// When it was decided.
    public var decided: Date
    /// New alerts.
    public var alerts: [Alert] = []
    /// Alerts that changed: the stored row takes these values, but for state, verdict and note.
    public var updatedAlerts: [Alert] = []
    /// Alerts of the summary whose rule does not hold for the page.
    public var lapsedAlerts: [AlertID] = []
    /// The article, where it joins alerts of the same news.
    public var joined: [JoinedArticle] = []
    /// Articles that joined an alert whose rule no longer holds for them.
    public var lapsedCopies: [LapsedCopy] = []
    /// What to remember of the article, to find the same news elsewhere.
    public var fingerprints: [StoryFingerprint] = []
    /// New deliveries.
    public var deliveries: [Delivery] = []
    /// New messages.
    public var messages: [Message] = []

    /// What came of the page; nobody is told of anything yet.
    public init(
        article: Article,
        state: PageFetch.State,
        searchText: ArticleText = ArticleText(),
        error: String? = nil,
        decided: Date
    ) {
        self.article = article
        self.state = state
        self.searchText = searchText
        self.error = error
        self.decided = decided
    }
}
