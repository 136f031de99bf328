// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Logging
import Settings

/// Keeps a copy of the last accepted settings beside the state.
enum SettingsKeeper {
    /// Writes the copy; a failure is told and stops nothing.
    static func keep(_ files: SettingsFiles, at directory: String, log: Logger) {
        do {
            try SettingsSnapshot.write(files, to: directory)
        } catch {
            log.warning(
                "the accepted settings could not be kept: a wrong edit before the next start would stop it",
                metadata: ["directory": "\(directory)", "error": "\(error)"]
            )
        }
    }

    /// When a file below the directory was last changed.
    static func lastEdit(under directory: String) -> Date? {
        let root = URL(fileURLWithPath: directory)
        let files = FileManager.default.enumerator(
            at: root,
            includingPropertiesForKeys: [.contentModificationDateKey]
        )
        var latest: Date?
        while let file = files?.nextObject() as? URL {
            let values = try? file.resourceValues(forKeys: [.contentModificationDateKey])
            if let date = values?.contentModificationDate { latest = max(latest ?? date, date) }
        }
        return latest
    }
}
