// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Notifying
import RuleEngine

/// What a candidate would change, for people.
enum BacktestPrinter {
    private static var style: MarkStyle { MarkStyle(isColoured: Output.isColoured) }

    /// All of it.
    static func print(_ outcome: BacktestRun.Outcome, isWhole: Bool) {
        let report = outcome.report
        let seconds = String(format: "%.1f", outcome.took.seconds)
        let articles = counted(report.articles, "article")
        Output.line(
            "\(articles) of \(counted(report.days, "day")) since \(day(report.from)), in \(seconds) s"
        )
        if report.rules.allSatisfy({ $0.change == .same }) {
            Output.line("no rule means anything else than the one that runs; what they find:")
        }
        for rule in report.rules { print(rule, report) }
        if report.rules.isEmpty { Output.line("no rules") }
        printSinks(report)
        let isCut = report.rules.contains { $0.isCutShort }
        if isCut, !isWhole { Output.line("--all names every article") }
    }

    private static func print(_ rule: BacktestReport.Rule, _ report: BacktestReport) {
        Output.line()
        let change = rule.change == .same ? "" : "  \(rule.change.rawValue)"
        Output.line("\(style.strong(rule.rule.rawValue))\(change)  \(SafeText.line(rule.title))")
        let room = max(20, min(Output.width, 120) - 50)
        let chart = DayChart.text(rule.change == .removed ? rule.runningPerDay : rule.perDay, width: room)
        let most = (rule.change == .removed ? rule.runningPerDay : rule.perDay).max() ?? 0
        let before = rule.change == .changed ? ", \(rule.running) before" : ""
        let hits = rule.change == .removed ? rule.running : rule.candidate
        Output.line("  hits a day  \(chart)  \(hits) in all, \(most) a day at most\(before)")
        list("gained", "+", rule.gained, rule.gainedArticles)
        list("lost", "-", rule.lost, rule.lostArticles)
        list("failed for one clause", "~", rule.nearMisses, rule.nearMissArticles)
    }

    private static func list(
        _ name: String,
        _ sign: String,
        _ count: Int,
        _ articles: [BacktestReport.Headline]
    ) {
        guard count > 0 else { return }
        Output.line("  \(name): \(count)")
        for article in articles {
            let outlet = article.outlet.map { "  \(SafeText.line($0))" } ?? ""
            Output.line(
                "  \(sign) \(day(article.seen))  \(SafeText.line(article.title))\(style.faint(outlet))"
            )
            Output.line("               " + style.faint(SafeText.line(article.why)))
        }
        if articles.count < count { Output.line("    … and \(count - articles.count) before") }
    }

    private static func printSinks(_ report: BacktestReport) {
        guard !report.sinks.isEmpty else { return }
        Output.line()
        let sinks = report.sinks.map { sink in
            let before =
                sink.runningPerDay == sink.candidatePerDay ? "" : " (was \(rate(sink.runningPerDay)))"
            return "\(sink.sink) \(rate(sink.candidatePerDay))\(before)"
        }
        Output.line("alerts a day of these rules: " + sinks.joined(separator: ", "))
    }

    /// Two digits that say something.
    private static func rate(_ number: Double) -> String {
        String(format: number == 0 || number >= 10 ? "%.0f" : number < 1 ? "%.2f" : "%.1f", number)
    }

    private static func day(_ time: String) -> String {
        String((Times.short(time) ?? time).prefix(10))
    }
}

extension BacktestReport.Rule {
    /// Whether more articles were counted than are named.
    fileprivate var isCutShort: Bool {
        gained > gainedArticles.count || lost > lostArticles.count || nearMisses > nearMissArticles.count
    }
}
