// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A rule is to look back over a page of stored articles.
public struct LookBackRequest: Codable, Sendable, Hashable {
    /// Articles first seen at this time or later, RFC 3339.
    public var since: String
    /// Whether people are told of what is found.
    public var notify: Bool
    /// The `next` of the page before; nil: the first page.
    public var after: Int64?

    /// A page of the articles since a time.
    public init(since: Date, notify: Bool, after: Int64? = nil) {
        self.since = since.rfc3339
        self.notify = notify
        self.after = after
    }
}

/// What a look back came to, of a page or in all.
public struct LookBackReport: Codable, Sendable, Hashable {
    /// The rule.
    public var rule: RuleID
    /// Its revision.
    public var revision: String
    /// Articles that were looked at.
    public var articles = 0
    /// Articles that the rule holds for.
    public var matched = 0
    /// Of these, articles that have its alert already, or joined one.
    public var known = 0
    /// Of these, articles that are still waiting for their page: the rule runs on them by itself then.
    public var waiting = 0
    /// Alerts that were made.
    public var alerts: [AlertID] = []
    /// Messages that were queued for sinks.
    public var messages = 0
    /// Of the first page: how many articles there are in all.
    public var total: Int?
    /// What to ask for the articles after these with; nil: there are none.
    public var next: Int64?

    /// Nothing looked at yet.
    public init(rule: RuleID, revision: String) {
        self.rule = rule
        self.revision = revision
    }

    /// Adds what came of the next page.
    public mutating func add(_ page: LookBackReport) {
        articles += page.articles
        matched += page.matched
        known += page.known
        waiting += page.waiting
        alerts += page.alerts
        messages += page.messages
        total = total ?? page.total
        next = page.next
    }
}
