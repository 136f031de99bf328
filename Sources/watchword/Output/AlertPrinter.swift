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
        printCopies(alert)
        printRevisions(detail.revisions)
        printReviews(detail.reviews)
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

    /// Where the same news stood: when, who, under which headline.
    private static func printCopies(_ alert: Alert) {
        guard alert.alsoInCount > 0 else { return }
        Output.line("also in \(alert.alsoInCount) \(alert.alsoInCount == 1 ? "article" : "articles")")
        for copy in alert.alsoIn {
            let time = Times.short(copy.seen.rfc3339) ?? ""
            Output.line("  \(time)  \(SafeText.line(copy.outlet ?? "?")): \(SafeText.line(copy.title))")
        }
        if alert.alsoInCount > alert.alsoIn.count {
            Output.line("  and \(alert.alsoInCount - alert.alsoIn.count) more")
        }
    }

    /// What edits of the article changed: `[-gone-] {+new+}`, as wdiff has it.
    private static func printRevisions(_ revisions: [RevisionReport]) {
        for revision in revisions where !revision.changes.isEmpty {
            Output.line("revision \(revision.revision), \(Times.short(revision.stored) ?? "")")
            for change in revision.changes {
                let text = change.pieces.map(marked).joined()
                Output.line("  \(change.field.rawValue): \(SafeText.line(text))")
            }
        }
    }

    private static func marked(_ piece: WordDifference.Piece) -> String {
        switch piece.change {
        case .same: piece.text
        case .removed: "[-\(piece.text)-]"
        case .added: "{+\(piece.text)+}"
        }
    }

    private static func printReviews(_ reviews: [ReviewReport]) {
        for review in reviews {
            let words = [
                review.state?.rawValue, review.verdict?.rawValue, review.reason.map { "because: \($0)" },
                review.note.map { $0.isEmpty ? "note taken away" : "note: \($0)" },
            ]
            let text = words.compactMap(\.self).joined(separator: ", ")
            Output.line(
                "reviewed \(Times.short(review.time) ?? "") by \(SafeText.line(review.by)): \(SafeText.line(text))"
            )
        }
    }

    /// The one line after a decision.
    static func printReviewed(_ alert: Alert, _ output: OutputOptions) throws {
        if output.json { return try Output.jsonLine(alert) }
        Output.line("\(alert.id) \(alert.state.rawValue): \(SafeText.line(alert.article.title))")
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
