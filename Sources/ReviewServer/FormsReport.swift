// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Which words a pattern takes are wanted.
public struct FormsQuery: Sendable, Hashable {
    /// The pattern, as a rule has it.
    public var pattern: String
    /// Only in articles first seen at this time or later.
    public var since: Date?

    /// A pattern, in all articles.
    public init(_ pattern: String, since: Date? = nil) {
        self.pattern = pattern
        self.since = since
    }

    /// The query as parts of a URL.
    public var items: [URLQueryItem] {
        [URLQueryItem(name: "pattern", value: pattern)]
            + (since.map { [URLQueryItem(name: "since", value: $0.rfc3339)] } ?? [])
    }

    /// Reads the parts of a URL.
    public init(_ items: [(name: String, value: String)]) throws(APIProblem) {
        pattern = ""
        for (name, value) in items {
            switch name {
            case "pattern": pattern = value
            case "since":
                guard let time = Date(rfc3339: value) else { throw APIProblem("'\(value)' is not a since") }
                since = time
            default: throw APIProblem("'\(name)' is not a part of this query")
            }
        }
        if pattern.isEmpty {
            throw APIProblem("a pattern is wanted", hint: "such as abduct*, ~offer or @dprk")
        }
    }
}

/// The forms of a pattern that stand in stored articles.
public struct FormsReport: Codable, Sendable, Hashable {
    /// The pattern.
    public var pattern: String
    /// The forms, the most frequent first.
    public var forms: [Form]
    /// Articles that were read; 0: the index knew all.
    public var read: Int
    /// Whether there were more articles than are read at once: the newest were.
    public var isCutShort: Bool

    private enum CodingKeys: String, CodingKey {
        case pattern, forms, read
        case isCutShort = "cut_short"
    }

    /// A word or phrase.
    public struct Form: Codable, Sendable, Hashable {
        /// The folded words.
        public var text: String
        /// The entity's alias that takes them.
        public var alias: String?
        /// How often they stand there.
        public var count: Int
        /// In how many articles.
        public var articles: Int
    }
}
