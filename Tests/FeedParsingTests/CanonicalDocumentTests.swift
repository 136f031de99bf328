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

    @Test func `what watching leaves out is there`() throws {
        let found = try document(
            "<rss version='2.0'><channel><generator>G</generator><docs>D</docs><cloud domain='d' port='80'/>"
                + "<itunes:explicit>no</itunes:explicit><image><url>u</url></image></channel></rss>"
        )
        let feed = try #require(found["feed"] as? [String: Any])
        #expect(feed["generator"] as? String == "G")
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
