// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

// The shape `watchword.alert/1`, described by a JSON Schema in the repository. A field that is not known is
// written as null, never left out: a reader finds every name in every line.

extension Alert: Codable {
    /// The name and version of the shape.
    public static let schema = "watchword.alert/1"

    private enum Key: String, CodingKey {
        case schema, id, state, created, updated, rule, article, evidence, matches, verdict, note
        case alsoIn = "also_in"
        case alsoInCount = "also_in_count"
        case revisedFrom = "revised_from"
        case lookedBack = "looked_back"
    }

    /// Writes the shape.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(Self.schema, forKey: .schema)
        try container.encode(id, forKey: .id)
        try container.encode(state, forKey: .state)
        try container.encode(created.rfc3339, forKey: .created)
        try container.encode(updated.rfc3339, forKey: .updated)
        try container.encode(rule, forKey: .rule)
        try container.encode(article, forKey: .article)
        try container.encode(evidence, forKey: .evidence)
        try container.encode(alsoIn, forKey: .alsoIn)
        try container.encode(alsoInCount, forKey: .alsoInCount)
        try container.encode(matches, forKey: .matches)
        try container.encode(revisedFrom, forKey: .revisedFrom)
        try container.encode(lookedBack, forKey: .lookedBack)
        try container.encode(verdict, forKey: .verdict)
        try container.encode(note, forKey: .note)
    }

    /// Reads the shape.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            id: try container.decode(AlertID.self, forKey: .id),
            created: try container.decodeTime(.created),
            updated: try container.decodeTime(.updated),
            rule: try container.decode(Rule.self, forKey: .rule),
            article: try container.decode(Subject.self, forKey: .article),
            evidence: try container.decode([Evidence].self, forKey: .evidence)
        )
        state = try container.decode(AlertState.self, forKey: .state)
        alsoIn = try container.decode([Copy].self, forKey: .alsoIn)
        alsoInCount = try container.decodeIfPresent(Int.self, forKey: .alsoInCount) ?? alsoIn.count
        matches = try container.decode(Bool.self, forKey: .matches)
        revisedFrom = try container.decode(AlertID?.self, forKey: .revisedFrom)
        lookedBack = try container.decode(Bool.self, forKey: .lookedBack)
        verdict = try container.decode(Verdict?.self, forKey: .verdict)
        note = try container.decode(String?.self, forKey: .note)
    }
}

extension Alert.Subject: Codable {
    private enum Key: String, CodingKey {
        case id, revision, title, url, lead, author, outlet, feed, published, seen
        case language = "lang"
    }

    private enum FeedKey: String, CodingKey {
        case id, title
    }

    /// Writes the `article` part of the shape.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(id, forKey: .id)
        try container.encode(revision, forKey: .revision)
        try container.encode(title, forKey: .title)
        try container.encode(url, forKey: .url)
        try container.encode(lead, forKey: .lead)
        try container.encode(author, forKey: .author)
        try container.encode(outlet, forKey: .outlet)
        var feedContainer = container.nestedContainer(keyedBy: FeedKey.self, forKey: .feed)
        try feedContainer.encode(feed, forKey: .id)
        try feedContainer.encode(feedTitle, forKey: .title)
        try container.encode(language, forKey: .language)
        try container.encode(published?.rfc3339, forKey: .published)
        try container.encode(seen.rfc3339, forKey: .seen)
    }

    /// Reads the `article` part of the shape.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let feedContainer = try container.nestedContainer(keyedBy: FeedKey.self, forKey: .feed)
        self.init(
            id: try container.decode(ArticleID.self, forKey: .id),
            revision: try container.decode(Int.self, forKey: .revision),
            title: try container.decode(String.self, forKey: .title),
            url: try container.decode(String?.self, forKey: .url),
            lead: try container.decode(String?.self, forKey: .lead),
            author: try container.decode(String?.self, forKey: .author),
            outlet: try container.decode(String?.self, forKey: .outlet),
            feed: try feedContainer.decode(FeedID.self, forKey: .id),
            feedTitle: try feedContainer.decode(String?.self, forKey: .title),
            language: try container.decode(String?.self, forKey: .language),
            published: try container.decode(String?.self, forKey: .published).flatMap(Date.init(rfc3339:)),
            seen: try container.decodeTime(.seen)
        )
    }
}

extension Alert.Copy {
    private enum Key: String, CodingKey {
        case outlet, title, url, seen
    }

    /// Writes one line of `also_in`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(outlet, forKey: .outlet)
        try container.encode(title, forKey: .title)
        try container.encode(url, forKey: .url)
        try container.encode(seen.rfc3339, forKey: .seen)
    }

    /// Reads one line of `also_in`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            outlet: try container.decode(String?.self, forKey: .outlet),
            title: try container.decode(String.self, forKey: .title),
            url: try container.decode(String?.self, forKey: .url),
            seen: try container.decodeTime(.seen)
        )
    }
}

extension Evidence {
    private enum Key: String, CodingKey {
        case field, start, end, text, term, alias, snippet
    }

    /// Writes one piece of evidence.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(field, forKey: .field)
        try container.encode(start, forKey: .start)
        try container.encode(end, forKey: .end)
        try container.encode(text, forKey: .text)
        try container.encode(term, forKey: .term)
        try container.encode(alias, forKey: .alias)
        try container.encode(snippet, forKey: .snippet)
    }

    /// Reads one piece of evidence.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            field: try container.decode(TextField.self, forKey: .field),
            start: try container.decode(Int.self, forKey: .start),
            end: try container.decode(Int.self, forKey: .end),
            text: try container.decode(String.self, forKey: .text),
            term: try container.decode(String.self, forKey: .term),
            alias: try container.decodeIfPresent(String.self, forKey: .alias),
            snippet: try container.decode(String.self, forKey: .snippet)
        )
    }
}

extension KeyedDecodingContainer {
    fileprivate func decodeTime(_ key: Key) throws -> Date {
        let text = try decode(String.self, forKey: key)
        guard let date = Date(rfc3339: text) else {
            throw DecodingError.dataCorruptedError(
                forKey: key,
                in: self,
                debugDescription: "not RFC 3339: \(text)"
            )
        }
        return date
    }
}
