// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A part of a rule as a person reads it in an explanation: on one line, without comments.
enum ClauseText {
    /// The words of the source, white space between them made one space; what stands in quotes stays.
    static func of(_ source: Substring) -> String {
        var out = ""
        var isQuoted = false
        var isEscaped = false
        var isComment = false
        var isAfterSpace = true
        for character in source {
            if isComment {
                isComment = !character.isNewline
            } else if character.isWhitespace, !isQuoted, !isEscaped {
                isAfterSpace = true
            } else if character == "#", isAfterSpace, !isQuoted, !isEscaped {
                isComment = true
            } else {
                if isAfterSpace, !out.isEmpty, out.last != "(", character != ")" { out.append(" ") }
                out.append(character)
                isAfterSpace = false
                if character == "\"", !isEscaped { isQuoted.toggle() }
                isEscaped = character == "\\" && !isEscaped
            }
        }
        return out
    }
}
