// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// The program under test: the one that was built, run as people run it.
enum Binary {
    /// There is no program to test.
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    /// `WATCHWORD_BINARY`, else the debug build beside the package.
    static func path() throws -> String {
        if let path = ProcessInfo.processInfo.environment["WATCHWORD_BINARY"] {
            return try executable(path, "WATCHWORD_BINARY names no program")
        }
        return try executable(
            Checkout.root + "/.build/debug/watchword",
            "the program is not built: 'swift build --product watchword', or name it in WATCHWORD_BINARY"
        )
    }

    private static func executable(_ path: String, _ otherwise: String) throws -> String {
        guard access(path, X_OK) == 0 else { throw Missing(description: "\(otherwise) (\(path))") }
        return path
    }
}

/// The folder that the package is in.
enum Checkout {
    /// Found from this file.
    static let root: String = {
        var folder = URL(filePath: #filePath)
        repeat { folder.deleteLastPathComponent() } while folder.lastPathComponent != "Tests"
        return folder.deletingLastPathComponent().path
    }()
}
