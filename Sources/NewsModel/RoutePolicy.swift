// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// When what is due for a sink is sent: at once, gathered, or kept for later.
///
/// Nothing is dropped: what is not sent alone is sent with others. In this order: quiet hours, then the digest, then
/// the throttle, then the wait.
public struct RoutePolicy: Sendable, Hashable {
    /// A new alert waits so long for others, which then go with it: one story from many feeds is one message; 0: none.
    public var groupWait: Duration = .zero
    /// The messages that may be sent in a time, the rest going as one digest when it is over; nil: all.
    public var throttle: Throttle?
    /// Alerts are kept for these times and sent as one digest; nil: each is sent when it is due.
    public var digest: DigestSchedule?
    /// In these hours nothing is sent; what is due goes as one digest at their end.
    ///
    /// Hours that overlap or touch are one.
    public var quietHours: [QuietHours] = []

    /// Each alert is sent at once.
    public init() {}

    /// What holds where the settings say nothing: machines hear at once, people after 30 s, and 30 times an hour.
    public static func standard(interruptsPeople: Bool) -> RoutePolicy {
        var policy = RoutePolicy()
        guard interruptsPeople else { return policy }
        policy.groupWait = .seconds(30)
        policy.throttle = Throttle(messages: 30, per: .seconds(3600))
        return policy
    }

    /// The policy of a sink with what a route says otherwise.
    public func applying(_ override: Override) -> RoutePolicy {
        var policy = self
        policy.groupWait = override.groupWait ?? groupWait
        policy.throttle = override.throttle.resolved(over: throttle)
        policy.digest = override.digest.resolved(over: digest)
        policy.quietHours = override.quietHours ?? quietHours
        return policy
    }

    /// What a route says otherwise than its sinks.
    public struct Override: Sendable, Hashable {
        /// Another wait; nil: the sink's.
        public var groupWait: Duration?
        /// Another throttle, or none.
        public var throttle = Choice<Throttle>.inherited
        /// Another digest, or none.
        public var digest = Choice<DigestSchedule>.inherited
        /// Other quiet hours, none of them included; nil: the sink's.
        public var quietHours: [QuietHours]?

        /// Nothing.
        public init() {}
    }

    /// A value that somebody else may have set already.
    public enum Choice<Value: Sendable & Hashable>: Sendable, Hashable {
        /// What was set there counts.
        case inherited
        /// This counts; nil: nothing does.
        case set(Value?)

        /// What counts in the end.
        public func resolved(over other: Value?) -> Value? {
            switch self {
            case .inherited: other
            case .set(let value): value
            }
        }
    }
}

/// So many messages in a time: `30/1h`.
public struct Throttle: Sendable, Hashable {
    /// The most messages, 1 at least.
    public var messages: Int
    /// In any time of this length.
    public var per: Duration

    /// Joins the parts.
    public init(messages: Int, per: Duration) {
        self.messages = messages
        self.per = per
    }
}
