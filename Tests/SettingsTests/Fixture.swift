// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Settings
import Testing

/// Directories that tests read and write.
enum Fixture {
    /// The root of the package.
    static let root: URL = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let config = root.appending(path: "config").path
    static let broken = root.appending(path: "Tests/Fixtures/settings/broken")

    /// A new directory for one test, removed after it.
    static func temporary<T>(_ body: (String) throws -> T) throws -> T {
        let url = FileManager.default.temporaryDirectory.appending(path: "watchword-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(url.path)
    }

    static func write(_ text: String, to path: String) throws {
        let url = URL(filePath: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url)
    }

    /// Decodes texts as if they had been read.
    static func decode(
        main: String = "",
        feeds: String? = nil,
        rules: String? = nil,
        stateRules: String? = nil,
        state: String? = nil,
        environment: [String: String] = [:],
        mode: SettingsLoader.Mode = .check
    ) -> SettingsResult {
        let texts: [(String, SettingsFiles.File.Role, String?)] = [
            ("main.yaml", .main, main), ("feeds.yaml", .feeds, feeds), ("rules.yaml", .rules, rules),
            ("state/rules.yaml", .stateRules, stateRules),
        ]
        let files = texts.compactMap { path, role, text in
            text.map { SettingsFiles.File(path: path, role: role, bytes: Array($0.utf8)) }
        }
        return SettingsLoader.decode(
            SettingsFiles(files: files),
            stateDirectory: state,
            environment: environment,
            mode: mode
        )
    }
}
