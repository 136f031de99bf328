// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// When a message that failed is tried again, and when it is given up.
///
/// Pure: the time and the dice come in as parameters.
public struct RetryPolicy: Sendable, Hashable {
    /// Which table of delays.
    public var schedule: RetrySchedule
    /// A message older than this is not tried again.
    public var expiresAfter: Duration

    /// TLS that cannot be verified is mended by people, not by seconds.
    public static let slowStart: Duration = .seconds(30 * 60)

    /// Takes the two settings.
    public init(schedule: RetrySchedule = .news, expiresAfter: Duration = .seconds(24 * 3600)) {
        self.schedule = schedule
        self.expiresAfter = expiresAfter
    }

    /// The policy that a sink's settings ask for.
    public init(_ settings: SinkSettings) {
        self.init(schedule: settings.retry, expiresAfter: settings.expiresAfter)
    }

    /// What becomes of a message after a try.
    public enum Decision: Sendable, Hashable {
        /// It was taken.
        case done
        /// It is tried again, not before this time.
        case retry(at: Date)
        /// It will never be taken, or was tried often enough.
        case dead
        /// Its time is over.
        case expired
        /// It waits, and so does all that is behind it, until the sink takes messages again.
        case pauseSink(retryAt: Date)
    }

    /// What one try asks for.
    ///
    /// - Parameters:
    ///   - attempts: tries so far, this one included.
    ///   - isProbe: whether the try only asked whether the sink is back. It counts, but a message does not die of a
    ///     fault that is known to be the sink's: it can only expire.
    ///   - jitter: between -1 and 1; moves the delay by up to 20 %, so that messages do not come in step.
    public func decide(
        after result: SendResult,
        attempts: Int,
        created: Date,
        now: Date,
        isProbe: Bool = false,
        jitter: Double
    ) -> Decision {
        switch result.outcome {
        case .done:
            return .done
        case .permanentMessage, .refused:
            return .dead
        case .permanentEndpoint, .endpointGone:
            let next = now + CircuitBreaker.firstProbe
            return hasExpired(created: created, at: next) ? .expired : .pauseSink(retryAt: next)
        case .transient, .transientSlow:
            guard let delay = delay(after: attempts, result, isProbe: isProbe, jitter: jitter) else {
                return .dead
            }
            return hasExpired(created: created, at: now + delay) ? .expired : .retry(at: now + delay)
        }
    }

    /// Whether a message of this age is not worth sending any more.
    public func hasExpired(created: Date, at time: Date) -> Bool {
        time > created + expiresAfter
    }

    /// The delay before the next try; nil when the table is used up.
    private func delay(
        after attempts: Int,
        _ result: SendResult,
        isProbe: Bool,
        jitter: Double
    ) -> Duration? {
        let table = schedule.delays
        guard attempts < table.count || (isProbe && schedule != .none) else { return nil }
        let planned = table[min(max(attempts, 1), table.count - 1)]
        let moved = planned * (1 + 0.2 * max(-1, min(1, jitter)))
        let slow = result.outcome == .transientSlow ? Self.slowStart : .zero
        return max(moved, slow, result.retryAfter ?? .zero)
    }
}

extension RetrySchedule {
    /// The delay before each try, the first included.
    public var delays: [Duration] {
        switch self {
        case .news: [0, 5, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800].map { .seconds($0) }
        case .standardWebhooks:
            [0, 5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400].map { .seconds($0) }
        case .none: [.zero]
        }
    }
}
