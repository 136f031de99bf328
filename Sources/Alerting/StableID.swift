// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Ids that come out the same whenever the same thing is decided again: after a crash, or by two watchers.
///
/// Each is a prefix and 26 letters of base32 over a SHA-256, and never contains a dot.
public enum StableID {
    /// The id of an article: its feed and the key it was first seen under.
    public static func article(feed: FeedID, key: EntryKey) -> ArticleID {
        ArticleID("art_" + FieldHash.short(["article", feed.rawValue, key.kind.rawValue, key.value]))
    }

    /// The id of an alert: rule and article without their revisions, so that no edit makes a second one.
    public static func alert(rule: RuleID, article: ArticleID) -> AlertID {
        AlertID("alr_" + FieldHash.short(["alert", rule.rawValue, article.rawValue]))
    }

    /// What a delivery is for.
    public enum Cause: Sendable, Hashable {
        /// The alert is new.
        case first
        /// The alert is new, of an article that was stored before.
        case lookBack
        /// The alert changed with this revision of its article.
        case update(Int)
        /// The page of its article came after the alert was made, and says otherwise.
        case page
        /// An article brought the same news to a sink that had not heard of it.
        case copy(ArticleID)
        /// The alert changed with this revision of an article that joined it.
        case updateOfCopy(ArticleID, Int)

        fileprivate var text: String {
            switch self {
            case .first: "first"
            case .lookBack: "look back"
            case .update(let number): "update \(number)"
            case .page: "page"
            case .copy(let article): "copy \(article)"
            case .updateOfCopy(let article, let number): "update \(number) of \(article)"
            }
        }
    }

    /// The id of a delivery.
    public static func delivery(alert: AlertID, sink: SinkID, cause: Cause) -> DeliveryID {
        DeliveryID("dlv_" + FieldHash.short(["delivery", alert.rawValue, sink.rawValue, cause.text]))
    }

    /// The id of a message: the deliveries that it carries, in whatever order they are given.
    public static func message(carrying deliveries: [DeliveryID]) -> MessageID {
        MessageID("msg_" + FieldHash.short(["message"] + deliveries.sorted().map(\.rawValue)))
    }

    /// The id of a message that takes the place of others, which may have carried the same.
    public static func message(carrying deliveries: [DeliveryID], replacing old: [MessageID]) -> MessageID {
        guard !old.isEmpty else { return message(carrying: deliveries) }
        let fields = deliveries.sorted().map(\.rawValue) + old.sorted().map(\.rawValue)
        return MessageID("msg_" + FieldHash.short(["replacement"] + fields))
    }

    /// The id of a notice's message: the same trouble is told once a sink.
    public static func message(notice: Notice, sink: SinkID) -> MessageID {
        let since = String(notice.since.milliseconds)
        let fields = ["notice", notice.kind.rawValue, notice.subject, since, sink.rawValue]
        return MessageID("msg_" + FieldHash.short(fields))
    }
}
