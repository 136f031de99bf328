// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

// What passes from a worker to the one writer, and from the writer's decision into the store.

/// One way to recognise an entry within its feed.
public struct EntryKey: Sendable, Hashable {
    /// The ladder of keys, best first, then the aliases.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The entry's own id.
        case id
        /// Its canonical link.
        case link
        /// Title and date, where there is no link.
        case titleDate = "title_date"
        /// A hash of its text, where there is nothing else.
        case body
        /// Another URL of the same entry; recognises drifted ids, never a key of its own.
        case alias
    }

    /// Which step of the ladder.
    public var kind: Kind
    /// The key's value.
    public var value: String

    /// Joins a kind and a value.
    public init(kind: Kind, value: String) {
        self.kind = kind
        self.value = value
    }
}

/// An entry made ready by a worker: recognised, analysed and matched, not yet decided upon.
public struct Candidate: Sendable {
    /// The key it is stored under.
    public var key: EntryKey
    /// Other ways to recognise it.
    public var aliases: [EntryKey]
    /// Its words and facts; id, revision and seen are the writer's to set.
    public var article: Article
    /// SHA-256 over title, text and link: what counts as an edit.
    ///
    /// Dates do not.
    public var contentHash: String
    /// The engine's folded tokens of title, lead and body, joined by spaces, for full-text search.
    public var searchText: ArticleText
    /// The rules that hold.
    public var matches: [Match]
    /// Its words as they are compared with other articles'; nil when no rule holds, or it was not analysed.
    public var story: StoryText?

    /// Joins the parts.
    public init(
        key: EntryKey,
        aliases: [EntryKey],
        article: Article,
        contentHash: String,
        searchText: ArticleText,
        matches: [Match],
        story: StoryText? = nil
    ) {
        self.key = key
        self.aliases = aliases
        self.article = article
        self.contentHash = contentHash
        self.searchText = searchText
        self.matches = matches
        self.story = story
    }
}

/// What the store knows of an article that a candidate may be.
public struct KnownArticle: Sendable, Hashable {
    /// Its id.
    public var id: ArticleID
    /// Its newest revision.
    public var revision: Int
    /// The content hash of that revision.
    public var contentHash: String
    /// Its newest headline.
    public var title: String
    /// When it was first seen.
    public var seen: Date
    /// When it was last in its feed's document.
    public var lastSeen: Date
    /// Its alerts, by rule.
    public var alerts: [RuleID: AlertID]
    /// Alerts of other articles that it joined as the same news, by rule.
    public var joined: [RuleID: AlertID] = [:]
    /// When it says that it was published.
    public var published: Date?
    /// How far the fetch of its page has come; nil: its page is not fetched.
    public var page: PageFetch.State?

    /// Joins the parts.
    public init(
        id: ArticleID,
        revision: Int,
        contentHash: String,
        title: String,
        seen: Date,
        lastSeen: Date,
        alerts: [RuleID: AlertID]
    ) {
        self.id = id
        self.revision = revision
        self.contentHash = contentHash
        self.title = title
        self.seen = seen
        self.lastSeen = lastSeen
        self.alerts = alerts
    }
}

/// Everything that one document changes, committed in one transaction.
public struct Commit: Sendable {
    /// The feed's new state: validators, next poll.
    public var feedState: FeedState
    /// The pause that the answering host asked for.
    public var hostPause: HostPause?
    /// When it was decided: its articles were in their feed's document then.
    ///
    /// Nil where only the feed's state changes.
    public var decided: Date?
    /// What happens to articles.
    public var articles: [ArticleChange]
    /// New alerts.
    public var alerts: [Alert]
    /// Alerts that changed: the stored row takes these values, but for state, verdict and note.
    public var updatedAlerts: [Alert]
    /// Alerts whose rule no longer holds for the newest revision: nothing else about them changes.
    public var lapsedAlerts: [AlertID] = []
    /// Articles that were found under new ids because the whole feed changed them; for the log.
    public var rekeyed = 0
    /// Pages of new articles to fetch before the rules run on them.
    public var pageFetches: [PageFetch] = []
    /// Articles that join the alert of the same news.
    public var joined: [JoinedArticle] = []
    /// Articles that joined an alert whose rule no longer holds for them.
    public var lapsedCopies: [LapsedCopy] = []
    /// What to remember of articles, to find the same news elsewhere.
    public var fingerprints: [StoryFingerprint] = []
    /// New deliveries.
    public var deliveries: [Delivery]
    /// New messages.
    public var messages: [Message]

    /// Only a new state of the feed.
    public init(feedState: FeedState) {
        self.feedState = feedState
        articles = []
        alerts = []
        updatedAlerts = []
        deliveries = []
        messages = []
    }
}

/// What happens to one article.
public struct ArticleChange: Sendable {
    /// What is done.
    public enum Action: Sendable, Hashable {
        /// It is stored for the first time.
        case insert
        /// It gets another revision.
        case revise
        /// It was in the document again: only the time of that is kept, and keys it did not have yet.
        case touch
    }

    /// What is done.
    public var action: Action
    /// The article, with its id, revision and times.
    public var article: Article
    /// The key that it is stored under, and all aliases.
    public var keys: [EntryKey]
    /// What counts as an edit.
    public var contentHash: String
    /// For full-text search.
    public var searchText: ArticleText

    /// Joins the parts.
    public init(
        action: Action,
        article: Article,
        keys: [EntryKey],
        contentHash: String,
        searchText: ArticleText
    ) {
        self.action = action
        self.article = article
        self.keys = keys
        self.contentHash = contentHash
        self.searchText = searchText
    }
}
