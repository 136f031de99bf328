// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Finds what a settings file may not hold before YAML looks at it.
///
/// YAML's own words for these are hard to understand, and aliases are refused because a few hundred bytes of them
/// can unfold to gigabytes.
struct TextCheck {
    private let source: SourceText
    private(set) var findings: [SettingsProblem] = []

    init(_ source: SourceText) {
        self.source = source
        checkCharacters()
        checkAliases()
    }

    private mutating func checkCharacters() {
        var line = 1
        var column = 1
        var isIndentation = true
        for scalar in source.text.unicodeScalars {
            if scalar == "\n" {
                (line, column, isIndentation) = (line + 1, 1, true)
                continue
            }
            if scalar == "\t", isIndentation {
                add(line, column, "a tab in the indentation", "indent with spaces")
                isIndentation = false
            } else if isControl(scalar) {
                let code = String(scalar.value, radix: 16, uppercase: true)
                add(
                    line,
                    column,
                    "the control character U+\(String(repeating: "0", count: 4 - code.count))\(code)",
                    "remove it"
                )
            }
            if scalar != " " { isIndentation = false }
            column += 1
        }
    }

    private func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x85: false
        case ..<0x20, 0x7F...0x9F: true
        default: false
        }
    }

    /// An anchor `&name` and an alias `*name` of the same name: in prose and rules the two do not meet.
    private mutating func checkAliases() {
        var names: Set<Substring> = []
        var aliases: [(name: Substring, line: Int, column: Int)] = []
        for (number, line) in source.text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            for (sign, name, column) in signedNames(in: line) {
                if sign == "&" { names.insert(name) } else { aliases.append((name, number + 1, column)) }
            }
        }
        for alias in aliases where names.contains(alias.name) {
            add(
                alias.line,
                alias.column,
                "the YAML alias '*\(alias.name)' is not allowed",
                "write the value out; for feeds, `defaults:` says once what many share"
            )
        }
    }

    private func signedNames(in line: Substring) -> [(Character, Substring, Int)] {
        guard line.utf8.contains(UInt8(ascii: "&")) || line.utf8.contains(UInt8(ascii: "*")) else {
            return []
        }
        var found: [(Character, Substring, Int)] = []
        var column = 0
        for index in line.indices {
            column += line[index].unicodeScalars.count
            let sign = line[index]
            guard sign == "&" || sign == "*" else { continue }
            let name = line[line.index(after: index)...].prefix { isNameCharacter($0) }
            if !name.isEmpty { found.append((sign, name, column)) }
        }
        return found
    }

    private func isNameCharacter(_ character: Character) -> Bool {
        character.isASCII
            && (character.isLetter || character.isNumber || character == "_" || character == "-")
    }

    private mutating func add(_ line: Int, _ column: Int, _ message: String, _ hint: String) {
        findings.append(
            SettingsProblem(file: source.path, line: line, column: column, message: message, hint: hint)
        )
    }
}
