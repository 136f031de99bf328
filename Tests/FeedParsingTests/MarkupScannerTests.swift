// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Testing

@Suite struct `The markup scanner` {
    /// The tokens as words: `<a b=c>`, `<a/>`, `</a>`, `"text"`, `[section]`, `-` for what is passed over.
    private func tokens(_ text: String) -> [String] {
        var scanner = MarkupScanner(Array(text.utf8))
        var found: [String] = []
        while true {
            switch scanner.next() {
            case .text(let range): found.append("\"\(words(scanner, range))\"")
            case .cdata(let range): found.append("[\(words(scanner, range))]")
            case .startTag: found.append(tag(scanner))
            case .endTag: found.append("</\(words(scanner, scanner.name))>")
            case .other: found.append("-")
            case .end: return found
            }
        }
    }

    private func words(_ scanner: MarkupScanner, _ range: Range<Int>) -> String {
        String(decoding: scanner.bytes[range], as: UTF8.self)
    }

    private func tag(_ scanner: MarkupScanner) -> String {
        let attributes = scanner.attributes.map { " \(words(scanner, $0.name))=\(words(scanner, $0.value))" }
        return "<" + words(scanner, scanner.name) + attributes.joined() + (scanner.isSelfClosing ? "/>" : ">")
    }

    @Test(arguments: [
        ("nothing", "", []),
        ("text", "one two", ["\"one two\""]),
        ("an element", "<a>x</a>", ["<a>", "\"x\"", "</a>"]),
        ("an empty element", "<a/>", ["<a/>"]),
        ("white space in tags", "<a  />< b></a  >", ["<a/>", "\"< b>\"", "</a>"]),
        ("a prefix", "<dc:date>x</dc:date>", ["<dc:date>", "\"x\"", "</dc:date>"]),
        ("a name beyond ASCII", "<été>x</été>", ["<été>", "\"x\"", "</été>"]),
        ("a name with a digit", "<h1>x</h1>", ["<h1>", "\"x\"", "</h1>"]),
        ("no name: a digit", "<1>", ["\"<1>\""]),
        ("no name: a space", "1 < 2 > 0", ["\"1 \"", "\"< 2 > 0\""]),
        ("no name: the end", "a<", ["\"a\"", "\"<\""]),
        ("no end tag: a space", "</ a>", ["\"</ a>\""]),
        ("less-thans in a row", "<<<a>", ["\"<\"", "\"<\"", "<a>"]),
        ("an end tag with attributes", "</a b='c'>x", ["</a>", "\"x\""]),
        ("an end tag that runs into a tag", "</a<b>x", ["</a>", "<b>", "\"x\""]),
        ("a start tag that runs into a tag", "<a <b>x", ["<a>", "<b>", "\"x\""]),
        ("a bare ampersand", "a & b &c", ["\"a & b &c\""]),
        ("references", "&lt;a&gt;", ["\"&lt;a&gt;\""]),
    ])
    func `it tells tags from text`(_: String, source: String, expected: [String]) {
        #expect(tokens(source) == expected)
    }

    @Test(arguments: [
        ("double quotes", "<a b=\"c d\">", "<a b=c d>"),
        ("single quotes", "<a b='c \" d'>", "<a b=c \" d>"),
        ("no quotes", "<a b=c d=e>", "<a b=c d=e>"),
        ("white space around the sign", "<a b = 'c'\n\td\n=\n\"e\">", "<a b=c d=e>"),
        ("no value", "<a b c=d>", "<a b= c=d>"),
        ("an empty value", "<a b='' c=\"\">", "<a b= c=>"),
        ("a greater-than in quotes", "<a b='1>2'>", "<a b=1>2>"),
        ("a less-than in quotes", "<a b='1<2'>", "<a b=1<2>"),
        ("a slash in an unquoted link", "<a b=http://h.example/x>", "<a b=http://h.example/x>"),
        ("a slash that ends the tag", "<a b=http://h.example/>", "<a b=http://h.example/>"),
        ("a slash amid the tag", "<a / b=c>", "<a b=c>"),
        ("no space between two", "<a b='c'd='e'>", "<a b=c d=e>"),
        ("a quote that stands alone", "<a \" b=c>", "<a \"= b=c>"),
        ("one name twice", "<a b=1 b=2>", "<a b=1 b=2>"),
        ("references stay", "<a b='x&amp;y'>", "<a b=x&amp;y>"),
        ("an equals sign in a value", "<a b=c=d>", "<a b=c=d>"),
    ])
    func `it reads attributes in every form`(_: String, source: String, expected: String) {
        #expect(tokens(source) == [expected])
    }

