// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing

/// A page as UTF-8, refused where it cannot be a page.
struct DecodedPage {
    /// Clean UTF-8.
    let bytes: [UInt8]
    /// The WHATWG name of the charset.
    let charset: String
    /// The deepest element that is read with its structure; 0 where libxml2 would take too long.
    let maxDepth: Int
    /// Whether the page has more tags than are read: its end was left out.
    let isCut: Bool

    /// Decides the charset and decodes; looks at the length, at the first bytes and at the tags.
    init(_ body: [UInt8], _ context: DocumentContext) throws(PageFailure) {
        try Self.checkLength(body.count)
        for (magic, name) in Self.signatures where body.starts(with: magic) {
            throw PageFailure(.notHTML, "the body is \(name)")
        }
        let text = DecodedText(body, contentType: Self.contentType(body, context))
        try Self.checkLength(text.bytes.count)
        guard let first = text.bytes.first(where: { $0 > 0x20 }) else {
            throw PageFailure(.empty, "the body is empty")
        }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            throw PageFailure(.notHTML, "the body is JSON")
        }
        guard text.bytes.contains(UInt8(ascii: "<")) else {
            throw PageFailure(.notHTML, "the body is text without a tag")
        }
        charset = text.charset
        let tags = TagCheck(text.bytes)
        bytes = tags.cut.map { Array(text.bytes[..<$0]) } ?? text.bytes
        isCut = tags.cut != nil
        if let root = tags.feedRoot {
            throw PageFailure(.notHTML, "the body is a feed (<\(root)>), not a page")
        }
        maxDepth =
            tags.comparisons > PageLimits.maxComparisons ? 0 : PageLimits.maxDepth(endTags: tags.endTags)
    }

    private static func checkLength(_ count: Int) throws(PageFailure) {
        guard count <= PageLimits.maxBytes else {
            throw PageFailure(.tooLarge, "\(count) bytes are more than \(PageLimits.maxBytes)")
        }
    }

    /// The header; or, where it names no charset, the page's own `meta` beyond the first kilobyte.
    ///
    /// Standards want it within 1,024 bytes, where `DecodedText` looks; pages put scripts before it.
    private static func contentType(_ body: [UInt8], _ context: DocumentContext) -> String? {
        if let type = context.contentType, type.lowercased().contains("charset") { return type }
        return MetaCharset.find(in: body).map { "text/html; charset=\($0)" } ?? context.contentType
    }

    private static let signatures: [([UInt8], String)] = [
        ([0x1f, 0x8b], "compressed (gzip)"), ([0x28, 0xb5, 0x2f, 0xfd], "compressed (zstd)"),
        ([0x50, 0x4b, 0x03, 0x04], "a zip archive"), (Array("%PDF".utf8), "a PDF document"),
        ([0x89, 0x50, 0x4e, 0x47], "an image (PNG)"), (Array("GIF8".utf8), "an image (GIF)"),
        ([0xff, 0xd8, 0xff], "an image (JPEG)"), (Array("RIFF".utf8), "an image, a sound or a film (RIFF)"),
    ]
}

/// The charset that a `meta` of a page's head names.
enum MetaCharset {
    /// Its label; looks at the first 64 KiB.
    static func find(in body: [UInt8]) -> String? {
        var scanner = MarkupScanner(body, in: 0..<min(body.count, 64 << 10))
        while case let token = scanner.next(), token != .end {
            guard token == .startTag else { continue }
            switch String(decoding: body[scanner.name], as: UTF8.self).lowercased() {
            case "meta": if let label = label(of: scanner) { return label }
            case "script": scanner.skipRawText(until: "script")
            case "style": scanner.skipRawText(until: "style")
            case "body": return nil
            default: continue
            }
        }
        return nil
    }

    private static func label(of meta: MarkupScanner) -> String? {
        if let charset = meta.attribute("charset") { return meta.text(ofAttribute: charset) }
        guard let content = meta.attribute("content").map(meta.text(ofAttribute:))?.lowercased(),
            let start = content.firstRange(of: "charset=")
        else { return nil }
        let label = content[start.upperBound...].prefix { $0 != ";" && $0 != " " && $0 != "\"" }
        return label.isEmpty ? nil : String(label)
    }
}
