// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Testing

@Suite struct `The decision about a charset` {
    /// A body with bytes between two ASCII words, so that nothing else can tell its charset.
    private func decode(_ bytes: [UInt8], declared: String? = nil, header: String? = nil) -> DecodedText {
        let declaration = declared.map { "<?xml version=\"1.0\" encoding=\"\($0)\"?>" } ?? ""
        return DecodedText(
            Array((declaration + "<a>").utf8) + bytes + Array("</a>".utf8),
            contentType: header
        )
    }

    private func words(_ text: DecodedText) -> String {
        let whole = String(decoding: text.bytes, as: UTF8.self)
        let start = whole.utf8.firstRange(of: "<a>".utf8)?.upperBound ?? whole.startIndex
        return String(decoding: whole.utf8[start...].dropLast(4), as: UTF8.self)
    }

    /// One byte of every family that tells it from the others.
    @Test(
        arguments: [
            ("latin1", [0xe9], "é", "windows-1252"), ("ISO-8859-1", [0x93], "“", "windows-1252"),
            ("us-ascii", [0x80], "€", "windows-1252"), ("cp819", [0xe9], "é", "windows-1252"),
            ("l2", [0xb1], "ą", "iso-8859-2"), ("latin2", [0xea], "ę", "iso-8859-2"),
            ("windows-1250", [0x9c], "ś", "windows-1250"), ("x-cp1251", [0xdf], "Я", "windows-1251"),
            ("cyrillic", [0xcf], "Я", "iso-8859-5"), ("koi8-u", [0xa4], "є", "koi8-u"),
            ("koi", [0xd1], "я", "koi8-r"), ("cp866", [0x9f], "Я", "ibm866"),
            ("greek", [0xe1], "α", "iso-8859-7"),
            ("windows-1253", [0xe1], "α", "windows-1253"), ("iso-8859-9", [0xfe], "ş", "windows-1254"),
            ("latin5", [0x80], "€", "windows-1254"), ("hebrew", [0xe0], "א", "iso-8859-8"),
            ("windows-1255", [0xe0], "א", "windows-1255"), ("arabic", [0xc7], "ا", "iso-8859-6"),
            ("windows-1256", [0xc7], "ا", "windows-1256"), ("windows-1257", [0xe0], "ą", "windows-1257"),
            ("iso-8859-15", [0xa4], "€", "iso-8859-15"), ("latin6", [0xb1], "ą", "iso-8859-10"),
            ("iso-8859-13", [0xe0], "ą", "iso-8859-13"), ("iso-8859-16", [0xa4], "€", "iso-8859-16"),
            ("tis-620", [0xa1], "ก", "windows-874"), ("macroman", [0x8e], "é", "macintosh"),
            ("sjis", [0x93, 0xfa], "日", "shift_jis"), ("Windows-31J", [0x87, 0x40], "①", "shift_jis"),
            ("x-euc-jp", [0xc6, 0xfc], "日", "euc-jp"), ("big5", [0xa4, 0xa4], "中", "big5"),
            ("gb_2312-80", [0xd6, 0xd0], "中", "gbk"), ("gbk", [0x81, 0x40], "丂", "gbk"),
            ("gb18030", [0x94, 0x39, 0xda, 0x33], "💩", "gb18030"),
            ("ks_c_5601-1987", [0xb0, 0xa1], "가", "euc-kr"),
            ("UTF8", [0xe6, 0x97, 0xa5], "日", "utf-8"),
        ] as [(String, [UInt8], String, String)]
    )
    func `a label of the web means its table`(label: String, bytes: [UInt8], text: String, name: String) {
        for found in [decode(bytes, declared: label), decode(bytes, header: "text/xml; charset=\(label)")] {
            #expect(words(found) == text)
            #expect(found.charset == name)
            #expect(found.malformed.isEmpty)
        }
    }

    /// What the web has no names for, and names in other spellings.
    @Test(
        arguments: [
            ("windows_1251", [0xdf], "Я", "windows-1251"), ("win-1251", [0xdf], "Я", "windows-1251"),
            ("Windows1251", [0xdf], "Я", "windows-1251"), ("x-windows-1251", [0xdf], "Я", "windows-1251"),
            ("cp-1251", [0xdf], "Я", "windows-1251"), ("ms-cyrl", [0xdf], "Я", "windows-1251"),
            ("shiftjis", [0x93, 0xfa], "日", "shift_jis"), ("GB-2312", [0xd6, 0xd0], "中", "gbk"),
            ("iso_8859_2", [0xb1], "ą", "iso-8859-2"), ("ISO_8859_15", [0xa4], "€", "iso-8859-15"),
            ("maccyrillic", [0x9f], "Я", "x-mac-cyrillic"), ("cp437", [0x81], "ü", "cp437"),
            ("850", [0x81], "ü", "cp850"), ("IBM852", [0x81], "ü", "cp852"),
            ("csIBM855", [0xe0], "Я", "cp855"), ("cp1125", [0x9f], "Я", "cp1125"),
            ("johab", [0x88, 0x61], "가", "johab"), ("viscii", [0xe9], "é", "viscii"),
        ] as [(String, [UInt8], String, String)]
    )
    func `a label that the web does not have means its table, too`(
        label: String,
        bytes: [UInt8],
        text: String,
        name: String
    ) {
        let found = decode(bytes, declared: label)
        #expect(words(found) == text)
        #expect(found.charset == name)
        #expect(found.malformed.isEmpty)
    }

