// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// One alert for one sink.
public struct Delivery: Sendable, Hashable {
    /// A hash of alert, sink and cause.
    public var id: DeliveryID
    /// The alert.
    public var alert: AlertID
    /// The sink.
    public var sink: SinkID
    /// Where it stands.
    public var state: DeliveryState
    /// Why it is sent, or not.
    public var reason: DeliveryReason
    /// The message that carries it, if one does.
    public var message: MessageID?
    /// When it was made.
    public var created: Date
    /// When it is to go, with whatever has gathered for its sink until then; nil once a message carries it.
    public var due: Date?
    /// What it tells of.
    public var cause: DeliveryCause
    /// What the reason is about: the id of the silence, or of the rule that says more.
    public var detail: String?

    /// Joins the parts.
    public init(
        id: DeliveryID,
        alert: AlertID,
        sink: SinkID,
        state: DeliveryState = .pending,
        reason: DeliveryReason,
        message: MessageID?,
        created: Date,
        cause: DeliveryCause = .first
    ) {
        self.id = id
        self.alert = alert
        self.sink = sink
        self.state = state
        self.reason = reason
        self.message = message
        self.created = created
        self.cause = cause
    }
}

/// What a delivery tells of.
public enum DeliveryCause: String, Sendable, Hashable, Codable, CaseIterable {
    /// A new alert.
    case first
    /// An alert that a rule made by looking back.
    case lookBack = "look_back"
    /// A change of its alert.
    case update

    /// The reason of a delivery that is sent at once, in a message of its own.
    public var reason: DeliveryReason {
        switch self {
        case .first: .first
        case .lookBack: .lookedBack
        case .update: .update
        }
    }

    /// The kind of a message that carries it alone.
    public var messageKind: MessageKind {
        switch self {
        case .first, .lookBack: .alert
        case .update: .update
        }
    }
}

/// Where a delivery stands.
public enum DeliveryState: String, Sendable, Hashable, Codable, CaseIterable {
    /// It waits for its turn.
    case pending
    /// A sink is sending it.
    case leased
    /// The sink took it.
    case done
    /// The sink will not take it.
    case dead
    /// It is told with another's: a digest carries it, or its article joined the alert of the same news.
    case merged
    /// It is held back on purpose.
    case muted
    /// Its time was over before the sink took it.
    case expired
}

/// Why a delivery is sent, or not, or not at once.
///
/// What held a delivery back stays its reason when it has been sent: people see why it came late, or with others.
public enum DeliveryReason: String, Sendable, Hashable, Codable, CaseIterable {
    /// A new alert.
    case first
    /// Its alert changed.
    case update
    /// It waits a little for others that go with it, or went with them.
    case groupWait = "group_wait"
    /// The sink has had its messages for now: it goes with the others when there is room again.
    case throttled
    /// It goes with the others at the time of the digest.
    case digest
    /// It goes with the others when the quiet hours are over.
    case quietHours = "quiet_hours"
    /// There were too many at once for a message each.
    case flood
    /// There were too many while the sink was down for a message each.
    case catchUp = "catch_up"
    /// Muted: the feed was seen for the first time.
    case baseline
    /// Muted: the article is older than `max_age`.
    case tooOld = "too_old"
    /// Muted: a silence holds.
    case silenced
    /// Muted: another rule that holds for the article says more.
    case inhibited
    /// The alert was made for an article that was stored already; muted unless it was asked for.
    case lookedBack = "looked_back"
    /// Merged: the article joined the alert of the same news.
    case sameNews = "same_news"
}

/// What kind of request a message is.
public enum MessageKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// One new alert.
    case alert
    /// One changed alert.
    case update
    /// Several alerts.
    case digest
    /// About Watchword itself.
    case notice
    /// Sent by hand to see whether it arrives.
    case test
}

/// Where a message stands.
public enum MessageState: String, Sendable, Hashable, Codable, CaseIterable {
    /// It waits for `nextAttempt`.
    case pending
    /// A sink is sending it, until `leaseUntil`.
    case leased
    /// The sink took it.
    case done
    /// The sink will not take it.
    case dead
    /// Its time was over before the sink took it.
    case expired
    /// Another message carries what it carried.
    case superseded
}

