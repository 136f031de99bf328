// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Events API v2 of PagerDuty: an incident for each message, opened once however often it is sent.
struct PagerDutyFormat: WebhookComposer {
    let context: ComposerContext
    let routingKey: Secret

    func compose(_ outgoing: OutgoingMessage, isMinimal: Bool, now: Date) throws -> ComposedRequest {
        let words = context.words(outgoing, now: now)
        let markup = PlainMarkup(unit: .scalars)
        let payload = JSONValue.object([
            "summary": .string(markup.plain(words.summary, atMost: 1000)),
            "source": .string("watchword:\(context.hostName)"),
            "severity": .string(Self.severity(outgoing)),
            "timestamp": .string(outgoing.message.created.rfc3339),
            "component": .string(outgoing.message.sink.rawValue),
            "class": .string(outgoing.message.kind.rawValue),
            "custom_details": details(words, isBrief: isMinimal),
        ])
        var members: [String: JSONValue] = [
            "routing_key": .string(routingKey.reveal()), "event_action": .string("trigger"),
            "dedup_key": .string(Self.key(outgoing)), "payload": payload, "client": .string("Watchword"),
        ]
        if outgoing.message.notice?.kind == .recovered { members["event_action"] = .string("resolve") }
        members["links"] = .array(links(words))
        let url = context.url
        return try ComposedRequest(url: url, json: .object(members), told: outgoing.alerts.count)
    }

    /// The alert's id, so that a change of an alert goes to its incident; else the message's.
    ///
    /// A notice that something is over resolves the incident of its subject.
    private static func key(_ outgoing: OutgoingMessage) -> String {
        if let notice = outgoing.message.notice {
            return PlainMarkup(unit: .bytes).plain("notice:\(notice.subject)", atMost: 255)
        }
        return outgoing.alerts.count == 1 ? outgoing.alerts[0].id.rawValue : outgoing.message.id.rawValue
    }

    private static func severity(_ outgoing: OutgoingMessage) -> String {
        switch outgoing.priority {
        case .low: "info"
        case .normal: "warning"
        case .high: "error"
        case .urgent: "critical"
        }
    }

    private func details(_ words: MessageWords, isBrief: Bool) -> JSONValue {
        var chat = ChatText(markup: PlainMarkup(unit: .bytes), limit: isBrief ? 4000 : 100_000)
        chat.isBrief = isBrief
        return .object(["text": .string(chat.text(words).text)])
    }

    private func links(_ words: MessageWords) -> [JSONValue] {
        guard case .alerts(let alerts) = words.content else { return [] }
        return alerts.prefix(10)
            .compactMap { alert in
                guard let url = alert.url else { return nil }
                let text = PlainMarkup(unit: .scalars).plain(alert.title, atMost: 200)
                return .object(["href": .string(url), "text": .string(text)])
            }
    }

    /// A key that leads nowhere is told with 400, as if the message were wrong.
    func judge(_ answer: ServiceAnswer, _ result: SendResult) -> SendResult {
        guard answer.status == 400, answer.text.lowercased().contains("routing key") else { return result }
        return result.reclassed(.permanentEndpoint, "check the routing key")
    }
}