    @Test(arguments: ["iso-2022-jp", "hz-gb-2312", "iso-2022-kr", "utf-7"])
    func `bytes of eight bits are no charset of seven`(label: String) {
        let found = decode(Array("日本語".utf8), declared: label)
        #expect(words(found) == "日本語")
        #expect(found.malformed == [.wrongCharset])
    }

    /// `é` with a no-break space and a guillemet behind it is a sequence of UTF-8, as it happens.
    @Test func `a sequence by accident makes Latin 1 no UTF-8`() {
        let accident: [UInt8] = [0xe9, 0xa0, 0xbb]
        let latin1 = Array("d".utf8) + accident + (0..<20).flatMap { _ in [0xe9, 0x20] as [UInt8] }
        let found = decode(latin1)
        #expect(words(found) == "dé\u{a0}»" + String(repeating: "é ", count: 20))
        #expect(found.charset == "windows-1252")
    }

    @Test(arguments: [
        "text/xml; charset=koi8-r", "text/xml;charset=KOI8-R", "text/xml; charset=\"koi8-r\"",
        "text/xml; charset = 'koi8-r'", "text/xml; boundary=x; charset=koi8-r; q=1", "charset=koi8-r",
    ])
    func `a header states it in every form`(header: String) {
        #expect(words(decode([0xd1], header: header)) == "я")
    }

    @Test(arguments: ["text/xml", "text/xml; charset", "text/xml; charset=", "text/xml; charset=foo-99", ""])
    func `a header that states none is none`(header: String) {
        let found = decode(Array("я".utf8), header: header)
        #expect(words(found) == "я")
        #expect(found.charset == "utf-8")
    }

    @Test(arguments: [
        "<?xml version='1.0' encoding='koi8-r'?>",
        "<?xml version=\"1.0\"\n encoding = \"KOI8-R\" standalone='yes'?>",
        "\n <?XML encoding=koi8-r?>", "<html><meta charset=koi8-r>",
        "<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>",
    ])
    func `a document states it in every form`(declaration: String) {
        let text = DecodedText(Array(declaration.utf8) + [0xd1], contentType: "text/html; charset=latin1")
        #expect(text.charset == "koi8-r")
        #expect(String(decoding: text.bytes, as: UTF8.self).hasSuffix("я"))
    }

    @Test func `a declaration far into a document is none`() {
        let text = DecodedText(
            Array((String(repeating: " ", count: 2000) + "<?xml encoding='koi8-r'?>").utf8) + [0xd1],
            contentType: nil
        )
        #expect(text.charset == "windows-1252")
    }

    @Test func `a mark goes before everything`() {
        let body = [0xef, 0xbb, 0xbf] + Array("<?xml encoding='koi8-r'?><a>я</a>".utf8)
        let text = DecodedText(body, contentType: "text/xml; charset=latin1")
        #expect(text.charset == "utf-8")
        #expect(text.bytes.first == 0x3c)
        #expect(String(decoding: text.bytes, as: UTF8.self).contains("я"))
    }

    static let wide: [(name: String, bytes: Int, isBig: Bool)] = [
        ("utf-16le", 2, false), ("utf-16be", 2, true), ("utf-32le", 4, false), ("utf-32be", 4, true),
    ]

    private static func encode(_ text: String, bytes: Int, isBig: Bool) -> [UInt8] {
        let units = bytes == 2 ? text.utf16.map(UInt32.init) : text.unicodeScalars.map(\.value)
        return units.flatMap { unit in
            let little = (0..<bytes).map { UInt8(truncatingIfNeeded: unit >> (8 * UInt32($0))) }
            return isBig ? little.reversed() : little
        }
    }

