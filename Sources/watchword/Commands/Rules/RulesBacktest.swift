// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel
import RuleEngine
import Settings

struct RulesBacktest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: "Run rules over stored articles, and show what would change.",
        discussion: """
            Compares with the rules that run: alerts gained and lost, hits a day, articles that fail for one clause only, \
            and how many alerts each sink would hear of. Without FILE, the settings as they are on the disk; rules of a \
            FILE or directory take the place of those with the same ids. Nothing is changed.
              watchword rules backtest
              watchword rules backtest draft.yaml --since 30d
              watchword rules backtest --rule summit-offer --all
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Option(help: "Articles since this time: 24h, 30d, or 2026-11-23T08:00:00Z.") var since = Since.days(30)
    @Option(help: "Only this rule, changed or not. May be repeated.") var rule: [String] = []
    @Flag(help: "Name every article, not only the newest.") var all = false
    @Argument(help: "Rule files, or directories of them.") var files: [String] = []

    /// Articles that are named of each kind: the newest, and with `--all` as many as anybody can read.
    static let (few, most) = (5, 100_000)

    func run() async throws {
        try await reporting {
            let result = try CandidateRules.load(files, places.locations)
            // Warnings are for `rules check`.
            for problem in result.errors { Output.error(problem.description) }
            guard let settings = result.settings else { throw Exit.configuration }
            let access = try await Desk.open(places.locations)
            let running = try await BacktestRun.runningRules(access)
            let wanted = try wanted(settings, running)
            let backtest = BacktestRun(
                access: access,
                since: since.date,
                headlines: all ? Self.most : Self.few
            )
            let outcome = try await backtest.run(settings, against: running, rules: wanted)
            if output.json {
                try Output.document(outcome.report)
            } else {
                BacktestPrinter.print(outcome, isWhole: all)
            }
        }
    }

    /// The rules to look at: those named; those that change; where none does, those of the files, or all.
    private func wanted(_ settings: Settings, _ running: RuleSet) throws -> [RuleID]? {
        if !rule.isEmpty {
            let ids = rule.map(RuleID.init(_:))
            for id in ids where settings.ruleSet.rule(id) == nil && running.rule(id) == nil {
                throw CommandFailure("there is no rule '\(id)'", hint: "'watchword rules list' names them")
            }
            return ids
        }
        if !RuleChange.between(running, settings.ruleSet).isEmpty { return nil }
        return files.isEmpty ? settings.rules.map(\.id) : CandidateRules.rules(of: settings, in: files)
    }
}
