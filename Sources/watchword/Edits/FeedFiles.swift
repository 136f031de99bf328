// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Settings
import Watcher

/// The files of `feeds.d`.
struct FeedFiles {
    /// Where feeds are added when no file is named and there is not just one.
    static let defaultName = "added.yaml"

    let folder: String
    private let edit: SettingsEdit

    init(_ locations: Locations) {
        folder = (locations.config.path as NSString).appendingPathComponent("feeds.d")
        edit = SettingsEdit(locations: locations)
    }

    /// The file to add to: the named one, the only one, or `added.yaml`.
    func target(named name: String?) throws -> String {
        if let name {
            guard name.hasSuffix(".yaml") else {
                throw CommandFailure("'\(name)' does not end in .yaml", code: Exit.usage)
            }
            return name.contains("/") ? name : (folder as NSString).appendingPathComponent(name)
        }
        let files = yamlFiles
        return files.count == 1 ? files[0] : (folder as NSString).appendingPathComponent(Self.defaultName)
    }

    /// Adds feeds to the end of a file's list.
    func add(_ entries: [FeedEntry], to path: String) throws {
        let old = try edit.text(of: path)
        var text = old ?? ""
        for entry in entries {
            text = try editing(path) { () throws(FeedListFault) in try FeedListEditor.add(entry, to: text) }
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try edit.replaceFeeds(path, with: text, insteadOf: old)
    }

    /// Removes a feed from the file that holds it, and says which that was.
    func remove(_ id: FeedID) throws -> String {
        for path in yamlFiles {
            guard let old = try edit.text(of: path), let ids = try? FeedListEditor.ids(in: old),
                ids.contains(id)
            else { continue }
            let text = try editing(path) { () throws(FeedListFault) in
                try FeedListEditor.remove(id, from: old)
            }
            try edit.replaceFeeds(path, with: text, insteadOf: old)
            return path
        }
        throw CommandFailure(
            "no file of \(folder) has a feed '\(id)' that can be edited",
            hint: "a feed of an .opml file is removed there; 'watchword feeds list' shows the ids",
            code: Exit.no
        )
    }

    /// Makes a running watcher work with it.
    func reload() async throws -> String { try await edit.reload() }

    private var yamlFiles: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted()
            .map { (folder as NSString).appendingPathComponent($0) }
    }

    private func editing(_ path: String, _ body: () throws(FeedListFault) -> String) throws -> String {
        do {
            return try body()
        } catch {
            let place = error.line.map { "\(path):\($0)" } ?? path
            throw CommandFailure("\(place): \(error.message)", hint: error.hint, code: Exit.configuration)
        }
    }
}
