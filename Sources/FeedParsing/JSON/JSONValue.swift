// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A JSON value.
enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// A number as it was written.
    case number(String)
    case string(String)
    case array([JSONValue])
    /// Members in order; the last of one name counts.
    case object([(key: String, value: JSONValue)])

    static func == (left: JSONValue, right: JSONValue) -> Bool { left.text == right.text }

    func hash(into hasher: inout Hasher) { hasher.combine(text) }

    /// The member of an object.
    subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.key == key }?.value
    }

    /// The value as text: a string, or a number or truth value as it was written; nil for all else.
    var string: String? {
        switch self {
        case .string(let text): text
        case .number(let text): text
        case .bool(let value): value ? "true" : "false"
        default: nil
        }
    }

    /// The items of an array; a single value counts as an array of one.
    var items: [JSONValue] {
        switch self {
        case .array(let items): items
        case .null: []
        default: [self]
        }
    }

    /// Whether there is nothing in it.
    var isEmpty: Bool {
        switch self {
        case .null: true
        case .string(let text): text.isEmpty
        case .array(let items): items.isEmpty
        case .object(let members): members.isEmpty
        case .bool, .number: false
        }
    }

    /// The value as JSON text.
    var text: String {
        var out: [UInt8] = []
        write(to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// Appends the value as JSON text.
    func write(to out: inout [UInt8]) {
        switch self {
        case .null: out += Array("null".utf8)
        case .bool(let value): out += Array((value ? "true" : "false").utf8)
        case .number(let text): out += Array(text.utf8)
        case .string(let text): Self.write(text, to: &out)
        case .array(let items):
            Self.write(items, between: ("[", "]"), to: &out) { $0.write(to: &$1) }
        case .object(let members):
            Self.write(members, between: ("{", "}"), to: &out) { member, out in
                Self.write(member.key, to: &out)
                out.append(Byte.colon)
                member.value.write(to: &out)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item],
        between ends: (String, String),
        to out: inout [UInt8],
        _ body: (Item, inout [UInt8]) -> Void
    ) {
        out += Array(ends.0.utf8)
        for (index, item) in items.enumerated() {
            if index > 0 { out.append(0x2c) }
            body(item, &out)
        }
        out += Array(ends.1.utf8)
    }

    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(Byte.quote)
        for byte in text.utf8 {
            switch byte {
            case Byte.quote, 0x5c: out += [0x5c, byte]
            case ..<0x20: out += Array("\\u00".utf8) + [0x30 + byte >> 4, hexDigit(byte & 15)]
            default: out.append(byte)
            }
        }
        out.append(Byte.quote)
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
