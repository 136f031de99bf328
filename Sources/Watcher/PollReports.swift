// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import ReviewServer
import Synchronization

/// Hands the reports of polls to those who asked for polls now.
final class PollReports: Sendable {
    private struct State {
        var listeners: [UUID: AsyncStream<PollReport>.Continuation] = [:]
        var isFinished = false
    }

    private let state = Mutex(State())

    /// Tells everybody who listens.
    func publish(_ report: PollReport) {
        for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield(report) }
    }

    /// Listens from now on, until `finish` or the end of the time.
    func listen(for time: Duration) -> AsyncStream<PollReport> {
        let id = UUID()
        let (stream, continuation) = AsyncStream.makeStream(of: PollReport.self)
        let isFinished = state.withLock { state in
            if !state.isFinished { state.listeners[id] = continuation }
            return state.isFinished
        }
        if isFinished { continuation.finish() }
        let timer = Task {
            // Cancelled when nobody listens any more; a second end does nothing.
            try? await Task.sleep(for: time)
            continuation.finish()
        }
        continuation.onTermination = { [weak self] _ in
            timer.cancel()
            _ = self?.state.withLock { $0.listeners.removeValue(forKey: id) }
        }
        return stream
    }

    /// Ends every listening, and those to come: no more polls will.
    func finish() {
        let listeners = state.withLock { state in
            state.isFinished = true
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }
}
