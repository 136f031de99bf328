// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import RuleEngine
import Settings
import Watcher

/// Rules that somebody thinks of running: the settings as they are on the disk, with some files in front of them.
enum CandidateRules {
    /// The settings with these files and directories of rules; a rule or entity of theirs takes the place of the one
    /// with the same id.
    ///
    /// A file that is one of the settings' own counts as it is. Without settings the files stand alone.
    static func load(_ paths: [String], _ locations: Locations) throws -> SettingsResult {
        for path in paths where !Locations.isThere(path) {
            throw CommandFailure("\(path): no such file or directory")
        }
        var files = SettingsFiles.read(directory: locations.config.path, stateDirectory: locations.state.path)
        let hasSettings = files.files.contains { $0.role == .main }
        guard hasSettings || paths.isEmpty else { return SettingsLoader.loadRules(paths) }
        let own = Set(files.files.map { real($0.path) })
        files.addRules(paths.filter { !own.contains(real($0)) }, except: own.contains)
        return SettingsLoader.decode(
            files,
            stateDirectory: locations.state.path,
            environment: ProcessInfo.processInfo.environment,
            mode: .check
        )
    }

    /// The rules that stand in these files and directories.
    static func rules(of settings: Settings, in paths: [String]) -> [RuleID] {
        let places = paths.map(real)
        return settings.rules.map(\.id)
            .filter { id in
                guard let file = settings.rulePlaces[id].map({ real($0.file) }) else { return false }
                return places.contains { file == $0 || file.hasPrefix($0 + "/") }
            }
    }

    /// The path without links and dots, so that two names of one file are the same.
    static func real(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}
