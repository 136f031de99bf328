// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel
import RuleEngine
import Settings
import Watcher

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say everything that is wrong with the settings, without starting.",
        discussion:
            "Every problem of every file, each with file, line, column and what to do. Rules' examples are "
            + "tried. Exit status 78 when there is an error."
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting {
            let locations = places.locations
            let result = SettingsLoader.load(locations, mode: .check)
            if output.json {
                try Output.document(CheckReport(result, config: locations.config.path))
            } else {
                for problem in result.problems { Output.error(problem.description) }
                if let settings = result.settings { Output.line(Self.summary(settings, locations)) }
            }
            if result.settings == nil { throw Exit.configuration }
        }
    }

    static func summary(_ settings: Settings, _ locations: Locations) -> String {
        let feeds = settings.feeds.count(where: \.isEnabled)
        return "\(locations.config.path): fine. \(feeds) feeds, \(settings.rules.count) rules with "
            + "\(settings.rules.reduce(0) { $0 + $1.examples.count }) examples, "
            + "\(settings.entities.count) entities, \(settings.sinks.count) sinks"
    }
}

/// The JSON of `check`.
private struct CheckReport: Encodable {
    let config: String
    let accepted: Bool
    let problems: [ProblemReport]

    init(_ result: SettingsResult, config: String) {
        self.config = config
        accepted = result.settings != nil
        problems = result.problems.map(ProblemReport.init)
    }
}

extension SettingsLoader {
    /// Loads the settings of the places that were found.
    static func load(_ locations: Locations, mode: Mode) -> SettingsResult {
        load(
            directory: locations.config.path,
            stateDirectory: locations.state.path,
            environment: ProcessInfo.processInfo.environment,
            mode: mode
        )
    }
}
