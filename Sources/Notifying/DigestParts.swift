// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Into how many messages a digest is split, as the sink has room.
public enum DigestParts {
    /// The alerts of each message, in order, all of them together.
    ///
    /// Each part but the last is told in full. The last takes what is left: of what finds no room there, it tells the
    /// number and how to list it.
    public static func of(_ alerts: [Alert], for sink: SinkSettings, atMost limit: Int = 5) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        while start < alerts.count, parts.count < limit - 1 {
            let end = start + max(1, room(for: Array(alerts[start...]), in: sink))
            parts.append(start..<min(end, alerts.count))
            start = min(end, alerts.count)
        }
        if start < alerts.count { parts.append(start..<alerts.count) }
        return parts
    }

    /// How many of the alerts, from the first on, one message of the sink tells in full.
    public static func room(for alerts: [Alert], in sink: SinkSettings) -> Int {
        switch sink.kind {
        case .stdout, .file, .atom: alerts.count
        case .mail(let mail): MailText(settings: mail, sink: sink.id, style: style).told(digest(alerts, sink))
        case .webhook(let webhook):
            webhook.format.interruptsPeople
                ? told(digest(alerts, sink), by: webhook, sink.id) : inFull(alerts)
        }
    }

    private static let style = TextStyle(timeZone: .gmt)

    private static func told(_ digest: OutgoingMessage, by webhook: WebhookSettings, _ sink: SinkID) -> Int {
        let context = ComposerContext(url: webhook.url.reveal(), style: style, hostName: "")
        let composer = try? WebhookCheck.composer(webhook.format, context, sink: sink)
        let request = try? composer?.compose(digest, isMinimal: false, now: digest.message.created)
        return request?.told ?? digest.alerts.count
    }

    /// What keeps a webhook's body within what is comfortable.
    private static func inFull(_ alerts: [Alert]) -> Int {
        var room = WebhookBody.comfortableBytes - 300
        return
            alerts.prefix { alert in
                room -= ((try? JSONText.line(alert).count) ?? 0) + 1
                return room >= 0
            }
            .count
    }

    /// A message that is never sent; its times do not change what has room.
    private static func digest(_ alerts: [Alert], _ sink: SinkSettings) -> OutgoingMessage {
        let time = alerts.first?.created ?? .distantPast
        let message = Message(id: "msg_", sink: sink.id, kind: .digest, created: time, nextAttempt: time)
        return OutgoingMessage(message: message, alerts: alerts, reason: .first)
    }
}
