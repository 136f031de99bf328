// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// The files that `watchword init` writes for a user: those of `config/`, embedded.
public enum StartingSet {
    /// One file.
    public struct File: Sendable {
        /// Its path below the configuration directory.
        public let path: String
        /// Its text.
        public let text: String
    }

    /// The files of `config/`.
    public static let files = [
        File(path: "watchword.yaml", text: watchword),
        File(path: "feeds.d/agencies.yaml", text: agencies),
        File(path: "feeds.d/japan-korea.yaml", text: japanKorea),
        File(path: "rules.d/japan-north-korea.yaml", text: japanNorthKorea),
        File(path: "rules.d/README.md", text: rulesReadme),
    ]

    /// Writes the files that do not exist yet and answers with their paths; none is ever overwritten.
    ///
    /// - Throws: when a directory cannot be made or a file not written; what was written before stays.
    public static func write(to directory: String) throws -> [String] {
        var written: [String] = []
        for file in files {
            let path = SettingsFiles.join(directory, file.path)
            let folder = (path as NSString).deletingLastPathComponent
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            guard !FileManager.default.fileExists(atPath: path) else { continue }
            try Data(file.text.utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
            written.append(path)
        }
        return written
    }
}
