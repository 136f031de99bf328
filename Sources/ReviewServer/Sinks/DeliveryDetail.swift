// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel

/// A delivery, or a message, whole: what it carries, every attempt, and what happens next.
public struct DeliveryDetail: Codable, Sendable {
    /// The delivery that was asked for; of a message, all that it carries, at most 200.
    public var deliveries: [DeliveryReport]
    /// The message; nil when none was made.
    public var message: MessageReport?
    /// The alerts, in the order of the deliveries.
    public var alerts: [Alert]
    /// What happens next, and when, as a sentence.
    public var outlook: String

    /// The most deliveries of one message that are told.
    static let limit = 200
}

/// One request to one sink, with every attempt.
public struct MessageReport: Codable, Sendable {
    /// Its id; receivers see it, the same on every attempt.
    public var id: MessageID
    /// Where it goes.
    public var sink: SinkID
    /// What it is.
    public var kind: MessageKind
    /// Where it stands.
    public var state: MessageState
    /// When it was made.
    public var created: String
    /// When it is tried next, if it waits.
    public var nextAttempt: String?
    /// Whether an attempt may have arrived without our knowing.
    public var maybeSent: Bool
    /// The words of a notice.
    public var notice: String?
    /// Every try, the first one first.
    public var attempts: [AttemptReport]

    private enum CodingKeys: String, CodingKey {
        case id, sink, kind, state, created, notice, attempts
        case nextAttempt = "next_attempt"
        case maybeSent = "maybe_sent"
    }

    init(_ message: Message, attempts: [Attempt]) {
        id = message.id
        sink = message.sink
        kind = message.kind
        state = message.state
        created = message.created.rfc3339
        nextAttempt = message.state == .pending ? message.nextAttempt.rfc3339 : nil
        maybeSent = message.maybeSent
        notice = message.notice?.text
        self.attempts = attempts.map(AttemptReport.init)
    }
}

/// What happens next to a delivery or a message, as a sentence.
enum Outlook {
    /// - Parameters:
    ///   - sink: how the sink is.
    ///   - expiresAfter: how long the sink's messages are tried.
    static func of(
        _ delivery: Delivery?,
        _ message: Message?,
        sink: SinkReport,
        expiresAfter: Duration
    ) -> String {
        guard let message else { return delivery.map(withoutMessage) ?? "nothing" }
        switch message.state {
        case .pending: return waiting(message, sink, until: message.created + expiresAfter)
        case .leased: return "it is being sent now"
        case .done: return "nothing: the sink took it"
        case .dead: return "nothing: it was given up; " + retry(message.id)
        case .expired: return "nothing: its time was over before the sink took it; " + retry(message.id)
        case .superseded: return "nothing: another message carries what it carried"
        }
    }

    private static func retry(_ id: MessageID) -> String {
        "'watchword deliveries retry \(id)' sends it again"
    }

    private static func withoutMessage(_ delivery: Delivery) -> String {
        switch delivery.state {
        case .muted, .merged: return "nothing: it is held back on purpose (\(delivery.reason.rawValue))"
        case .done, .dead, .expired: return "nothing"
        case .pending, .leased:
            guard let due = delivery.due else { return "it waits for a message that carries it" }
            return "it waits for others (\(delivery.reason.rawValue)) and goes with them at \(due.rfc3339)"
        }
    }

    private static func waiting(_ message: Message, _ sink: SinkReport, until deadline: Date) -> String {
        let end = "given up at \(deadline.rfc3339)"
        let ask = sink.nextTry.map { " (asked again at \($0))" } ?? ""
        switch sink.state {
        case .ok:
            return message.attempts == 0
                ? "it goes when those before it have gone, at \(message.nextAttempt.rfc3339) at the earliest; \(end)"
                : "it is tried again at \(message.nextAttempt.rfc3339); \(end)"
        case .failing, .paused: return "it waits until its sink takes messages again\(ask); \(end)"
        case .disabled, .broken: return "it waits for its sink to be mended and a reload; \(end)"
        case .unconfigured: return "it waits for a sink that is not configured any more, and expires"
        case .stopped: return "it waits for a watcher to run; \(end)"
        }
    }
}
