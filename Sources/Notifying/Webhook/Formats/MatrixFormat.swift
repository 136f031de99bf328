// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A room of Matrix, not encrypted; a message sent twice is one there, since its id is the transaction's.
struct MatrixFormat: WebhookComposer {
    let context: ComposerContext
    let room: String
    let token: Secret

    /// Bytes of each of the two texts, in JSON; an event takes 65 536 with all that is around them.
    private static let limit = 20_000

    func compose(_ outgoing: OutgoingMessage, isMinimal: Bool, now: Date) throws -> ComposedRequest {
        let words = context.words(outgoing, now: now)
        // Servers that do not know `m.mentions` look for `@room` in the text.
        var plain = ChatText(markup: PlainMarkup(unit: .json, broken: ["@"]), limit: Self.limit)
        var html = ChatText(
            markup: HTMLMarkup(unit: .json),
            limit: Self.limit,
            lineBreak: "<br>",
            blockBreak: "<br><br>"
        )
        plain.isBrief = isMinimal
        html.isBrief = isMinimal
        let (body, toldInBody) = plain.text(words)
        let (formatted, told) = html.text(words)
        let json = JSONValue.object([
            "msgtype": .string("m.notice"), "body": .string(body),
            "format": .string("org.matrix.custom.html"),
            "formatted_body": .string(formatted), "m.mentions": .object([:]),
        ])
        let path = "/_matrix/client/v3/rooms/\(Self.coded(room))/send/m.room.message/"
        let url = context.url(path + Self.coded(outgoing.message.id.rawValue))
        var request = try ComposedRequest(url: url, json: json, told: min(told, toldInBody))
        request.method = "PUT"
        request.secretHeaders = [
            SecretHeader(name: "Authorization", value: Secret("Bearer \(token.reveal())"))
        ]
        return request
    }

    /// A room's id as one segment of a path.
    private static func coded(_ text: String) -> String {
        let plain = CharacterSet(
            charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
        )
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }

    func judge(_ answer: ServiceAnswer, _ result: SendResult) -> SendResult {
        if result.outcome == .done {
            return answer.json?.eventID == nil ? .unexpected(answer, "event_id") : result
        }
        switch answer.json?.errcode {
        case "M_LIMIT_EXCEEDED": return result.reclassed(.transient)
        case "M_UNKNOWN_TOKEN", "M_MISSING_TOKEN", "M_FORBIDDEN", "M_NOT_FOUND":
            return result.reclassed(.permanentEndpoint, "check the token, and that it has joined the room")
        default: return result
        }
    }
}
