// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// The time, as a runner knows it; the daemon's is the system's, a test's is its own.
public protocol RunnerClock: Sendable {
    /// The time now.
    func now() -> Date

    /// Waits until a time; returns early, without an error, when the task is cancelled.
    func sleep(until time: Date) async
}
