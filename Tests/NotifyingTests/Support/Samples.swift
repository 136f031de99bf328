// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Values that the tests of this room share.
enum Sample {
    static let now = Date(milliseconds: 1_795_435_500_000)  // 2026-11-23T12:05:00Z
    static let created = now - .seconds(50)

    static func alert(_ number: Int = 1, title: String = "Prime minister seeks talks") -> Alert {
        Alert(
            id: AlertID("alr_\(number)"),
            created: created,
            updated: created,
            rule: Alert.Rule(
                id: "summit-offer",
                title: "A summit is offered",
                revision: "r1",
                topics: ["summit"],
                priority: .high
            ),
            article: Alert.Subject(
                id: ArticleID("art_\(number)"),
                revision: 1,
                title: title,
                url: "https://example.org/\(number)",
                lead: "He hopes to meet without preconditions.",
                outlet: "Example World",
                feed: "example-world",
                published: created - .seconds(360),
                seen: created
            ),
            evidence: [
                Evidence(
                    field: .lead,
                    start: 12,
                    end: 16,
                    text: "meet",
                    term: "meet*",
                    snippet: "He hopes to [meet] without …"
                )
            ]
        )
    }

    static func message(_ id: MessageID = "msg_1", kind: MessageKind = .alert, sink: SinkID = "s") -> Message
    {
        Message(id: id, sink: sink, kind: kind, created: created, nextAttempt: created)
    }

    static func outgoing(
        _ id: MessageID = "msg_1",
        kind: MessageKind = .alert,
        alerts: [Alert] = [alert()]
    ) -> OutgoingMessage {
        let reason: DeliveryReason = kind == .update ? .update : .first
        return OutgoingMessage(message: message(id, kind: kind), alerts: alerts, reason: reason)
    }

    static func noticeMessage(
        _ text: String = "The sink 'hook' fails: HTTP 503.\nNothing is lost."
    ) -> OutgoingMessage {
        var message = message("msg_notice", kind: .notice)
        message.notice = Notice(kind: .sinkFailing, subject: "hook", text: text, since: now - .seconds(960))
        return OutgoingMessage(message: message, alerts: [], reason: .first)
    }

    /// One of each kind of message.
    static var everyKind: [(name: String, message: OutgoingMessage)] {
        [
            ("alert", outgoing("msg_alert")),
            ("update", outgoing("msg_update", kind: .update)),
            ("digest", outgoing("msg_digest", kind: .digest, alerts: [alert(1), alert(2)])),
            ("notice", noticeMessage()),
            ("test", outgoing("msg_test", kind: .test, alerts: [])),
        ]
    }
}

/// Text that wants to be more than text.
let hostileText = "a\nb\u{1b}]0;x\u{7}\u{0}</script>\u{2028}\u{2029}\u{9b}31m\u{202e}\u{7f}{url}{{7*7}}%s"
