// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A request of the owner's own making: JSON and headers whose texts hold `{placeholders}`.
public struct WebhookTemplate: Sendable, Hashable {
    /// The request's method: POST, PUT or PATCH.
    public var method = "POST"
    /// The body; every string in it but the names of members is a template.
    public var body: JSONValue
    /// Headers, each value a template.
    public var headers: [SecretHeader] = []
    /// The statuses that mean success; empty: all of 2xx.
    public var success: Set<Int> = []

    /// A template with the defaults.
    public init(body: JSONValue) { self.body = body }

    /// Every string that is a template, for a check of its placeholders.
    public var texts: [String] { body.strings + headers.map { $0.value.reveal() } }
}

/// A JSON document as a tree.
public indirect enum JSONValue: Sendable, Hashable, Encodable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number without a fraction.
    case integer(Int)
    /// A number; one that is not finite is written as `null`.
    case number(Double)
    /// A text.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Members by name.
    case object([String: JSONValue])

    /// Every string but the names of members, in no particular order.
    public var strings: [String] {
        switch self {
        case .null, .bool, .integer, .number: []
        case .string(let text): [text]
        case .array(let items): items.flatMap(\.strings)
        case .object(let members): members.values.flatMap(\.strings)
        }
    }

    /// The same tree with every string, but the names of members, replaced.
    public func mapStrings(_ replace: (String) -> String) -> JSONValue {
        switch self {
        case .null, .bool, .integer, .number: self
        case .string(let text): .string(replace(text))
        case .array(let items): .array(items.map { $0.mapStrings(replace) })
        case .object(let members): .object(members.mapValues { $0.mapStrings(replace) })
        }
    }

    /// Writes the value as what it is.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value) where value.isFinite: try container.encode(value)
        case .null, .number: try container.encodeNil()
        case .string(let text): try container.encode(text)
        case .array(let items): try container.encode(items)
        case .object(let members): try container.encode(members)
        }
    }
}

/// What a placeholder of a template stands for.
public enum TemplatePlaceholder: String, Sendable, Hashable, CaseIterable {
    /// The message's kind: `alert.matched`, `alert.updated`, `digest`, `notice`, `test`.
    case type
    /// The message's id.
    case message
    /// When the message was made, RFC 3339.
    case timestamp
    /// One line that says it all: the headline, or what the digest or the notice is about.
    case title
    /// Everything a person reads, in lines.
    case text
    /// The article's page.
    case url
    /// The feed's summary.
    case lead
    /// The words that matched, with their surroundings.
    case snippet
    /// The outlet.
    case outlet
    /// The feed's id.
    case feed
    /// The rule's title.
    case rule
    /// The rule's id.
    case ruleID = "rule_id"
    /// The rule's priority.
    case priority
    /// The rule's topics, joined by commas.
    case topics
    /// The alert's id.
    case alert
    /// The article's language.
    case language = "lang"
    /// When the article was published, RFC 3339.
    case published
    /// How many alerts the message carries.
    case count
}

/// A text with `{placeholders}` and no logic.
///
/// `{{` and `}}` stand for the braces themselves.
public struct TemplateText: Sendable, Hashable {
    /// A stretch of a template.
    public enum Part: Sendable, Hashable {
        /// Words as they stand.
        case literal(String)
        /// A value.
        case placeholder(TemplatePlaceholder)
    }

    /// Why a text is no template.
    public enum Problem: Error, Sendable, Hashable {
        /// No placeholder has this name.
        case unknown(String)
        /// A brace stands alone.
        case brace
    }

    /// The stretches, in order.
    public let parts: [Part]

    /// Reads a template.
    public init(_ text: String) throws(Problem) {
        var parts: [Part] = []
        var literal = ""
        var rest = Substring(text)
        while let character = rest.popFirst() {
            if character == "{" || character == "}", rest.first == character {
                literal.append(character)
                rest.removeFirst()
            } else if character == "}" {
                throw .brace
            } else if character != "{" {
                literal.append(character)
            } else {
                guard let end = rest.firstIndex(where: { $0 == "}" || $0 == "{" }), rest[end] == "}" else {
                    throw .brace
                }
                let name = String(rest[..<end])
                guard let placeholder = TemplatePlaceholder(rawValue: name) else { throw .unknown(name) }
                if !literal.isEmpty { parts.append(.literal(literal)) }
                parts.append(.placeholder(placeholder))
                literal = ""
                rest = rest[rest.index(after: end)...]
            }
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        self.parts = parts
    }

    /// The text with the values in place; a value is never looked at for placeholders.
    public func filled(_ value: (TemplatePlaceholder) -> String) -> String {
        parts.map { part in
            switch part {
            case .literal(let text): text
            case .placeholder(let placeholder): value(placeholder)
            }
        }
        .joined()
    }
}
