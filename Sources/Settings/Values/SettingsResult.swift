// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What became of an attempt to load settings.
public struct SettingsResult: Sendable {
    /// The settings, when nothing but warnings was found.
    public var settings: Settings?
    /// Every problem of every file, sorted by file and place.
    public var problems: [SettingsProblem]
    /// The texts that were read, to be kept as the last accepted settings.
    public var files: SettingsFiles

    /// What loading led to.
    public init(settings: Settings?, problems: [SettingsProblem], files: SettingsFiles) {
        self.settings = settings
        self.problems = problems
        self.files = files
    }

    /// The problems for which the settings were refused.
    public var errors: [SettingsProblem] { problems.filter { $0.severity == .error } }
    /// The problems that do not stop anything.
    public var warnings: [SettingsProblem] { problems.filter { $0.severity == .warning } }
}
