// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Synchronization

/// A signal that is not lost when nobody waits for it yet; many signals before a wait are one.
///
/// One task waits, any number signal.
final class WakeUp: Sendable {
    private struct State {
        var isPending = false
        var isForGood = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Wakes the waiting task, or the next that waits; for good: all that wait from now on.
    func signal(forGood: Bool = false) {
        let waiter = state.withLock { state in
            let waiter = state.waiter
            state.waiter = nil
            state.isForGood = state.isForGood || forGood
            state.isPending = state.isForGood || waiter == nil
            return waiter
        }
        waiter?.resume()
    }

    /// Forgets the signals so far: whoever looks now sees what they were for.
    func clear() { state.withLock { $0.isPending = $0.isForGood } }

    /// Waits for a signal, for the time if one is given, or for the end of the task.
    func wait(until time: Date?, clock: any RunnerClock) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait() }
            if let time { group.addTask { await clock.sleep(until: time) } }
            await group.next()
            group.cancelAll()
        }
    }

    private func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if state.isPending || Task.isCancelled {
                        state.isPending = state.isForGood
                        return true
                    }
                    state.waiter = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            state.withLock { state in
                defer { state.waiter = nil }
                return state.waiter
            }?
            .resume()
        }
    }
}
