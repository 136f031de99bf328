// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What a runner has to catch up with, without clock or I/O.
struct Arrears: Sendable, Hashable {
    /// Since when the sink failed, now that it no longer does.
    private var downSince: Date?
    /// When the time of the first message was over that nobody was told of.
    private var expiredSince: Date?

    /// What a digest is to be made of.
    struct Due: Sendable, Hashable {
        /// What expired at this time or later.
        var since: Date
        /// Whether what waits piled up while the sink was down, and counts too.
        var wasDown: Bool
    }

    /// Takes note that the sink takes messages again.
    mutating func isBack(since time: Date) { downSince = min(downSince ?? time, time) }

    /// Takes note that the time of a message was over.
    mutating func expired(at time: Date) { expiredSince = min(expiredSince ?? time, time) }

    /// What is due while the breaker stands so.
    ///
    /// Of a sink that is down nothing is: its digest would expire as well. A sink that never was down is sent the digest
    /// at once, since there may be nothing else to send.
    func due(_ state: CircuitBreaker.State) -> Due? {
        let since = [downSince, expiredSince].compactMap(\.self).min()
        guard state == .closed, let since else { return nil }
        return Due(since: since, wasDown: downSince != nil)
    }
}
