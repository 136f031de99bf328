// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel
import ReviewServer

struct RulesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the rules, with what each has brought.",
        discussion: """
            PRECISION is the part of the alerts with a verdict that was relevant.
              watchword rules list
              watchword rules list --json | jq -r 'select(.precision < 0.5).id'
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting {
            let rules = try await Desk.open(places.locations).rules()
            if output.json {
                for rule in rules { try Output.jsonLine(rule) }
                return
            }
            var table = Table(
                "RULE",
                "PRIORITY",
                "TOPICS",
                "SINKS",
                "ALERTS",
                "PRECISION",
                "LAST",
                "REVISION",
                "TITLE"
            )
            for rule in rules {
                table.add(
                    rule.id.rawValue,
                    rule.priority.rawValue,
                    RulePrinter.list(rule.topics),
                    RulePrinter.list(rule.sinks.map(\.rawValue)),
                    String(rule.alerts),
                    RulePrinter.precision(rule),
                    Times.short(rule.lastAlert),
                    rule.revision,
                    rule.title
                )
            }
            table.print(orElse: "no rules")
        }
    }
}

struct RulesShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a rule whole: where it stands, its expression, what it has brought.",
        discussion: """
            example:
              watchword rules show summit-offer
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "The rule's id.") var id: String

    func run() async throws {
        try await reporting {
            let detail = try await Desk.open(places.locations).rule(RuleID(id))
            if output.json { try Output.document(detail) } else { RulePrinter.printWhole(detail) }
        }
    }
}
