// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

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
            case stateRules = "state-rules"
        }

        /// The file as it is named to people.
        public var path: String
        /// What it is read for.
        public var role: Role
        /// Its bytes.
        public var bytes: [UInt8]

        /// Whether it is a list that other programs exchange, not YAML.
        var isOPML: Bool { role == .feeds && path.hasSuffix(".opml") }

        /// A file with its bytes.
        public init(path: String, role: Role, bytes: [UInt8]) {
            self.path = path
            self.role = role
            self.bytes = bytes
        }
    }

    /// The name of the main file.
    public static let mainName = "watchword.yaml"
    /// The largest file: 16 MiB.
    public static let maxFileBytes = 16 << 20
    /// The most files in one directory: 10,000.
    public static let maxFiles = 10_000

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
    ///
    /// Only `watchword.yaml` must be there. Files beside those ending in `.yaml`, and in `feeds.d` in `.opml`, get a
    /// warning, but for hidden ones, `*~`, `*.md` and `*.txt`.
    public static func read(directory: String, stateDirectory: String?) -> SettingsFiles {
        var result = SettingsFiles(files: [])
        result.readFile(join(directory, mainName), .main)
        result.readDirectory(join(directory, "feeds.d"), .feeds)
        result.readDirectory(join(directory, "rules.d"), .rules)
        if let stateDirectory { result.readDirectory(join(stateDirectory, "rules.d"), .stateRules) }
        return result
    }

    /// Reads more files of rules, and directories of them, whose rules and entities take the place of those with the
    /// same ids.
    ///
    /// - Parameter isKnown: files by their path that are left out.
    public mutating func addRules(_ paths: [String], except isKnown: (String) -> Bool = { _ in false }) {
        for path in paths {
            var isDirectory: ObjCBool = false
            let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            if isThere, isDirectory.boolValue {
                readDirectory(path, .stateRules)
            } else {
                readFile(path, .stateRules)
            }
        }
        var seen: Set<String> = []
        files = files.filter { $0.role != .stateRules || !isKnown($0.path) || seen.insert($0.path).inserted }
    }

    /// Reads one more file; what is wrong with it becomes a problem.
    mutating func readFile(_ path: String, _ role: File.Role) {
        switch FileReader.read(path, atMost: Self.maxFileBytes) {
        case .success(let content):
            files.append(File(path: path, role: role, bytes: content.bytes))
        case .failure(let fault):
            let isMissingMain = role == .main && !FileManager.default.fileExists(atPath: path)
            let hint = isMissingMain ? "`watchword init --config DIR` writes a starting set" : fault.hint
            problems.append(
                SettingsProblem(file: path, message: "cannot read this file: \(fault.message)", hint: hint)
            )
        }
    }

    /// Reads the files of a directory that a role is read from, sorted by the bytes of their names; no directory is no files.
    mutating func readDirectory(_ path: String, _ role: File.Role) {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            problems.append(.unreadable(directory: path, error))
            return
        }
        let endings = role == .feeds ? [".yaml", ".opml"] : [".yaml"]
        let wanted =
            names.filter { name in
                !name.hasPrefix(".") && endings.contains { name.hasSuffix($0) }
            }
            .sorted()
        for name in wanted.prefix(Self.maxFiles) { readFile(Self.join(path, name), role) }
        for name in names.sorted() where !wanted.contains(name) { warn(of: name, in: path, endings) }
        if wanted.count > Self.maxFiles {
            problems.append(
                SettingsProblem(
                    file: path,
                    message: "more than \(Self.maxFiles) files",
                    hint: "join some of them"
                )
            )
        }
    }

    private mutating func warn(of name: String, in path: String, _ endings: [String]) {
        if name.hasPrefix(".") || name.hasSuffix("~") || name.hasSuffix(".md") || name.hasSuffix(".txt") {
            return
        }
        problems.append(
            SettingsProblem(
                file: Self.join(path, name),
                severity: .warning,
                message: "this file is not read",
                hint: "give it a name that ends in \(endings.joined(separator: " or ")), or move it away"
            )
        )
    }

    static func join(_ directory: String, _ name: String) -> String {
        directory.hasSuffix("/") ? directory + name : directory + "/" + name
    }
}

extension SettingsProblem {
    fileprivate static func unreadable(directory: String, _ error: any Error) -> SettingsProblem {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? POSIXError
        guard let code = cause?.code, code == .EMFILE || code == .ENFILE else {
            let hint = "a directory that the service's user may read is wanted here"
            return SettingsProblem(file: directory, message: "cannot read this directory", hint: hint)
        }
        let fault = FileReader.Fault.opening(code.rawValue)
        let message = "cannot read this directory: \(fault.message)"
        return SettingsProblem(file: directory, message: message, hint: fault.hint)
    }
}
