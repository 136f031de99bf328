// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Where an alert stands in its life.
public enum AlertState: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nobody has looked at it.
    case new
    /// Somebody has.
    case acknowledged
    /// Somebody decided that it needs nothing.
    case dismissed
}

/// What a person thought of an alert.
public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    /// It was what the rule is for.
    case relevant
    /// It was not.
    case noise
}

/// A stored match with a life.
///
/// Its JSON (`watchword.alert/1`) is the same in files, webhooks, the API and `--json`.
public struct Alert: Sendable, Hashable {
    /// A hash of rule id and article id.
    public var id: AlertID
    /// Where it stands.
    public var state: AlertState = .new
    /// When it was made.
    public var created: Date
    /// When it last changed.
    public var updated: Date
    /// The rule, as it was at the match.
    public var rule: Rule
    /// The article, as it was at the match.
    public var article: Subject
    /// The words that made the rule hold.
    public var evidence: [Evidence]
    /// Where the same news was seen too: the first of them, at most `mostListed`.
    public var alsoIn: [Copy] = []
    /// How many articles brought the same news, all told.
    public var alsoInCount = 0
    /// Whether the rule still holds for the article's newest revision.
    public var matches = true
    /// The alert of the entry that this one rewrote, if any.
    public var revisedFrom: AlertID?
    /// Whether the rule was looked back with: the article was stored before the rule held for it.
    public var lookedBack = false
    /// What a person thought of it.
    public var verdict: Verdict?
    /// What a person wrote about it.
    public var note: String?

    /// Articles with the same news that an alert lists; all are kept, and counted.
    public static let mostListed = 100

    /// The rule of an alert.
    public struct Rule: Sendable, Hashable, Codable {
        /// The rule's id.
        public var id: RuleID
        /// What it watches for.
        public var title: String
        /// The hash of its meaning.
        public var revision: String
        /// Its labels.
        public var topics: [String]
        /// How much it matters.
        public var priority: Priority

        /// Joins the parts.
        public init(id: RuleID, title: String, revision: String, topics: [String], priority: Priority) {
            self.id = id
            self.title = title
            self.revision = revision
            self.topics = topics
            self.priority = priority
        }
    }

    /// The article of an alert.
    public struct Subject: Sendable, Hashable {
        /// The article's id.
        public var id: ArticleID
        /// The revision that matched.
        public var revision: Int
        /// Its headline.
        public var title: String
        /// Its page.
        public var url: String?
        /// The feed's summary.
        public var lead: String?
        /// Its authors, joined by commas.
        public var author: String?
        /// The outlet that published it.
        public var outlet: String?
        /// The feed it came from.
        public var feed: FeedID
        /// The feed's title.
        public var feedTitle: String?
        /// Its language.
        public var language: String?
        /// When it says that it was published.
        public var published: Date?
        /// When Watchword first saw it.
        public var seen: Date

        /// What an alert tells of an article.
        public init(
            id: ArticleID,
            revision: Int,
            title: String,
            url: String? = nil,
            lead: String? = nil,
            author: String? = nil,
            outlet: String? = nil,
            feed: FeedID,
            feedTitle: String? = nil,
            language: String? = nil,
            published: Date? = nil,
            seen: Date
        ) {
            self.id = id
            self.revision = revision
            self.title = title
            self.url = url
            self.lead = lead
            self.author = author
            self.outlet = outlet
            self.feed = feed
            self.feedTitle = feedTitle
            self.language = language
            self.published = published
            self.seen = seen
        }
    }

    /// The same news elsewhere.
    public struct Copy: Sendable, Hashable, Codable {
        /// Who carries it.
        public var outlet: String?
        /// Under which headline.
        public var title: String
        /// On which page.
        public var url: String?
        /// When it was seen.
        public var seen: Date

        /// Joins the parts.
        public init(outlet: String?, title: String, url: String?, seen: Date) {
            self.outlet = outlet
            self.title = title
            self.url = url
            self.seen = seen
        }
    }

    /// A new alert.
    public init(
        id: AlertID,
        created: Date,
        updated: Date,
        rule: Rule,
        article: Subject,
        evidence: [Evidence]
    ) {
        self.id = id
        self.created = created
        self.updated = updated
        self.rule = rule
        self.article = article
        self.evidence = evidence
    }
}