    @Test(arguments: [
        ("a comment", "a<!-- <b> -->c", ["\"a\"", "-", "\"c\""]),
        ("dashes in a comment", "<!-- a -- b --->c", ["-", "\"c\""]),
        ("an empty comment", "<!---->a<!-->b<!--->c", ["-", "\"a\"", "-", "\"b\"", "-", "\"c\""]),
        ("a section", "a<![CDATA[<b>&]]>c", ["\"a\"", "[<b>&]", "\"c\""]),
        ("a section in lower case", "<![cdata[x]]>", ["[x]"]),
        ("an empty section", "<![CDATA[]]>x", ["[]", "\"x\""]),
        ("brackets in a section", "<![CDATA[a]]b]]]>", ["[a]]b]]"]),
        ("an instruction", "<?xml version='1.0'?>a", ["-", "\"a\""]),
        ("a greater-than in an instruction", "<?php a > b ?>c", ["-", "\"c\""]),
        (
            "a declaration without its second mark", "<?xml version='1.0'><a>b?></a>",
            ["-", "<a>", "\"b?>\"", "</a>"]
        ),
        ("an instruction without its second mark", "<?x y><a>", ["-", "<a>"]),
        ("a doctype", "<!DOCTYPE html>a", ["-", "\"a\""]),
        ("an internal subset", "<!DOCTYPE a [ <!ENTITY b \"c>]d\"> <!ELEMENT e (f)> ]>g", ["-", "\"g\""]),
        ("a quoted name in a doctype", "<!DOCTYPE a PUBLIC '>' \"]>\">b", ["-", "\"b\""]),
        ("a declaration that nobody knows", "<!x y>a", ["-", "\"a\""]),
    ])
    func `it passes over what is no content`(_: String, source: String, expected: [String]) {
        #expect(tokens(source) == expected)
    }

    @Test(arguments: [
        ("a tag", "<a b='c'", ["<a b=c>"]), ("a name", "<ab", ["<ab>"]), ("an attribute", "<a b", ["<a b=>"]),
        ("a sign", "<a b=", ["<a>"]), ("an end tag", "x</a", ["\"x\"", "</a>"]),
        ("a comment", "<!-- a", ["-"]),
        ("a section", "<![CDATA[a]]", ["[a]]]"]), ("the start of a section", "<![CDATA[", ["[]"]),
        ("an instruction", "<?a b", ["-"]), ("a doctype", "<!DOCTYPE a", ["-"]),
    ])
    func `what breaks off ends with the input`(_: String, source: String, expected: [String]) {
        #expect(tokens(source) == expected)
        var scanner = MarkupScanner(Array(source.utf8))
        while scanner.next() != .end {}
        #expect(scanner.isCutShort)
        #expect(scanner.position == source.utf8.count)
    }

    @Test func `a whole document is not cut short`() {
        var scanner = MarkupScanner(Array("<?xml?><!-- --><a b='c'>d<![CDATA[e]]></a>\n".utf8))
        while scanner.next() != .end {}
        #expect(!scanner.isCutShort)
    }

    @Test func `every byte belongs to exactly one token`() {
        let text = "a<b c=d>e</b><!-- f --><![CDATA[g]]><?h?><1><<i/>&j;<k"
        var scanner = MarkupScanner(Array(text.utf8))
        var covered = 0
        while scanner.next() != .end {
            #expect(scanner.tokenStart == covered)
            #expect(scanner.position > covered)
            covered = scanner.position
        }
        #expect(covered == text.utf8.count)
    }

    @Test func `a part of the input is read as if it were all`() {
        let bytes = Array("<a><![CDATA[x]]></a>".utf8)
        var scanner = MarkupScanner(bytes, in: 3..<14)
        let token1 = scanner.next()
        #expect(token1 == .cdata(12..<14))
        let token2 = scanner.next()
        #expect(token2 == .end)
        #expect(scanner.isCutShort)
    }

    @Test func `a part that reaches past the input is cut to it`() {
        var scanner = MarkupScanner(Array("ab".utf8), in: 1..<900)
        let token3 = scanner.next()
        #expect(token3 == .text(1..<2))
        let token4 = scanner.next()
        #expect(token4 == .end)
    }

    @Test(
        arguments: [
            ("<a HREF='x'>", "x"), ("<a xlink:href='x'>", "x"), ("<a nohref='y' href=x>", "x"),
            ("<a nohref='y'>", nil),
            ("<a>", nil), ("<a href>", ""), ("<a href=1 href=2>", "1"),
        ] as [(String, String?)]
    )
    func `an attribute is found by its local name`(source: String, expected: String?) {
        var scanner = MarkupScanner(Array(source.utf8))
        let token5 = scanner.next()
        #expect(token5 == .startTag)
        #expect(scanner.attribute("href").map { words(scanner, $0) } == expected)
    }

    @Test func `the text of an attribute has its references resolved, and no white space around it`() throws {
        var scanner = MarkupScanner(Array("<a b='  R&amp;D &#8211; x&copy=1 '>".utf8))
        let token6 = scanner.next()
        #expect(token6 == .startTag)
        let value = try #require(scanner.attribute("b"))
        #expect(scanner.text(ofAttribute: value) == "R&D – x&copy=1")
    }

    @Test(arguments: [
        ("x < y && '</p>'</script>after", "after"), ("x</SCRIPT >after", "after"), ("never closed </p>", ""),
        ("</scripts></script>after", "</script>after"), ("x</script", ""),
    ])
    func `raw text ends at its own end tag`(source: String, rest: String) {
        var scanner = MarkupScanner(Array(source.utf8))
        scanner.skipRawText(until: "script")
        #expect(words(scanner, scanner.position..<scanner.end) == rest)
    }

    @Test func `attributes past the limit are passed over, and the tag goes on`() {
        let many = (0..<500).map { " a\($0)='\($0)'" }.joined()
        var scanner = MarkupScanner(Array("<x\(many)/>after".utf8))
        let token7 = scanner.next()
        #expect(token7 == .startTag)
        #expect(scanner.attributes.count == 128)
        #expect(scanner.isSelfClosing)
        let token8 = scanner.next()
        #expect(token8 == .text(scanner.tokenStart..<scanner.end))
    }
}
