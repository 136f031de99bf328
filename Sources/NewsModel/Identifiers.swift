// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A text that names one thing of one kind; ids of different kinds cannot be mixed up.
public protocol TextIdentifier: RawRepresentable<String>, Hashable, Comparable, Sendable, Codable,
    CustomStringConvertible, ExpressibleByStringLiteral
{
    /// Wraps the text as it stands.
    init(_ text: String)
}

extension TextIdentifier {
    /// Wraps the text as it stands.
    public init(rawValue: String) { self.init(rawValue) }
    /// Wraps a literal.
    public init(stringLiteral text: String) { self.init(text) }
    /// The id as people see it.
    public var description: String { rawValue }
    /// The order of the bytes of two ids.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    /// Reads a bare string.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }
    /// Writes a bare string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// The id of a configured feed: given by its owner, never its URL.
public struct FeedID: TextIdentifier {
    /// The text of the id.
    public let rawValue: String
    /// Wraps the text as it stands.
    public init(_ text: String) { rawValue = text }
}

/// The id of a watch rule.
public struct RuleID: TextIdentifier {
    /// The text of the id.
    public let rawValue: String
    /// Wraps the text as it stands.
    public init(_ text: String) { rawValue = text }
}

/// The id of a configured sink.
public struct SinkID: TextIdentifier {
    /// The text of the id.
    public let rawValue: String
    /// Wraps the text as it stands.
    public init(_ text: String) { rawValue = text }
}

/// The id of a stored article, `art_…`: a hash of its feed and the key it was first seen under.
public struct ArticleID: TextIdentifier {
    /// The text of the id.
    public let rawValue: String
    /// Wraps the text as it stands.
    public init(_ text: String) { rawValue = text }
}

/// The id of an alert, `alr_…`: a hash of rule id and article id, without revisions.
public struct AlertID: TextIdentifier {
    /// The text of the id.
    public let rawValue: String
    /// Wraps the text as it stands.
    public init(_ text: String) { rawValue = text }
}

/// The id of a delivery, `dlv_…`: a hash of alert, sink and cause.
public struct DeliveryID: TextIdentifier {
    /// The text of the id.
    public let rawValue: String
    /// Wraps the text as it stands.
    public init(_ text: String) { rawValue = text }
}

/// The id of a message, `msg_…`; receivers see it as `webhook-id`, the same on every attempt.
public struct MessageID: TextIdentifier {
    /// The text of the id.
    public let rawValue: String
    /// Wraps the text as it stands.
    public init(_ text: String) { rawValue = text }
}