/// One request to one sink, carrying deliveries or a notice.
public struct Message: Sendable, Hashable {
    /// The id that the receiver sees, the same on every attempt.
    public var id: MessageID
    /// Where it goes.
    public var sink: SinkID
    /// What it is.
    public var kind: MessageKind
    /// Where it stands.
    public var state: MessageState = .pending
    /// How often it was tried.
    public var attempts = 0
    /// When it was made.
    public var created: Date
    /// Not before this time.
    public var nextAttempt: Date
    /// Until when its sender may be at it.
    public var leaseUntil: Date?
    /// Whether an attempt may have arrived without our knowing.
    public var maybeSent = false
    /// The words of a notice.
    public var notice: Notice?
    /// What a digest is; nil for what is none, and for one that says nothing of itself.
    public var digest: Digest?

    /// A message that waits.
    public init(id: MessageID, sink: SinkID, kind: MessageKind, created: Date, nextAttempt: Date) {
        self.id = id
        self.sink = sink
        self.kind = kind
        self.created = created
        self.nextAttempt = nextAttempt
    }
}

/// What a sink is given to send: a message with all it carries.
public struct OutgoingMessage: Sendable, Hashable {
    /// The message.
    public var message: Message
    /// Its alerts, as they stand in the store now, in the order of their making.
    public var alerts: [Alert]
    /// Why its first delivery is sent.
    public var reason: DeliveryReason

    /// Joins a message and its alerts.
    public init(message: Message, alerts: [Alert], reason: DeliveryReason) {
        self.message = message
        self.alerts = alerts
        self.reason = reason
    }
}

/// What one try to send a message came to; every one is stored.
public struct Attempt: Sendable, Hashable {
    /// The message.
    public var message: MessageID
    /// 1 for the first.
    public var number: Int
    /// When it began.
    public var started: Date
    /// How long it took.
    public var took: Duration
    /// What it came to.
    public var outcome: Outcome
    /// The HTTP status, if there was one.
    public var status: Int?
    /// What went wrong, as a person reads it, without secrets.
    public var detail: String?

    /// The classes of outcomes.
    public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
        /// The sink took it.
        case done
        /// It may work later.
        case transient
        /// It may work much later (TLS).
        case transientSlow = "transient_slow"
        /// This message will never be taken.
        case permanentMessage = "permanent_message"
        /// Nothing will be taken until somebody changes something.
        case permanentEndpoint = "permanent_endpoint"
        /// The endpoint says that it is gone.
        case endpointGone = "endpoint_gone"
        /// Our own rules forbid it (address guard, scheme).
        case refused
    }

    /// Joins the parts.
    public init(
        message: MessageID,
        number: Int,
        started: Date,
        took: Duration,
        outcome: Outcome,
        status: Int? = nil,
        detail: String? = nil
    ) {
        self.message = message
        self.number = number
        self.started = started
        self.took = took
        self.outcome = outcome
        self.status = status
        self.detail = detail
    }
}

/// A message about Watchword itself.
public struct Notice: Sendable, Hashable, Codable {
    /// What it is about.
    public var kind: Kind
    /// Which feed, sink or file.
    public var subject: String
    /// What a person should know and do.
    public var text: String
    /// Since when.
    public var since: Date

    /// The kinds of notices.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Settings were refused; what ran goes on.
        case settingsRefused = "settings_refused"
        /// A sink does not take messages.
        case sinkFailing = "sink_failing"
        /// A feed is gone or fails for long.
        case feedFailing = "feed_failing"
        /// A feed answers well, but has brought nothing new for longer than usual.
        case feedQuiet = "feed_quiet"
        /// No host of the feeds answers: the network here seems to be down.
        case networkDown = "network_down"
        /// Once a day: how many sources are well, and how many alerts there were.
        case heartbeat
        /// The store cannot be written.
        case storeFailing = "store_failing"
        /// Something of the above is over.
        case recovered
        /// Sent by hand to see whether it arrives.
        case test
    }

    /// Joins the parts.
    public init(kind: Kind, subject: String, text: String, since: Date) {
        self.kind = kind
        self.subject = subject
        self.text = text
        self.since = since
    }
}
