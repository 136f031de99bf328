// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The texts of a set of settings, as they were read.
public struct SettingsFiles: Sendable, Hashable {
    /// One file.
    public struct File: Sendable, Hashable {
        /// What a file is read for.
        public enum Role: String, Sendable, Hashable, CaseIterable {
            /// `watchword.yaml`.
            case main
            /// A file of `feeds.d`.
            case feeds
            /// A file of `rules.d`.
            case rules
            /// A file of `rules.d` in the state directory.
            case stateRules
        }

        /// The file as it is named to people.
        public var path: String
        /// What it is read for.
        public var role: Role
        /// Its bytes.
        public var bytes: [UInt8]

        /// A file with its bytes.
        public init(path: String, role: Role, bytes: [UInt8]) {
            self.path = path
            self.role = role
            self.bytes = bytes
        }
    }

    /// The files, by role, then by name.
    public var files: [File]
    /// What went wrong while they were read.
    public var problems: [SettingsProblem]

    /// Files that are already at hand.
    public init(files: [File], problems: [SettingsProblem] = []) {
        self.files = files
        self.problems = problems
    }

    /// Reads a configuration directory, and `rules.d` of a state directory.
    public static func read(directory: String, stateDirectory: String?) -> SettingsFiles {
        SettingsFiles(files: [])
    }
}
