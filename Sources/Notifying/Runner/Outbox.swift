// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What a runner needs of the place where messages wait.
///
/// The store is behind it. Every call is one transaction; when it has returned, a crash loses nothing of it.
public protocol Outbox: Sendable {
    /// Leases messages of a sink and hands them out with what they carry, oldest first.
    ///
    /// Which ones is said by `Claim`. A lease that ran out counts as pending, with `maybeSent` set.
    func claim(_ claim: Claim, for sink: SinkID, now: Date) async throws -> Claimed

    /// Takes note of what became of leased messages, and of the attempts, in one transaction.
    func finish(_ reports: [SendReport]) async throws

    /// Makes one digest of what piled up, now that a sink takes messages again.
    ///
    /// When more than `limit` messages with alerts wait, their deliveries go into a digest (`DigestParts` says into how
    /// many); so do, in any case, those that expired at `since` or later. The messages are superseded, so that each is
    /// told of once, unless they are leased, or wait and may have been sent. All in one transaction; called again, it
    /// finds nothing to do.
    /// - Parameter limit: nil: what waits is sent in order, however much it is.
    func catchUp(_ sink: SinkID, over limit: Int?, since: Date, now: Date) async throws

    /// The same for a sink whose runner is new: what another one knew of it, in an earlier process or with other
    /// settings, is gone.
    ///
    /// What waits counts against `limit` only when the sink failed; what expired is what did since shortly before the
    /// last success.
    func takeOver(_ sink: SinkID, over limit: Int, now: Date) async throws

    /// How a sink failed when an earlier process ended; nil when it did not.
    func trouble(of sink: SinkID) async throws -> CircuitBreaker.Trouble?
}

extension Outbox {
    /// The queue is sent in order.
    public func catchUp(_ sink: SinkID, over limit: Int?, since: Date, now: Date) async throws {}

    /// Nothing is known of before.
    public func takeOver(_ sink: SinkID, over limit: Int, now: Date) async throws {}

    /// Nothing is known of before.
    public func trouble(of sink: SinkID) async throws -> CircuitBreaker.Trouble? { nil }
}

/// Which waiting messages are asked for.
public struct Claim: Sendable, Hashable {
    /// At most so many.
    public var limit: Int
    /// How long they are leased.
    public var lease: Duration
    /// Which of the waiting ones.
    public var order: Order

    /// Which of the waiting messages may be taken.
    public enum Order: Sendable, Hashable {
        /// Those that are due, in the order of creation; one that is not due yet blocks all that came later, unless
        /// it was tried `blockingAttempts` times or more.
        case inOrder(blockingAttempts: Int)
        /// The one message with so many older ones before it, due or not: the breaker decides when.
        case probe(skip: Int)
    }

    /// Joins the parts.
    public init(limit: Int, lease: Duration, order: Order) {
        self.limit = limit
        self.lease = lease
        self.order = order
    }
}

/// What a claim came to, and when the next one is worth its while: a runner looks no earlier.
public struct Claimed: Sendable {
    /// What was leased, oldest first.
    public var messages: [OutgoingMessage]
    /// When a claim in order may find something once these are out of the way, whatever is added until then; nil if
    /// nothing else waits.
    ///
    /// A time that is too early costs a claim each second until something is found.
    public var next: Date?
    /// Whether what is added waits behind a message that is not due yet.
    public var isBlocked: Bool

    /// Joins the parts.
    public init(_ messages: [OutgoingMessage] = [], next: Date? = nil, isBlocked: Bool = false) {
        self.messages = messages
        self.next = next
        self.isBlocked = isBlocked
    }
}

/// What became of a leased message.
public struct SendReport: Sendable, Hashable {
    /// The message.
    public var message: MessageID
    /// The try; nil when there was none (it expired before, or was given back).
    public var attempt: Attempt?
    /// Where the message goes from here.
    public var fate: Fate
    /// Whether an attempt, this or an earlier one, may have arrived without our knowing.
    public var maybeSent: Bool

    /// Where a message goes from here.
    public enum Fate: Sendable, Hashable {
        /// Done.
        case done
        /// Pending, not before this time.
        case pending(at: Date)
        /// Dead.
        case dead
        /// Expired.
        case expired
    }

    /// Joins the parts.
    public init(message: MessageID, attempt: Attempt?, fate: Fate, maybeSent: Bool) {
        self.message = message
        self.attempt = attempt
        self.fate = fate
        self.maybeSent = maybeSent
    }
}
