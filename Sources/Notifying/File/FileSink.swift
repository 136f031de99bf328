// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Synchronization

/// Appends messages to a file: JSON Lines, CSV, or text for people.
///
/// A message is one record, one `write`, and is `done` when it has reached what `FileOptions.sync` asks for. What a late
/// sync may have lost is appended again, before anything else. The file is opened anew after a reload and when its path
/// leads elsewhere: a rotation by rename needs no signal. Watchword is the only writer.
public final class FileSink: Sink {
    /// The id from the settings.
    public let id: SinkID
    private let format: SinkSettings.TextFormat
    private let options: FileOptions
    private let style: TextStyle
    private let queue: BlockingQueue
    private let file: Mutex<AppendOnlyFile>
    private let isSyncPlanned = Mutex(false)

    /// Remembers the path; the file is opened by the first message.
    ///
    /// - Parameter ownDirectory: the one directory that is made when it is missing.
    /// - Throws: `SinkProblem` when the path is not absolute.
    public init(
        id: SinkID,
        path: String,
        format: SinkSettings.TextFormat,
        options: FileOptions = FileOptions(),
        timeZone: TimeZone,
        ownDirectory: String? = nil
    ) throws(SinkProblem) {
        try SinkProblem.check(path, of: id)
        self.id = id
        self.format = format
        self.options = options
        style = TextStyle(timeZone: timeZone)
        queue = BlockingQueue("watchword.sink.\(id)")
        file = Mutex(AppendOnlyFile(path: path, format: format, options: options, ownDirectory: ownDirectory))
    }

    /// Appends the message as one record and waits until it is where it should be.
    public func send(_ message: OutgoingMessage, now: Date) async -> SendResult {
        let csv = CSVText(guardsFormulas: options.guardsFormulas)
        guard let record = try? MessageText.record(message, format: format, style: style, csv: csv, now: now)
        else {
            return SendResult(.permanentMessage, detail: "the message cannot be written as JSON")
        }
        let result = await queue.run { [self] in
            do throws(FileFault) {
                try file.withLock { file throws(FileFault) in
                    try file.append(record, options.sync, now: now)
                }
                return SendResult.done
            } catch {
                return error.result
            }
        }
        if case .interval(let delay) = options.sync, result == .done { planSync(after: delay) }
        return result
    }

    /// Closes the file after what is being written; the next message opens it.
    ///
    /// Returns at once: a disk that hangs must not hold up a reload.
    public func reopen() async {
        queue.add { [self] in file.withLock { $0.close() } }
    }

    /// One sync for all that is written until then.
    private func planSync(after delay: Duration) {
        let isNew = isSyncPlanned.withLock { isPlanned in
            defer { isPlanned = true }
            return !isPlanned
        }
        guard isNew else { return }
        queue.add(after: delay) { [self] in
            isSyncPlanned.withLock { $0 = false }
            if !file.withLock({ $0.settle() }) { planSync(after: delay) }
        }
    }
}

extension SinkProblem {
    /// Refuses a path that cannot be a file's.
    static func check(_ path: String, of sink: SinkID) throws(SinkProblem) {
        guard path.hasPrefix("/"), !path.hasSuffix("/"), !path.utf8.contains(0) else {
            throw SinkProblem(sink, .path, "the path of a file begins with / and does not end with it")
        }
    }
}
