// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Synchronization

/// Reports that wait to be stored: those that come while some are being stored go together next.
///
/// One at a time stores; who adds the first is told to begin.
final class UnstoredReports: Sendable {
    private struct State {
        var waiting: [SendReport] = []
        /// How many are being stored; nil while nobody stores.
        var underWay: Int?
    }

    private let state = Mutex(State())

    /// Adds a report; true when nobody stores, and the caller is to see to it.
    func add(_ report: SendReport) -> Bool {
        state.withLock { state in
            state.waiting.append(report)
            defer { state.underWay = state.underWay ?? 0 }
            return state.underWay == nil
        }
    }

    /// What is to be stored next, all before having been stored; nil when that was all: the storing ends.
    func next() -> [SendReport]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.underWay = nil
                return nil
            }
            defer { state.waiting = [] }
            state.underWay = state.waiting.count
            return state.waiting
        }
    }

    /// How many are not on the disk for certain.
    var count: Int { state.withLock { $0.waiting.count + ($0.underWay ?? 0) } }
}
