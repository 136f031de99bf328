// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What an element is to a reader of text; a run of text is one, too.
enum Tag: UInt8, Sendable {
    case text
    case a
    case article
    case aside
    case base
    case blockquote
    case body
    case br
    case button
    case caption
    case dd
    case div
    case dt
    case figcaption
    case footer
    case form
    case h1
    case heading
    case head
    case header
    case html
    case iframe
    case inline
    case label
    case li
    case link
    case list
    case main
    case meta
    case nav
    case noscript
    case p
    case pre
    case script
    case section
    case summary
    case table
    case td
    case time
    case title
    case tr
    case block
    case hidden

    /// The tag of an element's name in lower case, as libxml2 writes it.
    init(_ name: String) {
        self = Self.byName[name] ?? .inline
    }

    /// Whether it divides paragraphs.
    var isBlock: Bool {
        switch self {
        case .text, .a, .base, .br, .inline, .label, .time, .link, .meta, .script, .hidden, .iframe, .button,
            .noscript:
            false
        default: true
        }
    }

    /// Whether a paragraph of prose stands in it as a leaf, so that its parent is what holds an article.
    var isParagraph: Bool {
        switch self {
        case .p, .pre, .li, .dd, .dt, .blockquote, .heading, .h1, .summary: true
        default: false
        }
    }

    /// Whether nobody reads what is in it.
    var isUnread: Bool {
        switch self {
        case .head, .script, .hidden, .iframe, .button, .title, .meta, .link: true
        default: false
        }
    }

    private static let byName: [String: Tag] = {
        var table: [String: Tag] = [
            "a": .a, "article": .article, "aside": .aside, "base": .base,
            "blockquote": .blockquote, "body": .body, "br": .br,
            "button": .button, "caption": .caption, "dd": .dd, "dt": .dt, "figcaption": .figcaption,
            "footer": .footer, "form": .form, "h1": .h1, "head": .head, "header": .header, "html": .html,
            "iframe": .iframe, "label": .label, "li": .li, "link": .link, "main": .main, "meta": .meta,
            "nav": .nav, "noscript": .noscript, "p": .p, "pre": .pre, "script": .script,
            "section": .section, "summary": .summary, "table": .table, "td": .td, "th": .td, "time": .time,
            "title": .title, "tr": .tr,
        ]
        let groups: [(Tag, String)] = [
            (.div, "div center amp-story-page"),
            (.heading, "h2 h3 h4 h5 h6"),
            (.list, "ul ol dl menu"),
            (
                .block,
                "address details fieldset figure hgroup hr dialog search tbody thead tfoot video audio picture"
            ),
            (
                .hidden,
                "style template svg object textarea select input noframes canvas embed math datalist map option"
            ),
        ]
        for (tag, names) in groups {
            for name in names.split(separator: " ") { table[String(name)] = tag }
        }
        return table
    }()
}
