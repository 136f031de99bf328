// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A bot of Telegram, without `parse_mode`: there is no markup that a headline could break.
struct TelegramFormat: WebhookComposer {
    let context: ComposerContext
    let token: Secret
    let chat: String
    let thread: Int?

    /// UTF-16 units.
    private static let limit = 4096

    func compose(_ outgoing: OutgoingMessage, isMinimal: Bool, now: Date) throws -> ComposedRequest {
        var chat = ChatText(markup: PlainMarkup(unit: .utf16, broken: ["@"]), limit: Self.limit)
        chat.isBrief = isMinimal
        let (text, told) = chat.text(context.words(outgoing, now: now))
        var members: [String: JSONValue] = [
            "chat_id": Int(self.chat).map { .integer($0) } ?? .string(self.chat), "text": .string(text),
            "link_preview_options": .object(["is_disabled": .bool(true)]),
            "disable_notification": .bool(outgoing.priority < .normal),
        ]
        members["message_thread_id"] = thread.map { .integer($0) }
        let url = context.url("/bot\(token.reveal())/sendMessage")
        return try ComposedRequest(url: url, json: .object(members), told: told)
    }

    /// `ok` decides; a chat that cannot be found is the settings' fault, not the message's.
    func judge(_ answer: ServiceAnswer, _ result: SendResult) -> SendResult {
        let said = (answer.json?.description ?? "").lowercased()
        if answer.json?.ok == false, result.outcome == .done {
            let code = answer.json?.errorCode ?? 500
            return answer.classed(as: code)
        }
        if result.outcome == .done { return answer.json?.ok == true ? result : .unexpected(answer, "ok") }
        let isChat = ["chat not found", "upgraded to a supergroup", "thread not found", "not enough rights"]
        if answer.status == 400, isChat.contains(where: said.contains) {
            return result.reclassed(
                .permanentEndpoint,
                "check the chat's id, and that the bot may write there"
            )
        }
        return result
    }
}
