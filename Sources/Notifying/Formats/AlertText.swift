// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// An alert as a person reads it, in four lines: the rule, the article, the words that matched, the link.
///
/// Everything from outside goes through `SafeText`; a line of an article cannot pose as a line of ours, since ours
/// begin with a time and theirs are indented.
public enum AlertText {
    /// Snippets shown of one alert: one has all the matched words of its stretch, and the rest can be asked for.
    static let maxSnippets = 1

    /// The lines of one alert, each with its end.
    ///
    /// - Parameter mark: a word after the rule's title, such as `updated`.
    public static func of(_ alert: Alert, style: TextStyle, mark: String? = nil) -> String {
        var lines = [head(alert, style, mark), article(alert, style)]
        for snippet in snippets(of: alert) {
            lines.append(TextStyle.indent + highlighted(snippet, alert, style))
        }
        if let url = alert.article.url { lines.append(TextStyle.indent + SafeText.line(url)) }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func head(_ alert: Alert, _ style: TextStyle, _ mark: String?) -> String {
        let time = style.time(alert.created, reference: style.today)
        let priority = alert.rule.priority.rawValue.uppercased()
        let marks = [mark, alert.matches ? nil : "no longer matches"].compactMap(\.self)
        let title = ([SafeText.line(alert.rule.title)] + marks.map { "(\($0))" }).joined(separator: " ")
        return style.line(
            "\(time)  \(priority)  \(title)",
            SafeText.line(alert.rule.id.rawValue),
            paintLeft: { _ in
                "\(time)  \(paint(priority, alert.rule.priority, style))  \(style.paint(title, .bold))"
            },
            paintRight: { style.paint($0, .faint) }
        )
    }

    private static func article(_ alert: Alert, _ style: TextStyle) -> String {
        let article = alert.article
        let outlet = article.outlet ?? article.feedTitle ?? article.feed.rawValue
        let time = style.time(article.published ?? article.seen, reference: alert.created)
        return style.line(
            TextStyle.indent + SafeText.line(article.title),
            "\(SafeText.line(outlet)), \(time)\(copies(alert))",
            paintRight: { style.paint($0, .faint) }
        )
    }

    private static func copies(_ alert: Alert) -> String {
        let named = Set(alert.alsoIn.compactMap(\.outlet)).count
        let count = named + alert.alsoIn.count { $0.outlet == nil }
        return count == 0 ? "" : " · also in \(count) \(count == 1 ? "outlet" : "outlets")"
    }

    private static func paint(_ text: String, _ priority: Priority, _ style: TextStyle) -> String {
        switch priority {
        case .urgent: style.paint(text, .urgent)
        case .high: style.paint(text, .high)
        case .normal: text
        case .low: style.paint(text, .faint)
        }
    }

    /// The headline is shown anyway, so its snippets only stand in when there are no others.
    private static func snippets(of alert: Alert) -> [String] {
        let elsewhere = alert.evidence.filter { $0.field != .title }
        var seen: [String] = []
        for evidence in elsewhere.isEmpty ? alert.evidence : elsewhere where !evidence.snippet.isEmpty {
            if !seen.contains(evidence.snippet) { seen.append(evidence.snippet) }
        }
        return Array(seen.prefix(maxSnippets))
    }

    /// Brackets become paint only around words that are evidence: `[Update]` in a headline stays as it is.
    private static func highlighted(_ snippet: String, _ alert: Alert, _ style: TextStyle) -> String {
        let safe = SafeText.line(snippet)
        guard style.isColoured else { return safe }
        let words = Set(alert.evidence.map { SafeText.line($0.text) }.filter { !$0.isEmpty })
        return words.sorted()
            .reduce(safe) { text, word in
                text.replacingOccurrences(of: "[\(word)]", with: style.paint(word, .match))
            }
    }
}
