// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// An incoming webhook of Slack: a section of `mrkdwn` for each alert.
struct SlackFormat: WebhookComposer {
    let context: ComposerContext

    /// The longest text of a section.
    private static let sectionLimit = 3000
    /// Slack takes 50 blocks; two are left for the count and the rest.
    private static let maxAlerts = 48
    /// Far below what Slack cuts at, all blocks together.
    private static let totalLimit = 35_000

    func compose(_ outgoing: OutgoingMessage, isMinimal: Bool, now: Date) throws -> ComposedRequest {
        let words = context.words(outgoing, now: now)
        let (texts, told) = sections(words, isBrief: isMinimal)
        let blocks = texts.map { text in
            JSONValue.object([
                "type": .string("section"),
                "text": .object(["type": .string("mrkdwn"), "text": .string(text)]),
            ])
        }
        let json = JSONValue.object([
            // What a notification on a phone shows.
            "text": .string(SlackMarkup().plain(words.summary, atMost: 500)),
            "blocks": .array(blocks),
            "unfurl_links": .bool(false), "unfurl_media": .bool(false),
        ])
        return try ComposedRequest(url: context.url, json: json, told: told)
    }

    private func sections(_ words: MessageWords, isBrief: Bool) -> ([String], Int) {
        var chat = ChatText(markup: SlackMarkup(), limit: Self.sectionLimit)
        chat.isBrief = isBrief
        guard case .alerts(let alerts) = words.content, alerts.count > 1 else {
            let (text, told) = chat.text(words)
            return ([text], told)
        }
        var texts = [chat.markup.strong(chat.markup.plain(words.heading, atMost: 300))]
        var room = Self.totalLimit
        for alert in alerts.prefix(Self.maxAlerts) {
            let text = chat.block(alert, room: Self.sectionLimit)
            room -= chat.markup.length(text)
            if room < 0 { break }
            texts.append(text)
        }
        let told = texts.count - 1
        // The words are ours, and a gap in the command's id would be copied with it.
        let rest = chat.markup.plain(words.rest(alerts.count - told))
            .replacingOccurrences(of: PlainMarkup.gap, with: "")
        if told < alerts.count { texts.append(rest) }
        return (texts, told)
    }

    /// Slack answers `ok`; a workspace or a hook that is gone is told by a word.
    func judge(_ answer: ServiceAnswer, _ result: SendResult) -> SendResult {
        switch answer.text {
        case "no_service", "no_team", "no_active_hooks", "team_disabled":
            result.reclassed(.endpointGone, "the webhook does not exist any more: make a new one in Slack")
        case "channel_is_archived", "channel_not_found", "action_prohibited", "invalid_token", "invalid_auth",
            "posting_to_general_channel_denied", "token_revoked", "account_inactive", "user_not_found":
            result.reclassed(.permanentEndpoint, "Slack does not let this webhook post")
        case "rollup_error", "ratelimited", "rate_limited": result.reclassed(.transient)
        case "ok" where result.outcome == .done: result
        default: result.outcome == .done ? .unexpected(answer, "ok") : result
        }
    }
}

extension SendResult {
    /// A 2xx whose body says something else than yes: a proxy's page, or another service.
    static func unexpected(_ answer: ServiceAnswer, _ expected: String) -> SendResult {
        let said = SafeText.line(String(answer.text.prefix(ResultClass.maxQuoted)))
        let detail = "HTTP \(answer.status), but not '\(expected)': check the URL; it said: \(said)"
        return SendResult(.permanentEndpoint, status: answer.status, detail: detail)
    }
}
