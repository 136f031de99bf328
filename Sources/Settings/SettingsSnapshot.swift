// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The last accepted settings, kept in a directory so that a typo and a reboot blind nobody.
public enum SettingsSnapshot {
    /// Writes the texts of accepted settings; the directory holds the old ones or the new ones, never a mixture.
    public static func write(_ files: SettingsFiles, to directory: String) throws {}

    /// The texts kept in a directory; nil when there are none.
    public static func read(from directory: String) -> SettingsFiles? { nil }
}
