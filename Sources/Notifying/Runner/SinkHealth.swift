// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// How a sink fares, for `status`, metrics and the notice that it fails.
public struct SinkHealth: Sendable, Hashable {
    /// The sink.
    public var sink: SinkID
    /// Where its breaker stands.
    public var state: CircuitBreaker.State = .closed
    /// The first failure after the last success; nil while all is well.
    public var failingSince: Date?
    /// When it is asked next, where something holds it back.
    public var nextTry: Date?
    /// When it last took a message, since the start.
    public var lastDone: Date?
    /// What the last failure was, without secrets.
    public var lastFailure: String?
    /// Messages taken since the start.
    public var done = 0
    /// Tries that failed since the start.
    public var failed = 0

    /// Nothing happened yet.
    public init(sink: SinkID) { self.sink = sink }

    mutating func take(_ breaker: CircuitBreaker) {
        state = breaker.state
        nextTry = breaker.nextTry
        failingSince = breaker.failingSince
    }

    mutating func take(_ result: SendResult, at time: Date) {
        if result.outcome == .done {
            lastDone = time
            done += 1
        } else {
            lastFailure = result.detail ?? result.outcome.rawValue
            failed += 1
        }
    }
}
