// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Finds in a regular expression what no automaton can do: it is named at its place, before Vectorscan sees it.
enum RegexSyntax {
    /// The longest pattern, in bytes.
    static let longest = 4096

    /// The first construct that cannot be, in a source that begins and ends with a slash.
    ///
    /// - Parameter range: where the regular expression stands in the source.
    static func problem(_ source: [UInt8], _ range: Range<Int>) -> SyntaxError? {
        if source[range].contains(0) {
            return SyntaxError(
                range,
                "A regular expression cannot hold the character NUL.",
                hint: "Remove it."
            )
        }
        guard range.count <= longest else {
            let message = "The regular expression is longer than the limit of \(longest) bytes."
            return SyntaxError(range, message, hint: "Split it into several, joined by OR.")
        }
        var index = range.lowerBound
        var isClass = false
        while index < range.upperBound {
            let rest = source[index..<range.upperBound]
            if rest.first == UInt8(ascii: "\\") {
                if !isClass, let problem = escape(rest) ?? boundary(rest, in: source, range) {
                    return problem
                }
                index += 2
                continue
            }
            if !isClass, let problem = group(rest) ?? possessive(rest, in: source, range) { return problem }
            if rest.first == UInt8(ascii: "[") { isClass = true }
            if rest.first == UInt8(ascii: "]") { isClass = false }
            index += 1
        }
        return nil
    }

    // MARK: Groups

    private struct Construct {
        let text: String
        let name: String
        let hint: String
        /// What may stand there instead.
        var instead: String?
    }

    private static let groups = [
        Construct(
            text: "(?=",
            name: "Lookahead (?=",
            hint: "Write (?: instead: what follows is then a part of the match.",
            instead: "(?:"
        ),
        Construct(
            text: "(?<=",
            name: "Lookbehind (?<=",
            hint: "Write (?: instead: what stands before is then a part of the match.",
            instead: "(?:"
        ),
        Construct(
            text: "(?!",
            name: "Negative lookahead (?!",
            hint: "Leave it out, and write NOT with a second expression beside this one."
        ),
        Construct(
            text: "(?<!",
            name: "Negative lookbehind (?<!",
            hint: "Leave it out, and write NOT with a second expression beside this one."
        ),
        Construct(
            text: "(?>",
            name: "The atomic group (?>",
            hint: "Write (?: instead: nothing here ever tries again.",
            instead: "(?:"
        ),
        Construct(text: "(?(", name: "The condition (?(", hint: "Write both cases: (?:one|other)."),
        Construct(text: "(?R", name: "The recursion (?R", hint: "Write out as many levels as are needed."),
        Construct(text: "(?P=", name: "The backreference (?P=", hint: backreference),
        Construct(text: "(?P>", name: "The recursion (?P>", hint: "Write out as many levels as are needed."),
        Construct(text: "(?&", name: "The recursion (?&", hint: "Write out as many levels as are needed."),
    ]

    private static let backreference = "Write the repeated text out: (?:one one|two two)."

    private static func group(_ rest: ArraySlice<UInt8>) -> SyntaxError? {
        guard rest.starts(with: "(?".utf8) else { return nil }
        guard let found = groups.first(where: { rest.starts(with: $0.text.utf8) }) else { return nil }
        return problem(found, rest.startIndex)
    }

    private static func problem(_ found: Construct, _ start: Int) -> SyntaxError {
        let range = start..<start + found.text.utf8.count
        return SyntaxError(
            range,
            "\(found.name) cannot stand in a regular expression here.",
            hint: found.hint,
            fixes: found.instead.map { [SyntaxError.Fix(range, $0)] } ?? []
        )
    }

    // MARK: Escapes and quantifiers

    private static func escape(_ rest: ArraySlice<UInt8>) -> SyntaxError? {
        guard let next = rest.dropFirst().first else { return nil }
        let text = "\\" + String(decoding: [next], as: UTF8.self)
        switch next {
        case UInt8(ascii: "1")...UInt8(ascii: "9"), UInt8(ascii: "k"), UInt8(ascii: "g"):
            return problem(
                Construct(text: text, name: "The backreference \(text)", hint: backreference),
                rest.startIndex
            )
        case UInt8(ascii: "K"), UInt8(ascii: "G"), UInt8(ascii: "R"), UInt8(ascii: "X"), UInt8(ascii: "C"):
            return problem(
                Construct(text: text, name: text, hint: "Leave it out.", instead: ""),
                rest.startIndex
            )
        default: return nil
        }
    }

    /// Vectorscan knows where words begin and end in ASCII only.
    private static func boundary(
        _ rest: ArraySlice<UInt8>,
        in source: [UInt8],
        _ range: Range<Int>
    ) -> SyntaxError? {
        guard let next = rest.dropFirst().first, next | 0x20 == UInt8(ascii: "b") else { return nil }
        let place = rest.startIndex..<rest.startIndex + 2
        let text = String(decoding: source[place], as: UTF8.self)
        let message = "\(text) cannot stand in a regular expression here."
        guard next == UInt8(ascii: "b") else {
            return SyntaxError(place, message, hint: "Write \\w instead.")
        }
        let isBefore =
            place.lowerBound == range.lowerBound + 1 || "(|".utf8.contains(source[place.lowerBound - 1])
        return SyntaxError(
            place,
            message,
            hint: "Write (?:^|\\W) before a word, and (?:\\W|$) after one.",
            fixes: [SyntaxError.Fix(place, isBefore ? "(?:^|\\W)" : "(?:\\W|$)")]
        )
    }

    /// `a++`: a quantifier with a `+` behind it.
    private static func possessive(
        _ rest: ArraySlice<UInt8>,
        in source: [UInt8],
        _ range: Range<Int>
    ) -> SyntaxError? {
        guard rest.first == UInt8(ascii: "+"), rest.startIndex > range.lowerBound + 1 else { return nil }
        let before = source[rest.startIndex - 1]
        guard "+*?}".utf8.contains(before),
            rest.startIndex - 2 < range.lowerBound + 1 || source[rest.startIndex - 2] != UInt8(ascii: "\\")
        else { return nil }
        let start = rest.startIndex
        return SyntaxError(
            start - 1..<start + 1,
            "A possessive quantifier cannot stand in a regular expression here.",
            hint: "Leave out the second sign: nothing here ever tries again.",
            fixes: [SyntaxError.Fix(start..<start + 1, "")]
        )
    }
}
