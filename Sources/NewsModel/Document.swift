// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Header fields in the order received; names compare without case.
public struct HeaderFields: Sendable, Hashable {
    /// The fields as received.
    public private(set) var fields: [Field]

    /// One header field.
    public struct Field: Sendable, Hashable, Codable {
        /// The name as received.
        public var name: String
        /// The value, without white space around it.
        public var value: String

        /// Joins a name and a value.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Fields in the order given.
    public init(_ fields: [(String, String)] = []) {
        self.fields = fields.map { Field(name: $0.0, value: $0.1) }
    }

    /// Adds a field at the end.
    public mutating func append(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    /// The last value of a field, without regard to the case of its name.
    public subscript(name: String) -> String? {
        fields.last { $0.name.caseInsensitiveEquals(name) }?.value
    }

    /// Every value of a field, in order.
    public func all(_ name: String) -> [String] {
        fields.filter { $0.name.caseInsensitiveEquals(name) }.map(\.value)
    }
}

extension String {
    /// Equality of ASCII texts without regard to case.
    func caseInsensitiveEquals(_ other: String) -> Bool {
        utf8.elementsEqual(other.utf8) { left, right in
            left == right || (left | 0x20 == right | 0x20 && (left | 0x20) >= 0x61 && (left | 0x20) <= 0x7a)
        }
    }
}

/// What a server gave to ask again with; opaque, kept to the byte, quotes included.
public struct Validators: Sendable, Hashable, Codable {
    /// The value of `ETag`.
    public var etag: String?
    /// The value of `Last-Modified`.
    public var lastModified: String?

    /// Either may be missing.
    public init(etag: String? = nil, lastModified: String? = nil) {
        self.etag = etag
        self.lastModified = lastModified
    }

    /// Whether there is nothing to ask with.
    public var isEmpty: Bool { etag == nil && lastModified == nil }
}

/// One response body of a feed, with its headers.
public struct Document: Sendable {
    /// The feed that was asked.
    public var feed: FeedID
    /// The URL that the body came from, after redirects.
    public var finalURL: URL
    /// The response's header fields.
    public var headers: HeaderFields
    /// The decoded body.
    public var body: [UInt8]
    /// When the body was complete.
    public var fetched: Date

    /// Joins the parts.
    public init(feed: FeedID, finalURL: URL, headers: HeaderFields, body: [UInt8], fetched: Date) {
        self.feed = feed
        self.finalURL = finalURL
        self.headers = headers
        self.body = body
        self.fetched = fetched
    }
}
