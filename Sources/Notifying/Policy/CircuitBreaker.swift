// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Whether a sink is worth asking, as a state machine without clock or I/O.
///
/// Five transient failures in a row open it; then single probes go out, at first after 30 s, each time twice as
/// late, at most every 15 minutes. A fault of the endpoint (401, 404, a missing directory) opens it at once: the
/// queue is kept, and a probe or a reload ends the pause. One success closes it. An endpoint that refuses one message
/// after another for good is doubted too, before the whole queue is dead.
public struct CircuitBreaker: Sendable, Hashable {
    /// Transient failures in a row that open the breaker.
    public static let threshold = 5
    /// The delay before the first probe.
    public static let firstProbe: Duration = .seconds(30)
    /// The longest delay between two probes.
    public static let slowestProbe: Duration = .seconds(15 * 60)
    /// The tries after which a message no longer blocks what is behind it: five open the breaker, two are probes.
    public static let blockingAttempts = 7
    /// Different messages refused in a row, none taken between them, that put the endpoint in doubt.
    public static let doubtThreshold = 3

    /// Where the breaker stands.
    public enum State: String, Sendable, Hashable, Codable {
        /// Messages flow.
        case closed
        /// Too many transient failures: only probes go out.
        case open
        /// The endpoint refuses everything until somebody changes something: only probes go out.
        case paused
        /// The endpoint is gone: nothing goes out before a reload.
        case off
    }

    /// What may be sent now.
    public enum Permission: Sendable, Hashable {
        /// Whatever is due.
        case send
        /// One message: the oldest, but for so many.
        case probe(skip: Int)
        /// Nothing before this time.
        case wait(until: Date)
        /// Nothing before a reload.
        case off

        /// Whether something may be sent.
        var asks: Bool {
            switch self {
            case .send, .probe: true
            case .wait, .off: false
            }
        }
    }

    /// Where the breaker stands.
    public private(set) var state: State = .closed
    /// When the first failure after the last success was; nil while all is well.
    public private(set) var failingSince: Date?
    private var failures = 0
    private var probes = 0
    private var nextProbe: Date?
    private var heldUntil: Date?
    private var refused: Set<MessageID> = []
    /// When something was last planned.
    private var planned = Date.distantPast

    /// A clock that is further behind what was planned was set back: nothing waits for it to catch up.
    private static let setBack: Duration = .seconds(60)

    /// A closed breaker.
    public init() {}

    /// What is stored of a sink that failed when the process ended.
    public struct Trouble: Sendable, Hashable {
        /// The first failure after the last success.
        public var since: Date
        /// The last failure.
        public var last: Date
        /// Failures since then.
        public var failures: Int
        /// What the last one was.
        public var outcome: Attempt.Outcome
        /// When the message that it was tried with last is due.
        public var due: Date?

        /// Joins the parts.
        public init(
            since: Date,
            last: Date,
            failures: Int,
            outcome: Attempt.Outcome,
            due: Date? = nil
        ) {
            self.since = since
            self.last = last
            self.failures = failures
            self.outcome = outcome
            self.due = due
        }
    }

    /// The breaker that an earlier process left: a start asks a sink that is down no earlier than it would have been.
    ///
    /// One that refused everything, or was gone, is asked at once, with one message: who starts the service may have
    /// mended it, as with a reload.
    public init(after trouble: Trouble, at now: Date) {
        failingSince = trouble.since
        failures = trouble.failures
        planned = min(trouble.last, now)
        switch trouble.outcome {
        case .done, .permanentMessage, .refused:
            close()
        case .transient, .transientSlow:
            guard failures >= Self.threshold else { return }
            // Failures of times to come: the clock was set back, and nothing waits for it to catch up.
            let isSetBack = trouble.last > now + Self.setBack
            goOn(.open, probes: failures - Self.threshold, at: isSetBack ? now : nextProbe(after: trouble))
        case .permanentEndpoint:
            goOn(.paused, probes: max(0, failures - 1), at: now)
        case .endpointGone:
            goOn(.paused, probes: 0, at: now)
        }
    }

