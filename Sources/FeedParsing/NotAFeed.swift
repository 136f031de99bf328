// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Says what a body is that is no feed.
enum NotAFeed {
    /// Refuses bodies that their first bytes or their length give away.
    static func refuseBytes(_ body: [UInt8]) throws(ParseFailure) {
        if body.count > ParseLimits.maxBytes {
            throw ParseFailure(.tooLarge, "\(body.count) bytes are more than \(ParseLimits.maxBytes)")
        }
        for (magic, name) in signatures where body.starts(with: magic) {
            throw ParseFailure(.binary, "the body is \(name)")
        }
    }

    /// The failure of a text in which no root element of a feed was found.
    static func failure(of text: DecodedText, root: String?) -> ParseFailure {
        let head = Array(text.bytes.prefix(1024))
        let isPage = root == "html" || root == "head" || root == "body" || declaresHTML(head)
        switch root {
        case _ where isPage: return ParseFailure(.html, "the body is a web page")
        case "opml": return ParseFailure(.opml, "the body is an OPML list; import it")
        case "sitemapindex": return ParseFailure(.sitemapIndex, "the body lists sitemaps; name one of them")
        case let root?:
            let isFragment = HTMLTag.named(0..<root.utf8.count, in: Array(root.utf8)) != nil
            return isFragment
                ? ParseFailure(.html, "the body is a piece of HTML, its first element is <\(root)>")
                : ParseFailure(.otherMarkup, "the root element is <\(root)>, which no feed has")
        case nil: return ParseFailure(.text, "the body is text without a feed's root element")
        }
    }

    private static func declaresHTML(_ head: [UInt8]) -> Bool {
        var scanner = MarkupScanner(head)
        while case let token = scanner.next(), token != .end {
            if token == .other, head.hasWord("<!doctype html", at: scanner.tokenStart) { return true }
            if token == .startTag { return false }
        }
        return false
    }

    private static let signatures: [([UInt8], String)] = [
        ([0x1f, 0x8b], "compressed (gzip)"), ([0x28, 0xb5, 0x2f, 0xfd], "compressed (zstd)"),
        ([0x50, 0x4b, 0x03, 0x04], "a zip archive"), (Array("%PDF".utf8), "a PDF document"),
        ([0x89, 0x50, 0x4e, 0x47], "an image (PNG)"), (Array("GIF8".utf8), "an image (GIF)"),
        ([0xff, 0xd8, 0xff], "an image (JPEG)"), ([0x42, 0x5a, 0x68], "compressed (bzip2)"),
        ([0xfd, 0x37, 0x7a, 0x58, 0x5a], "compressed (xz)"),
    ]
}
