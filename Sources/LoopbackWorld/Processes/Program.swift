// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// A program that is run to its end.
public enum Program {
    /// How it ended, and what it wrote.
    public struct Outcome: Sendable {
        /// Its exit status, or the signal that ended it.
        public var status: Int32
        /// Its standard output.
        public var output: [UInt8]

        /// The output as text.
        public var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// Runs a program that is found by the search path.
    ///
    /// Waits on a thread of its own: tasks have no more threads than there are processors, and one that blocks there
    /// holds up all others.
    ///
    /// - Parameters:
    ///   - directory: where it runs; else here.
    ///   - input: what it reads, at most what a pipe holds (64 KiB).
    ///   - takesErrors: whether standard error is part of the output; else nobody sees it.
    public static func run(
        _ arguments: [String],
        in directory: URL? = nil,
        input: String = "",
        takesErrors: Bool = false
    ) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try wait(arguments, directory, input, takesErrors) })
            }
        }
    }

    private static func wait(
        _ arguments: [String],
        _ directory: URL?,
        _ input: String,
        _ takesErrors: Bool
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        if let directory { process.currentDirectoryURL = directory }
        let (stdin, stdout) = (Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = takesErrors ? stdout : FileHandle.nullDevice
        try process.run()
        try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let output = [UInt8](stdout.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        return Outcome(status: process.terminationStatus, output: output)
    }
}
