// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// An open element whose text counts: where it began, and what it will be stored as.
struct Capture {
    let field: Field
    let tag: OpenTag
    let start: Int
    /// What the start tag says of the text.
    let stated: StatedType
    /// Open elements of the same name inside.
    var depth = 0
    /// Whether tags stand inside.
    var sawMarkup = false
    /// Whether a CDATA section stands inside.
    var sawSection = false

    var key: NameKey { tag.name.key }

    /// Whether it is a text without markup, so that a sibling's start tag means that it was not closed.
    var isShort: Bool {
        switch field {
        case .title, .id, .link, .statedLink, .date, .word: true
        default: false
        }
    }

    /// Whether only the canonical document has it: entries inside are entries nevertheless.
    var isExtra: Bool {
        switch field {
        case .extra, .structure: true
        default: false
        }
    }

    /// What a text becomes.
    enum Field {
        case title
        case summary
        case content(src: String?)
        case rights
        case info
        case id(isPermanentLink: Bool)
        case link
        /// A link that states a relation or the like, which only Atom has.
        indirect case statedLink(LinkValue)
        case date(DateField)
        case person(Role)
        case category(scheme: String?, label: String?)
        case keywords
        case source(url: String?)
        case word(Word)
        case skipHours
        case skipDays
        /// For the canonical document only: the text, with attributes.
        case extra(key: String, attributes: [(key: String, value: JSONValue)])
        /// For the canonical document only: the children as members.
        case structure(key: String)
    }

    /// The dates of a record.
    enum DateField {
        case published
        case updated
        case date
        case created
        case expired
    }

    /// What somebody has to do with it.
    enum Role {
        case author
        case contributor
        case publisher
        /// An author, if nobody else is one; its text is shown under a key, too.
        case editor(key: String)
    }

    /// Single words.
    enum Word {
        case language
        case comments
        case originalLink
        case movedTo
        case ttl
        case updatePeriod
        case updateFrequency
        case outlet
    }
}

/// What an Atom text says of itself.
struct StatedType {
    /// The text's type; nil where RSS says nothing.
    var type: TextType?
    /// Whether it is written in base64.
    var isBase64 = false
    /// Whether the type is Atom's `xhtml`, whose one `div` is not part of the text.
    var hasWrapper = false

    init() {}

    /// The meaning of Atom's `type` and Atom 0.3's `mode`.
    init(type: String?, mode: String?) {
        // What stands behind a `;` says how it is written.
        let stated = (type ?? "text").lowercased().prefix { $0 != ";" }
        let name = String(stated.filter { !$0.isWhitespace })
        isBase64 = mode?.lowercased() == "base64"
        hasWrapper = name == "xhtml"
        switch name {
        case "", "text", "text/plain": self.type = .plain
        case "html", "text/html", "text/x-html": self.type = .html
        case "xhtml", "application/xhtml+xml", "text/xhtml": self.type = .xhtml
        default:
            // RFC 4287, 4.1.3.3: what is neither text nor XML is base64.
            let isText = name.hasPrefix("text/") || name.hasSuffix("/xml") || name.hasSuffix("+xml")
            // A word that is no media type (`plain`, `escaped`) stands before text, too.
            self.type = isText || !name.contains("/") ? .unknown : .other(name)
            isBase64 = isBase64 || (!isText && mode == nil && name.contains("/"))
        }
    }
}
