// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Messages as rows of RFC 4180; a row an alert or a notice, each on one line.
struct CSVText: Sendable, Hashable {
    /// Whether a cell that a spreadsheet would take for a formula gets a `'` before it.
    ///
    /// It changes the value: a headline that begins with `-` is then not what was published, letter by letter.
    var guardsFormulas = true

    private static let columns = [
        "time", "kind", "alert", "priority", "rule", "rule_title", "topics", "title", "url", "outlet", "feed",
        "lang",
        "published", "also_in", "matches", "snippet", "text",
    ]

    /// The first row of a file.
    static let header = Array((columns.joined(separator: ",") + "\r\n").utf8)

    /// The rows of a message.
    func rows(_ outgoing: OutgoingMessage, now: Date) -> [UInt8] {
        var rows = outgoing.alerts.map { row($0, outgoing.message) }
        if let notice = outgoing.notice(now: now) {
            var cells = [outgoing.message.created.rfc3339, outgoing.message.kind.rawValue]
            cells += Array(repeating: "", count: Self.columns.count - 3)
            cells[7] = notice.subject
            rows.append(row(cells + [notice.text]))
        }
        return Array(rows.joined().utf8)
    }

    private func row(_ alert: Alert, _ message: Message) -> String {
        let article = alert.article
        let cells: [String?] = [
            message.created.rfc3339, message.kind.rawValue, alert.id.rawValue, alert.rule.priority.rawValue,
            alert.rule.id.rawValue, alert.rule.title, alert.rule.topics.joined(separator: " "), article.title,
            article.url, article.outlet, article.feed.rawValue, article.language, article.published?.rfc3339,
            String(alert.alsoIn.count), String(alert.matches), AlertWords.snippets(of: alert).first, nil,
        ]
        return row(cells.map { $0 ?? "" })
    }

    private func row(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    private func cell(_ text: String) -> String {
        let line = SafeText.line(text)
        // Excel takes the full-width forms too; a tab or a line end at the beginning is gone already.
        let isFormula = line.unicodeScalars.first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
        let safe = guardsFormulas && isFormula ? "'" + line : line
        // By scalars: a quotation mark with a combining mark on it still ends a cell.
        guard safe.unicodeScalars.contains(where: { "\",;\n\r".unicodeScalars.contains($0) }) else {
            return safe
        }
        return "\"" + safe.unicodeScalars.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) } + "\""
    }
}
