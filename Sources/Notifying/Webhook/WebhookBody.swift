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

    private let outgoing: OutgoingMessage
    private let now: Date
    private let detail: Detail

    init(_ outgoing: OutgoingMessage, detail: Detail = .full, now: Date) {
        self.outgoing = outgoing
        self.detail = detail
        self.now = now
    }

    /// The bytes with as much detail as is comfortable, and how much that is.
    static func fitting(_ outgoing: OutgoingMessage, now: Date) throws -> (bytes: [UInt8], detail: Detail) {
        for detail in [Detail.full, .brief] {
            let bytes = try JSONText.line(WebhookBody(outgoing, detail: detail, now: now))
            if bytes.count <= comfortableBytes { return (bytes, detail) }
        }
        return (try minimal(outgoing, now: now), .minimal)
    }

    /// The bytes with the least detail.
    static func minimal(_ outgoing: OutgoingMessage, now: Date) throws -> [UInt8] {
        try JSONText.line(WebhookBody(outgoing, detail: .minimal, now: now))
    }

    private enum Key: String, CodingKey {
        case type, timestamp, data
    }

    private enum DataKey: String, CodingKey {
        case message, reason, alerts, notice
    }

    /// Writes the shape; `reason` is null where no alert is carried, `notice` where no notice is.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(Self.type(of: outgoing.message.kind), forKey: .type)
        try container.encode(outgoing.message.created.rfc3339, forKey: .timestamp)
        var data = container.nestedContainer(keyedBy: DataKey.self, forKey: .data)
        try data.encode(outgoing.message.id, forKey: .message)
        try data.encode(outgoing.alerts.isEmpty ? nil : outgoing.reason, forKey: .reason)
        try data.encode(outgoing.alerts.map { $0.told(detail) }, forKey: .alerts)
        try data.encode(outgoing.notice(now: now).map(NoticeLine.init), forKey: .notice)
    }

    private static func type(of kind: MessageKind) -> String {
        switch kind {
        case .alert: "alert.matched"
        case .update: "alert.updated"
        case .digest: "digest"
        case .notice: "notice"
        case .test: "test"
        }
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
            alert.evidence = Array(evidence.prefix(3))
            alert.alsoIn = Array(alsoIn.prefix(3))
            alert.note = note.map { Self.cut($0, to: 300) }
        case .minimal:
            alert.article.title = Self.cut(article.title, to: 300)
            alert.article.lead = nil
            alert.evidence = []
            alert.alsoIn = []
            alert.note = nil
        }
        return alert
    }

    /// Whole characters only.
    private static func cut(_ text: String, to count: Int) -> String {
        text.count <= count ? text : text.prefix(count - 1) + "…"
    }
}
