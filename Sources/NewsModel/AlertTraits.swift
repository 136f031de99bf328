// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What of an alert decides who hears of it, and when.
public struct AlertTraits: Sendable, Hashable {
    /// The rule's id.
    public var rule: RuleID
    /// The rule's revision at the match.
    public var revision: String
    /// The rule's topics at the match.
    public var topics: [String]
    /// The rule's priority at the match.
    public var priority: Priority
    /// The article.
    public var article: ArticleID
    /// The feed it came from.
    public var feed: FeedID
    /// The feed's tags.
    public var tags: [String]
    /// The outlet that published it.
    public var outlet: String?
    /// Its language.
    public var language: String?

    /// The parts, for the store.
    public init(
        rule: RuleID,
        revision: String,
        topics: [String],
        priority: Priority,
        article: ArticleID,
        feed: FeedID,
        tags: [String],
        outlet: String?,
        language: String?
    ) {
        self.rule = rule
        self.revision = revision
        self.topics = topics
        self.priority = priority
        self.article = article
        self.feed = feed
        self.tags = tags
        self.outlet = outlet
        self.language = language
    }

    /// Those of an alert that a rule makes of an article.
    public init(_ rule: RuleInfo, _ article: Article) {
        self.init(
            rule: rule.id,
            revision: rule.revision,
            topics: rule.topics,
            priority: rule.priority,
            article: article.id,
            feed: article.feed,
            tags: article.feedTags,
            outlet: article.outlet,
            language: article.language
        )
    }
}

/// A delivery that no message carries yet, with what decides when one does.
public struct GatheredDelivery: Sendable, Hashable, Identifiable {
    /// The delivery.
    public var delivery: Delivery
    /// Its alert.
    public var traits: AlertTraits
    /// The delivery's id.
    public var id: DeliveryID { delivery.id }

    /// Joins the two.
    public init(_ delivery: Delivery, _ traits: AlertTraits) {
        self.delivery = delivery
        self.traits = traits
    }
}
