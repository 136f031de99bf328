// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Synchronization

/// Appends messages to a file: JSON Lines, or text for people.
///
/// A message is one record, one `write`, and is `done` only after `fsync`. The file is opened anew after a reload
/// and when its path leads elsewhere: a rotation by rename needs no signal. Watchword is the only writer.
public final class FileSink: Sink {
    /// The id from the settings.
    public let id: SinkID
    private let format: SinkSettings.TextFormat
    private let style: TextStyle
    private let queue: BlockingQueue
    private let file: Mutex<AppendOnlyFile>

    /// Remembers the path; the file is opened by the first message.
    ///
    /// - Parameter ownDirectory: the one directory that is made when it is missing.
    /// - Throws: `SinkProblem` when the path is not absolute.
    public init(
        id: SinkID,
        path: String,
        format: SinkSettings.TextFormat,
        timeZone: TimeZone,
        ownDirectory: String? = nil
    ) throws(SinkProblem) {
        guard path.hasPrefix("/"), !path.hasSuffix("/"), !path.utf8.contains(0) else {
            throw SinkProblem(id, .path, "the path of a file begins with / and does not end with it")
        }
        self.id = id
        self.format = format
        style = TextStyle(timeZone: timeZone)
        queue = BlockingQueue("watchword.sink.\(id)")
        file = Mutex(AppendOnlyFile(path: path, ownDirectory: ownDirectory))
    }

    /// Appends the message as one record and waits until it is on the disk.
    public func send(_ message: OutgoingMessage, now: Date) async -> SendResult {
        guard let record = try? MessageText.record(message, format: format, style: style, now: now) else {
            return SendResult(.permanentMessage, detail: "the message cannot be written as JSON")
        }
        return await queue.run { [self] in
            do throws(FileFault) {
                try file.withLock { file throws(FileFault) in try file.append(record) }
                return .done
            } catch {
                return error.result
            }
        }
    }

    /// Closes the file after what is being written; the next message opens it.
    ///
    /// Returns at once: a disk that hangs must not hold up a reload.
    public func reopen() async {
        queue.add { [self] in file.withLock { $0.close() } }
    }
}
