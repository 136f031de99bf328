// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Testing

@Suite struct `Charsets` {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let title: [UInt8]
        var declared: String?
        var header: String?
        let text: String
        let charset: String
    }

    static let cases: [Case] = [
        Case(
            testDescription: "nothing said, ASCII",
            title: Array("Plain".utf8),
            text: "Plain",
            charset: "utf-8"
        ),
        Case(
            testDescription: "UTF-8 as declared",
            title: Array("Zürich".utf8),
            declared: "utf-8",
            text: "Zürich",
            charset: "utf-8"
        ),
        Case(
            testDescription: "UTF-8 declared as Latin 1",
            title: Array("拉致".utf8),
            declared: "iso-8859-1",
            text: "拉致",
            charset: "utf-8"
        ),
        Case(
            testDescription: "UTF-8 in a header that says otherwise",
            title: Array("拉致".utf8),
            header: "text/xml; charset=us-ascii",
            text: "拉致",
            charset: "utf-8"
        ),
        Case(
            testDescription: "one byte wrong in UTF-8",
            title: Array("Zürich ".utf8) + [0xe9] + Array(" 拉致".utf8),
            declared: "utf-8",
            text: "Zürich \u{fffd} 拉致",
            charset: "utf-8"
        ),
        Case(
            testDescription: "Latin 1 declared as UTF-8",
            title: [0x5a, 0xfc, 0x72],
            declared: "utf-8",
            text: "Zür",
            charset: "windows-1252"
        ),
        Case(
            testDescription: "windows-1252 declared as Latin 1",
            title: [0x93, 0x61, 0x94, 0x80],
            declared: "iso-8859-1",
            text: "“a”€",
            charset: "windows-1252"
        ),
        Case(
            testDescription: "Cyrillic",
            title: [0xcc, 0xe8, 0xf0],
            declared: "windows-1251",
            text: "Мир",
            charset: "windows-1251"
        ),
        Case(
            testDescription: "Cyrillic in the header alone",
            title: [0xed, 0xc9, 0xd2],
            header: "text/xml; charset=\"KOI8-R\"",
            text: "Мир",
            charset: "koi8-r"
        ),
        Case(
            testDescription: "the declaration before the header",
            title: [0xcc, 0xe8, 0xf0],
            declared: "cp1251",
            header: "text/xml; charset=iso-8859-1",
            text: "Мир",
            charset: "windows-1251"
        ),
        Case(
            testDescription: "Japanese, Shift JIS with a vendor's character",
            title: [0x93, 0xfa, 0x96, 0x7b, 0x87, 0x40],
            declared: "shift_jis",
            text: "日本①",
            charset: "shift_jis"
        ),
        Case(
            testDescription: "Japanese, EUC with a vendor's character",
            title: [0xc6, 0xfc, 0xcb, 0xdc, 0xad, 0xa1],
            declared: "euc-jp",
            text: "日本①",
            charset: "euc-jp"
        ),
        Case(
            testDescription: "Japanese, in seven bits",
            title: [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x2d, 0x21, 0x1b, 0x28, 0x42, 0x21],
            declared: "iso-2022-jp",
            text: "日本①!",
            charset: "iso-2022-jp"
        ),
        Case(
            testDescription: "Chinese under its old name",
            title: [0xd6, 0xd0, 0xb9, 0xfa, 0x96, 0x7c],
            declared: "gb2312",
            text: "中国東",
            charset: "gbk"
        ),
        Case(
            testDescription: "Korean",
            title: [0xb3, 0xe2, 0x8c, 0x63],
            declared: "euc-kr",
            text: "년똠",
            charset: "euc-kr"
        ),
        Case(
            testDescription: "a charset that nobody knows",
            title: Array("Zürich".utf8),
            declared: "foo-99",
            text: "Zürich",
            charset: "utf-8"
        ),
        Case(
            testDescription: "UTF-8 declared as UTF-16",
            title: Array("Zürich".utf8),
            declared: "utf-16",
            text: "Zürich",
            charset: "utf-8"
        ),
    ]

    @Test(arguments: cases)
    func `a title is read in its charset`(example: Case) throws {
        let declaration = example.declared.map { "<?xml version='1.0' encoding='\($0)'?>" } ?? ""
        let body =
            Array("\(declaration)<rss><channel><title>".utf8) + example.title
            + Array("</title></channel></rss>".utf8)
        let feed = try FeedParser.parse(body, context: DocumentContext(contentType: example.header))
        #expect(feed.metadata.title == example.text)
        #expect(feed.encoding == example.charset)
    }

    @Test(arguments: [("utf-16le", true), ("utf-16be", true), ("utf-16le", false), ("utf-16be", false)])
    func `UTF-16 is known with and without its mark`(name: String, hasMark: Bool) throws {
        let text = (hasMark ? "\u{feff}" : "") + "<rss><channel><title>拉致</title></channel></rss>"
        let body = text.utf16.flatMap { unit in
            let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
            return name == "utf-16le" ? bytes : bytes.reversed()
        }
        let feed = try FeedParser.parse(body)
        #expect(feed.metadata.title == "拉致")
        #expect(feed.encoding == name)
    }
}
