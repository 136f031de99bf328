// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// An application of Gotify; plain text.
struct GotifyFormat: WebhookComposer {
    let context: ComposerContext
    let token: Secret

    /// Gotify states no limit; a phone should not scroll for ever.
    private static let limit = 16_000

    func compose(_ outgoing: OutgoingMessage, isMinimal: Bool, now: Date) throws -> ComposedRequest {
        let words = context.words(outgoing, now: now)
        let markup = PlainMarkup(unit: .bytes)
        var chat = ChatText(markup: markup, limit: Self.limit)
        chat.isBrief = isMinimal
        let (text, told) = chat.text(words)
        var extras: [String: JSONValue] = [
            "client::display": .object(["contentType": .string("text/plain")])
        ]
        if case .alerts(let alerts) = words.content, alerts.count == 1, let url = alerts[0].url {
            extras["client::notification"] = .object(["click": .object(["url": .string(url)])])
        }
        let json = JSONValue.object([
            "title": .string(markup.plain(words.summary, atMost: 200)), "message": .string(text),
            "priority": .integer(Self.priority(outgoing.priority)), "extras": .object(extras),
        ])
        var request = try ComposedRequest(url: context.url("/message"), json: json, told: told)
        request.secretHeaders = [SecretHeader(name: "X-Gotify-Key", value: token)]
        return request
    }

    /// From 4 on a phone makes a sound, from 8 on it insists.
    private static func priority(_ priority: Priority) -> Int {
        switch priority {
        case .low: 2
        case .normal: 5
        case .high: 7
        case .urgent: 10
        }
    }
}
