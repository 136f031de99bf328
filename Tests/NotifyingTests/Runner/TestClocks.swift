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
