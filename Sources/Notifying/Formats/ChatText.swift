// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A message as a service shows it to a person, within the service's limit.
///
/// One alert is four lines: rule, headline, source, snippet; the link is on the headline, or on a line of its own.
/// A digest tells as many alerts as find room, from the first on, and says how the rest is listed.
struct ChatText<Style: Markup>: Sendable {
    let markup: Style
    /// The longest text, as `markup` counts.
    let limit: Int
    var lineBreak = "\n"
    var blockBreak = "\n\n"
    /// Whether only headline and link are told of each alert.
    var isBrief = false

    /// The text, and how many alerts it tells of.
    func text(_ words: MessageWords) -> (text: String, told: Int) {
        switch words.content {
        case .notice(let subject, let lines, let since):
            (notice("Watchword: \(subject)", lines, since), 0)
        case .alerts(let alerts) where alerts.count == 1:
            (block(alerts[0], room: limit), 1)
        case .alerts(let alerts):
            list(alerts, words)
        }
    }

    /// One alert, within so much room.
    func block(_ alert: AlertWords, room: Int) -> String {
        // Shares of the room, so that the sum fits whatever is in them; the caps keep a large room readable.
        func cut(_ text: String, _ share: Int, _ cap: Int) -> String {
            markup.plain(text, atMost: min(room * share / 100, cap))
        }
        var lines = alert.group.map { [markup.strong(cut($0, 8, 200))] } ?? []
        lines.append(markup.strong(cut(alert.heading, 12, 300)))
        let title = cut(alert.title.isEmpty ? "(no headline)" : alert.title, 25, 600)
        let url = alert.url.flatMap { markup.length(markup.plain($0)) <= room * 30 / 100 ? $0 : nil }
        let linked = url.flatMap { markup.link(title, to: $0) }
        lines.append(linked ?? title)
        lines.append(cut(alert.source, 10, 300))
        if !isBrief, let snippet = alert.snippet { lines.append(cut(snippet, 15, 1000)) }
        if let url, linked == nil { lines.append(url) }
        return lines.joined(separator: lineBreak)
    }

    private func list(_ alerts: [AlertWords], _ words: MessageWords) -> (text: String, told: Int) {
        var text = markup.strong(markup.plain(words.heading, atMost: limit / 8))
        let tail = blockBreak + markup.plain(words.rest(alerts.count), atMost: limit / 4)
        var told = 0
        for alert in alerts {
            let next = blockBreak + block(alert, room: limit / 2)
            let isLast = told == alerts.count - 1
            let needed = markup.length(text + next) + (isLast ? 0 : markup.length(tail))
            if needed > limit { break }
            text += next
            told += 1
        }
        if told < alerts.count {
            text += blockBreak + markup.plain(words.rest(alerts.count - told), atMost: limit / 4)
        }
        return (text, told)
    }

    private func notice(_ subject: String, _ lines: [String], _ since: String) -> String {
        let head = markup.strong(markup.plain(subject, atMost: limit / 4))
        let foot = markup.plain(since, atMost: limit / 8)
        var room = limit - markup.length([head, foot].joined(separator: lineBreak))
        var shown: [String] = []
        for line in lines {
            room -= markup.length(lineBreak)
            let next = markup.plain(line, atMost: max(0, room))
            room -= markup.length(next)
            if room < 0 || next.isEmpty { break }
            shown.append(next)
        }
        return ([head] + shown + [foot]).joined(separator: lineBreak)
    }
}
