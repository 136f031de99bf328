// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

// What is asked of the API. Each reads itself from a URL's query and writes itself into one, so that the client and
// the server cannot disagree.

/// Which alerts are wanted, newest first.
public struct AlertQuery: Sendable, Hashable {
    /// Only these states; empty: all.
    public var states: [AlertState] = []
    /// Only of this rule.
    public var rule: RuleID?
    /// Only with this topic.
    public var topic: String?
    /// Only from this feed.
    public var feed: FeedID?
    /// Only made at or after this time.
    public var since: Date?
    /// Only whose article has these words, in any script.
    public var search: String?
    /// At most so many: 1 to 1000.
    public var limit = 50

    /// Every alert, at most 50.
    public init() {}

    /// The query as parts of a URL.
    public var items: [URLQueryItem] {
        var items = states.map { URLQueryItem(name: "state", value: $0.rawValue) }
        let texts = [
            ("rule", rule?.rawValue), ("topic", topic), ("feed", feed?.rawValue), ("since", since?.rfc3339),
            ("search", search), ("limit", String(limit)),
        ]
        for case (let name, let value?) in texts { items.append(URLQueryItem(name: name, value: value)) }
        return items
    }

    /// Reads the parts of a URL; what is not known or wrong is a problem, never ignored.
    public init(_ items: [(name: String, value: String)]) throws(APIProblem) {
        for (name, value) in items {
            switch name {
            case "state": states.append(try parsed(name, value, AlertState.init(rawValue:)))
            case "rule": rule = RuleID(value)
            case "topic": topic = value
            case "feed": feed = FeedID(value)
            case "since": since = try parsed(name, value, Date.init(rfc3339:))
            case "search": search = value
            case "limit": limit = try parsedLimit(value)
            default: throw APIProblem("'\(name)' is not a part of this query")
            }
        }
    }
}

/// Which deliveries are wanted, newest first.
public struct DeliveryQuery: Sendable, Hashable {
    /// Only these states; empty: all.
    public var states: [DeliveryState] = []
    /// Only of this sink.
    public var sink: SinkID?
    /// Only of this alert.
    public var alert: AlertID?
    /// Only carried by this message; the beginning of its id is enough.
    public var message: MessageID?
    /// Only made at or after this time.
    public var since: Date?
    /// At most so many, 1 to 1000; nil: 50, and of one message all.
    public var limit: Int?

    /// Every delivery, at most 50.
    public init() {}

    /// What `limit` comes to.
    public var most: Int { limit ?? (message == nil ? 50 : .max) }

    /// The query as parts of a URL.
    public var items: [URLQueryItem] {
        var items = states.map { URLQueryItem(name: "state", value: $0.rawValue) }
        let texts = [
            ("sink", sink?.rawValue), ("alert", alert?.rawValue), ("message", message?.rawValue),
            ("since", since?.rfc3339), ("limit", limit.map { String($0) }),
        ]
        for case (let name, let value?) in texts { items.append(URLQueryItem(name: name, value: value)) }
        return items
    }

    /// Reads the parts of a URL; what is not known or wrong is a problem, never ignored.
    public init(_ items: [(name: String, value: String)]) throws(APIProblem) {
        for (name, value) in items {
            switch name {
            case "state": states.append(try parsed(name, value, DeliveryState.init(rawValue:)))
            case "sink": sink = SinkID(value)
            case "alert": alert = AlertID(value)
            case "message": message = MessageID(value)
            case "since": since = try parsed(name, value, Date.init(rfc3339:))
            case "limit": limit = try parsedLimit(value)
            default: throw APIProblem("'\(name)' is not a part of this query")
            }
        }
    }
}

/// What a person does with an alert.
public struct ReviewRequest: Codable, Sendable, Hashable {
    /// The new state; nil leaves it as it was.
    public var state: AlertState?
    /// What the person thought of it; nil leaves it as it was.
    public var verdict: Verdict?
    /// Why the person thought so.
    public var reason: String?
    /// What the person wrote; nil leaves it as it was.
    public var note: String?

    /// The longest note, and the longest reason, in bytes of UTF-8.
    public static let maxNoteBytes = 16 << 10

    /// Joins the parts.
    public init(
        state: AlertState? = nil,
        verdict: Verdict? = nil,
        reason: String? = nil,
        note: String? = nil
    ) {
        self.state = state
        self.verdict = verdict
        self.reason = reason
        self.note = note
    }
}

/// Which feeds to poll now.
public struct PollRequest: Codable, Sendable, Hashable {
    /// Their ids; empty: all.
    public var feeds: [FeedID]

    /// Names feeds.
    public init(feeds: [FeedID]) { self.feeds = feeds }
}

private func parsed<Value>(
    _ name: String,
    _ text: String,
    _ parse: (String) -> Value?
) throws(APIProblem) -> Value {
    guard let value = parse(text) else { throw APIProblem("'\(text)' is not a \(name)") }
    return value
}

private func parsedLimit(_ text: String) throws(APIProblem) -> Int {
    guard let limit = Int(text), (1...1000).contains(limit) else {
        throw APIProblem("'\(text)' is not a limit", hint: "a number from 1 to 1000")
    }
    return limit
}
