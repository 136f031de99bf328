// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation
import Testing

@Suite struct `Canonical documents` {
    private func document(_ text: String, url: String? = nil) throws -> [String: Any] {
        let json = try CanonicalDocument(parsing: Array(text.utf8), context: DocumentContext(url: url)).json
        return try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    }

    @Test func `links within HTML are absolute`() throws {
        let found = try document(
            "<rss><channel><item><description>&lt;a href=' /x?a&amp;amp;b '&gt;y&lt;/a&gt;</description></item></channel></rss>",
            url: "https://h.example/"
        )
        let entry = try #require((found["entries"] as? [[String: Any]])?.first)
        #expect(entry["summary"] as? String == "<a href='https://h.example/x?a&amp;b'>y</a>")
        #expect(entry["summary_type"] as? String == "text/html")
    }

    @Test(arguments: [
        ("<p><a href='a'>x</a></p>", "<p><a href='https://b.example/c/a'>x</a></p>"),
        (
            "<div xml:base='d/'><a href='a'/><p xml:base='/e/'><a href='a'/></p><a href='a'/></div><a href='a'/>",
            "<div xml:base='d/'><a href='https://b.example/c/d/a'/><p xml:base='/e/'><a href='https://b.example/e/a'/></p>"
                + "<a href='https://b.example/c/d/a'/></div><a href='https://b.example/c/a'/>"
        ),
        (
            "<p xml:base='d/'><p><a href='a'/></p><a href='a'/></p><a href='a'/>",
            "<p xml:base='d/'><p><a href='https://b.example/c/d/a'/></p><a href='https://b.example/c/d/a'/></p>"
                + "<a href='https://b.example/c/a'/>"
        ),
        (
            "<img xml:base='d/' src='a'/><img src='a'/>",
            "<img xml:base='d/' src='https://b.example/c/d/a'/><img src='https://b.example/c/a'/>"
        ),
    ])
    func `a base inside XHTML counts for its element`(inside: String, expected: String) throws {
        let found = try document(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml' xml:base='https://b.example/c/'>"
                + "<div xmlns='http://www.w3.org/1999/xhtml'>\(inside)</div></content></entry></feed>"
        )
        let entry = try #require((found["entries"] as? [[String: Any]])?.first)
        #expect((entry["content"] as? [[String: Any]])?.first?["value"] as? String == expected)
    }

    @Test(arguments: [
        ("a script", "a<script>x('<b>')</script>b", "ab"),
        ("a script that does not end", "a<script>x <p>", "a"),
        ("a style", "a<style>b{}</style>c", "ac"),
        ("a frame", "a<iframe src='https://h.example/'>b</iframe>c", "abc"),
        ("an object", "<object data='x'><p>a</p></object>", "<p>a</p>"),
        (
            "a handler", "<img src='https://h.example/a' onload='x()' alt='b'>",
            "<img src='https://h.example/a'  alt='b'>"
        ),
        ("a handler without quotes", "<p ONCLICK=x()>a</p>", "<p >a</p>"),
        ("a handler without a value", "<p onclick>a</p>", "<p >a</p>"),
        ("a comment", "a<!-- <script> -->b", "ab"),
        ("a comment that does not end", "a<p>b</p><!-- <script>", "a<p>b</p>"),
        ("a section", "a<p>b</p><![CDATA[<script>x]]&gt;", "a<p>b</p>&lt;script&gt;x]]&amp;gt;"),
        ("a link that is a script", "<a href='javascript:x()'>a</a>", "<a href=''>a</a>"),
        ("a script in disguise", "<a href=' java&#10;script&colon;x()'>a</a>", "<a href=''>a</a>"),
        (
            "words that are none", "<p title='onclick'>javascript: on</p>",
            "<p title='onclick'>javascript: on</p>"
        ),
    ])
    func `nothing in HTML acts`(_: String, inside: String, expected: String) throws {
        let found = try document(
            "<rss><channel><item><description><![CDATA[\(inside)]]></description></item></channel></rss>"
        )
        let entry = try #require((found["entries"] as? [[String: Any]])?.first)
        #expect(entry["summary"] as? String == expected)
    }

    @Test(arguments: [
        "<rss><channel><x>", "<rss><channel><items>", "<feed xmlns='http://www.w3.org/2005/Atom'><entries>",
    ])
    func `entries inside an unknown element are entries`(start: String) throws {
        let found = try document("\(start)<item><title>A</title></item><item><title>B</title></item>")
        #expect((found["entries"] as? [[String: Any]])?.compactMap { $0["title"] as? String } == ["A", "B"])
    }

    @Test func `a generator has a name, and iTunes' picture is one`() throws {
        let found = try document(
            "<feed xmlns='http://www.w3.org/2005/Atom'><generator uri='https://g.example/' version='2'>G</generator>"
                + "<itunes:image href='https://h.example/i.png'/></feed>"
        )
        let feed = try #require(found["feed"] as? [String: Any])
        #expect(
            feed["generator"] as? [String: String] == [
                "name": "G", "url": "https://g.example/", "version": "2",
            ]
        )
        #expect(feed["image"] as? [String: String] == ["url": "https://h.example/i.png"])
    }

    @Test func `what watching leaves out is there`() throws {
        let found = try document(
            "<rss version='2.0'><channel><generator>G</generator><docs>D</docs><cloud domain='d' port='80'/>"
                + "<itunes:explicit>no</itunes:explicit><image><url>u</url></image></channel></rss>"
        )
        let feed = try #require(found["feed"] as? [String: Any])
        #expect((feed["generator"] as? [String: Any])?["name"] as? String == "G")
        #expect((feed["cloud"] as? [String: Any])?["port"] as? String == "80")
        #expect((feed["image"] as? [String: Any])?["url"] as? String == "u")
        #expect((feed["x"] as? [String: Any])?["itunes_explicit"] as? String == "no")
        #expect(found["format"] as? String == "rss20")
    }

    @Test(
        arguments: [
            ("Ann (ann@a.example)", "Ann", "ann@a.example"), ("ann@a.example (Ann)", "Ann", "ann@a.example"),
            ("Ann <ann@a.example>", "Ann", "ann@a.example"), ("ann@a.example", nil, "ann@a.example"),
            ("Ann", "Ann", nil),
        ] as [(String, String?, String?)]
    )
    func `a person is a name and a mail address`(text: String, name: String?, mail: String?) throws {
        let escaped = text.replacing("<", with: "&lt;")
        let found = try document("<rss><channel><item><author>\(escaped)</author></item></channel></rss>")
        let author = ((found["entries"] as? [[String: Any]])?.first?["authors"] as? [[String: Any]])?.first
        #expect(author?["name"] as? String == name)
        #expect(author?["email"] as? String == mail)
    }
}
