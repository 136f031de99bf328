// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Synchronization

/// Keeps an Atom feed of the newest alerts in a file, for any feed reader.
///
/// The file is replaced as a whole: a reader sees the old feed or the new one, never a part. What is in it is read back
/// each time, so that nothing else needs to be kept. Watchword is the only writer, and a file that it did not write is
/// left alone.
public final class AtomSink: Sink {
    /// The id from the settings.
    public let id: SinkID
    private let text: AtomFeedText
    private let entry: DirectoryEntry
    private let ownDirectory: String?
    private let queue: BlockingQueue

    /// Far above a feed of a thousand entries.
    private static let longestFeed = 16 << 20

    /// Remembers the path.
    ///
    /// - Parameter ownDirectory: the one directory that is made when it is missing.
    /// - Throws: `SinkProblem` when the path is not absolute.
    public init(
        id: SinkID,
        settings: AtomSettings,
        hostName: String = "localhost",
        ownDirectory: String? = nil
    ) throws(SinkProblem) {
        try SinkProblem.check(settings.path, of: id)
        self.id = id
        text = AtomFeedText(settings: settings, sink: id, hostName: hostName)
        entry = DirectoryEntry(path: settings.path)
        self.ownDirectory = ownDirectory
        queue = BlockingQueue("watchword.sink.\(id)")
    }

    /// Puts the message's entries at the head of the feed and waits until the new file is on the disk.
    public func send(_ message: OutgoingMessage, now: Date) async -> SendResult {
        await queue.run { [self] in
            do throws(FileFault) {
                try entry.makeDirectory(ifOwn: ownDirectory)
                let feed = text.feed(try existing(), adding: text.entries(message, now: now), now: now)
                try WholeFile(entry: entry).replace(with: Array(feed.utf8))
                return .done
            } catch {
                return error.result
            }
        }
    }

    private func existing() throws(FileFault) -> [AtomFeedText.Entry] {
        guard let bytes = try WholeFile(entry: entry).read(atMost: Self.longestFeed) else { return [] }
        guard let entries = text.entries(of: String(decoding: bytes, as: UTF8.self)) else {
            throw FileFault(.foreign, 0, entry.path)
        }
        return entries
    }
}
