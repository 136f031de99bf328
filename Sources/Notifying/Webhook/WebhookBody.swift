// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// The JSON that a webhook posts.
struct WebhookBody: Sendable, Encodable {
    /// How much of each alert is told.
    enum Detail: Int, Sendable, CaseIterable {
        /// Everything.
        case full
        /// A short lead, and some of the evidence and of the copies.
        case brief
        /// Rule, title and link.
        case minimal
    }

    /// Standard Webhooks advises bodies under 20 kB; a longer one tells less of each alert.
    static let comfortableBytes = 20_000
    /// With the least detail, alerts that would make it longer than this are only counted.
    static let mostBytes = 200_000

    private let outgoing: OutgoingMessage
    private let now: Date
    private let detail: Detail
    private let told: Int

    init(_ outgoing: OutgoingMessage, detail: Detail = .full, within bytes: Int = mostBytes, now: Date) {
        self.outgoing = outgoing
        self.detail = detail
        self.now = now
        let alerts = outgoing.alerts
        told =
            detail == .minimal
            ? max(1, Self.count(of: alerts, in: detail, within: bytes)) : alerts.count
    }

    /// The JSON of a shape around the body, with as much detail as is comfortable, and how much that is.
    ///
    /// - Parameters:
    ///   - isMinimal: the least detail, whatever is comfortable.
    ///   - bytes: with the least detail, what the alerts may take; the others are only counted.
    static func fitting(
        _ outgoing: OutgoingMessage,
        isMinimal: Bool = false,
        within bytes: Int = mostBytes,
        now: Date,
        in shape: (WebhookBody) -> any Encodable = { $0 }
    ) throws -> (bytes: [UInt8], detail: Detail, told: Int) {
        let details: [Detail] = isMinimal ? [] : [.full, .brief]
        for detail in details where mayFit(outgoing.alerts, in: detail) {
            let json = try JSONText.line(shape(WebhookBody(outgoing, detail: detail, now: now)))
            if json.count <= comfortableBytes { return (json, detail, outgoing.alerts.count) }
        }
        let least = WebhookBody(outgoing, detail: .minimal, within: bytes, now: now)
        return (try JSONText.line(shape(least)), .minimal, min(least.told, outgoing.alerts.count))
    }

    /// False when the alerts are too long for certain, which of ten thousand the first hundred tell.
    ///
    /// Goes by their texts and by what the names of the members alone take: nothing of a delivery costs more than
    /// writing its JSON.
    private static func mayFit(_ alerts: [Alert], in detail: Detail) -> Bool {
        let namesBytes = 200
        var room = comfortableBytes
        return alerts.allSatisfy { alert in
            let told = alert.told(detail)
            let texts = [told.article.title, told.article.lead ?? ""] + told.evidence.map(\.snippet)
            room -= texts.reduce(namesBytes) { $0 + $1.utf8.count }
            return room >= 0
        }
    }

    /// How many alerts, from the first on, have room.
    private static func count(of alerts: [Alert], in detail: Detail, within bytes: Int) -> Int {
        var room = bytes
        return
            alerts.prefix { alert in
                room -= ((try? JSONText.line(alert.told(detail)).count) ?? 0) + 1
                return room >= 0
            }
            .count
    }

    private enum Key: String, CodingKey {
        case type, timestamp, data
    }

    /// Writes the shape.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(Self.type(of: outgoing.message.kind), forKey: .type)
        try container.encode(outgoing.message.created.rfc3339, forKey: .timestamp)
        try container.encode(data, forKey: .data)
    }

    /// What the message carries.
    var data: WebhookData { WebhookData(outgoing: outgoing, now: now, detail: detail, told: told) }

    /// The name of a kind of message.
    static func type(of kind: MessageKind) -> String {
        switch kind {
        case .alert: "alert.matched"
        case .update: "alert.updated"
        case .digest: "digest"
        case .notice: "notice"
        case .test: "test"
        }
    }
}

/// The member `data` of a webhook's JSON; `reason` is null where no alert is carried, `notice` where no notice is.
struct WebhookData: Sendable, Encodable {
    let outgoing: OutgoingMessage
    let now: Date
    let detail: WebhookBody.Detail
    /// Alerts that are told of; the others are counted.
    let told: Int

    private enum Key: String, CodingKey {
        case message, reason, alerts, notice, digest, more
    }

    /// What found no room, and how to list it.
    private struct More: Encodable {
        let count: Int
        let command: String
    }

    /// Writes the shape.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(outgoing.message.id, forKey: .message)
        try container.encode(outgoing.alerts.isEmpty ? nil : outgoing.reason, forKey: .reason)
        try container.encode(outgoing.alerts.prefix(told).map { $0.told(detail) }, forKey: .alerts)
        try container.encode(outgoing.notice(now: now).map(NoticeLine.init), forKey: .notice)
        try container.encodeIfPresent(outgoing.message.digest, forKey: .digest)
        let left = outgoing.alerts.count - told
        guard left > 0 else { return }
        try container.encode(
            More(count: left, command: MessageWords.command(outgoing.message)),
            forKey: .more
        )
    }
}

extension Alert {
    /// The same alert with less said; still the same shape.
    fileprivate func told(_ detail: WebhookBody.Detail) -> Alert {
        var alert = self
        switch detail {
        case .full:
            break
        case .brief:
            alert.article.lead = article.lead.map { Self.cut($0, to: 300) }
            alert.evidence = evidence.prefix(3).filter { $0.snippet.utf8.count <= 2000 }
            alert.alsoIn = Array(alsoIn.prefix(3))
            alert.note = note.map { Self.cut($0, to: 300) }
        case .minimal:
            alert.article.title = Self.cut(article.title, to: 300)
            alert.article.outlet = article.outlet.map { Self.cut($0, to: 100) }
            alert.article.author = nil
            alert.article.lead = nil
            alert.rule.title = Self.cut(rule.title, to: 300)
            alert.evidence = []
            alert.alsoIn = []
            alert.note = nil
        }
        return alert
    }

    /// Whole characters only; one with thousands of marks on it must not make the text long all the same.
    private static func cut(_ text: String, to count: Int) -> String {
        let short = text.count <= count ? text : text.prefix(count - 1) + "…"
        return PlainMarkup(unit: .bytes).plain(short, atMost: count * 4)
    }
}
