// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// An article's words, as they are compared with another's to see whether both tell the same news.
public struct StoryText: Sendable, Hashable {
    /// A shingle with a number in it.
    public struct Numbered: Sendable, Hashable {
        /// Its place in `shingles`.
        public var place: Int
        /// Its hash, whatever the numbers are.
        public var masked: UInt64

        /// Joins the parts.
        public init(place: Int, masked: UInt64) {
            self.place = place
            self.masked = masked
        }
    }

    /// The hash of every run of a few words (of characters, where a script has no spaces), each once, in the order
    /// of the text.
    public var shingles: [UInt64]
    /// Those with a number.
    public var numbered: [Numbered]

    /// Joins the parts.
    public init(shingles: [UInt64] = [], numbered: [Numbered] = []) {
        self.shingles = shingles
        self.numbered = numbered
    }
}

/// What is remembered of an article to find the same news elsewhere.
public struct StoryFingerprint: Sendable, Hashable {
    /// The most keys of an article, its link's included.
    public static let maxKeys = 15

    /// The article.
    public var article: ArticleID
    /// What it is found under: articles that share one may be the same news.
    public var keys: [UInt32]
    /// When its alert was made, or joined.
    public var seen: Date

    /// Joins the parts.
    public init(article: ArticleID, keys: [UInt32], seen: Date) {
        self.article = article
        self.keys = keys
        self.seen = seen
    }
}

/// What the store knows of an article that may bring the same news as another.
public struct KnownStory: Sendable, Hashable {
    /// The article.
    public var article: ArticleID
    /// Its feed.
    public var feed: FeedID
    /// Its newest headline.
    public var title: String
    /// Its page.
    public var url: String?
    /// The engine's folded tokens of its newest revision.
    public var text: ArticleText
    /// Its alerts, and those that it joined.
    public var alerts: [KnownAlert]

    /// Joins the parts.
    public init(
        article: ArticleID,
        feed: FeedID,
        title: String,
        url: String?,
        text: ArticleText,
        alerts: [KnownAlert]
    ) {
        self.article = article
        self.feed = feed
        self.title = title
        self.url = url
        self.text = text
        self.alerts = alerts
    }
}

/// An alert as the store has it, with who was told of it.
public struct KnownAlert: Sendable, Hashable {
    /// How a sink stands to an alert.
    public enum Telling: Sendable, Hashable, Comparable {
        /// It was not told because of the article's age, or because the feed was new.
        case tooOld
        /// It was not told since a silence held over that article.
        case silenced
        /// It was not told since another rule that held for that article said more.
        case inhibited
        /// It was told, or may have been.
        case told
        /// A message or a digest is to tell it, and will say what the alert says by then.
        case waiting
    }

    /// The alert.
    public var alert: Alert
    /// The sinks that it was meant for.
    public var sinks: [SinkID: Telling]
    /// Whether its own article says so still; when it does not, the alert stands as long as copies do.
    public var isHeldByItsArticle = true

    /// Joins the parts.
    public init(alert: Alert, sinks: [SinkID: Telling] = [:]) {
        self.alert = alert
        self.sinks = sinks
    }
}

/// What the store knows of an article whose words changed.
public struct KnownEdit: Sendable, Hashable {
    /// The engine's folded tokens of the revision before.
    public var text: ArticleText
    /// Its alerts, by rule.
    public var alerts: [RuleID: KnownAlert]
    /// The alerts of other articles that it joined, by rule.
    public var joined: [RuleID: KnownAlert]
    /// Those of them that it brings the news of no more.
    public var left: Set<RuleID> = []
    /// Headlines that stood there twice or more in the last two days: who goes back and forth between them says nothing.
    public var wornTitles: Set<String> = []

    /// Joins the parts.
    public init(
        text: ArticleText = ArticleText(),
        alerts: [RuleID: KnownAlert] = [:],
        joined: [RuleID: KnownAlert] = [:]
    ) {
        self.text = text
        self.alerts = alerts
        self.joined = joined
    }
}

/// An article that brought the news of an alert once more, and does not any more.
public struct LapsedCopy: Sendable, Hashable {
    /// The alert that it joined.
    public var alert: AlertID
    /// The article.
    public var article: ArticleID

    /// Joins the parts.
    public init(alert: AlertID, article: ArticleID) {
        self.alert = alert
        self.article = article
    }
}

/// An article that brought the news of an alert once more: it makes no alert of its own.
///
/// Its match is kept, so that nothing is lost when the first is not what it seemed.
public struct JoinedArticle: Sendable, Hashable {
    /// The alert that it joins.
    public var alert: AlertID
    /// The article.
    public var article: ArticleID
    /// The revision that matched.
    public var revision: Int
    /// What the alert tells of it.
    public var copy: Alert.Copy
    /// The rule's revision at the match.
    public var ruleRevision: String
    /// The words that made the rule hold.
    public var evidence: [Evidence]

    /// Joins the parts.
    public init(
        alert: AlertID,
        article: ArticleID,
        revision: Int = 1,
        copy: Alert.Copy,
        ruleRevision: String,
        evidence: [Evidence]
    ) {
        self.alert = alert
        self.article = article
        self.revision = revision
        self.copy = copy
        self.ruleRevision = ruleRevision
        self.evidence = evidence
    }
}
