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
        let tags = Self.tags
        return tags.table.index(of: name, in: bytes).map { tags.effects[$0] }
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

    /// The names, and the effect of each, in one constant: a look-up then passes one check that it is there.
    private static let tags: (table: NameTable, effects: [HTMLTag]) = {
        let groups: [([String], HTMLTag)] = [
            (hiddenNames, .hidden), (blockNames, .block), (lineNames, .line), (spaceNames, .space),
            (readingNames, .reading), (inlineNames, .inline),
        ]
        let effects = groups.flatMap { names, effect in names.map { _ in effect } }
        return (NameTable(groups.flatMap(\.0)), effects)
    }()
}
