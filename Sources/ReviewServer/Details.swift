// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel

/// Alerts in the order of their making, with the place to go on from.
public struct AlertPage: Codable, Sendable {
    /// Alerts of one page.
    public static let limit = 200
    /// The alerts, oldest first.
    public var alerts: [Alert]
    /// What to ask for the alerts after these with.
    public var next: Int64
}

/// An alert with all that is known of it.
public struct AlertDetail: Codable, Sendable {
    /// The alert.
    public var alert: Alert
    /// Where it was sent, and why, newest first.
    public var deliveries: [DeliveryReport]
    /// What people decided, the first one first.
    public var reviews: [ReviewReport]
    /// The revisions of its article, the first one first, each with what it changed.
    public var revisions: [RevisionReport]
    /// Why the rule, as it is now, holds for the article as it was at the match, or why not; nil: rule or words are gone.
    public var why: ExplanationReport?
}

/// One alert for one sink, with every attempt.
public struct DeliveryReport: Codable, Sendable {
    /// Its id.
    public var id: DeliveryID
    /// The alert.
    public var alert: AlertID
    /// The sink.
    public var sink: SinkID
    /// Where it stands.
    public var state: DeliveryState
    /// What it tells of: a new alert, or a change of it.
    public var cause: DeliveryCause
    /// Why it is sent, or not, or not at once.
    public var reason: DeliveryReason
    /// What the reason is about: the silence, or the rule that says more.
    public var detail: String?
    /// When what gathers is sent, or looked at again.
    public var due: String?
    /// When it was made.
    public var created: String
    /// The message that carries it; receivers see this id.
    public var message: MessageID?
    /// When it is tried next.
    public var nextAttempt: String?
    /// Whether an attempt may have arrived without our knowing.
    public var maybeSent: Bool
    /// Every try, first one first.
    public var attempts: [AttemptReport]

    private enum CodingKeys: String, CodingKey {
        case id, alert, sink, state, cause, reason, detail, due, created, message, attempts
        case nextAttempt = "next_attempt"
        case maybeSent = "maybe_sent"
    }

    init(_ record: DeliveryRecord) {
        id = record.delivery.id
        alert = record.delivery.alert
        sink = record.delivery.sink
        state = record.delivery.state
        cause = record.delivery.cause
        reason = record.delivery.reason
        detail = record.delivery.detail
        due = record.delivery.due?.rfc3339
        created = record.delivery.created.rfc3339
        message = record.delivery.message
        nextAttempt = record.message.flatMap { $0.state == .pending ? $0.nextAttempt.rfc3339 : nil }
        maybeSent = record.message?.maybeSent ?? false
        attempts = record.attempts.map(AttemptReport.init)
    }
}

/// One try to send a message.
public struct AttemptReport: Codable, Sendable {
    /// 1 for the first.
    public var number: Int
    /// When it began.
    public var started: String
    /// How long it took, in milliseconds.
    public var tookMilliseconds: Int
    /// What it came to.
    public var outcome: Attempt.Outcome
    /// The HTTP status, if there was one.
    public var status: Int?
    /// What went wrong.
    public var detail: String?

    private enum CodingKeys: String, CodingKey {
        case number, started, outcome, status, detail
        case tookMilliseconds = "took_ms"
    }

    init(_ attempt: Attempt) {
        number = attempt.number
        started = attempt.started.rfc3339
        tookMilliseconds = Int((attempt.took.seconds * 1000).rounded())
        outcome = attempt.outcome
        status = attempt.status
        detail = attempt.detail
    }
}

/// A stored article at its newest revision.
public struct ArticleReport: Codable, Sendable {
    /// Its id.
    public var id: ArticleID
    /// Its revision.
    public var revision: Int
    /// The feed it came from.
    public var feed: FeedID
    /// The feed's tags.
    public var feedTags: [String]
    /// Its headline.
    public var title: String
    /// The feed's summary.
    public var lead: String
    /// The feed's content.
    public var body: String
    /// Its page.
    public var url: String?
    /// Names of its authors.
    public var authors: [String]
    /// The outlet that published it.
    public var outlet: String?
    /// Its categories.
    public var tags: [String]
    /// Its language.
    public var language: String?
    /// When it says that it was published.
    public var published: String?
    /// When it was first seen.
    public var seen: String

    private enum CodingKeys: String, CodingKey {
        case id, revision, feed, title, lead, body, url, authors, outlet, tags, published, seen
        case feedTags = "feed_tags"
        case language = "lang"
    }

    /// What is told of an article.
    public init(_ article: Article) {
        id = article.id
        revision = article.revision
        feed = article.feed
        feedTags = article.feedTags
        title = article.text.title
        lead = article.text.lead
        body = article.text.body
        url = article.url
        authors = article.authors
        outlet = article.outlet
        tags = article.tags
        language = article.language
        published = article.published?.rfc3339
        seen = article.seen.rfc3339
    }

    /// The article itself, for the rules to be tried on.
    public var article: Article {
        Article(
            id: id,
            revision: revision,
            feed: feed,
            feedTags: feedTags,
            text: ArticleText(title: title, lead: lead, body: body),
            url: url,
            authors: authors,
            outlet: outlet,
            tags: tags,
            language: language,
            published: published.flatMap(Date.init(rfc3339:)),
            seen: Date(rfc3339: seen) ?? Date(timeIntervalSince1970: 0)
        )
    }
}
