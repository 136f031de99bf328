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

    /// Outlets with the same news that are named.
    static let mostNamed = 5

    /// The lines of one alert, each with its end.
    ///
    /// - Parameter mark: a word after the rule's title, such as `updated`.
    public static func of(_ alert: Alert, style: TextStyle, mark: String? = nil) -> String {
        var lines = [head(alert, style, mark), article(alert, style)]
        for snippet in AlertWords.snippets(of: alert).prefix(maxSnippets) {
            lines.append(TextStyle.indent + highlighted(snippet, alert, style))
        }
        if let copies = copies(alert, style) { lines.append(TextStyle.indent + copies) }
        if let url = alert.article.url { lines.append(TextStyle.indent + SafeText.line(url)) }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func head(_ alert: Alert, _ style: TextStyle, _ mark: String?) -> String {
        let time = style.time(alert.created, reference: style.today)
        let priority = alert.rule.priority.rawValue.uppercased()
        let title = AlertWords.marks(alert, mark: mark)
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
        style.line(
            TextStyle.indent + SafeText.line(alert.article.title),
            AlertWords.source(alert, style),
            paintRight: { style.paint($0, .faint) }
        )
    }

    /// Who has it too, and since when; nil: nobody.
    private static func copies(_ alert: Alert, _ style: TextStyle) -> String? {
        guard !alert.alsoIn.isEmpty else { return nil }
        let named = alert.alsoIn.prefix(mostNamed)
            .map { copy in
                "\(SafeText.line(copy.outlet ?? "?")) \(style.time(copy.seen, reference: alert.created))"
            }
        let rest = max(alert.alsoInCount, alert.alsoIn.count) - named.count
        return "also: " + (named + (rest > 0 ? ["\(rest) more"] : [])).joined(separator: ", ")
    }

    private static func paint(_ text: String, _ priority: Priority, _ style: TextStyle) -> String {
        switch priority {
        case .urgent: style.paint(text, .urgent)
        case .high: style.paint(text, .high)
        case .normal: text
        case .low: style.paint(text, .faint)
        }
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
