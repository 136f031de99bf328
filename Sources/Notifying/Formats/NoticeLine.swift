// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// A notice as JSON, `watchword.notice/1`.
public struct NoticeLine: Sendable, Hashable, Encodable {
    /// The name and version of the shape.
    public static let schema = "watchword.notice/1"
    /// What is told.
    public var notice: Notice

    /// A notice to be written.
    public init(_ notice: Notice) { self.notice = notice }

    private enum Key: String, CodingKey {
        case schema, kind, subject, text, since
    }

    /// Writes the shape.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(Self.schema, forKey: .schema)
        try container.encode(notice.kind, forKey: .kind)
        try container.encode(notice.subject, forKey: .subject)
        try container.encode(notice.text, forKey: .text)
        try container.encode(notice.since.rfc3339, forKey: .since)
    }
}
