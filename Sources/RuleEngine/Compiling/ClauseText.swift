// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A part of a rule as a person reads it in an explanation: on one line, without comments.
enum ClauseText {
    /// Whether it stands there as it is read: nothing but letters, digits, `*` and the like, in quotes also
    /// single spaces.
    static func isPlain(_ source: ArraySlice<UInt8>) -> Bool {
        source.withUnsafeBufferPointer { bytes in
            let isQuoted = bytes.count > 1 && bytes[0] == 0x22 && bytes[bytes.count - 1] == 0x22
            let inner = isQuoted ? bytes[1..<bytes.count - 1] : bytes[...]
            return inner.allSatisfy { byte in
                switch byte {
                case 0x61...0x7a, 0x41...0x5a, 0x30...0x39, 0x2a, 0x40, 0x5f: true
                case 0x20: isQuoted
                default: false
                }
            }
        }
    }

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
