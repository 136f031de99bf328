// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel
import ReviewServer
import RuleEngine
import Watcher

struct RulesTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Say what rules say to a text, and why.",
        discussion: """
            Prints every rule that matches with the tree of its clauses and the words that made them hold.
              watchword rules test 'Kim offers talks to Japan without preconditions'
              watchword rules test --rule abductions --file statement.txt
              watchword rules test --article art_7f3k…
            Exit status 1 when nothing matches.
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Option(help: "Only this rule; when it does not match, why not.") var rule: String?
    @Option(help: "A rule file, or a directory of them; else the rules of the settings.") var rules: String?
    @OptionGroup var subject: SubjectOptions

    func run() async throws {
        try await reporting {
            let ruleSet = try RuleLoading.ruleSet(rules.map { [$0] } ?? [], places.locations)
            let article = try await subject.subject(places.locations)
            let tested = try reports(ruleSet, article)
            if output.json {
                try Output.document(tested)
            } else {
                for report in tested { ExplanationPrinter.print(report) }
            }
            if !tested.contains(where: \.matched) {
                if !output.json && rule == nil { Output.line("no rule matches") }
                throw Exit.no
            }
        }
    }

    /// The rules that match; or the one asked for, whatever it says.
    private func reports(_ ruleSet: RuleSet, _ article: Article) throws -> [ExplanationReport] {
        if let rule { return [try RulesExplain.report(rule, ruleSet, article)] }
        return ruleSet.matches(article)
            .compactMap { match in
                ruleSet.explain(rule: match.rule.id, article: article)
                    .map { ExplanationReport(match.rule, $0) }
            }
    }
}

struct RulesExplain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say why a rule matches an article, or why not and how close it came.",
        discussion: """
            examples:
              watchword rules explain summit-offer --article art_7f3k…
              watchword rules explain summit-offer 'Japan hopes for talks'
              watchword rules explain summit-offer --rules draft.yaml --file statement.txt
            Exit status 1 when it does not match.
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Option(help: "A rule file, or a directory of them; else the rules of the settings.") var rules: String?
    @Argument(help: "The rule's id.") var id: String
    @OptionGroup var subject: SubjectOptions

    func run() async throws {
        try await reporting {
            let ruleSet = try RuleLoading.ruleSet(rules.map { [$0] } ?? [], places.locations)
            let article = try await subject.subject(places.locations)
            let report = try Self.report(id, ruleSet, article)
            if output.json { try Output.document(report) } else { ExplanationPrinter.print(report) }
            if !report.matched { throw Exit.no }
        }
    }

    /// What one rule says.
    static func report(_ id: String, _ ruleSet: RuleSet, _ article: Article) throws -> ExplanationReport {
        guard let rule = ruleSet.rule(RuleID(id)),
            let explanation = ruleSet.explain(rule: rule.id, article: article)
        else { throw CommandFailure("there is no rule '\(id)'", hint: "'watchword rules list' names them") }
        return ExplanationReport(rule, explanation)
    }
}
