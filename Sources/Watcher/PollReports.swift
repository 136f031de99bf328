// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import ReviewServer
import Synchronization

/// Hands the reports of polls to those who asked for polls now.
final class PollReports: Sendable {
    private let listeners = Mutex<[UUID: AsyncStream<PollReport>.Continuation]>([:])

    /// Tells everybody who listens.
    func publish(_ report: PollReport) {
        for listener in listeners.withLock({ Array($0.values) }) { listener.yield(report) }
    }

    /// Listens from now on.
    func listen() -> AsyncStream<PollReport> {
        let id = UUID()
        let (stream, continuation) = AsyncStream.makeStream(of: PollReport.self)
        listeners.withLock { $0[id] = continuation }
        continuation.onTermination = { [weak self] _ in
            _ = self?.listeners.withLock { $0.removeValue(forKey: id) }
        }
        return stream
    }

    /// Ends every listening: no more polls will come.
    func finish() {
        for listener in listeners.withLock({ Array($0.values) }) { listener.finish() }
    }
}
