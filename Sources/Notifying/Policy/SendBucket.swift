// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// How many requests may go out now, without clock or I/O.
///
/// Kept as one time: when the bucket will be full again.
public struct SendBucket: Sendable, Hashable {
    private let rate: SendRate
    private var fullAt = Date.distantPast

    /// A full bucket.
    public init(_ rate: SendRate) { self.rate = rate }

    /// Requests that may go out at this time.
    public func available(at now: Date) -> Int {
        guard rate.every > .zero else { return .max }
        let missing = max(0, fullAt.timeIntervalSince(now)) / rate.every.seconds
        // So much is never taken: the clock was set back.
        guard missing <= Double(capacity) + 60 / rate.every.seconds else { return capacity }
        // A little more than nothing: sums of fractions of seconds do not come out even.
        return max(0, Int((Double(capacity) - missing + 1e-6).rounded(.down)))
    }

    /// When the next request may go out, if none may now.
    public func next(at now: Date) -> Date? {
        available(at: now) > 0 ? nil : fullAt - rate.every * (capacity - 1)
    }

    /// Takes note of requests that go out.
    public mutating func take(_ count: Int, at now: Date) {
        guard rate.every > .zero else { return }
        // A clock that was set back must not stop the sink until it has caught up.
        let start = min(max(fullAt, now), now + rate.every * capacity)
        fullAt = start + rate.every * count
    }

    private var capacity: Int { max(1, rate.burst) }
}

extension SinkSettings.Kind {
    /// What the service is known to take; nil: it asks for a pause when it needs one.
    public var usualRate: SendRate? {
        switch self {
        case .stdout, .file, .atom: nil
        case .mail: SendRate(burst: 10, every: .seconds(2))
        case .webhook(let webhook):
            switch webhook.format {
            case .slack: SendRate(burst: 3, every: .seconds(1))
            // 30 a minute for a channel.
            case .discord: SendRate(burst: 5, every: .seconds(2))
            case .teams: SendRate(burst: 2, every: .milliseconds(500))
            // 20 a minute for a group.
            case .telegram: SendRate(burst: 3, every: .seconds(3))
            // 60 at once, then one in 5 s, for all that comes from one address.
            case .ntfy: SendRate(burst: 30, every: .seconds(5))
            case .pagerDuty: SendRate(burst: 10, every: .milliseconds(500))
            case .standard, .cloudEvents, .mattermost, .gotify, .matrix, .alertmanager, .template: nil
            }
        }
    }
}
