// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

// Whose the structures of the C library are depends on which module is loaded first: Glibc or this one.
import CDispatch
import Foundation
import ReviewServer
import Settings
import Watcher

/// Changes one file of the settings: checked as a whole first, replaced at once, then made to work.
struct SettingsEdit {
    let locations: Locations

    /// The text of a file; nil when it is not there.
    func text(of path: String) throws -> String? {
        guard access(path, F_OK) == 0 || errno != ENOENT else { return nil }
        let bytes = try Input.file(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure("\(path): not UTF-8", code: Exit.configuration)
        }
        return text
    }

    /// Replaces a file of `feeds.d` by a new text, unless that would make the settings wrong.
    ///
    /// - Parameter old: the text that the edit began with; nil: the file is new.
    /// - Throws: a `CommandFailure`; the file is then as it was.
    func replaceFeeds(_ path: String, with new: String, insteadOf old: String?) throws {
        let errors = self.result(of: path, new, as: .feeds).errors
        guard errors.isEmpty else {
            throw CommandFailure(
                "the settings would be wrong, and nothing was changed\n"
                    + errors.map(\.description).joined(separator: "\n"),
                code: Exit.configuration
            )
        }
        try replace(path, with: new, insteadOf: old)
    }

    /// Replaces a file by a text that has been checked.
    ///
    /// - Parameter old: the text that the edit began with; nil: the file is new.
    /// - Throws: a `CommandFailure`; the file is then as it was.
    func replace(_ path: String, with new: String, insteadOf old: String?) throws {
        do {
            try FileReplacement.replace(path, with: Array(new.utf8), ifStill: old.map { Array($0.utf8) })
        } catch {
            throw CommandFailure("\(error)", hint: Self.whoMay(write: path))
        }
    }

    /// What the settings would be with another text of one file; errors that were there before are not the edit's.
    func result(of path: String, _ new: String, as role: SettingsFiles.File.Role) -> SettingsResult {
        var files = SettingsFiles.read(directory: locations.config.path, stateDirectory: locations.state.path)
        let before = Set(decode(files).errors.map(\.message))
        let place = files.files.firstIndex { $0.path == path }
        let file = SettingsFiles.File(path: path, role: role, bytes: Array(new.utf8))
        if let place { files.files[place] = file } else { files.files.append(file) }
        var result = decode(files)
        result.problems.removeAll { $0.severity == .error && $0.file != path && before.contains($0.message) }
        return result
    }

    private func decode(_ files: SettingsFiles) -> SettingsResult {
        SettingsLoader.decode(
            files,
            stateDirectory: locations.state.path,
            environment: ProcessInfo.processInfo.environment,
            mode: .check
        )
    }

    /// Who may write a file that this user may not; nil: this user may.
    static func whoMay(write path: String) -> String? {
        let folder = (path as NSString).deletingLastPathComponent
        if access(folder, W_OK) != 0, errno == EACCES { return belongs(folder) }
        var status = stat()
        // The owner is kept, which only root can do for others.
        guard stat(path, &status) == 0, geteuid() != 0, status.st_uid != geteuid() else { return nil }
        return belongs(path)
    }

    private static func belongs(_ path: String) -> String? {
        var status = stat()
        guard stat(path, &status) == 0, let owner = getpwuid(status.st_uid) else { return nil }
        let name = String(cString: owner.pointee.pw_name)
        return "\(path) belongs to \(name): sudo -u \(name) watchword …"
    }

    /// Makes a running watcher read its settings again; the sentence says what came of it.
    func reload() async throws -> String {
        guard let client = try await ControlClient.connect(locations) else {
            return "no watcher runs; the next start reads it"
        }
        let report: ReloadReport = try await client.post("/v1/reload", [String]())
        guard report.accepted else {
            throw CommandFailure(
                "the file is changed, but the running watcher refused the settings\n"
                    + report.problems.joined(separator: "\n"),
                code: Exit.configuration
            )
        }
        return "the watcher reloaded: \(counted(report.feeds, "feed")), \(counted(report.rules, "rule"))"
    }
}
