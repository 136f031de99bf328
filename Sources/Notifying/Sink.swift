// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A place that messages are sent to.
///
/// A sink sends one message and says what came of it; when to try again, what to skip and when to give up is
/// decided by `RetryPolicy` and `CircuitBreaker`, the same for every kind. A sink never throws: what went wrong is a
/// `SendResult`. It waits for nothing without a bound, and never on a thread of the Swift pool.
public protocol Sink: Sendable {
    /// The id from the settings.
    var id: SinkID { get }

    /// Tries once to hand the message over.
    ///
    /// May be called again with the same message: the receiver then sees the same message id.
    func send(_ message: OutgoingMessage, now: Date) async -> SendResult

    /// Lets go of handles and takes fresh ones: a reload, or a log rotation, happened.
    func reopen() async
}

extension Sink {
    /// Nothing is held that could grow stale.
    public func reopen() async {}
}

/// What one try to send a message came to.
public struct SendResult: Sendable, Hashable {
    /// Its class, which decides what happens next.
    public var outcome: Attempt.Outcome
    /// The HTTP status, if there was one.
    public var status: Int?
    /// What went wrong, as a person reads it, without secrets.
    public var detail: String?
    /// The receiver's wish: nothing more before this long.
    ///
    /// Between 1 s and 6 h.
    public var retryAfter: Duration?
    /// Whether the message may have arrived although the try failed.
    public var maybeSent: Bool

    /// Joins the parts.
    public init(
        _ outcome: Attempt.Outcome,
        status: Int? = nil,
        detail: String? = nil,
        retryAfter: Duration? = nil,
        maybeSent: Bool = false
    ) {
        self.outcome = outcome
        self.status = status
        self.detail = detail
        self.retryAfter = retryAfter
        self.maybeSent = maybeSent
    }

    /// The sink took the message.
    public static let done = SendResult(.done)
}
