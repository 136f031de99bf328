// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Notifying
import ReviewServer
import RuleEngine

/// Alerts for people.
enum AlertPrinter {
    static var style: TextStyle {
        TextStyle(
            timeZone: .current,
            width: min(Output.width, 120),
            isColoured: Output.isColoured,
            today: Date()
        )
    }

    /// The lines of an alert, with its id and state.
    static func printLong(_ alert: Alert) {
        Output.line(AlertText.of(alert, style: style, mark: mark(alert)), terminator: "")
        Output.line("       \(alert.id)")
    }

    /// All that is known of an alert.
    static func printWhole(_ detail: AlertDetail) {
        let alert = detail.alert
        printLong(alert)
        Output.line()
        printWhy(alert, detail.why)
        for copy in alert.alsoIn {
            Output.line("also in \(SafeText.line(copy.outlet ?? "?")): \(SafeText.line(copy.title))")
        }
        if let verdict = alert.verdict { Output.line("verdict  \(verdict.rawValue)") }
        if let note = alert.note { Output.line("note     \(SafeText.line(note))") }
        Output.line("rule     \(alert.rule.id), revision \(alert.rule.revision)")
        Output.line("article  \(alert.article.id), revision \(alert.article.revision)")
        Output.line()
        DeliveryPrinter.print(detail.deliveries, orElse: "no deliveries: no sink is meant for this alert")
    }

    /// The tree of clauses, or only the words that matched where the rule or the article's words are gone.
    private static func printWhy(_ alert: Alert, _ why: ExplanationReport?) {
        guard let why, why.matched else {
            Output.line("why")
            let words = ClauseReport(
                Explanation.Clause(text: "the words at the match", holds: true, evidence: alert.evidence)
            )
            ExplanationPrinter.printTree(words)
            if why != nil { Output.line("  the rule as it is now does not match it") }
            return
        }
        let isSame = why.revision == alert.rule.revision
        Output.line(isSame ? "why" : "why, by the rule as it is now (revision \(why.revision))")
        ExplanationPrinter.printTree(why.why)
    }

    private static func mark(_ alert: Alert) -> String? {
        alert.state == .new ? nil : alert.state.rawValue
    }
}

/// Deliveries for people.
enum DeliveryPrinter {
    static func print(_ deliveries: [DeliveryReport], orElse nothing: String) {
        var table = Table("CREATED", "DELIVERY", "SINK", "STATE", "WHY", "TRIES", "ALERT", "LAST")
        for delivery in deliveries {
            let last = delivery.attempts.last
            table.add(
                Times.short(delivery.created),
                delivery.id.short,
                delivery.sink.rawValue,
                delivery.state.rawValue,
                why(delivery),
                String(delivery.attempts.count),
                delivery.alert.short,
                last.map { attempt in
                    [attempt.status.map(String.init), attempt.detail].compactMap(\.self)
                        .joined(separator: " ")
                }
            )
        }
        table.print(orElse: nothing)
    }

    /// `digest, due 2026-11-24 08:00`, `silenced by sil_…`.
    private static func why(_ delivery: DeliveryReport) -> String {
        var words = delivery.reason.rawValue
        if let detail = delivery.detail { words += " by \(detail)" }
        if let due = Times.short(delivery.due) { words += ", due \(due)" }
        return words
    }
}

extension TextIdentifier {
    /// The beginning of a hash, which is enough to name it to a command.
    fileprivate var short: String { String(rawValue.prefix(12)) }
}

/// Times of reports for people.
enum Times {
    /// The time of a report in the machine's zone; the text itself when it is none.
    static func short(_ text: String?) -> String? {
        guard let text, let date = Date(rfc3339: text) else { return text }
        return date.formatted(
            Date.VerbatimFormatStyle(
                format:
                    "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
                timeZone: .current,
                calendar: Calendar(identifier: .gregorian)
            )
        )
    }
}
