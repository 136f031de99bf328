// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What commands read: files and standard input, bounded.
enum Input {
    /// The longest input: 256 MiB.
    static let maxBytes = 256 << 20

    /// A file's bytes.
    static func file(_ path: String) throws -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw CommandFailure("\(path): \(String(cString: strerror(errno)))")
        }
        return try bytes(handle, path)
    }

    /// All of standard input.
    static func standardInput() throws -> [UInt8] {
        try bytes(.standardInput, "standard input")
    }

    private static func bytes(_ handle: FileHandle, _ name: String) throws -> [UInt8] {
        var all: [UInt8] = []
        do {
            while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty {
                all += part
                if all.count > maxBytes { throw CommandFailure("\(name): longer than 256 MiB") }
            }
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure("\(name): cannot be read: \(error)")
        }
        return all
    }
}
