// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Whose the state is.
public enum StateOwner {
    /// The name of the user whom a directory belongs to, when this process is root's and the directory is not.
    public static func other(of path: String) -> String? {
        guard geteuid() == 0, let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let owner = attributes[.ownerAccountID] as? Int, owner != 0
        else { return nil }
        return attributes[.ownerAccountName] as? String ?? "#\(owner)"
    }
}
