// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// The body that an Alertmanager posts to its webhooks (version 4), for receivers that know it.
struct AlertmanagerFormat: WebhookComposer {
    let context: ComposerContext

    /// Alerts that find no room are counted in `truncatedAlerts`, as Alertmanager's own `max_alerts` does.
    func compose(_ outgoing: OutgoingMessage, isMinimal: Bool, now: Date) throws -> ComposedRequest {
        let bytes = isMinimal ? WebhookBody.comfortableBytes : WebhookBody.mostBytes
        let members = try members(outgoing, isBrief: isMinimal, within: bytes - Self.frameBytes, now: now)
        let told = min(members.count, outgoing.alerts.count)
        let status = members.contains { $0.isFiring } || members.isEmpty ? "firing" : "resolved"
        let json = JSONValue.object([
            "version": .string("4"), "groupKey": .string(outgoing.message.id.rawValue),
            "truncatedAlerts": .integer(outgoing.alerts.count - told), "status": .string(status),
            "receiver": .string(outgoing.message.sink.rawValue),
            "groupLabels": .object([:]), "commonLabels": .object([:]), "commonAnnotations": .object([:]),
            "externalURL": .string("urn:watchword:\(context.hostName)"),
            "alerts": .array(members.map(\.json)),
        ])
        return try ComposedRequest(url: context.url, json: json, told: told)
    }

    /// What stands around the alerts, in bytes, and then some.
    private static let frameBytes = 1000

    /// One entry of `alerts`.
    private struct Member {
        var isFiring: Bool
        var labels: [String: String]
        var annotations: [String: String]
        var starts: Date
        var ends: Date?
        var url: String
        var fingerprint: String

        var json: JSONValue {
            .object([
                "status": .string(isFiring ? "firing" : "resolved"),
                "labels": .object(labels.mapValues { .string($0) }),
                "annotations": .object(annotations.mapValues { .string($0) }),
                "startsAt": .string(starts.rfc3339),
                // Go's zero time, as Alertmanager writes it.
                "endsAt": .string(ends?.rfc3339 ?? "0001-01-01T00:00:00Z"),
                "generatorURL": .string(url), "fingerprint": .string(fingerprint),
            ])
        }
    }

    /// The first of them that have room, one at least.
    private func members(
        _ outgoing: OutgoingMessage,
        isBrief: Bool,
        within bytes: Int,
        now: Date
    ) throws -> [Member] {
        if let notice = outgoing.notice(now: now) {
            let isOver = notice.kind == .recovered
            return [
                Member(
                    isFiring: !isOver,
                    labels: [
                        "alertname": "WatchwordNotice", "subject": notice.subject,
                        "kind": notice.kind.rawValue,
                    ],
                    annotations: ["summary": notice.subject, "description": notice.text],
                    starts: notice.since,
                    ends: isOver ? now : nil,
                    url: "",
                    fingerprint: outgoing.message.id.rawValue
                )
            ]
        }
        var members: [Member] = []
        var room = bytes
        for alert in outgoing.alerts {
            let words = AlertWords(alert, kind: outgoing.message.kind, style: context.style)
            let member = member(alert, words, isBrief)
            room -= try JSONText.line(member.json).count + 1
            guard room >= 0 || members.isEmpty else { break }
            members.append(member)
        }
        return members
    }

    private func member(_ alert: Alert, _ words: AlertWords, _ isBrief: Bool) -> Member {
        var annotations = ["summary": words.title, "source": words.source]
        if !isBrief { annotations["description"] = words.snippet }
        return Member(
            isFiring: alert.matches,
            labels: [
                "alertname": alert.rule.id.rawValue, "severity": alert.rule.priority.rawValue,
                "feed": alert.article.feed.rawValue, "rule": words.heading,
                "topics": alert.rule.topics.joined(separator: ","),
            ],
            annotations: annotations,
            starts: alert.created,
            ends: alert.matches ? nil : alert.updated,
            url: words.url ?? "",
            fingerprint: alert.id.rawValue
        )
    }
}
