// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// The two times that polling needs: the wall's, to state and to store, and a monotonic one, to wait by.
///
/// Waiting by the monotonic one alone, a wall clock that is set forward or back causes no burst of polls.
public struct PollClock: Sendable {
    /// The wall's time.
    let wall: @Sendable () -> Date
    /// The monotonic time since this value was made.
    let elapsed: @Sendable () -> Duration
    /// Waits until that much has elapsed, or throws when the task is cancelled.
    let sleep: @Sendable (_ until: Duration) async throws -> Void
}

extension PollClock {
    /// Times from the two clocks given.
    public init<C: Clock>(wall: @escaping @Sendable () -> Date, monotonic clock: C)
    where C.Duration == Duration {
        let origin = clock.now
        self.wall = wall
        elapsed = { origin.duration(to: clock.now) }
        sleep = { try await clock.sleep(until: origin.advanced(by: $0), tolerance: nil) }
    }
}
