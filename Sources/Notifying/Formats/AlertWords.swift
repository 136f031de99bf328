// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What a person is told of one alert: plain text, safe and on single lines, before any service's markup.
struct AlertWords: Sendable, Hashable {
    /// `HIGH  A summit is offered (updated)`.
    let heading: String
    /// The rule's id.
    let rule: String
    /// The headline.
    let title: String
    /// `Example World, 11:58 · also in 3 outlets`.
    let source: String
    /// Words that matched, between `[` and `]`, with their surroundings.
    let snippet: String?
    /// The article's page, when it is one that may be linked to.
    let url: String?
    /// What it and those that follow have in common, in a digest that says so, and the first of them.
    let group: String?

    init(_ alert: Alert, kind: MessageKind, group: String? = nil, style: TextStyle) {
        self.group = group.map(Self.line)
        let marks = Self.marks(alert, mark: kind == .update ? "updated" : nil)
        heading = "\(alert.rule.priority.rawValue.uppercased())  \(marks)"
        rule = SafeText.line(alert.rule.id.rawValue)
        title = Self.line(alert.article.title)
        source = Self.source(alert, style)
        snippet = Self.snippets(of: alert).first.map(Self.line)
        url = alert.article.url.flatMap(WebLink.of)
    }

    /// No service shows more of a line than this, in scalars: what a hostile feed adds costs nothing.
    private static let longestLine = 4000

    private static func line(_ text: String) -> String {
        let start = text.unicodeScalars.prefix(longestLine)
        return SafeText.line(start.endIndex == text.endIndex ? text : String(start) + "…")
    }

    /// The rule's title and what is to be known of the alert.
    static func marks(_ alert: Alert, mark: String?) -> String {
        let marks = [mark, alert.matches ? nil : "no longer matches"].compactMap(\.self)
        return ([line(alert.rule.title)] + marks.map { "(\($0))" }).joined(separator: " ")
    }

    /// Who says it, and when.
    static func source(_ alert: Alert, _ style: TextStyle) -> String {
        let article = alert.article
        let outlet = article.outlet ?? article.feedTitle ?? article.feed.rawValue
        let time = style.time(article.published ?? article.seen, reference: alert.created)
        return "\(line(outlet)), \(time)\(copies(alert))"
    }

    private static func copies(_ alert: Alert) -> String {
        if alert.alsoInCount > alert.alsoIn.count { return " · also in \(alert.alsoInCount) articles" }
        let own = [alert.article.outlet].compactMap(\.self)
        let named = Set(alert.alsoIn.compactMap(\.outlet)).subtracting(own)
        let count = named.count + alert.alsoIn.count { $0.outlet == nil }
        return count == 0 ? "" : " · also in \(count) \(count == 1 ? "outlet" : "outlets")"
    }

    /// The headline is shown anyway, so its snippets only stand in when there are no others.
    static func snippets(of alert: Alert) -> [String] {
        let elsewhere = alert.evidence.filter { $0.field != .title }
        var seen: [String] = []
        for evidence in elsewhere.isEmpty ? alert.evidence : elsewhere where !evidence.snippet.isEmpty {
            if !seen.contains(evidence.snippet) { seen.append(evidence.snippet) }
        }
        return seen
    }
}

/// A link to a page, fit for any service's markup.
enum WebLink {
    /// Services refuse longer ones, and a link that is cut leads nowhere.
    static let longest = 2048

    /// The URL as ASCII, when it is http or https; nil: it is not to be linked.
    static func of(_ text: String) -> String? {
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme?.lowercased()),
            url.host()?.isEmpty == false
        else { return nil }
        let ascii = url.absoluteString
        // What ends a link in some service's markup is written as its code, which means the same.
        let coded = ascii.reduce(into: "") { out, character in
            out += codes[character] ?? String(character)
        }
        guard coded.utf8.count <= longest, coded.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
            return nil
        }
        return coded
    }

    private static let codes: [Character: String] = [
        "<": "%3C", ">": "%3E", "\"": "%22", "|": "%7C", "(": "%28", ")": "%29", "`": "%60", "\\": "%5C",
        "*": "%2A", "'": "%27",
    ]
}
