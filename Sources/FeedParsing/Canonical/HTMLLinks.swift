// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Makes the relative links within HTML absolute.
enum HTMLLinks {
    /// The HTML with its links resolved; everything else stays as it is, to the byte.
    static func resolve(_ html: [UInt8], against base: String?) -> [UInt8] {
        guard base != nil, html.contains(Byte.less) else { return html }
        var out: [UInt8] = []
        var copied = 0
        var scanner = MarkupScanner(html)
        while case let token = scanner.next(), token != .end {
            guard token == .startTag else { continue }
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

    private static func resolve(_ range: Range<Int>, in html: [UInt8], against base: String?) -> [UInt8] {
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
