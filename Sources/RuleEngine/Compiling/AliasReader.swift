// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Reads an alias: plain text, but for a trailing `*` on a word and a leading `=` or `~`.
enum AliasReader {
    /// The pattern of an alias.
    static func pattern(_ alias: String) throws(SyntaxError) -> Pattern {
        let whole = 0..<alias.utf8.count
        var rest = Substring(alias)
        var mode = Term.Mode.folded
        if let mark = rest.first, let marked = Term.Mode(rawValue: mark), marked != .folded {
            mode = marked
            rest = rest.dropFirst()
        }
        let text = try plain(rest, mode, whole)
        return try Pattern(text, mode: mode, range: whole)
    }

    private static func plain(
        _ alias: Substring,
        _ mode: Term.Mode,
        _ whole: Range<Int>
    ) throws(SyntaxError) -> String {
        let scalars = Array(alias.unicodeScalars)
        var text = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "\\", index + 1 < scalars.count {
                index += 1
                text.append(scalars[index])
            } else if "\"@…".unicodeScalars.contains(scalar) {
                throw SyntaxError(
                    whole,
                    "An alias is plain text, without \(scalar).",
                    hint: "Write \\\(scalar) for the character itself."
                )
            } else if scalar == "*", isAtEndOfWord(scalars, index) {
                guard mode == .folded else {
                    let message = "* cannot stand together with \(mode.rawValue)."
                    let hint = "Write the alias without \(mode.rawValue) or without *."
                    throw SyntaxError(whole, message, hint: hint)
                }
                text.append(Wildcard.star)
            } else {
                text.append(scalar)
            }
            index += 1
        }
        return String(text)
    }

    private static func isAtEndOfWord(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        guard index > 0, CharacterSets.isWord(scalars[index - 1]) else { return false }
        return index + 1 == scalars.count || !CharacterSets.isWord(scalars[index + 1])
    }
}
