// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// How a service writes text: what it takes for markup or for a call to somebody, and how it counts length.
protocol Markup: Sendable {
    /// What stands for a scalar that would mean something here; nil: it stands for itself.
    ///
    /// Scalars, not characters: a `<` with a combining mark is another character, and still opens a tag.
    func escape(_ scalar: Unicode.Scalar) -> String?

    /// Words already escaped, made to stand out.
    func strong(_ escaped: String) -> String

    /// Words already escaped that lead to a page; nil where the service cannot, and the URL stands on a line of its own.
    func link(_ escaped: String, to url: String) -> String?

    /// The length of a text as the service counts it.
    func length(_ text: String) -> Int
}

extension Markup {
    /// Safe text as the service shows it, unchanged to the eye.
    func plain(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let escaped = escape(scalar) {
                out.append(contentsOf: escaped.unicodeScalars)
            } else {
                out.append(scalar)
            }
        }
        return String(out)
    }

    /// As `plain`, but at most so long after escaping: whole characters of the original, and `…` for the rest.
    func plain(_ text: String, atMost limit: Int) -> String {
        // An escape is never shorter than what it stands for.
        if length(text) <= limit {
            let whole = plain(text)
            if length(whole) <= limit { return whole }
        }
        var out = ""
        var room = limit - length("…")
        guard room >= 0 else { return "" }
        for character in text {
            let escaped = plain(String(character))
            room -= length(escaped)
            if room < 0 { break }
            out += escaped
        }
        return out + "…"
    }
}

/// Text without markup, for services that show it as it is.
struct PlainMarkup: Markup {
    /// How a service counts.
    enum Unit: Sendable {
        case bytes
        case utf16
        case scalars
        /// Bytes of the text as it stands in JSON, where a quotation mark takes two.
        case json

        /// The length of a text.
        func length(_ text: String) -> Int {
            switch self {
            case .bytes: text.utf8.count
            case .utf16: text.utf16.count
            case .scalars: text.unicodeScalars.count
            case .json: text.utf8.reduce(0) { $0 + Self.lengthInJSON($1) }
            }
        }

        /// RFC 8259, 7.
        private static func lengthInJSON(_ byte: UInt8) -> Int {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
                UInt8(ascii: "\t"):
                2
            case 0..<0x20, 0x7f: 6
            default: 1
            }
        }
    }

    let unit: Unit
    /// A zero-width space behind these keeps the service from taking a word for a name.
    var broken: Set<Unicode.Scalar> = []

    /// What breaks a mention without being seen.
    static let gap = "\u{200b}"

    func escape(_ scalar: Unicode.Scalar) -> String? {
        broken.contains(scalar) ? "\(scalar)\(Self.gap)" : nil
    }

    func strong(_ escaped: String) -> String { escaped }

    func link(_ escaped: String, to url: String) -> String? { nil }

    func length(_ text: String) -> Int { unit.length(text) }
}

/// HTML, for Matrix and for mail.
struct HTMLMarkup: Markup {
    var unit = PlainMarkup.Unit.bytes

    func escape(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "'": "&#39;"
        default: nil
        }
    }

    func strong(_ escaped: String) -> String { "<b>\(escaped)</b>" }

    func link(_ escaped: String, to url: String) -> String? { "<a href=\"\(plain(url))\">\(escaped)</a>" }

    func length(_ text: String) -> Int { unit.length(text) }
}

/// Markdown, for services that honour a backslash before punctuation.
struct MarkdownMarkup: Markup {
    let unit: PlainMarkup.Unit

    // `&` and `:` are left alone: older readers show the backslash, and an entity or an emoji does no harm.
    private static let special = Set("\\`*_{}[]()#+-.!~|<>".unicodeScalars)

    func escape(_ scalar: Unicode.Scalar) -> String? {
        if scalar == "@" { return "@\(PlainMarkup.gap)" }
        return Self.special.contains(scalar) ? "\\\(scalar)" : nil
    }

    func strong(_ escaped: String) -> String { "**\(escaped)**" }

    func link(_ escaped: String, to url: String) -> String? { "[\(escaped)](\(url))" }

    func length(_ text: String) -> Int { unit.length(text) }
}

/// Slack's own markup: three entities make everything else harmless, `<!channel>` and `<@U…>` among it.
struct SlackMarkup: Markup {
    func escape(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        // Slack knows no escape for these; a gap before them keeps them from making words bold or code.
        case "*", "_", "~", "`": "\(PlainMarkup.gap)\(scalar)"
        default: nil
        }
    }

    func strong(_ escaped: String) -> String { "*\(escaped)*" }

    func link(_ escaped: String, to url: String) -> String? {
        "<\(url.replacingOccurrences(of: "&", with: "&amp;"))|\(escaped)>"
    }

    func length(_ text: String) -> Int { text.utf16.count }
}
