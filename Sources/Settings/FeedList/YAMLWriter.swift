// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Writes a tree as YAML in the manner of the files of `config/`.
enum YAMLWriter {
    /// The lines of a member of a list: `- id: a`, and the other keys below it.
    static func blockMember(_ tree: YAMLTree, column: Int) -> [String] {
        guard case .mapping(let members) = tree else { return [] }
        let margin = String(repeating: " ", count: column)
        let lines = members.flatMap(block)
        return lines.enumerated().map { margin + ($0.offset == 0 ? "- " : "  ") + $0.element }
    }

    /// The same on one line: `- { id: a, url: … }`.
    static func flowMember(_ tree: YAMLTree, column: Int) -> [String] {
        [String(repeating: " ", count: column) + "- " + flow(tree)]
    }

    private static func block(_ member: YAMLTree.Member) -> [String] {
        let key = flow(member.key)
        guard case .mapping(let members) = member.value else { return [key + ": " + value(member.value)] }
        return [key + ":"] + members.flatMap(block).map { "  " + $0 }
    }

    private static func value(_ tree: YAMLTree) -> String {
        if case .text(let text) = tree { return scalar(text, inFlow: false) }
        return flow(tree)
    }

    private static func flow(_ tree: YAMLTree) -> String {
        switch tree {
        case .text(let text): return scalar(text, inFlow: true)
        case .nothing: return "~"
        case .list(let members): return "[" + members.map(flow).joined(separator: ", ") + "]"
        case .mapping(let members):
            let pairs = members.map { flow($0.key) + ": " + flow($0.value) }
            return "{ " + pairs.joined(separator: ", ") + " }"
        }
    }

    /// A text as YAML writes it: plain where that can be read in one way only, else in double quotes.
    static func scalar(_ text: String, inFlow: Bool) -> String {
        if isPlain(text, inFlow: inFlow) { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where isHidden(scalar):
                let digits = String(scalar.value, radix: 16, uppercase: true)
                quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || isDigitOrSlash(first),
            text.last != " ", text.last != ":", text != "null",
            !text.contains(": "), !text.contains(" #"), !text.unicodeScalars.contains(where: isHidden)
        else { return false }
        return !inFlow || !text.contains { ",[]{}".contains($0) }
    }

    private static func isDigitOrSlash(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || scalar == "/" || scalar == "."
    }

    /// What an editor may not show, or YAML may take for the end of a line.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: false
        }
    }
}
