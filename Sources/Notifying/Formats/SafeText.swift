// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Text from outside, made fit for a terminal and for a file that is read on one.
///
/// A control character can move the cursor, rename the window or, on some terminals, type; a bidi control can show
/// a link backwards. C1 (U+0080–9F) counts too: it carries the same commands without an ESC. The marks U+061C, U+200E
/// and U+200F are left out: they only order what stands beside them, and honest headlines in Arabic and Hebrew are
/// full of them.
public enum SafeText {
    /// The text on one line: line breaks and tabs are one space, other controls stand as `\u{1b}`.
    public static func line(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in text.unicodeScalars {
            if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" {
                pendingSpace = true
                continue
            }
            if isMark(scalar) { continue }
            if pendingSpace, !out.isEmpty { out.append(" ") }
            pendingSpace = false
            append(scalar, to: &out)
        }
        return String(out)
    }

    /// The text with its line breaks, other controls as `\u{1b}`.
    public static func lines(_ text: String) -> [String] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { line(String($0)) }
    }

    /// Whether a scalar can do more than be read.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1f, 0x7f...0x9f: true
        case 0x2028, 0x2029, 0x202a...0x202e, 0x2066...0x2069: true
        default: false
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x61c || scalar.value == 0x200e || scalar.value == 0x200f
    }

    private static func append(_ scalar: Unicode.Scalar, to out: inout String.UnicodeScalarView) {
        guard isControl(scalar) else { return out.append(scalar) }
        out.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
    }
}
