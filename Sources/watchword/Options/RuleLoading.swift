// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import RuleEngine
import Settings
import Watcher

/// Loads the rules that a command is about: given files, or the settings'.
enum RuleLoading {
    /// The rules of these files and directories, or of the settings when there are none.
    static func load(_ paths: [String], _ locations: Locations) throws -> SettingsResult {
        guard !paths.isEmpty else { return SettingsLoader.load(locations, mode: .check) }
        for path in paths where !Locations.isThere(path) {
            throw CommandFailure("\(path): no such file or directory")
        }
        return SettingsLoader.loadRules(paths)
    }

    /// The compiled rules; errors are printed, warnings are for `rules check`.
    static func ruleSet(_ paths: [String], _ locations: Locations) throws -> RuleSet {
        let result = try load(paths, locations)
        for problem in result.errors { Output.error(problem.description) }
        guard let settings = result.settings else { throw Exit.configuration }
        return settings.ruleSet
    }
}
