// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// A value of the settings as it is shown; the members of a mapping keep their order as YAML, not as JSON.
public indirect enum ShownValue: Sendable, Hashable, Codable {
    /// A text, a duration or a size.
    case text(String)
    /// A number.
    case number(Int)
    /// `true` or `false`.
    case flag(Bool)
    /// A list.
    case list([ShownValue])
    /// Keys and values; a key without a value is not shown.
    case mapping([Member])

    /// A key and its value.
    public struct Member: Sendable, Hashable {
        /// The key.
        public var key: String
        /// Its value; nil: nothing is set, and nothing stands for it.
        public var value: ShownValue?

        init(_ key: String, _ value: ShownValue?) {
            self.key = key
            self.value = value
        }
    }

    static func duration(_ duration: Duration) -> ShownValue { .text(Quantity.text(duration)) }

    /// Never the secret itself.
    static func secret(_ secret: Secret) -> ShownValue { .text(secret.description) }

    /// Names in their order; nothing when there are none.
    static func names(_ names: some Collection<String>) -> ShownValue? {
        names.isEmpty ? nil : .list(names.sorted().map(ShownValue.text))
    }

    /// Reads JSON.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else if let list = try? container.decode([ShownValue].self) {
            self = .list(list)
        } else if let members = try? container.decode([String: ShownValue].self) {
            self = .mapping(members.sorted { $0.key < $1.key }.map { Member($0.key, $0.value) })
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    /// Writes JSON.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .list(let values): try container.encode(values)
        case .mapping(let members):
            let pairs = members.compactMap { member in member.value.map { (member.key, $0) } }
            try container.encode(Dictionary(pairs) { first, _ in first })
        }
    }
}

extension ShownValue {
    /// The value as a YAML document.
    var document: String { block(indent: 0).joined(separator: "\n") + "\n" }

    private func block(indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        switch self {
        case .mapping(let members):
            return members.flatMap { member -> [String] in
                guard let value = member.value else { return [] }
                let key = margin + YAMLWriter.scalar(member.key, inFlow: true) + ":"
                return value.isBlock ? [key] + value.block(indent: indent + 2) : [key + " " + value.flow]
            }
        case .list(let values):
            return values.map { margin + "- " + $0.flow }
        case .text, .number, .flag:
            return [margin + flow]
        }
    }

    /// Whether it stands on lines of its own: mappings whose members are mappings, too, and lists of mappings.
    private var isBlock: Bool {
        switch self {
        case .text, .number, .flag: return false
        case .list(let values): return values.contains(where: \.isMapping)
        case .mapping(let members): return members.contains { $0.value != nil }
        }
    }

    private var isMapping: Bool { if case .mapping = self { true } else { false } }

    private var flow: String {
        switch self {
        case .text(let text): return YAMLWriter.scalar(text, inFlow: true)
        case .number(let number): return String(number)
        case .flag(let flag): return String(flag)
        case .list(let values): return "[" + values.map(\.flow).joined(separator: ", ") + "]"
        case .mapping(let members):
            let pairs = members.compactMap { member in
                member.value.map { YAMLWriter.scalar(member.key, inFlow: true) + ": " + $0.flow }
            }
            return pairs.isEmpty ? "{}" : "{ " + pairs.joined(separator: ", ") + " }"
        }
    }
}
