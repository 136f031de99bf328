// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What an HTML tag does to the text around it.
enum HTMLTag: Sendable {
    /// Nothing: `foo<b>bar</b>` is one word.
    case inline
    /// It stands between words: a table cell, a form field.
    case space
    /// It begins a new line: a list item, a table row.
    case line
    /// It begins a new paragraph.
    case block
    /// How the word before is read (`<rt>`): it would stand between the word's characters.
    case reading
    /// Its inside is no text.
    case hidden

    /// The effect of a tag by its local name; nil for names that HTML does not have.
    static func named(_ name: Range<Int>, in bytes: [UInt8]) -> HTMLTag? {
        guard let index = table.index(of: name, in: bytes) else { return nil }
        switch index {
        case ..<hiddenEnd: return .hidden
        case ..<blockEnd: return .block
        case ..<lineEnd: return .line
        case ..<spaceEnd: return .space
        case ..<readingEnd: return .reading
        default: return .inline
        }
    }

    private static let hiddenNames = [
        "script", "style", "template", "iframe", "object", "noframes", "textarea",
    ]
    private static let blockNames = [
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "hr",
        "section", "article", "aside", "header", "footer", "main", "nav", "figure", "figcaption", "address",
        "details", "form", "fieldset", "center", "body", "html", "head", "title", "caption", "menu", "video",
        "audio", "hgroup", "search", "dialog",
    ]
    private static let lineNames = [
        "br", "li", "tr", "dt", "dd", "summary", "option", "legend", "source", "optgroup",
    ]
    private static let spaceNames = [
        "td", "th", "input", "button", "select", "label", "img", "embed", "canvas", "meter", "progress",
        "svg",
        "math", "thead", "tbody", "tfoot", "picture",
    ]
    private static let readingNames = ["rt", "rp", "rtc"]
    private static let inlineNames = [
        "a", "abbr", "acronym", "b", "base", "bdi", "bdo", "big", "cite", "code", "col", "colgroup", "data",
        "del", "dfn", "em", "font", "i", "ins", "kbd", "link", "map", "mark", "meta", "nobr", "noscript", "q",
        "rb", "ruby", "s", "samp", "slot", "small", "span", "strike", "strong", "sub", "sup",
        "time", "track", "tt", "u", "var", "wbr", "area", "param", "blink", "marquee",
    ]
    private static let hiddenEnd = hiddenNames.count
    private static let blockEnd = hiddenEnd + blockNames.count
    private static let lineEnd = blockEnd + lineNames.count
    private static let spaceEnd = lineEnd + spaceNames.count
    private static let readingEnd = spaceEnd + readingNames.count
    private static let table = NameTable(
        [hiddenNames, blockNames, lineNames, spaceNames, readingNames, inlineNames].flatMap(\.self)
    )
}
