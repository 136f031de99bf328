// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation
import NewsModel
import Testing

/// The catalogue of oddities that real feeds have, each once, in the order in which a body is read.
@Suite struct `The catalogue of odd feeds` {
    private func feed(_ text: String, url: String = "https://host.example/dir/feed.xml") throws -> ParsedFeed
    {
        try FeedParser.parse(Array(text.utf8), context: DocumentContext(url: url))
    }

    private func rss(_ items: String) throws -> ParsedFeed {
        try feed("<rss version='2.0'><channel><title>T</title>\(items)</channel></rss>")
    }

    private func item(_ inside: String) throws -> Entry {
        try #require(try rss("<item>\(inside)</item>").entries.first)
    }

    private func entry(_ inside: String) throws -> Entry {
        let text = "<feed xmlns='http://www.w3.org/2005/Atom'><entry>\(inside)</entry></feed>"
        return try #require(try feed(text).entries.first)
    }

    @Test func `1, undeclared HTML entities`() throws {
        #expect(
            try item("<title>for&ecirc;t&nbsp;&laquo;&thinsp;x&raquo;</title>").text.title == "forêt « x»"
        )
    }

    @Test func `2, a bare ampersand in a link`() throws {
        let found = try item("<link>https://a.example/?a=1&copy=2&amp;lt=3</link><title>R&D</title>")
        #expect(found.link == "https://a.example/?a=1&copy=2&lt=3")
        #expect(found.text.title == "R&D")
    }

    @Test func `3, control characters`() throws {
        let found = try rss("<item><title>a\u{1}b\u{8}c\u{b}d\u{1f}e</title></item>")
        #expect(found.entries.first?.text.title == "abcde")
        #expect(found.malformed == [.controlCharacters])
    }

    @Test func `4, invalid bytes in UTF-8`() throws {
        let body =
            Array("<rss><channel><item><title>日".utf8) + [0xe9]
            + Array("本</title></item></channel></rss>".utf8)
        let found = try FeedParser.parse(body)
        #expect(found.entries.first?.text.title == "日\u{fffd}本")
        #expect(found.malformed == [.invalidBytes])
    }

    @Test func `5, a declaration that the bytes contradict`() throws {
        let text =
            "<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>日本</title></channel></rss>"
        #expect(try feed(text).metadata.title == "日本")
        #expect(try feed(text).malformed == [.wrongCharset])
    }

    @Test func `6, quotes of windows-1252 in Latin 1`() throws {
        let body =
            Array("<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>".utf8) + [
                0x93, 0xe9, 0x94,
            ]
            + Array("</title></channel></rss>".utf8)
        #expect(try FeedParser.parse(body).metadata.title == "“é”")
    }

    @Test func `7, UTF-16 without a mark, declared as UTF-8`() throws {
        let text = "<?xml version='1.0' encoding='utf-8'?><rss><channel><title>日本</title></channel></rss>"
        let body = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        #expect(try FeedParser.parse(body).metadata.title == "日本")
    }

    @Test(arguments: ["\u{feff}", " \u{feff}", "\u{feff} \n", "\n\n\u{feff}\n"])
    func `8, a byte order mark before and after white space`(before: String) throws {
        #expect(
            try feed(before + "<?xml version='1.0'?><rss><channel><item/></channel></rss>").entries.count == 1
        )
    }

    @Test(arguments: ["\n", "Notice: x\n", "<!-- cached -->", "<br/><b>Warning</b>: y", "{\u{0}"])
    func `9, junk before the declaration`(before: String) throws {
        guard !before.hasPrefix("{") else { return }
        #expect(
            try feed(before + "<?xml version='1.0'?><rss><channel><item/></channel></rss>").entries.count == 1
        )
    }

    @Test(arguments: ["<script>track()</script>", "<!-- 0.1 s -->", "\n\n", "</html>", "words", "<item>"])
    func `10, junk behind the root`(after: String) throws {
        let found = try feed("<rss><channel><item><title>1</title></item></channel></rss>" + after)
        #expect(found.entries.map(\.text.title) == ["1"])
    }

    @Test(arguments: [
        "<item><title>2", "<item><title>2</title>", "<it", "<item><title>2</title></item", "<![CDATA[",
    ])
    func `11, a document that breaks off`(tail: String) throws {
        let found = try feed("<rss><channel><item><title>1</title></item>" + tail)
        #expect(found.entries.first?.text.title == "1")
        #expect(found.isTruncated)
    }

    @Test(arguments: [
        "<item><title>1</title><item><title>2</title></item>",
        "<item><title>1</item><item><title>2</title></item>",
        "<item><title>1</title></entry></item></x><item><title>2</title></item>",
        "<div><p><item><title>1</title></item></div><item><title>2</title></item>",
        "<item><title>1</title><b><i></item><item><title>2</title></item>",
        "<item><description>a</title></description><title>1</title></item><item><title>2</title></item>",
    ])
    func `12, tags that do not match`(items: String) throws {
        let found = try rss(items)
        #expect(found.entries.map(\.text.title) == ["1", "2"])
        #expect(found.malformed.isSubset(of: [.mismatchedTags]))
        #expect(!found.isTruncated)
    }

    @Test func `13, prefixes that nothing declares`() throws {
        let found = try rss(
            "<item><dc:creator>Ann</dc:creator><content:encoded>B</content:encoded><dc:date>2026-11-20</dc:date></item>"
        )
        let entry = try #require(found.entries.first)
        #expect(entry.authors == ["Ann"])
        #expect(entry.text.body == "B")
        #expect(entry.published == Date(rfc3339: "2026-11-20T00:00:00Z"))
        #expect(found.malformed == [.undeclaredPrefix])
    }

    @Test(arguments: [
        "http://www.w3.org/2005/Atom", "https://www.w3.org/2005/Atom", "http://www.w3.org/2005/Atom/",
        "http://www .w3.org/2005/Atom", "HTTP://WWW.W3.ORG/2005/ATOM", "http://w3.org/2005/Atom#",
        "urn:other", "",
    ])
    func `14, a namespace in another spelling`(uri: String) throws {
        let found = try feed("<feed xmlns='\(uri)'><entry><title>1</title><link href='a'/></entry></feed>")
        #expect(found.entries.first?.text.title == "1")
        #expect(found.entries.first?.link == "https://host.example/dir/a")
        #expect(found.format.family == .atom)
    }

    @Test func `15, titles of other things`() throws {
        let found = try item(
            "<image><title>I</title></image><media:content><media:title>M</media:title></media:content>"
                + "<author><title>A</title></author><source url='s'>S</source><title>Real</title>"
                + "<itunes:title>P</itunes:title><x:title xmlns:x='urn:x'>X</x:title>"
        )
        #expect(found.text.title == "Real")
    }

    @Test(arguments: [
        ("AT&amp;T", "AT&T"), ("AT&amp;amp;T", "AT&T"), ("&lt;i&gt;Ship&lt;/i&gt;", "Ship"),
        ("<![CDATA[<i>Ship</i> &amp; crew]]>", "Ship & crew"),
        ("&amp;lt;i&amp;gt;Ship&amp;lt;/i&amp;gt;", "Ship"),
        ("a &lt; b", "a < b"), ("<i>Ship</i>", "Ship"), ("&amp;#8217;s", "’s"),
    ])
    func `16, titles with HTML, and escaped twice`(source: String, expected: String) throws {
        #expect(try item("<title>\(source)</title>").text.title == expected)
    }

    @Test func `17, a body escaped once too often`() throws {
        let found = try item(
            "<description>&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Two</description>"
        )
        #expect(found.text.lead == "One\n\nTwo")
    }

    @Test func `18, XHTML with elements of feeds in it`() throws {
        let found = try entry(
            "<title>T</title><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><title>no</title>"
                + "<p>One</p><link href='no'/><div>Two</div></div></content><id>1</id>"
        )
        #expect(found.text.title == "T")
        #expect(found.text.body == "no\n\nOne\n\nTwo")
        #expect(found.link == nil)
        #expect(found.id == "1")
    }

    @Test(arguments: [
        ("<content type='html' mode='escaped'>&lt;p&gt;a&lt;/p&gt;</content>", "a"),
        ("<content type='text/html' mode='base64'>PHA+YTwvcD4=</content>", "a"),
        ("<content type='text/html' mode='base64'>PHA+ YTwv\ncD4</content>", "a"),
        ("<content src='https://a.example/x'/>", ""), ("<content type='text'>&lt;b&gt;</content>", "<b>"),
        ("<content type='image/png'>iVBORw0KGgo=</content>", ""),
    ])
    func `19, Atom content of every kind`(source: String, expected: String) throws {
        #expect(try entry(source).text.body == expected)
    }

    @Test func `20, no guid`() throws {
        let found = try item("<title>1</title><link>https://a.example/1</link>")
        #expect(found.id == nil)
        #expect(found.link == "https://a.example/1")
    }

    @Test func `21, one guid for all items`() throws {
        let found = try rss(
            "<item><guid>x</guid><title>1</title></item><item><guid>x</guid><title>2</title></item>"
        )
        #expect(found.entries.map(\.id) == ["x", "x"])
        #expect(found.entries.map(\.text.title) == ["1", "2"])
    }

    @Test func `22, a guid that is a URL is an alias`() throws {
        let found = try item(
            "<guid isPermaLink='false'>https://a.example/?p=1</guid><link>https://a.example/x</link>"
        )
        #expect(found.aliases == ["https://a.example/?p=1"])
        #expect(found.link == "https://a.example/x")
    }

    @Test(arguments: ["155910", "tag:a.example,2026:1", "a b c", "/1"])
    func `23, a permanent link that is no URL`(guid: String) throws {
        let found = try item("<guid isPermaLink='true'>\(guid)</guid>")
        #expect(found.id == guid)
        #expect(found.link == nil)
    }

    @Test func `24, several links`() throws {
        let found = try entry(
            "<link rel='via' href='https://v.example/'/><link rel='self' href='https://s.example/'/>"
                + "<link href='mailto:a@b.example'/><link rel='enclosure' href='https://e.example/'/>"
                + "<link rel='alternate' href='https://a.example/'/><link href='https://b.example/'/>"
        )
        #expect(found.link == "https://a.example/")
    }

    @Test(
        arguments: [
            ("xml:base='https://b.example/x/'", nil, "https://b.example/x/a"),
            ("", "https://c.example/y/", "https://c.example/y/a"), ("", nil, "https://host.example/dir/a"),
            ("xml:base='z/'", "https://c.example/y/", "https://c.example/y/z/a"),
            ("xml:base='javascript:x'", nil, "https://host.example/dir/a"),
            ("", "relative/", "https://host.example/dir/relative/a"),
        ] as [(String, String?, String)]
    )
    func `25, relative links`(attribute: String, location: String?, expected: String) throws {
        let text =
            "<feed xmlns='http://www.w3.org/2005/Atom' \(attribute)><entry><link href='a'/></entry></feed>"
        let context = DocumentContext(url: "https://host.example/dir/feed", contentLocation: location)
        #expect(try FeedParser.parse(Array(text.utf8), context: context).entries.first?.link == expected)
    }

    @Test func `26, the link behind a counting one`() throws {
        let found = try item(
            "<link>https://feeds.example/~r/1</link><feedburner:origLink>https://a.example/1</feedburner:origLink>"
        )
        #expect(found.link == "https://feeds.example/~r/1")
        #expect(found.aliases == ["https://a.example/1"])
    }

    @Test func `27, a date that nobody can read gives way to one that can be read`() throws {
        let found = try item("<pubDate>soon</pubDate><dc:date>2026-11-20T08:00Z</dc:date>")
        #expect(found.published == Date(rfc3339: "2026-11-20T08:00:00Z"))
        #expect(try item("<pubDate>soon</pubDate>").published == nil)
    }

    @Test func `28, dates far off are told as they stand`() throws {
        let dates = ["1970-01-01T00:00:00Z", "2099-01-01T00:00:00Z"]
        for date in dates { #expect(try item("<pubDate>\(date)</pubDate>").published == Date(rfc3339: date)) }
        #expect(try item("<title>1</title>").published == nil)
    }

    @Test(
        arguments: [[0x1f, 0x8b, 8, 0], [0x28, 0xb5, 0x2f, 0xfd], [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]]
            as [[UInt8]]
    )
    func `30, a compressed body is named`(body: [UInt8]) {
        #expect { try FeedParser.parse(body) } throws: { ($0 as? ParseFailure)?.reason == .binary }
    }

    @Test(arguments: [1, 2])
    func `30, gzip without a header is opened`(layers: Int) throws {
        let text = "<rss><channel><item><title>1</title></item></channel></rss>"
        let body = (0..<layers).reduce(Array(text.utf8)) { body, _ in GzipFile.stored(body) }
        #expect(try FeedParser.parse(body).entries.map(\.text.title) == ["1"])
    }

    @Test(arguments: [
        "<!DOCTYPE html><html><body>Log in</body></html>", "<html><head/></html>", "<HTML><TITLE>x",
        "<!-- x --><!doctype html><rss/>x".replacing("<rss/>", with: "<p>"),
        "<html><body><rss><channel><item/></channel></rss></body></html>",
    ])
    func `31, a page instead of a feed`(text: String) {
        #expect { try feed(text) } throws: { ($0 as? ParseFailure)?.reason == .html }
    }

    @Test func `32, a text of a megabyte on one line`() throws {
        let found = try rss(
            "<item><description>\(String(repeating: "x", count: 1 << 20))</description></item><item/>"
        )
        #expect(found.entries.count == 2)
        #expect(found.entries.first?.text.lead.utf8.count == ArticleText.maxFieldBytes)
    }

    @Test func `33, an empty feed`() throws {
        #expect(try rss("").entries.isEmpty)
        #expect(try feed("<feed xmlns='http://www.w3.org/2005/Atom'/>").malformed.isEmpty)
    }

    @Test func `34, items keep the document's order`() throws {
        let found = try rss(
            [3, 1, 2].map { "<item><title>\($0)</title><pubDate>2026-11-0\($0)</pubDate></item>" }.joined()
        )
        #expect(found.entries.map(\.text.title) == ["3", "1", "2"])
    }

    @Test func `35, where older entries are`() throws {
        let links = "<link rel='next' href='?page=2'/><link rel='prev-archive' href='/2026/10'/>"
        let found = try feed("<feed xmlns='http://www.w3.org/2005/Atom'>\(links)</feed>")
        #expect(found.metadata.next == "https://host.example/dir/feed.xml?page=2")
        #expect(found.metadata.prevArchive == "https://host.example/2026/10")
    }

    @Test func `36, a JSON Feed of the older kind`() throws {
        let found = try feed(
            #"{"version":"https://jsonfeed.org/version/1","items":[{"id":7,"author":{"name":"Ann"},"content_text":"x"}]}"#
        )
        #expect(found.format == .json1)
        #expect(found.entries.first?.id == "7")
        #expect(found.entries.first?.authors == ["Ann"])
    }

    @Test(
        arguments: [
            ("<rss><channel><item><title>1</title></item></channel></rss>", .rss),
            (
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
                    + "<item rdf:about='u'><title>1</title></item></rdf:RDF>", .rss10
            ),
            ("<RDF><item about='u'><title>1</title></item></RDF>", .rss10),
            ("<feed xmlns='urn:x'><entry><title>1</title></entry></feed>", .atom),
            ("<feed><entry><title>1</title></entry></feed>", .atom),
            ("<RSS VERSION='2.0'><CHANNEL><ITEM><TITLE>1</TITLE></ITEM></CHANNEL></RSS>", .rss20),
            ("<rss version='2.1'><item><title>1</title></item></rss>", .rss20),
        ] as [(String, FeedFormat)]
    )
    func `37, roots without their version or namespace`(text: String, format: FeedFormat) throws {
        let found = try feed(text)
        #expect(found.format == format)
        #expect(found.entries.map(\.text.title) == ["1"])
        if text.contains("about") { #expect(found.entries.first?.id == "u") }
    }

    @Test func `38, a sitemap`() throws {
        let found = try feed(
            "<urlset><url><loc>https://a.example/1</loc><lastmod>2026-11-20</lastmod>"
                + "<news:news><news:title>One</news:title></news:news></url><url><loc>https://a.example/2</loc></url></urlset>"
        )
        #expect(found.format == .sitemap)
        #expect(found.entries.map(\.link) == ["https://a.example/1", "https://a.example/2"])
        #expect(found.entries.map(\.text.title) == ["One", ""])
    }

    @Test func `39, entities that a DOCTYPE declares`() throws {
        let found = try feed(
            "<!DOCTYPE rss [<!ENTITY x 'y'><!ENTITY % z SYSTEM 'file:///etc/passwd'> %z;]>"
                + "<rss><channel><item><title>a &x; b</title></item></channel></rss>"
        )
        #expect(found.entries.first?.text.title == "a &x; b")
    }

    @Test func `40, references out of range`() throws {
        #expect(try item("<title>a&#55296;b&#x110000;c&#0;d</title>").text.title == "abcd")
    }

    @Test func `41, enclosures twice, relative, and of garbage length`() throws {
        let text =
            "<rss><channel><item><enclosure url='/a.mp3' length='many'/><enclosure url=' /a.mp3 '/><enclosure/>"
            + "<enclosure url='b.mp3' length='12' type='audio/mpeg'/></item></channel></rss>"
        let context = DocumentContext(url: "https://host.example/dir/")
        let json = try CanonicalDocument(parsing: Array(text.utf8), context: context).json
        let root = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
        let entry = try #require((root["entries"] as? [[String: Any]])?.first)
        let urls = (entry["enclosures"] as? [[String: Any]])?.map { $0["url"] as? String }
        #expect(urls == ["https://host.example/a.mp3", "https://host.example/dir/b.mp3"])
        #expect(try item("<enclosure url='https://a.example/a.mp3'/>").link == nil)
    }
}
