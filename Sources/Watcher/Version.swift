// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// The version of the program.
public enum Version {
    /// As `--version`, the User-Agent and the API say it.
    public static let text = "0.1.0"
}
