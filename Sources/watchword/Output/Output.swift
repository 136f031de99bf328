// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Notifying

/// Standard output and standard error of the commands.
enum Output {
    /// Whether people look at standard output.
    static let isTerminal = isatty(STDOUT_FILENO) == 1
    /// Whether it may be coloured: a terminal, and `NO_COLOR` is not set.
    static let isColoured = isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"] == nil

    /// The width to write for.
    static var width: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init) ?? 100
    }

    /// Writes text and an end of line; what comes from feeds must be escaped by the caller.
    static func line(_ text: String = "", terminator: String = "\n") {
        write(Array((text + terminator).utf8), to: STDOUT_FILENO)
    }

    /// Writes one line to standard error.
    static func error(_ text: String) {
        write(Array((text + "\n").utf8), to: STDERR_FILENO)
    }

    /// Writes a JSON document.
    static func document(_ value: some Encodable) throws {
        write(try JSONText.document(value), to: STDOUT_FILENO)
    }

    /// Writes one JSON line.
    static func jsonLine(_ value: some Encodable) throws {
        write(try JSONText.line(value) + [0x0a], to: STDOUT_FILENO)
    }

    /// Writes all bytes; a reader that went away (`| head`) ends the command quietly.
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EPIPE {
                // `| head` has what it wanted.
                exit(0)
            } else if errno != EINTR {
                let reason = String(cString: strerror(errno))
                if descriptor != STDERR_FILENO { error("watchword: the output cannot be written: \(reason)") }
                exit(2)
            }
        }
    }
}
