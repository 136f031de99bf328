// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Notifying
import Synchronization

/// A clock whose time goes by only in sleeps: a sleep until a time makes it that time.
final class LeapingClock: RunnerClock {
    private let time: Mutex<Date>

    init(_ time: Date = Sample.now) { self.time = Mutex(time) }

    func now() -> Date { time.withLock { $0 } }

    func sleep(until end: Date) async {
        // Whoever else is ready goes first: a signal must be able to win against a leap.
        for _ in 0..<20 { await Task.yield() }
        if !Task.isCancelled { time.withLock { $0 = max($0, end) } }
    }
}

/// A clock that stands still; a sleep ends only by cancellation.
struct StandingClock: RunnerClock {
    func now() -> Date { Sample.now }

    func sleep(until time: Date) async {
        let forever = AsyncStream<Void> { _ in }
        for await _ in forever {}
    }
}

/// A clock that leaps to the end of the sleeps under way when it is told to.
final class HandClock: RunnerClock {
    private struct State {
        var now = Sample.now
        var sleepers: [UUID: Date] = [:]
    }

    private let state = Mutex(State())

    func now() -> Date { state.withLock { $0.now } }

    func sleep(until time: Date) async {
        let id = UUID()
        state.withLock { $0.sleepers[id] = time }
        while !Task.isCancelled, now() < time { await Task.yield() }
        state.withLock { $0.sleepers[id] = nil }
    }

    /// Waits until somebody sleeps, or something else is so.
    func waitForSleeper(orEnd isOver: () -> Bool = { false }) async {
        while state.withLock({ $0.sleepers.isEmpty }), !isOver() { await Task.yield() }
    }

    /// Makes it the time that the first sleeper waits for.
    func leap() {
        state.withLock { state in
            guard let first = state.sleepers.values.min() else { return }
            state.now = max(state.now, first)
        }
    }
}
