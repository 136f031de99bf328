// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Synchronization

/// What happened, in order, and a way to wait until enough has.
final class EventLog<Event: Sendable>: Sendable {
    private struct Waiter {
        var isSatisfied: @Sendable ([Event]) -> Bool
        var continuation: CheckedContinuation<Bool, Never>
        var timer: Task<Void, Never>?
    }

    private struct State {
        var events: [Event] = []
        /// How many were forgotten.
        var forgotten = 0
        var waiters: [Int: Waiter] = [:]
        var nextWaiter = 0
    }

    private let state = Mutex(State())

    /// Everything that was not forgotten.
    var events: [Event] { state.withLock { $0.events } }

    /// Adds the event that is made from the number of those before it.
    @discardableResult
    func append(_ make: (Int) -> Event) -> Event {
        let (event, satisfied) = state.withLock { state in
            let event = make(state.forgotten + state.events.count)
            state.events.append(event)
            return (event, takeSatisfied(&state))
        }
        for waiter in satisfied {
            waiter.timer?.cancel()
            waiter.continuation.resume(returning: true)
        }
        return event
    }

    /// Drops all events; their number counts on.
    func forget() {
        state.withLock { state in
            state.forgotten += state.events.count
            state.events = []
        }
    }

    /// Waits until the events satisfy a condition; false when the time is over first or the task is cancelled.
    func wait(timeout: Duration, until isSatisfied: @escaping @Sendable ([Event]) -> Bool) async -> Bool {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                enter(id, Waiter(isSatisfied: isSatisfied, continuation: continuation), timeout: timeout)
            }
        } onCancel: {
            giveUp(id)
        }
    }

    private func enter(_ id: Int, _ waiter: Waiter, timeout: Duration) {
        let isSatisfied = state.withLock { state in
            if waiter.isSatisfied(state.events) { return true }
            state.waiters[id] = waiter
            return false
        }
        if isSatisfied { return waiter.continuation.resume(returning: true) }
        // Looked at after the waiter is in: a cancellation before that found nobody to wake.
        if Task.isCancelled { return giveUp(id) }
        let timer = Task { [weak self] in
            // Cancelled when what was waited for came; then there is nobody to give up.
            try? await Task.sleep(for: timeout)
            self?.giveUp(id)
        }
        let isWaiting = state.withLock { state in
            state.waiters[id]?.timer = timer
            return state.waiters[id] != nil
        }
        if !isWaiting { timer.cancel() }
    }

    private func giveUp(_ id: Int) {
        let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
        waiter?.continuation.resume(returning: false)
    }

    private func takeSatisfied(_ state: inout State) -> [Waiter] {
        let ids = state.waiters.filter { $0.value.isSatisfied(state.events) }.keys
        return ids.compactMap { state.waiters.removeValue(forKey: $0) }
    }
}
