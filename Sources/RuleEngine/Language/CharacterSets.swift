// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Which characters stand where in an expression.
enum CharacterSets {
    /// Whether a word can begin with it.
    static func beginsWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\\" || isLetterOrDigit(scalar)
    }

    /// Whether it can stand inside a word.
    static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "'", "’", ".", "&", "+", "_", "%", "#", "・", "·", "\u{200d}", "\u{200c}", "\u{2212}", "\\", "-":
            true
        default:
            isLetterOrDigit(scalar) || !scalar.isASCII && isMarkOrDash(scalar)
        }
    }

    /// Whether it can stand in the name of an entity or a rule.
    static func isName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "0"..."9", "_", "-": true
        default: false
        }
    }

    /// Whether it can stand in a name, but not begin it.
    static func isDashOrLine(_ scalar: Unicode.Scalar?) -> Bool { scalar == "-" || scalar == "_" }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        // Nearly all of a rule; the properties of a character take ten times as long.
        if scalar.isASCII {
            return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
                || ("0"..."9").contains(scalar)
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .letterNumber,
            .decimalNumber, .otherNumber:
            return true
        default: return false
        }
    }

    private static func isMarkOrDash(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .dashPunctuation: true
        default: false
        }
    }
}

extension Unicode.Scalar {
    /// Whether it is white space; of ASCII seen without its properties, which are slow.
    var isSpace: Bool { isASCII ? value == 0x20 || (0x09...0x0d).contains(value) : properties.isWhitespace }
}

/// Finding what a person may have meant.
enum Spelling {
    /// The candidate that is at most two edits away, the nearest first.
    static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let distance = distance(Array(word.utf8), Array(candidate.utf8))
            guard distance <= min(2, max(1, word.utf8.count / 2)) else { continue }
            if distance < best?.distance ?? 3 { best = (candidate, distance) }
        }
        return best?.name
    }

    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        guard abs(left.count - right.count) <= 2 else { return 3 }
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let change = diagonal + (byte == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(change, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
