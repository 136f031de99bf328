// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Settings
import Watcher

/// The files of rules, and which of them is meant.
struct RuleFiles {
    /// A file with the line to begin at.
    struct Target {
        let path: String
        let role: SettingsFiles.File.Role
        let line: Int
    }

    /// Where rules are added when there is no file.
    static let defaultName = "rules.yaml"

    private let locations: Locations
    private let folder: String

    init(_ locations: Locations) {
        self.locations = locations
        folder = (locations.config.path as NSString).appendingPathComponent("rules.d")
    }

    /// The file that holds a rule; without one the named file, the only one, or a new one.
    func target(of id: String?, named name: String?) throws -> Target {
        let files = SettingsFiles.read(directory: locations.config.path, stateDirectory: locations.state.path)
            .files.filter { $0.role == .rules || $0.role == .stateRules }
        if let id { return try target(of: id, among: files) }
        if let name {
            guard name.hasSuffix(".yaml") else {
                throw CommandFailure("'\(name)' does not end in .yaml", code: Exit.usage)
            }
            let path = name.contains("/") ? name : (folder as NSString).appendingPathComponent(name)
            return Target(path: path, role: files.first { $0.path == path }?.role ?? .rules, line: 1)
        }
        if files.count > 1 {
            let names = files.map { ($0.path as NSString).lastPathComponent }.joined(separator: ", ")
            throw CommandFailure(
                "there are several files of rules: \(names)",
                hint: "name a rule, or a file with --file",
                code: Exit.usage
            )
        }
        let path = files.first?.path ?? (folder as NSString).appendingPathComponent(Self.defaultName)
        return Target(path: path, role: files.first?.role ?? .rules, line: 1)
    }

    /// By what the settings say; when they are wrong, by the text: that is when people edit.
    private func target(of id: String, among files: [SettingsFiles.File]) throws -> Target {
        let settings = SettingsLoader.load(locations, mode: .check).settings
        if let place = settings?.rulePlaces[RuleID(id)],
            let file = files.first(where: { $0.path == place.file })
        {
            return Target(path: file.path, role: file.role, line: place.line)
        }
        if settings == nil {
            // The state directory's come last, and count.
            for file in files.reversed() {
                if let line = Self.line(of: id, in: String(decoding: file.bytes, as: UTF8.self)) {
                    return Target(path: file.path, role: file.role, line: line)
                }
            }
        }
        throw CommandFailure(
            "there is no rule '\(id)'",
            hint: "'watchword rules list' names them; 'watchword rules edit --file NAME.yaml' begins a file",
            code: Exit.no
        )
    }

    /// The line with `id: ID`, from 1.
    private static func line(of id: String, in text: String) -> Int? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return
            lines.firstIndex { line in
                let words = line.split { " -{,\"'".contains($0) }
                return zip(words, words.dropFirst()).contains { $0 == "id:" && $1 == id }
            }
            .map { $0 + 1 }
    }
}
