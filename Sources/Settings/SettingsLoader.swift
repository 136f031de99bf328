// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Reads a directory of settings and answers with the settings or with every problem found.
public enum SettingsLoader {
    /// What the settings are wanted for.
    public enum Mode: Sendable, Hashable {
        /// To say whether they are right: a credential that only the unit sees is a warning.
        ///
        /// It then stands as an empty secret, so nothing may be sent with these settings.
        case check
        /// To run with them: a secret that cannot be read is an error.
        case run
    }

    /// Reads `watchword.yaml`, `feeds.d` and `rules.d` of a directory, and `rules.d` of the state directory.
    ///
    /// Reads files only; nothing is written and no clock is read. A relative path of a file sink is below
    /// `$LOGS_DIRECTORY`, else below the state directory.
    public static func load(
        directory: String,
        stateDirectory: String? = nil,
        environment: [String: String] = [:],
        mode: Mode = .check
    ) -> SettingsResult {
        let files = SettingsFiles.read(directory: directory, stateDirectory: stateDirectory)
        return decode(files, stateDirectory: stateDirectory, environment: environment, mode: mode)
    }

    /// The same of texts that are already read: the last accepted settings, or an edit before it is saved.
    public static func decode(
        _ files: SettingsFiles,
        stateDirectory: String? = nil,
        environment: [String: String] = [:],
        mode: Mode = .check
    ) -> SettingsResult {
        let log = ProblemLog(files.problems)
        let decoder = SettingsDecoder(
            log: log,
            environment: environment,
            stateDirectory: stateDirectory,
            mode: mode
        )
        let settings = decoder.settings(files)
        return SettingsResult(settings: settings, problems: log.sorted, files: files)
    }
}
