// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// A watch rule as a person wrote it.
public struct RuleSource: Sendable, Hashable, Codable {
    /// The rule's id.
    public var id: RuleID
    /// What it watches for, as a sentence.
    public var title: String
    /// Labels for routing and review.
    public var topics: [String]
    /// How much it matters.
    public var priority: Priority
    /// The expression, if the rule has one.
    public var match: String?
    /// The weighted terms, if the rule has some.
    public var score: ScoreSource?
    /// Sinks that the rule names itself.
    public var notify: [SinkID]
    /// Whether the routes of the settings apply too.
    public var usesRoutes: Bool
    /// An older article is stored and matched, but not notified.
    public var maxAge: Duration?
    /// Articles that the rule must, and must not, match.
    public var examples: [ExampleSource]

    /// A rule; what is not said has its default.
    public init(
        id: RuleID,
        title: String = "",
        topics: [String] = [],
        priority: Priority = .normal,
        match: String? = nil,
        score: ScoreSource? = nil,
        notify: [SinkID] = [],
        usesRoutes: Bool = true,
        maxAge: Duration? = nil,
        examples: [ExampleSource] = []
    ) {
        self.id = id
        self.title = title
        self.topics = topics
        self.priority = priority
        self.match = match
        self.score = score
        self.notify = notify
        self.usesRoutes = usesRoutes
        self.maxAge = maxAge
        self.examples = examples
    }
}

/// Weighted terms whose sum must reach a threshold.
public struct ScoreSource: Sendable, Hashable, Codable {
    /// The sum at which the rule holds.
    public var threshold: Int
    /// Occurrences of one term that count at most; at least 1.
    public var cap: Int
    /// The terms.
    public var terms: [Term]

    /// A term and what one occurrence of it adds.
    public struct Term: Sendable, Hashable, Codable {
        /// What COUNT would take, with at most one token field before it.
        public var text: String
        /// What an occurrence adds; negative to take away.
        public var weight: Int

        /// Joins a term and its weight.
        public init(_ text: String, weight: Int) {
            self.text = text
            self.weight = weight
        }
    }

    /// Terms with a threshold.
    public init(threshold: Int, cap: Int = 3, terms: [Term]) {
        self.threshold = threshold
        self.cap = cap
        self.terms = terms
    }
}

/// An article that a rule must, or must not, match.
public struct ExampleSource: Sendable, Hashable, Codable {
    /// Its words.
    public var text: ArticleText
    /// Its language, a primary subtag; nil: guessed.
    public var language: String?
    /// The domain that it comes from, for `source:`.
    public var source: String?
    /// Its page, for `url:`.
    public var url: String?
    /// The feed's id, for `feed:`.
    public var feed: FeedID?
    /// Names of the authors.
    public var authors: [String]
    /// Its categories.
    public var tags: [String]
    /// Whether the rule must match it.
    public var expectsMatch: Bool

    /// An example article.
    public init(
        text: ArticleText,
        language: String? = nil,
        source: String? = nil,
        url: String? = nil,
        feed: FeedID? = nil,
        authors: [String] = [],
        tags: [String] = [],
        expectsMatch: Bool
    ) {
        self.text = text
        self.language = language
        self.source = source
        self.url = url
        self.feed = feed
        self.authors = authors
        self.tags = tags
        self.expectsMatch = expectsMatch
    }
}

/// A named thing with all its spellings, as a person wrote it.
public struct EntitySource: Sendable, Hashable, Codable {
    /// The name that rules use after `@`.
    public var name: String
    /// What it is, for people.
    public var title: String?
    /// Spellings that count wherever they stand.
    public var aliases: [String]
    /// Phrases inside which the entity's aliases do not count.
    public var mask: [String]
    /// Spellings that count only where one of `aliases` stands in the same article.
    public var weak: [String]

    /// An entity with its spellings.
    public init(
        name: String,
        title: String? = nil,
        aliases: [String],
        mask: [String] = [],
        weak: [String] = []
    ) {
        self.name = name
        self.title = title
        self.aliases = aliases
        self.mask = mask
        self.weak = weak
    }
}
