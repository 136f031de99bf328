// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What a message of several alerts says of itself.
public struct Digest: Sendable, Hashable, Codable {
    /// Why there is one.
    public var reason: DeliveryReason
    /// What its alerts are put together by; they stand in that order.
    public var grouping: DigestSchedule.Grouping
    /// Which of the messages that the alerts were divided into, from 1.
    public var part: Int
    /// How many those are.
    public var parts: Int
    /// The alerts of all of them.
    public var total: Int

    /// Joins the parts.
    public init(
        reason: DeliveryReason,
        grouping: DigestSchedule.Grouping = .none,
        part: Int = 1,
        parts: Int = 1,
        total: Int
    ) {
        self.reason = reason
        self.grouping = grouping
        self.part = part
        self.parts = parts
        self.total = total
    }
}

/// A message that is to be made, with the deliveries that it is to carry.
public struct PlannedMessage: Sendable, Hashable {
    /// The message.
    public var message: Message
    /// What it carries, in order.
    public var deliveries: [DeliveryID]

    /// Joins the two.
    public init(_ message: Message, carrying deliveries: [DeliveryID]) {
        self.message = message
        self.deliveries = deliveries
    }
}

extension DigestSchedule.Grouping {
    /// What things are put together by: those with the same key are; nil: by nothing.
    public func key(rule: RuleID, topics: [String], feed: FeedID) -> String? {
        switch self {
        case .topic: topics.first ?? ""
        case .rule: rule.rawValue
        case .feed: feed.rawValue
        case .none: nil
        }
    }

    /// The heading over an alert and those beside it; nil: there are no headings.
    public func heading(over alert: Alert) -> String? {
        switch self {
        case .topic: alert.rule.topics.first ?? "without a topic"
        case .rule: alert.rule.title
        case .feed: alert.article.feedTitle ?? alert.article.feed.rawValue
        case .none: nil
        }
    }

    /// Alerts of one group after those of another, the groups as they first come; within one the order stays.
    public func ordered(_ alerts: [Alert]) -> [Alert] {
        ordered(alerts) { key(rule: $0.rule.id, topics: $0.rule.topics, feed: $0.article.feed) }
    }

    /// The same for whatever has a key.
    public func ordered<Element>(_ elements: [Element], key: (Element) -> String?) -> [Element] {
        guard self != .none else { return elements }
        var groups: [String: Int] = [:]
        let ranked = elements.enumerated()
            .map { offset, element in
                let name = key(element) ?? ""
                let group = groups[name] ?? groups.count
                groups[name] = group
                return (group: group, offset: offset, element: element)
            }
        return ranked.sorted { ($0.group, $0.offset) < ($1.group, $1.offset) }.map(\.element)
    }
}
