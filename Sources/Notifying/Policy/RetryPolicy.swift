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
    ///   - kind: a test is tried once: somebody waits for the answer, and nobody wants it hours later.
    ///   - attempts: tries so far, this one included.
    ///   - isProbe: whether the try only asked whether the sink is back. A message does not die of a fault that is
    ///     known to be the sink's, and is due soon after the sink is back: it can only expire.
    ///   - jitter: between -1 and 1; moves the delay by up to 20 %, so that messages do not come in step.
    public func decide(
        after result: SendResult,
        of kind: MessageKind = .alert,
        attempts: Int,
        created: Date,
        now: Date,
        isProbe: Bool = false,
        jitter: Double
    ) -> Decision {
        if kind == .test, result.outcome != .done { return .dead }
        switch result.outcome {
        case .done:
            return .done
        case .permanentMessage, .refused:
            return .dead
        case .permanentEndpoint, .endpointGone:
            let next = now + CircuitBreaker.firstProbe
            return hasExpired(created: created, at: next) ? .expired : .pauseSink(retryAt: next)
        case .transient, .transientSlow:
            let asked = max(CircuitBreaker.firstProbe, result.retryAfter ?? .zero)
            let delay = isProbe ? asked : delay(after: attempts, result, jitter: jitter)
            if isExhausted(attempts, age: now.timeIntervalSince(created), isProbe: isProbe) { return .dead }
            return hasExpired(created: created, at: now + delay) ? .expired : .retry(at: now + delay)
        }
    }

    /// Whether a message is not to be tried any more, however often it was.
    ///
    /// One that is due after its own deadline was put back by hand, since nothing here plans so late: it gets its try.
    public func isTooOld(_ message: Message, at now: Date) -> Bool {
        hasExpired(created: message.created, at: now)
            && !hasExpired(created: message.created, at: message.nextAttempt)
    }

    private func hasExpired(created: Date, at time: Date) -> Bool {
        time > end(of: created)
    }

    /// When the time of a message that was made at `created` is over.
    func end(of created: Date) -> Date { created + expiresAfter }

    /// Whether the table is used up, in tries and in time.
    ///
    /// Probes count as tries, so the number alone would kill a message at its first failure after an outage. Jitter
    /// can shorten the table's time to four fifths.
    private func isExhausted(_ attempts: Int, age: TimeInterval, isProbe: Bool) -> Bool {
        if schedule == .none { return true }
        let table = schedule.delays
        let span = table.reduce(Duration.zero) { $0 + $1 }
        return !isProbe && attempts >= table.count && age >= span.seconds * 0.75
    }

    private func delay(after attempts: Int, _ result: SendResult, jitter: Double) -> Duration {
        let table = schedule.delays
        let planned = table[min(max(attempts, 0), table.count - 1)]
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