    @Test(arguments: wide.indices, [true, false])
    func `wide units are known with and without their mark`(index: Int, hasMark: Bool) {
        let unit = Self.wide[index]
        let text = "<a>拉致 é 😀</a>"
        let body = Self.encode((hasMark ? "\u{feff}" : "") + text, bytes: unit.bytes, isBig: unit.isBig)
        let decoded = DecodedText(body, contentType: "text/xml; charset=utf-8")
        #expect(decoded.charset == unit.name)
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == text)
        #expect(decoded.malformed.isEmpty)
    }

    @Test(arguments: wide.indices)
    func `a unit that is no character spoils no other`(index: Int) {
        let unit = Self.wide[index]
        let before = Self.encode("<a>b", bytes: unit.bytes, isBig: unit.isBig)
        let odd: [UInt8] = unit.isBig ? [0xd8, 0x00] : [0x00, 0xd8]
        let padding = [UInt8](repeating: 0, count: unit.bytes - 2)
        let after = Self.encode("c</a>", bytes: unit.bytes, isBig: unit.isBig)
        let body = before + (unit.isBig ? padding + odd : odd + padding) + after
        let decoded = DecodedText(body, contentType: nil)
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == "<a>b\u{fffd}c</a>")
        #expect(decoded.malformed == [.invalidBytes])
    }

    @Test(arguments: [("utf-16", "я"), ("UTF-16LE", "拉致"), ("ucs-2", "é"), ("utf-32", "я")])
    func `a wide charset cannot be declared in ASCII bytes`(label: String, text: String) {
        let found = decode(Array(text.utf8), declared: label)
        #expect(words(found) == text)
        #expect(found.charset == "utf-8")
        #expect(found.malformed == [.wrongCharset])
    }

    @Test(
        arguments: [
            ("a valid text", Array("日本".utf8), "日本", []),
            ("one bad byte beside a good one", [0xe9] + Array("日".utf8), "\u{fffd}日", [.invalidBytes]),
            (
                "a sequence that breaks off", Array("日".utf8) + [0xe6, 0x97], "日\u{fffd}\u{fffd}",
                [.invalidBytes]
            ),
            (
                "a longer form than needed", Array("日".utf8) + [0xc0, 0x80], "日\u{fffd}\u{fffd}",
                [.invalidBytes]
            ),
            (
                "a surrogate", Array("日".utf8) + [0xed, 0xa0, 0x80], "日\u{fffd}\u{fffd}\u{fffd}",
                [.invalidBytes]
            ),
            (
                "past the last character", Array("日".utf8) + [0xf4, 0x90, 0x80, 0x80],
                "日\u{fffd}\u{fffd}\u{fffd}\u{fffd}", [.invalidBytes]
            ),
            ("no sequence at all", [0x93, 0xe9, 0x94], "“é”", [.wrongCharset]),
            ("controls", [0x61, 0, 7, 0x1b, 0x7f, 0x62], "ab", [.controlCharacters]),
            ("C1 controls, meant as windows-1252", [0xc2, 0x93, 0xc2, 0x81], "“", [.controlCharacters]),
            ("tab and line ends", [0x61, 9, 10, 13, 0x62], "a\t\n\rb", []),
        ] as [(String, [UInt8], String, Set<Malformation>)]
    )
    func `UTF-8 loses nothing but its bad bytes`(
        _: String,
        bytes: [UInt8],
        text: String,
        malformed: Set<Malformation>
    ) {
        let found = decode(bytes, declared: "utf-8")
        #expect(Array(words(found).utf8) == Array(text.utf8))
        #expect(found.malformed == malformed)
    }

    @Test(
        arguments: [
            ("koi8-r", "text/xml; charset=koi8-r", [0xd1], "я", "koi8-r"),
            ("utf-8", "text/xml; charset=koi8-r", [0xd1], "я", "koi8-r"),
            ("koi8-r", "text/xml; charset=utf-8", [0xd1], "я", "koi8-r"),
            ("utf-8", "text/xml; charset=utf-16", [0xe9], "é", "windows-1252"),
            ("foo-99", "text/xml; charset=koi8-r", [0xd1], "я", "koi8-r"),
        ] as [(String, String, [UInt8], String, String)]
    )
    func `bytes that cannot be as declared may be as the header says`(
        declared: String,
        header: String,
        bytes: [UInt8],
        text: String,
        charset: String
    ) {
        let found = decode(bytes, declared: declared, header: header)
        #expect(words(found) == text)
        #expect(found.charset == charset)
    }

    @Test func `bytes that a charset does not have are marked`() {
        let found = decode([0x93, 0xfa, 0xff, 0x21], declared: "shift_jis")
        #expect(words(found) == "日\u{fffd}!")
        #expect(found.malformed == [.invalidBytes])
    }

    @Test(
        arguments: [
            ("iso-2022-jp", [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42, 0x61], "日a"),
            ("iso-2022-jp", [0x1b, 0x24, 0x40, 0x46, 0x7c, 0x1b, 0x28, 0x4a, 0x61], "日a"),
            ("iso-2022-jp", [0x1b, 0x28, 0x49, 0x31, 0x1b, 0x28, 0x42], "ｱ"),
            ("iso-2022-jp", [0x61, 0x1b, 0x24], "a$"),
            ("iso-2022-jp", [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x0a, 0x61], "日\na"),
            ("hz-gb-2312", [0x7e, 0x7b, 0x56, 0x50, 0x7e, 0x7d, 0x61, 0x7e, 0x7e], "中a~"),
        ] as [(String, [UInt8], String)]
    )
    func `charsets of seven bits are unfolded`(label: String, bytes: [UInt8], text: String) {
        let found = decode(bytes, declared: label)
        #expect(words(found).hasPrefix(text))
        #expect(found.charset == label)
    }

    @Test func `a letter that a mark could follow is not lost at the end`() {
        let text = DecodedText([0xe0], contentType: "text/plain; charset=windows-1255")
        #expect(String(decoding: text.bytes, as: UTF8.self) == "א")
    }

    @Test func `nothing is read as nothing`() {
        #expect(DecodedText([], contentType: nil).bytes.isEmpty)
        #expect(DecodedText([0xff, 0xfe], contentType: nil).bytes.isEmpty)
    }
}
