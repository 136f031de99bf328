// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

extension SettingsLoader {
    /// Reads rule files alone, and directories of them, without the settings around them: sinks that rules name are
    /// not looked for.
    public static func loadRules(_ paths: [String]) -> SettingsResult {
        var files = SettingsFiles(files: [])
        for path in paths {
            var isDirectory: ObjCBool = false
            let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            if isThere, isDirectory.boolValue {
                files.readDirectory(path, .rules)
            } else {
                files.readFile(path, .rules)
            }
        }
        return decode(files)
    }
}
