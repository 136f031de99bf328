// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Wakes a loop at a moment; one that is set already is left alone.
///
/// With polls under way the loop turns some times for each of them, and mostly waits for the same moment again.
struct WakeTimer {
    private let clock: PollClock
    private let wake: AsyncStream<Void>.Continuation
    private var armed: (moment: Duration, task: Task<Void, Never>)?

    init(clock: PollClock, wake: AsyncStream<Void>.Continuation) {
        self.clock = clock
        self.wake = wake
    }

    /// Wakes at `moment`, and not at what was set before; nil: not at all.
    mutating func set(to moment: Duration?) {
        // What was set for a moment that has come may have woken the loop already.
        if let armed, armed.moment == moment, armed.moment > clock.elapsed() { return }
        cancel()
        armed = moment.map { moment in
            let task = Task { [clock, wake] in
                // It throws when it is cancelled: then another moment counts.
                if (try? await clock.sleep(moment)) != nil { wake.yield() }
            }
            return (moment, task)
        }
    }

    /// Wakes nobody any more.
    mutating func cancel() {
        armed?.task.cancel()
        armed = nil
    }
}
