// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Everything that a document holds, for `feeds preview --json` and for comparing parsers.
///
/// Richer than `ParsedFeed`, and slower to make: polling does without it.
public struct CanonicalDocument: Sendable {
    /// The document as JSON text, UTF-8.
    public let json: [UInt8]

    /// Reads a body.
    /// - Throws: a `ParseFailure` when the body is no feed.
    public init(parsing body: [UInt8], context: DocumentContext = DocumentContext()) throws(ParseFailure) {
        let document = try FeedDocument(reading: body, context: context, detail: .canonical)
        var out: [UInt8] = []
        Self.value(of: document).write(to: &out)
        json = out
    }

    private static func value(of document: FeedDocument) -> JSONValue {
        var members = JSONMembers()
        members.add("format", document.format.rawValue)
        members.add("format_family", document.format.family.rawValue)
        members.add("encoding", document.encoding)
        members.members.append(("malformed", .bool(!document.malformed.isEmpty)))
        var feed = CanonicalRecord(document.feed, isFeed: true).members
        if document.feed.language == nil { feed.add("language", document.context.contentLanguage) }
        members.add("feed", feed.value)
        let entries = document.entries.map { CanonicalRecord($0, isFeed: false).members.value }
        members.add("entries", .array(entries))
        return members.value
    }
}

/// Members of a JSON object; empty values are left out.
struct JSONMembers {
    var members: [(key: String, value: JSONValue)] = []

    var value: JSONValue { .object(members) }

    mutating func add(_ key: String, _ text: String?) {
        if let text, !text.isEmpty { members.append((key, .string(text))) }
    }

    mutating func add(_ key: String, _ value: JSONValue) {
        if !value.isEmpty { members.append((key, value)) }
    }
}
