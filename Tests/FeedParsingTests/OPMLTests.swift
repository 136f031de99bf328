// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Testing

@Suite struct OPMLReaderTests {
    private func read(_ text: String) throws -> OPMLDocument { try OPMLReader.read(Array(text.utf8)) }
    private func first(_ outline: String) throws -> OPMLDocument.Outline {
        try #require(try read("<opml><body>\(outline)</body></opml>").outlines.first)
    }

    @Test func `an outline has a title, URLs, a kind and categories`() throws {
        let outline = try first(
            #"<outline text="Kyodo" title="K" type="rss" xmlUrl="https://a.example/f" "#
                + #"htmlUrl="https://a.example/" category="/asia/japan, wires"/>"#
        )
        #expect(outline.title == "Kyodo")
        #expect(outline.xmlURL == "https://a.example/f")
        #expect(outline.htmlURL == "https://a.example/")
        #expect(outline.kind == "rss")
        #expect(outline.categories == ["/asia/japan", "wires"])
        #expect(outline.folders.isEmpty)
    }

    @Test(arguments: [
        (#"<outline title="T" xmlurl="u"/>"#, "T", "u"),
        (#"<OUTLINE TEXT="T" XMLURL="u"/>"#, "T", "u"),
        (#"<outline text='T' xmlUrl='u'></outline>"#, "T", "u"),
        (#"<outline text="" title="T" xmlUrl="u"/>"#, "T", "u"),
        (
            #"<outline text="A & B" xmlUrl="https://a.example/?a=1&b=2"/>"#, "A & B",
            "https://a.example/?a=1&b=2"
        ),
        (
            #"<outline text="A &amp; B" xmlUrl="https://a.example/?a=1&amp;b=2"/>"#, "A & B",
            "https://a.example/?a=1&b=2"
        ),
        (#"<outline text="caf&eacute;" xmlUrl=" u "/>"#, "café", "u"),
        ("<outline text=\"two\n  lines\" xmlUrl=\"u\"/>", "two lines", "u"),
        (#"<outline text="T" type="rss" url="u"/>"#, "T", "u"),
        (#"<outline xmlUrl="u"/>"#, "", "u"),
        (#"<o:outline text="T" o:xmlUrl="u"/>"#, "T", "u"),
    ])
    func `an outline is read however it is written`(outline: String, title: String, url: String) throws {
        #expect(try first(outline).title == title)
        #expect(try first(outline).xmlURL == url)
    }

    @Test(arguments: ["|touch /tmp/x", "exec:~/bin/x", "filter:a:https://b.example/", "file:///etc/passwd"])
    func `a command is kept as text`(url: String) throws {
        #expect(try first("<outline text=\"T\" xmlUrl=\"\(url)\"/>").xmlURL == url)
    }

    @Test(arguments: [
        ("feed://a.example/f", "http://a.example/f"), ("feed:https://a.example/f", "https://a.example/f"),
        ("FEED://a.example/f", "http://a.example/f"),
        ("https://a.example/feed:1", "https://a.example/feed:1"),
    ])
    func `a scheme for readers of feeds is the web's`(stated: String, url: String) throws {
        #expect(try first("<outline text='T' xmlUrl='\(stated)'/>").xmlURL == url)
    }

    @Test func `folders are the titles of the outlines around a feed`() throws {
        let document = try read(
            """
            <opml version="1.0"><head><title>All &amp; more</title></head><body>
            <outline text="Asia"><outline title="Korea"><outline text="Yonhap" xmlUrl="1"/></outline>
            <outline text="Kyodo" xmlUrl="2"/></outline><outline text="NHK" xmlUrl="3"/></body></opml>
            """
        )
        #expect(document.title == "All & more")
        #expect(document.outlines.map(\.folders) == [["Asia", "Korea"], ["Asia"], []])
        #expect(document.outlines.map(\.title) == ["Yonhap", "Kyodo", "NHK"])
    }

    @Test func `a feed that is not closed is no folder of the next`() throws {
        let document = try read(#"<opml><outline text="A" xmlUrl="1"><outline text="B" xmlUrl="2"></opml>"#)
        #expect(document.outlines.map(\.folders) == [[], []])
    }

    @Test func `a feed without a URL is told, and a list that another includes`() throws {
        #expect(try first(#"<outline text="T" type="rss"/>"#).xmlURL == nil)
        #expect(try first(#"<outline text="T" type="include" url="l.opml"/>"#).kind == "include")
        #expect(try read(#"<opml><outline text="T" type="link" url="u"/></opml>"#).outlines.isEmpty)
    }

    @Test func `each outline has its line and column`() throws {
        let document = try read("<opml>\n<outline text='é'>\r\n  é <outline xmlUrl='u'/>\n</opml>")
        #expect(document.outlines.first?.position == OPMLDocument.Position(line: 3, column: 5))
    }

    @Test func `the charset may be wrong, missing or wide`() throws {
        let latin =
            Array(#"<?xml version="1.0" encoding="utf-8"?><opml><outline text="caf"#.utf8) + [0xe9]
            + Array(#"" xmlUrl="u"/></opml>"#.utf8)
        #expect(try OPMLReader.read(latin).outlines.first?.title == "café")
        let units = Array(#"<opml><outline text="é" xmlUrl="u"/>"#.utf16)
        let wide: [UInt8] = [0xff, 0xfe] + units.flatMap { unit -> [UInt8] in [UInt8(unit & 255), 0] }
        #expect(try OPMLReader.read(wide).outlines.first?.title == "é")
    }

    @Test func `outlines may nest without end, folders are remembered to a bound`() throws {
        let depth = 100_000
        let deep = String(repeating: "<outline text='f'>", count: depth)
        let close = String(repeating: "</outline>", count: depth)
        let document = try read("<opml>\(deep)<outline xmlUrl='1'/>\(close)<outline xmlUrl='2'/></opml>")
        #expect(document.outlines.map(\.folders.count) == [OPMLReader.maxFolders, 0])
    }

    @Test(arguments: [
        ("", ParseFailure.Reason.empty), ("words", .text), ("<html><body/></html>", .html),
        ("<rss version='2.0'><channel/></rss>", .otherMarkup),
    ])
    func `what is no list is refused`(text: String, reason: ParseFailure.Reason) throws {
        let failure = #expect(throws: ParseFailure.self) { try read(text) }
        #expect(failure?.reason == reason)
    }

    @Test func `an empty list is a list`() throws {
        #expect(try read("<opml version='2.0'><head/><body/></opml>") == OPMLDocument())
    }
}

@Suite struct OPMLWriterTests {
    private let list = OPMLDocument(
        title: "News & \"more\"",
        outlines: [
            .init(
                title: "A <b> & 'c'",
                xmlURL: "https://a.example/?a=1&b=\"2\"",
                htmlURL: "https://a.example/"
            ),
            .init(title: "拉致", xmlURL: "2", folders: ["Asia"], categories: ["/asia/japan", "wires"]),
            .init(title: "&amp;", xmlURL: "3", kind: "atom", folders: ["Asia", "K & R"]),
            .init(title: "", xmlURL: nil, folders: ["Asia"]),
            .init(title: "|x", xmlURL: "|touch /tmp/x", folders: ["B"]),
        ]
    )

    private func withoutPositions(_ document: OPMLDocument) -> OPMLDocument {
        var document = document
        for index in document.outlines.indices { document.outlines[index].position = nil }
        return document
    }

    @Test func `a list comes back as it was written`() throws {
        let text = OPMLWriter.write(list)
        #expect(withoutPositions(try OPMLReader.read(Array(text.utf8))) == list)
    }

    @Test func `outlines of a folder stand together`() throws {
        var scattered = list
        scattered.outlines = [1, 4, 2, 0, 3].map { list.outlines[$0] }
        let text = OPMLWriter.write(scattered)
        #expect(text.split(separator: "text=\"Asia\"").count == 2)
        let back = withoutPositions(try OPMLReader.read(Array(text.utf8)))
        #expect(Set(back.outlines) == Set(list.outlines))
    }

    @Test func `the text is OPML 2 with one element a line`() {
        let text = OPMLWriter.write(
            OPMLDocument(title: "T", outlines: [.init(title: "a", xmlURL: "u", folders: ["F"])])
        )
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <opml version="2.0">
                  <head>
                    <title>T</title>
                  </head>
                  <body>
                    <outline text="F">
                      <outline type="rss" text="a" title="a" xmlUrl="u"/>
                    </outline>
                  </body>
                </opml>

                """
        )
    }

    @Test func `characters that XML does not have are left out`() {
        let text = OPMLWriter.write(OPMLDocument(title: "a\u{0}\u{1b}b\u{ffff}c\nd"))
        #expect(text.contains("<title>abc d</title>"))
    }
}
