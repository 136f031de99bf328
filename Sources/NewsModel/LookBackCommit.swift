// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What looking back at one stored article changes, committed in one transaction with others.
public struct LookBackCommit: Sendable {
    /// When it was decided.
    public var decided: Date
    /// New alerts.
    public var alerts: [Alert] = []
    /// Articles that join the alert of the same news.
    public var joined: [JoinedArticle] = []
    /// What is remembered of articles that made or joined alerts.
    public var fingerprints: [StoryFingerprint] = []
    /// New deliveries.
    public var deliveries: [Delivery] = []
    /// New messages.
    public var messages: [Message] = []

    /// Nothing yet.
    public init(decided: Date) { self.decided = decided }
}
