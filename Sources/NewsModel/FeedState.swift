// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What is remembered of a feed between polls; committed with the articles that the poll brought.
public struct FeedState: Sendable, Hashable, Codable {
    /// The feed.
    public var feed: FeedID
    /// The URL that the validators belong to; another URL makes them void.
    public var url: String
    /// What to ask again with.
    public var validators = Validators()
    /// SHA-256 of the last body, in hex: the same body again is not parsed.
    public var bodyHash: String?
    /// The title that the document gives itself.
    public var documentTitle: String?
    /// When the next poll is due; nil: at once.
    public var nextPoll: Date?
    /// Why it is due then, as a person reads it.
    public var nextPollReason: String?
    /// How long the last document's server wished no poll (a 304 may shorten it); nil: not known.
    public var documentWait: Duration?
    /// How long the last document itself wishes no poll (`ttl`, `sy:updatePeriod`); nil: it does not say.
    public var documentWish: Duration?
    /// Until when the server wants to be left alone (`Retry-After`); nobody asks before, not even a person.
    public var throttledUntil: Date?
    /// When it was last asked, whatever came of it.
    public var lastPoll: Date?
    /// When it last answered well (200 or 304).
    public var lastSuccess: Date?
    /// When the first document was stored; nil: the next one is the baseline.
    public var baseline: Date?
    /// Polls that failed since the last success.
    public var failures = 0
    /// When the first of these failures was; kept by the source watch.
    public var failingSince: Date?
    /// Documents that were no feed since the last one that was.
    public var strangeDocuments = 0
    /// What people were told about these failures; nil: nothing yet.
    public var toldTrouble: SourceTrouble?
    /// Whether its last answer was a good one: it neither fails nor lies in an outage, nor is it gone.
    public var isWell: Bool { failures == 0 && lastError == nil && !isGone }
    /// What the last failure was, as a person reads it.
    public var lastError: String?
    /// Whether the server said that the feed is gone (410): it is not asked again.
    public var isGone = false
    /// Since when it has answered nothing but 304, or was last asked in full for that; nil: the last answer was whole.
    public var unchangedSince: Date?
    /// Whether its server ever said that it was asked too often (429).
    public var hasThrottled = false
    /// A permanent redirect that is not believed yet.
    public var redirect: SeenRedirect?
    /// Where permanent redirects led for long enough: it is asked instead of the feed's own URL.
    public var movedTo: String?
    /// When a document last had no entry in common with what was known: entries may have been missed before it.
    public var mayHaveMissed: Date?
    /// How often that has happened.
    public var gaps = 0
    /// The document of older entries to ask for next, after such a gap (RFC 5005); nil: none.
    public var archive: String?
    /// Since when people know that it is quiet for longer than usual; nil: it is not, or nobody was told.
    public var toldQuiet: Date?
    /// The hub that offers to push the feed (WebSub), as its document or headers name it; recorded only.
    public var hub: String?
    /// The URL that the hub would push, as the document or its headers name it (`rel=self`); recorded only.
    public var topic: String?
    /// Hours and days in which its document wishes no poll; nil: none.
    public var silentTimes: SilentTimes?
    /// Time between polls that such a document shortened, where the feed's owner named none; nil: the default.
    public var shortenedEvery: Duration?
    /// How many entries the last document had.
    public var entryCount = 0

    /// A feed that was never asked.
    public init(feed: FeedID, url: String) {
        self.feed = feed
        self.url = url
    }
}

/// A permanent redirect that a feed's server answers with, and how often it did.
public struct SeenRedirect: Sendable, Hashable, Codable {
    /// Where it leads in the end.
    public var target: String
    /// Documents that came from there, one after the other.
    public var count: Int
    /// When the first of them came.
    public var since: Date

    /// Joins the parts.
    public init(target: String, count: Int, since: Date) {
        self.target = target
        self.count = count
        self.since = since
    }
}

/// What can be the matter with a feed, as far as people are told of it, the worst last.
public enum SourceTrouble: String, Sendable, Hashable, Codable, CaseIterable {
    /// It answers with something else than a feed.
    case strange
    /// It does not answer well for long.
    case failing
    /// It says that it is gone for good.
    case gone
}
