// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// HTML as the canonical document shows it: its links are absolute, and nothing in it acts.
enum CanonicalHTML {
    /// The HTML with its links resolved, without scripts, what runs one, and comments; everything else stays as it
    /// is, to the byte.
    ///
    /// An `xml:base` inside counts for its element.
    static func text(of html: [UInt8], against base: String?) -> [UInt8] {
        guard html.contains(Byte.less) else { return html }
        var out = Rewriting(html)
        var scanner = MarkupScanner(html)
        var bases = InnerBases(outer: base)
        while case let token = scanner.next(), token != .end {
            switch token {
            case .startTag where acts(scanner):
                let start = scanner.tokenStart
                skipInside(&scanner)
                out.replace(start..<scanner.position, with: [])
            case .endTag where acts(scanner): out.replace(scanner.tokenStart..<scanner.position, with: [])
            case .startTag:
                let base = bases.open(scanner)
                for attribute in scanner.attributes { rewrite(attribute, base, &out) }
            case .endTag: bases.close(scanner)
            // Browsers do not agree where a comment ends that is written wrongly, and HTML has no sections.
            case .other: out.replace(scanner.tokenStart..<scanner.position, with: [])
            case .cdata(let inside):
                var text: [UInt8] = []
                MarkupText.appendEscaped(html[inside], to: &text)
                out.replace(scanner.tokenStart..<scanner.position, with: text)
            case .text, .end: continue
            }
        }
        return out.finished()
    }

    private static func rewrite(
        _ attribute: MarkupScanner.Attribute,
        _ base: String?,
        _ out: inout Rewriting
    ) {
        let html = out.source
        if html.hasWord("on", at: attribute.name.lowerBound), attribute.name.count > 2 {
            out.replace(attribute.name.lowerBound..<end(of: attribute, in: html), with: [])
        } else if names.index(of: attribute.name, in: html) != nil {
            if runsScript(text(attribute.value, in: html, as: .html)) {
                out.replace(attribute.value, with: [])
            } else if base != nil {
                let link = text(attribute.value, in: html, as: .xml)
                out.replace(attribute.value, with: escaped(WebReference.resolve(link, against: base)))
            }
        }
    }

    /// Where an attribute ends, its closing quote included.
    private static func end(of attribute: MarkupScanner.Attribute, in html: [UInt8]) -> Int {
        let end = attribute.value.upperBound
        let isQuoted = end < html.count && (html[end] == Byte.quote || html[end] == Byte.apostrophe)
        return isQuoted ? end + 1 : end
    }

    /// Whether a tag is one of an acting element, or has more attributes than anybody looked at.
    private static func acts(_ scanner: MarkupScanner) -> Bool {
        acting.index(of: scanner.localName, in: scanner.bytes) != nil
            || scanner.attributes.count >= ParseLimits.maxAttributes
    }

    private static func skipInside(_ scanner: inout MarkupScanner) {
        let name = scanner.localName
        guard !scanner.isSelfClosing else { return }
        if scanner.bytes.matches(name, "script") { scanner.skipRawText(until: "script") }
        if scanner.bytes.matches(name, "style") { scanner.skipRawText(until: "style") }
    }

    private static func runsScript(_ link: String) -> Bool {
        let packed = String(link.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7f }).lowercased()
        return ["javascript:", "vbscript:", "data:text/html"].contains { packed.hasPrefix($0) }
    }

    private static func text(
        _ range: Range<Int>,
        in html: [UInt8],
        as rules: CharacterReferences.Rules
    ) -> String {
        var text: [UInt8] = []
        CharacterReferences.append(html, range, as: rules, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    private static func escaped(_ link: String) -> [UInt8] {
        var out: [UInt8] = []
        for byte in link.utf8 {
            switch byte {
            case Byte.ampersand: out += Array("&amp;".utf8)
            case Byte.quote: out += Array("&quot;".utf8)
            case Byte.apostrophe: out += Array("&#39;".utf8)
            default: out.append(byte)
            }
        }
        return out
    }

    /// Elements that run something, fetch something by themselves, or speak for the page that they stand in.
    private static let acting = NameTable([
        "script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "meta", "link", "base",
    ])

    private static let names = NameTable([
        "href", "src", "cite", "action", "longdesc", "poster", "data", "background", "usemap", "codebase",
        "classid", "profile", "formaction", "icon", "lowsrc", "dynsrc",
    ])
}

/// A text that is copied but for some of its parts, which come in their order.
private struct Rewriting {
    let source: [UInt8]
    private var out: [UInt8] = []
    private var copied = 0

    init(_ source: [UInt8]) { self.source = source }

    mutating func replace(_ range: Range<Int>, with bytes: [UInt8]) {
        out.append(contentsOf: source[copied..<max(copied, range.lowerBound)])
        out.append(contentsOf: bytes)
        copied = range.upperBound
    }

    func finished() -> [UInt8] { out + source[copied...] }
}

/// The bases that elements inside a piece of markup state.
private struct InnerBases {
    private let outer: String?
    private var stated: [Stated] = []

    /// A base, and the element that states it.
    private struct Stated {
        let base: String?
        let name: NameKey
        /// Elements of the same name that are open inside.
        var depth = 0
    }

    init(outer: String?) { self.outer = outer }

    /// Takes a start tag; the base of its own links.
    mutating func open(_ scanner: MarkupScanner) -> String? {
        let current = stated.last?.base ?? outer
        let own = scanner.attributes.first { scanner.bytes.matches($0.name, "xml:base") }
        guard let own, stated.count < ParseLimits.maxDepth else {
            if stated.last?.name == name(scanner), !scanner.isSelfClosing {
                stated[stated.count - 1].depth += 1
            }
            return current
        }
        let resolved = WebReference.resolve(scanner.text(ofAttribute: own.value), against: current)
        let base = WebReference.base(resolved) ?? current
        if !scanner.isSelfClosing { stated.append(Stated(base: base, name: name(scanner))) }
        return base
    }

    /// Takes an end tag.
    mutating func close(_ scanner: MarkupScanner) {
        guard let last = stated.last, last.name == name(scanner) else { return }
        if last.depth == 0 { stated.removeLast() } else { stated[stated.count - 1].depth -= 1 }
    }

    private func name(_ scanner: MarkupScanner) -> NameKey { NameKey(scanner.bytes, scanner.name) }
}
