// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Settings

/// Reads the settings for a start: the ones in the configuration, or the last accepted ones when those are wrong.
struct AcceptedSettings {
    /// What runs.
    let settings: Settings
    /// Why the configuration itself does not run; empty when it does.
    let refused: [SettingsProblem]
    /// What is odd about what runs.
    let warnings: [SettingsProblem]
    /// The texts that were read.
    let files: SettingsFiles

    /// Decides what runs: a typo and a reboot must not blind anybody, so wrong settings give way to the last
    /// accepted ones, unless `strict`.
    ///
    /// - Throws: `StartFailure` with exit status 78 when there is nothing to run.
    static func atStart(
        _ locations: Locations,
        environment: [String: String],
        strict: Bool
    ) throws(StartFailure) -> AcceptedSettings {
        let result = load(locations, environment: environment)
        if let settings = result.settings {
            return AcceptedSettings(
                settings: settings,
                refused: [],
                warnings: result.warnings,
                files: result.files
            )
        }
        let text = result.errors.map(\.description).joined(separator: "\n")
        if strict { throw refusal(text, "mend them, and see with 'watchword check'") }
        guard let files = SettingsSnapshot.read(from: locations.acceptedSettings) else {
            throw refusal(text, "there are no accepted settings from an earlier run to go on with")
        }
        let last = SettingsLoader.decode(
            files,
            stateDirectory: locations.state.path,
            environment: environment,
            mode: .run
        )
        guard let settings = last.settings else {
            throw refusal(
                text,
                "the last accepted settings cannot run either: \(last.errors.first?.message ?? "")"
            )
        }
        return AcceptedSettings(
            settings: settings,
            refused: result.errors,
            warnings: last.warnings,
            files: files
        )
    }

    /// Reads the configuration as it is now.
    static func load(_ locations: Locations, environment: [String: String]) -> SettingsResult {
        SettingsLoader.load(
            directory: locations.config.path,
            stateDirectory: locations.state.path,
            environment: environment,
            mode: .run
        )
    }

    private static func refusal(_ problems: String, _ reason: String) -> StartFailure {
        StartFailure("the settings are refused\n\(problems)", hint: reason, exitStatus: 78)
    }
}

extension SettingsProblem {
    /// The problem and its hint on one line, for the log.
    var oneLine: String { description.replacing("\n    hint: ", with: "; hint: ") }
}
