// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// The id of a silence, `sil_…`.
public struct SilenceID: TextIdentifier {
    /// The text of the id.
    public let rawValue: String
    /// Wraps the text as it stands.
    public init(_ text: String) { rawValue = text }
}

/// For a time nobody is told of some of the alerts; they are stored, and their deliveries muted.
public struct Silence: Sendable, Hashable, Codable {
    /// Its id.
    public var id: SilenceID
    /// What an alert must be like, all of it.
    public var matchers: [Matcher]
    /// When it begins.
    public var start: Date
    /// When it is over.
    public var end: Date
    /// Who made it, as they call themselves.
    public var author: String
    /// Why.
    public var comment: String

    /// One thing that an alert must have.
    public struct Matcher: Sendable, Hashable, Codable {
        /// What is looked at.
        public var subject: Subject
        /// What it must be.
        public var value: String

        /// The things to look at.
        public enum Subject: String, Sendable, Hashable, Codable, CaseIterable {
            /// The rule's id.
            case rule
            /// One of the rule's topics.
            case topic
            /// The feed's id.
            case feed
            /// One of the feed's tags.
            case tag
            /// The outlet.
            case outlet
            /// The sink's id.
            case sink
        }

        /// Joins the two.
        public init(_ subject: Subject, _ value: String) {
            self.subject = subject
            self.value = value
        }
    }

    /// Joins the parts.
    public init(
        id: SilenceID,
        matchers: [Matcher],
        start: Date,
        end: Date,
        author: String,
        comment: String
    ) {
        self.id = id
        self.matchers = matchers
        self.start = start
        self.end = end
        self.author = author
        self.comment = comment
    }

    /// Whether it holds at a time.
    public func isActive(at time: Date) -> Bool { start <= time && time < end }

    /// Whether an alert for a sink has all that is asked for; a silence that asks for nothing holds for none.
    public func covers(_ alert: AlertTraits, for sink: SinkID) -> Bool {
        !matchers.isEmpty && matchers.allSatisfy { $0.fits(alert, sink) }
    }
}

extension Silence.Matcher {
    fileprivate func fits(_ alert: AlertTraits, _ sink: SinkID) -> Bool {
        switch subject {
        case .rule: alert.rule.rawValue == value
        case .topic: alert.topics.contains(value)
        case .feed: alert.feed.rawValue == value
        case .tag: alert.tags.contains(value)
        case .outlet: alert.outlet == value
        case .sink: sink.rawValue == value
        }
    }
}
