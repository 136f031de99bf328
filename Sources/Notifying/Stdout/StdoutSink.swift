// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Synchronization

/// Writes messages to the daemon's standard output.
///
/// A reader that stops reading delays only this sink, and a reader that is gone ends it: the daemon goes on.
public final class StdoutSink: Sink {
    /// The id from the settings.
    public let id: SinkID
    private let format: SinkSettings.TextFormat
    private let style: TextStyle
    private let queue: BlockingQueue
    private let stream: Mutex<PipeWriter>
    /// Whether the first row of CSV is out.
    private let hasHeader = Mutex(false)

    /// Writes to a descriptor that stays open as long as the sink; the process then ignores SIGPIPE.
    ///
    /// - Parameter patience: how long a reader may leave no room before the try is given up.
    public init(
        id: SinkID,
        format: SinkSettings.TextFormat,
        timeZone: TimeZone,
        descriptor: Int32 = STDOUT_FILENO,
        patience: Duration = .seconds(5)
    ) {
        self.id = id
        self.format = format
        style = TextStyle(timeZone: timeZone)
        queue = BlockingQueue("watchword.sink.\(id)")
        stream = Mutex(PipeWriter(descriptor: descriptor, patience: patience))
        // Without this a vanished reader would end the whole process.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Writes the message as one record.
    public func send(_ message: OutgoingMessage, now: Date) async -> SendResult {
        var style = style
        style.today = now
        guard let record = try? MessageText.record(message, format: format, style: style, now: now) else {
            return SendResult(.permanentMessage, detail: "the message cannot be written as JSON")
        }
        let id = message.message.id
        let isFirst = format == .csv && !hasHeader.withLock { $0 }
        let bytes = isFirst ? CSVText.header + record : record
        let result = await queue.run { [self] in stream.withLock { $0.write(bytes, of: id) } }
        if result == .done { hasHeader.withLock { $0 = true } }
        return result
    }
}
