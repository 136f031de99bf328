// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Yams

extension Value {
    /// A text that is not empty, on one line unless stated otherwise.
    func text(severalLines: Bool = false, longest: Int = 1_000) -> String? {
        guard let scalar = scalar(wanting: "a text") else { return nil }
        let text = scalar.string
        if text.allSatisfy(\.isWhitespace) {
            fail("\(name) is empty", hint: "write a text, or leave the key out")
        } else if text.unicodeScalars.count > longest {
            fail("\(name) is longer than \(longest) characters", hint: "shorten it")
        } else if !severalLines, text.contains(where: \.isNewline) {
            fail("\(name) has more than one line", hint: "write it on one line")
        } else {
            return text
        }
        return nil
    }

    /// A name of a thing: lower-case ASCII letters, digits, `_` and `-`, at most 64, no sign first.
    func identifier() -> String? {
        guard let text = scalar(wanting: "a name")?.string else { return nil }
        if Self.isIdentifier(text) { return text }
        let suggestion = text.lowercased().map { Self.isIdentifierCharacter($0) ? $0 : "-" }
        let hint =
            "a name has lower-case letters a to z, digits, '_' and '-', at most 64, and begins with no sign"
        let repaired = String(String(suggestion).drop { $0 == "-" || $0 == "_" }.prefix(64))
        fail(
            "'\(Excerpt.of(text))' is not a name",
            hint: Self.isIdentifier(repaired) ? hint + ": '\(repaired)'" : hint
        )
        return nil
    }

    static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.first, first != "_", first != "-" else { return false }
        return text.utf8.count <= 64 && text.allSatisfy(isIdentifierCharacter)
    }

    private static func isIdentifierCharacter(_ character: Character) -> Bool {
        character.isASCII
            && (character.isLowercase || character.isNumber || character == "_" || character == "-")
    }

    /// `true` or `false`.
    func flag() -> Bool? {
        guard let scalar = scalar(wanting: "true or false") else { return nil }
        if scalar.style == .plain, let flag = Bool(scalar.string) { return flag }
        fail(
            "\(name) wants true or false, not '\(Excerpt.of(scalar.string))'",
            hint: "write true or false, without quotes"
        )
        return nil
    }

    /// A whole number within a range.
    func integer(in range: ClosedRange<Int>) -> Int? {
        guard let scalar = scalar(wanting: "a whole number") else { return nil }
        guard let number = Int(scalar.string) else {
            fail(
                "\(name) wants a whole number, not '\(Excerpt.of(scalar.string))'",
                hint: "write a number from \(range.lowerBound) to \(range.upperBound)"
            )
            return nil
        }
        guard range.contains(number) else {
            fail(
                "\(name) is \(number)",
                hint: "write a number from \(range.lowerBound) to \(range.upperBound)"
            )
            return nil
        }
        return number
    }

    /// A duration within a range.
    func duration(in range: ClosedRange<Duration>) -> Duration? {
        guard let text = scalar(wanting: "a duration")?.string else { return nil }
        guard let duration = Quantity.duration(text) else {
            fail(
                "\(name) wants a duration, not '\(Excerpt.of(text))'",
                hint: "write a whole number and a unit without a space: 500ms, 90s, 15m, 2h, 7d, 4w"
            )
            return nil
        }
        guard range.contains(duration) else {
            let limits = "\(Quantity.text(range.lowerBound)) to \(Quantity.text(range.upperBound))"
            fail("\(name) is \(Excerpt.of(text))", hint: "write a duration from \(limits)")
            return nil
        }
        return duration
    }

    /// A number of bytes within a range.
    func byteCount(in range: ClosedRange<Int>) -> Int? {
        guard let text = scalar(wanting: "a size")?.string else { return nil }
        guard let bytes = Quantity.bytes(text) else {
            fail(
                "\(name) wants a size, not '\(Excerpt.of(text))'",
                hint: "write a whole number and a unit without a space: 512B, 64KiB, 15MiB, 1GiB"
            )
            return nil
        }
        guard range.contains(bytes) else {
            let limits =
                "\(Quantity.text(bytes: range.lowerBound)) to \(Quantity.text(bytes: range.upperBound))"
            fail("\(name) is \(Excerpt.of(text))", hint: "write a size from \(limits)")
            return nil
        }
        return bytes
    }

    /// One of the names of a closed set.
    func choice<T: RawRepresentable<String> & CaseIterable>(_ type: T.Type = T.self) -> T? {
        let names = T.allCases.map(\.rawValue)
        guard let text = scalar(wanting: "one of \(names.joined(separator: ", "))")?.string else {
            return nil
        }
        if let value = T(rawValue: text) { return value }
        fail(
            "\(name) cannot be '\(Excerpt.of(text))'",
            hint: Nearest.hint(for: text, among: names, otherwise: "write one of: ")
        )
        return nil
    }

    /// The text that stands there, whatever it is.
    func word(wanting what: String) -> String? { scalar(wanting: what)?.string }

    /// The scalar that stands there; anything else, nothing and tags are refused.
    func scalar(wanting what: String) -> Node.Scalar? {
        if let tag = strangeTag {
            fail(
                "\(name) has the YAML tag '\(Excerpt.of(tag))'",
                hint: "tags have no meaning here: put a text that begins with '!' in quotes"
            )
            return nil
        }
        guard let scalar = node.scalar, !isNothing else {
            fail(
                "\(name) wants \(what), not \(kind)",
                hint: isNothing ? "write a value, or leave the key out" : nil
            )
            return nil
        }
        return scalar
    }

    private var strangeTag: String? {
        guard let tag = node.scalar?.tag.description else { return nil }
        return ["", "tag:yaml.org,2002:str"].contains(tag) ? nil : tag
    }
}
