// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// The table of ARCHITECTURE.md that says which module may use which.
enum ArrowsTable {
    /// Reads rows of the form ``| `Module` | `Ours` `Ours` | `Product` |``.
    static func read() throws -> [String: Arrows] {
        let rows = try Checkout.text("ARCHITECTURE.md").split(separator: "\n")
            .drop { $0 != "## Arrows" }.dropFirst().prefix { !$0.hasPrefix("## ") }
            .filter { $0.hasPrefix("| `") }
            .map { $0.split(separator: "|", omittingEmptySubsequences: false).map(names) }
            .filter { $0.count == 5 && $0[1].count == 1 }
        return Dictionary(
            rows.map { ($0[1][0], Arrows(modules: Set($0[2]), products: Set($0[3]))) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private static func names(_ cell: Substring) -> [String] {
        cell.matches(of: /`([^`]+)`/).map { String($0.1) }
    }
}
