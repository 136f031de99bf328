// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// An incoming webhook of Mattermost: Markdown, in which nobody is mentioned.
struct MattermostFormat: WebhookComposer {
    let context: ComposerContext
    let channel: String?
    let username: String?

    /// Scalars; newer servers take 16 383, older ones 4 000.
    private static let limit = 4000

    func compose(_ outgoing: OutgoingMessage, isMinimal: Bool, now: Date) throws -> ComposedRequest {
        var chat = ChatText(markup: MarkdownMarkup(unit: .scalars), limit: Self.limit)
        // Two spaces keep the lines of one paragraph apart.
        chat.lineBreak = "  \n"
        chat.isBrief = isMinimal
        let (text, told) = chat.text(context.words(outgoing, now: now))
        var members: [String: JSONValue] = ["text": .string(text)]
        members["channel"] = channel.map { .string($0) }
        members["username"] = username.map { .string($0) }
        return try ComposedRequest(url: context.url, json: .object(members), told: told)
    }

    func judge(_ answer: ServiceAnswer, _ result: SendResult) -> SendResult {
        result.outcome == .done && answer.text != "ok" ? .unexpected(answer, "ok") : result
    }
}
