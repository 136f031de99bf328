// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// The last accepted settings, kept in a directory so that a typo and a reboot blind nobody.
public enum SettingsSnapshot {
    /// Writes the texts of accepted settings; the directory holds the old ones or the new ones, never a mixture.
    ///
    /// The new ones are complete and on the disk in `DIRECTORY.new` before they take the name. A crash between the
    /// two renames leaves the old ones in `DIRECTORY.old`, where `read` finds them.
    /// - Throws: when the disk is full or may not be written; the old ones are then still there.
    public static func write(_ files: SettingsFiles, to directory: String) throws {
        let manager = FileManager.default
        let fresh = directory + ".new"
        let old = directory + ".old"
        try? manager.removeItem(atPath: fresh)
        for role in SettingsFiles.File.Role.allCases {
            try manager.createDirectory(
                atPath: fresh + "/" + role.rawValue,
                withIntermediateDirectories: true
            )
        }
        for file in files.files {
            let name = (file.path as NSString).lastPathComponent
            try writeDurably(file.bytes, to: fresh + "/" + file.role.rawValue + "/" + name)
        }
        for role in SettingsFiles.File.Role.allCases { synchronize(directory: fresh + "/" + role.rawValue) }
        synchronize(directory: fresh)
        if manager.fileExists(atPath: directory) {
            try? manager.removeItem(atPath: old)
            try manager.moveItem(atPath: directory, toPath: old)
        }
        try manager.moveItem(atPath: fresh, toPath: directory)
        synchronize(directory: (directory as NSString).deletingLastPathComponent)
        try? manager.removeItem(atPath: old)
    }

    /// The texts kept in a directory; nil when there are none.
    ///
    /// Their paths are those of the copies. Give them to `SettingsLoader.decode`.
    public static func read(from directory: String) -> SettingsFiles? {
        let candidates = [directory, directory + ".old"]
        guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            return nil
        }
        var files = SettingsFiles(files: [])
        for role in SettingsFiles.File.Role.allCases {
            files.readDirectory(found + "/" + role.rawValue, role)
        }
        return files.files.contains { $0.role == .main } ? files : nil
    }

    private static func writeDurably(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(filePath: path), options: .withoutOverwriting)
        let handle = try FileHandle(forUpdating: URL(filePath: path))
        defer { try? handle.close() }
        try handle.synchronize()
    }

    /// Makes the names in a directory durable; a file system that cannot is left to its own devices.
    private static func synchronize(directory: String) {
        let handle = FileHandle(forReadingAtPath: directory.isEmpty ? "." : directory)
        try? handle?.synchronize()
        try? handle?.close()
    }
}
