// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld

/// The checkout that these tests belong to.
enum Checkout {
    /// The folder that holds Package.swift.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A file's text.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// Runs a program at the root, with its standard error.
    static func run(_ arguments: [String]) async throws -> Program.Outcome {
        try await Program.run(arguments, in: root, takesErrors: true)
    }
}
