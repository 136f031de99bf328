// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A workflow of Microsoft Teams: an adaptive card of text runs, which know no markup.
struct TeamsFormat: WebhookComposer {
    let context: ComposerContext

    /// Bytes of the whole message: 28 KB are documented, and 21 KB were seen to fail.
    private static let limit = 20_000
    private let plain = TeamsText()

    func compose(_ outgoing: OutgoingMessage, isMinimal: Bool, now: Date) throws -> ComposedRequest {
        let words = context.words(outgoing, now: now)
        switch words.content {
        case .notice(let subject, let lines, let since):
            let head = block([run("Watchword: \(subject)", 400, bold: true)])
            let foot = block([run(since, 100)])
            let shown = try fitting(lines.prefix(20).map { block([run($0, 600)]) }, beside: [head, foot])
            return try request([head] + shown + [foot], told: 0)
        case .alerts(let alerts):
            return try list(alerts, words, isBrief: isMinimal)
        }
    }

    private func list(_ alerts: [AlertWords], _ words: MessageWords, isBrief: Bool) throws -> ComposedRequest
    {
        let head = alerts.count > 1 ? [block([run(words.heading, 300, bold: true)])] : []
        let tail = block([run(words.rest(alerts.count), 400)])
        let containers = alerts.lazy.map { container($0, isBrief: isBrief) }
        let body = try fitting(containers, beside: head + [tail])
        let left = alerts.count - body.count
        let rest = left > 0 ? [block([run(words.rest(left), 400)])] : []
        return try request(head + body + rest, told: body.count)
    }

    /// As many of them as find room beside others, one at least: its parts are cut so that it fits.
    private func fitting(_ items: some Sequence<JSONValue>, beside others: [JSONValue]) throws -> [JSONValue]
    {
        var room = Self.limit - (try request(others, told: 0).body.count)
        var taken: [JSONValue] = []
        for item in items {
            room -= try JSONText.line(item).count + 1
            if room < 0, !taken.isEmpty { break }
            taken.append(item)
        }
        return taken
    }

    private func container(_ alert: AlertWords, isBrief: Bool) -> JSONValue {
        var title = run(alert.title.isEmpty ? "(no headline)" : alert.title, 1200)
        if let url = alert.url, case .object(var members) = title {
            members["selectAction"] = .object(["type": .string("Action.OpenUrl"), "url": .string(url)])
            title = .object(members)
        }
        var items = alert.group.map { [block([run($0, 300, bold: true)])] } ?? []
        items += [block([run(alert.heading, 600, bold: true)]), block([title])]
        items.append(block([run(alert.source, 600, subtle: true)]))
        if !isBrief, let snippet = alert.snippet { items.append(block([run(snippet, 2000)])) }
        return .object(["type": .string("Container"), "items": .array(items), "separator": .bool(true)])
    }

    private func block(_ runs: [JSONValue]) -> JSONValue {
        .object(["type": .string("RichTextBlock"), "inlines": .array(runs)])
    }

    private func run(_ text: String, _ limit: Int, bold: Bool = false, subtle: Bool = false) -> JSONValue {
        var members: [String: JSONValue] = [
            "type": .string("TextRun"), "text": .string(plain.plain(text, atMost: limit)),
        ]
        if bold { members["weight"] = .string("Bolder") }
        if subtle { members["isSubtle"] = .bool(true) }
        return .object(members)
    }

    private func request(_ body: [JSONValue], told: Int) throws -> ComposedRequest {
        let card = JSONValue.object([
            "$schema": .string("http://adaptivecards.io/schemas/adaptive-card.json"),
            "type": .string("AdaptiveCard"), "version": .string("1.2"), "body": .array(body),
            "msteams": .object(["width": .string("full")]),
        ])
        let attachment = JSONValue.object([
            "contentType": .string("application/vnd.microsoft.card.adaptive"), "contentUrl": .null,
            "content": card,
        ])
        let json = JSONValue.object(["type": .string("message"), "attachments": .array([attachment])])
        return try ComposedRequest(url: context.url, json: json, told: told)
    }

    /// Old connectors answer 200 and tell in the body what Teams said to them.
    func judge(_ answer: ServiceAnswer, _ result: SendResult) -> SendResult {
        guard result.outcome == .done, let place = answer.text.range(of: "returned HTTP error "),
            let code = Int(answer.text[place.upperBound...].prefix { $0.isASCII && $0.isNumber })
        else { return result }
        return answer.classed(as: code)
    }
}

/// Text runs of a card; `<at>` would be taken for a name even there.
private struct TeamsText: Markup {
    func escape(_ scalar: Unicode.Scalar) -> String? {
        scalar == "<" ? "<\(PlainMarkup.gap)" : nil
    }

    func strong(_ escaped: String) -> String { escaped }

    func link(_ escaped: String, to url: String) -> String? { nil }

    func length(_ text: String) -> Int { text.utf8.count }
}
