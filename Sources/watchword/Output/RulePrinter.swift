// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Notifying
import ReviewServer
import RuleEngine

/// Rules and entities for people.
enum RulePrinter {
    /// All that is known of a rule.
    static func printWhole(_ detail: RuleDetail) {
        let rule = detail.rule
        Output.line("\(rule.id): \(SafeText.line(rule.title))")
        var facts = Facts()
        facts.add("stands in", rule.source)
        facts.add("revision", rule.revision)
        facts.add("priority", rule.priority.rawValue)
        facts.add("topics", list(rule.topics))
        facts.add("sinks", list(rule.sinks.map(\.rawValue)) ?? "none: alerts are stored, and nobody is told")
        facts.add("max age", detail.maxAge.map { Duration.seconds($0).spoken })
        facts.add("entities", list(detail.entities.map { "@" + $0 }))
        facts.add("examples", String(detail.examples))
        facts.add("alerts", counts(rule))
        facts.add("last alert", Times.short(rule.lastAlert))
        facts.print()
        if let match = detail.match {
            Output.line()
            for line in SafeText.lines(match) where !line.isEmpty { Output.line("  " + line) }
        }
        if let score = detail.score {
            Output.line()
            Output.line("  score of \(score.threshold), a term counts \(score.cap) times at most")
            for term in score.terms { Output.line("  \(term.weight)  \(SafeText.line(term.text))") }
        }
    }

    /// All that is known of an entity.
    static func printWhole(_ entity: EntityReport) {
        Output.line("@\(entity.name)" + (entity.title.map { ": \(SafeText.line($0))" } ?? ""))
        var facts = Facts()
        facts.add("stands in", entity.source)
        facts.add("aliases", list(entity.aliases, by: ", "))
        facts.add("mask", list(entity.mask, by: ", "))
        facts.add("weak", list(entity.weak, by: ", "))
        facts.add("used by", list(entity.rules.map(\.rawValue)) ?? "no rule")
        facts.print()
    }

    /// `12, 3 relevant, 1 noise (precision 75 %)`.
    private static func counts(_ rule: RuleReport) -> String {
        guard let precision = precision(rule) else { return String(rule.alerts) }
        return "\(rule.alerts), \(rule.relevant) relevant, \(rule.noise) noise (precision \(precision))"
    }

    /// `75 %`; nil without verdicts.
    static func precision(_ rule: RuleReport) -> String? {
        rule.precision.map { "\(Int(($0 * 100).rounded())) %" }
    }

    /// Texts side by side; nil when there is none.
    static func list(_ texts: [String], by separator: String = ",") -> String? {
        texts.isEmpty ? nil : texts.joined(separator: separator)
    }
}

/// Names and values below one another; what is not known is left out.
struct Facts {
    private var lines: [(name: String, value: String)] = []

    mutating func add(_ name: String, _ value: String?) {
        if let value { lines.append((name, SafeText.line(value))) }
    }

    func print() {
        let width = lines.map(\.name.count).max() ?? 0
        for line in lines {
            Output.line(
                "  " + line.name.padding(toLength: width + 2, withPad: " ", startingAt: 0) + line.value
            )
        }
    }
}

extension Duration {
    /// `90m`, `24h`, `7d`: in the largest unit that divides it.
    var spoken: String {
        let seconds = components.seconds
        for (unit, length) in [("d", Int64(86_400)), ("h", 3600), ("m", 60)]
        where seconds >= length && seconds.isMultiple(of: length) {
            return "\(seconds / length)\(unit)"
        }
        return "\(seconds)s"
    }
}
