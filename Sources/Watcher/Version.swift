// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// The version of the program.
public enum Version {
    /// As `--version`, the User-Agent and the API say it.
    public static let text = "0.1.0"

    /// Names us and, if the settings say so, whom to ask about us.
    public static func userAgent(contact: String?) -> String {
        "Watchword/\(text) (+https://github.com/watchword/watchword\(contact.map { "; \($0)" } ?? ""))"
    }
}
