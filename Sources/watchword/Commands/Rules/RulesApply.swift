// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel
import ReviewServer

struct RulesApply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Have a new or changed rule look back: make its alerts for stored articles.",
        discussion: """
            The rule as it runs is tried on stored articles. Alerts that are not there yet are made and marked as \
            'looked_back'; nobody is told of them without --notify, and with it not of articles older than the rule's \
            max_age. An alert that is there stays as it is, so doing it twice does nothing more. Works whether the \
            watcher runs or not; 'rules backtest' shows beforehand what it would find.
              watchword rules apply summit-offer --since 7d
              watchword rules apply summit-offer --since 24h --notify
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Option(help: "Articles first seen since this time: 24h, 7d, or 2026-11-23T08:00:00Z.") var since: Since
    @Flag(help: "Tell the rule's sinks too.") var notify = false
    @Argument(help: "The rule's id.") var id: String

    func run() async throws {
        try await reporting {
            var progress = Progress()
            let report = try await Desk.open(places.locations)
                .lookBack(RuleID(id), since: since.date, notify: notify) { sofar in
                    let total = sofar.total.map { " of \($0)" } ?? ""
                    progress.show(
                        "\(sofar.articles)\(total) articles, \(counted(sofar.alerts.count, "alert"))"
                    )
                }
            progress.end()
            if output.json { try Output.document(report) } else { print(report) }
        }
    }

    private func print(_ report: LookBackReport) {
        let made = report.alerts.count
        Output.line(
            "\(id) holds for \(report.matched) of \(counted(report.articles, "article")); "
                + (made == 0 ? "no alert was made" : "made \(counted(made, "alert"))")
        )
        if report.known > 0 {
            Output.line("  \(report.known) had \(report.known == 1 ? "its" : "their") alert already")
        }
        if report.waiting > 0 {
            Output.line("  \(report.waiting) still wait for their page, and are matched when it has come")
        }
        if made == 0 { return }
        if notify {
            Output.line("  \(counted(report.messages, "message")) for the rule's sinks")
        } else {
            Output.line("  nobody is told: see 'watchword alerts list --rule \(id)'")
        }
    }
}
