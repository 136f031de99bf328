// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A webhook of Discord: an embed for each alert, and nobody is ever mentioned.
struct DiscordFormat: WebhookComposer {
    let context: ComposerContext

    /// Discord takes ten.
    private static let maxEmbeds = 10
    /// Over all embeds 6000 characters are taken; UTF-16 units are counted, which are never fewer.
    private static let totalLimit = 5900
    private let markdown = MarkdownMarkup(unit: .utf16)
    private let plain = PlainMarkup(unit: .utf16)

    func compose(_ outgoing: OutgoingMessage, isMinimal: Bool, now: Date) throws -> ComposedRequest {
        let words = context.words(outgoing, now: now)
        var members: [String: JSONValue] = [
            "allowed_mentions": .object(["parse": .array([])]),
            "username": .string("Watchword"),
        ]
        var told = 0
        switch words.content {
        case .notice:
            members["content"] = .string(ChatText(markup: markdown, limit: 2000).text(words).text)
        case .alerts(let alerts):
            let embeds = embeds(alerts, outgoing.alerts, isBrief: isMinimal)
            told = embeds.count
            members["embeds"] = .array(embeds)
            var lines = alerts.count > 1 ? [markdown.strong(markdown.plain(words.heading, atMost: 300))] : []
            if told < alerts.count {
                lines.append(markdown.plain(words.rest(alerts.count - told), atMost: 500))
            }
            if !lines.isEmpty { members["content"] = .string(lines.joined(separator: "\n")) }
        }
        return try ComposedRequest(url: context.url, json: .object(members), told: told)
    }

    private func embeds(_ words: [AlertWords], _ alerts: [Alert], isBrief: Bool) -> [JSONValue] {
        var room = Self.totalLimit
        var embeds: [JSONValue] = []
        for (word, alert) in zip(words, alerts).prefix(Self.maxEmbeds) {
            let title = markdown.plain(word.title.isEmpty ? "(no headline)" : word.title, atMost: 256)
            let group = word.group.map { "\($0) · " } ?? ""
            let heading = plain.plain(group + word.heading, atMost: 256)
            let source = plain.plain(word.source, atMost: 256)
            let text = isBrief ? nil : word.snippet.map { markdown.plain($0, atMost: 1000) }
            room -= [title, heading, source, text ?? ""].map(plain.length).reduce(0, +)
            if room < 0 { break }
            var embed: [String: JSONValue] = [
                "title": .string(title), "author": .object(["name": .string(heading)]),
                "footer": .object(["text": .string(source)]),
                "color": .integer(Self.color(alert.rule.priority)),
            ]
            if let url = word.url { embed["url"] = .string(url) }
            if let text { embed["description"] = .string(text) }
            embeds.append(.object(embed))
        }
        return embeds
    }

    private static func color(_ priority: Priority) -> Int {
        switch priority {
        case .urgent: 0xc0392b
        case .high: 0xd35400
        case .normal: 0x2e6da4
        case .low: 0x7f8c8d
        }
    }

    /// 10015 says that the webhook was deleted; a success can carry the wish for a pause too.
    func judge(_ answer: ServiceAnswer, _ result: SendResult) -> SendResult {
        if answer.status == 404, answer.json?.code == 10_015 {
            return result.reclassed(.endpointGone, "the webhook was deleted: make a new one in Discord")
        }
        guard result.outcome == .done, answer.headers["x-ratelimit-remaining"] == "0",
            let wait = answer.headers["x-ratelimit-reset-after"].flatMap(Double.init), wait.isFinite, wait > 0
        else { return result }
        var result = result
        result.retryAfter = .seconds(min(wait, 60))
        return result
    }
}
