// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What a person is told by one message, before any service's markup.
struct MessageWords: Sendable, Hashable {
    /// What it carries.
    enum Content: Sendable, Hashable {
        /// Alerts, one at least.
        case alerts([AlertWords])
        /// A notice: what it is about, its lines, since when.
        case notice(subject: String, lines: [String], since: String)
    }

    let content: Content
    /// One line that says it all.
    let summary: String
    /// What several alerts are, over them.
    let heading: String
    /// Where the whole is listed, when not all of it can be told.
    let command: String

    init(_ outgoing: OutgoingMessage, style: TextStyle, now: Date) {
        command = Self.command(outgoing.message)
        let heading = DigestWords.heading(outgoing)
        self.heading = heading
        if let notice = outgoing.notice(now: now) {
            let subject = SafeText.line(notice.subject)
            let lines = SafeText.lines(notice.text).filter { !$0.isEmpty }
            content = .notice(
                subject: subject,
                lines: lines,
                since: "since \(style.time(notice.since, reference: now))"
            )
            summary = "Watchword: \(subject)" + (lines.first.map { ": \($0)" } ?? "")
        } else {
            let alerts = zip(outgoing.alerts, DigestWords.groups(outgoing))
                .map { AlertWords($0, kind: outgoing.message.kind, group: $1, style: style) }
            content = .alerts(alerts)
            summary =
                alerts.count == 1
                ? "\(alerts[0].heading): \(alerts[0].title)"
                : heading + (alerts.first.map { ", the first: \($0.title)" } ?? "")
        }
    }

    /// What lists all that a message carries.
    static func command(_ message: Message) -> String {
        "watchword deliveries list --message \(SafeText.line(message.id.rawValue))"
    }

    /// The words that stand in for alerts that found no room.
    func rest(_ count: Int) -> String { "… and \(count) more: \(command)" }
}
