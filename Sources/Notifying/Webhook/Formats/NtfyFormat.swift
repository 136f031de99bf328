// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A topic of ntfy, as JSON: nothing stands in headers.
struct NtfyFormat: WebhookComposer {
    let context: ComposerContext
    let topic: String
    let token: Secret?

    /// Bytes; ntfy turns a message of more than 4096 into an attachment without a word, and refuses a body of more than
    /// twice as many: so they are counted as they stand in JSON.
    private static let limit = 4000

    func compose(_ outgoing: OutgoingMessage, isMinimal: Bool, now: Date) throws -> ComposedRequest {
        let words = context.words(outgoing, now: now)
        let markup = PlainMarkup(unit: .json)
        var chat = ChatText(markup: markup, limit: Self.limit)
        chat.isBrief = isMinimal
        let (text, told) = chat.text(words)
        var members: [String: JSONValue] = [
            "topic": .string(topic), "title": .string(markup.plain(words.summary, atMost: 200)),
            "message": .string(text), "priority": .integer(Self.priority(outgoing.priority)),
            "tags": .array([.string(outgoing.alerts.isEmpty ? "gear" : "newspaper")]),
        ]
        if case .alerts(let alerts) = words.content, alerts.count == 1 {
            members["click"] = alerts[0].url.map { .string($0) }
        }
        var request = try ComposedRequest(url: context.url, json: .object(members), told: told)
        if let token {
            request.secretHeaders = [
                SecretHeader(name: "Authorization", value: Secret("Bearer \(token.reveal())"))
            ]
        }
        return request
    }

    private static func priority(_ priority: Priority) -> Int {
        switch priority {
        case .low: 2
        case .normal: 3
        case .high: 4
        case .urgent: 5
        }
    }
}
