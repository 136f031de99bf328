// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Makes the relative links within HTML absolute.
enum HTMLLinks {
    /// The HTML with its links resolved; everything else stays as it is, to the byte.
    ///
    /// An `xml:base` inside counts for its element.
    static func resolve(_ html: [UInt8], against base: String?) -> [UInt8] {
        guard html.contains(Byte.less) else { return html }
        var out: [UInt8] = []
        var copied = 0
        var scanner = MarkupScanner(html)
        var bases = InnerBases(outer: base)
        while case let token = scanner.next(), token != .end {
            if token == .endTag { bases.close(scanner) }
            guard token == .startTag else { continue }
            guard let base = bases.open(scanner) else { continue }
            for attribute in scanner.attributes where names.index(of: attribute.name, in: html) != nil {
                let link = resolve(attribute.value, in: html, against: base)
                out.append(contentsOf: html[copied..<attribute.value.lowerBound])
                out.append(contentsOf: link)
                copied = attribute.value.upperBound
            }
        }
        out.append(contentsOf: html[copied...])
        return out
    }

    private static func resolve(_ range: Range<Int>, in html: [UInt8], against base: String) -> [UInt8] {
        var text: [UInt8] = []
        CharacterReferences.append(html, range, as: .xml, to: &text)
        let link = WebReference.resolve(String(decoding: text, as: UTF8.self), against: base)
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

    private static let names = NameTable([
        "href", "src", "cite", "action", "longdesc", "poster", "data", "background", "usemap", "codebase",
        "classid", "profile", "formaction", "icon", "lowsrc", "dynsrc",
    ])
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
        let base = WebReference.resolve(scanner.text(ofAttribute: own.value), against: current)
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
