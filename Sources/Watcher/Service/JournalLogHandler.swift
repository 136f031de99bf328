// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

// Whose the structures of the C library are depends on which module is loaded first: Glibc or this one.
import CDispatch
import Foundation
import Logging

/// Writes log lines to standard error: with the journal's priority prefix when it goes there, else with the time.
public struct JournalLogHandler: LogHandler {
    /// The least severe level that is written.
    public var logLevel: Logger.Level
    /// What every line carries.
    public var metadata: Logger.Metadata = [:]
    private let label: String
    private let isJournal: Bool

    /// A handler for one part of the program.
    public init(label: String, level: Logger.Level, isJournal: Bool) {
        self.label = label
        self.isJournal = isJournal
        logLevel = level
    }

    /// Reads and sets one piece of metadata.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Whether standard error is the journal's stream that `JOURNAL_STREAM` names (device:inode).
    public static func standardErrorIsJournal(environment: [String: String]) -> Bool {
        guard let stream = environment["JOURNAL_STREAM"] else { return false }
        var status = stat()
        guard fstat(STDERR_FILENO, &status) == 0 else { return false }
        return stream == "\(status.st_dev):\(status.st_ino)"
    }

    /// Writes one event.
    public func log(event: LogEvent) {
        var values = metadata
        if let added = event.metadata { values.merge(added) { $1 } }
        let line = Self.line(
            level: event.level,
            label: label,
            message: event.message.description,
            metadata: values,
            time: isJournal ? nil : Date().formatted(Date.ISO8601FormatStyle())
        )
        Self.write(line)
    }

    /// One write a line, so that lines of two threads do not mix.
    ///
    /// A pipe that says that it has room takes a whole `PIPE_BUF`; one that is full loses the line: waiting for its
    /// reader would stop the daemon.
    private static func write(_ line: String) {
        var room = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
        guard poll(&room, 1, 0) == 1, room.revents & Int16(POLLOUT) != 0 else { return }
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    /// The line as it is written: one line whatever the message holds, with its end at most `PIPE_BUF` bytes.
    static func line(
        level: Logger.Level,
        label: String,
        message: String,
        metadata: Logger.Metadata,
        time: String?
    ) -> String {
        let pairs = metadata.sorted { $0.key < $1.key }.map { "\($0.key)=\(quoted("\($0.value)"))" }
        let text = ([message] + pairs).joined(separator: " ")
        let head = time.map { "\($0) \(level.rawValue) \(label): " } ?? "<\(priority(level))>\(label): "
        return head + clean(text, maxBytes: 4096 - head.utf8.count - 1)
    }

    private static func quoted(_ text: String) -> String {
        text.contains(" ") || text.isEmpty ? "\"\(text)\"" : text
    }

    /// Control and bidirectional characters as `\u{…}`: a line of the journal stays text.
    private static func clean(_ text: String, maxBytes: Int) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            let shown =
                switch scalar.value {
                case 0..<0x20, 0x7f..<0xa0, 0x2028...0x202e, 0x2066...0x2069:
                    "\\u{\(String(scalar.value, radix: 16))}"
                default: String(scalar)
                }
            if out.utf8.count + shown.utf8.count > maxBytes { break }
            out += shown
        }
        return out
    }

    /// The priorities of syslog(3).
    private static func priority(_ level: Logger.Level) -> Int {
        switch level {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