    private mutating func goOn(_ state: State, probes: Int, at time: Date) {
        self.state = state
        self.probes = probes
        nextProbe = time
    }

    private func nextProbe(after trouble: Trouble) -> Date {
        let probes = failures - Self.threshold
        // A message that was a probe is due when the sink asked for; later than it may ask for is no plan of ours.
        let asked = probes > 0 ? trouble.due : nil
        let latest = planned + .seconds(RetryAfter.believed.upperBound)
        return max(planned + Self.delay(afterProbes: probes), min(asked ?? planned, latest))
    }

    /// What may be sent at this time.
    public func permission(at now: Date) -> Permission {
        if state == .off { return .off }
        let isSetBack = isSetBack(now)
        if let heldUntil, now < heldUntil, !isSetBack { return .wait(until: heldUntil) }
        guard let nextProbe else { return .send }
        if now < nextProbe, !isSetBack { return .wait(until: nextProbe) }
        // Two probes with the oldest message, then one with the next: the fault may be the message's.
        return .probe(skip: probes % 3 == 2 ? 1 : 0)
    }

    private func isSetBack(_ now: Date) -> Bool { now + Self.setBack < planned }

    /// When something is sent next, where something holds it back; nil also when nothing is before a reload.
    public var nextTry: Date? { state == .off ? nil : [nextProbe, heldUntil].compactMap(\.self).max() }

    /// The result as it is to be taken, in the light of those before.
    ///
    /// A 400 for everything, or a name that suddenly leads to a private address, is no fault of the messages: from the
    /// third on they are kept, and the sink is paused.
    public mutating func weigh(_ result: SendResult, of message: MessageID) -> SendResult {
        switch result.outcome {
        case .done: refused = []
        case .permanentMessage, .refused:
            if refused.count < Self.doubtThreshold { refused.insert(message) }
            guard refused.count >= Self.doubtThreshold else { return result }
            let hint = "it was not the first in a row, so the sink is paused and its queue kept"
            var doubted = result.reclassed(.permanentEndpoint)
            doubted.detail = [result.detail, hint].compactMap(\.self).joined(separator: "; ")
            return doubted
        case .transient, .transientSlow, .permanentEndpoint, .endpointGone: break
        }
        return result
    }

    /// Takes note of what one try came to.
    public mutating func record(_ result: SendResult, at now: Date) {
        if isSetBack(now) { heldUntil = nil }
        planned = now
        if let retryAfter = result.retryAfter { heldUntil = max(heldUntil ?? now, now + retryAfter) }
        switch result.outcome {
        case .done, .permanentMessage:
            // An answer about the message is an answer: somebody is there.
            close()
        case .refused:
            break
        case .transient, .transientSlow:
            failingSince = failingSince ?? now
            failures += 1
            if state != .closed {
                planProbe(at: now)
            } else {
                nextProbe = nil
                if failures >= Self.threshold { open(.open, now) }
            }
        case .permanentEndpoint:
            failingSince = failingSince ?? now
            if state == .paused { planProbe(at: now) } else { open(.paused, now) }
        case .endpointGone:
            failingSince = failingSince ?? now
            state = .off
        }
    }

    /// Somebody changed something: what was held back is probed at once, with the oldest message.
    public mutating func resume(at now: Date) {
        heldUntil = nil
        guard state != .closed || failures > 0 else { return }
        if state == .off { state = .paused }
        // Also where it is closed and the last try failed: the message may wait for minutes yet, and whoever mended the
        // receiver need not.
        probes = 0
        nextProbe = now
        planned = now
    }

    private mutating func close() {
        state = .closed
        failingSince = nil
        failures = 0
        probes = 0
        nextProbe = nil
        if heldUntil == nil { planned = .distantPast }
    }

    private mutating func open(_ state: State, _ now: Date) {
        self.state = state
        probes = 0
        nextProbe = now + Self.firstProbe
    }

    private mutating func planProbe(at now: Date) {
        probes += 1
        nextProbe = now + Self.delay(afterProbes: probes)
    }

    private static func delay(afterProbes probes: Int) -> Duration {
        min(firstProbe * (1 << min(probes, 10)), slowestProbe)
    }
}
