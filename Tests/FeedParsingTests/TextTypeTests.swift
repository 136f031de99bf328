// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation
import NewsModel
import Testing

@Suite struct `Texts and their types` {
    private func entry(_ inside: String, root: String = "") throws -> Entry {
        let text = "<feed xmlns='http://www.w3.org/2005/Atom' \(root)><entry>\(inside)</entry></feed>"
        return try #require(try FeedParser.parse(Array(text.utf8)).entries.first)
    }

    private func items(_ inside: String) throws -> ParsedFeed {
        try FeedParser.parse(Array("<rss><channel>\(inside)</channel></rss>".utf8))
    }

    @Test(arguments: [
        ("none is text", "", "a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("text", "type='text'", "a &lt;b&gt;", "a <b>"),
        ("text/plain", "type='text/plain'", "a &lt;b&gt;", "a <b>"),
        ("html", "type='html'", "a &lt;b&gt;c&lt;/b&gt; &amp;amp; d", "a c & d"),
        ("HTML", "type=' HTML '", "a &lt;b&gt;c&lt;/b&gt;", "a c"),
        ("text/html", "type='text/html'", "&lt;p&gt;a&lt;p&gt;b", "a b"),
        ("html in a section", "type='html'", "<![CDATA[a <b>c</b> &amp; d]]>", "a c & d"),
        ("with a parameter", "type='text/html; charset=utf-8'", "a &lt;b&gt;c&lt;/b&gt;", "a c"),
        ("another text", "type='text/markdown'", "a *c* &lt;b&gt;d&lt;/b&gt;", "a *c* d"),
        ("text/xml", "type='text/xml'", "&lt;p&gt;a&lt;/p&gt;", "a"),
        ("a word", "type='plain'", "a c", "a c"),
        ("another word", "type='escaped'", "a &lt;b&gt;c&lt;/b&gt;", "a c"),
        ("no text at all", "type='image/png'", "aGVsbG8=", ""),
        ("xhtml", "type='xhtml'", "<div>a <b>c</b> &amp;lt;</div>", "a c &lt;"),
        (
            "xhtml with a prefix", "type='xhtml'",
            "<x:div xmlns:x='http://www.w3.org/1999/xhtml'>a <x:b>c</x:b></x:div>", "a c"
        ),
        ("xhtml without its div", "type='xhtml'", "a <b>c</b>", "a c"),
        ("xhtml of nothing", "type='xhtml'", "<div/>", ""),
        ("unescaped tags where text is stated", "type='html'", "a <b>c</b>", "a c"),
    ])
    func `Atom's title is what its type says`(
        _: String,
        type: String,
        source: String,
        expected: String
    ) throws {
        #expect(try entry("<title \(type)>\(source)</title>").text.title == expected)
    }

    @Test func `a div that is not around all is kept, and its words with it`() throws {
        let found = try entry("<content type='xhtml'><div>one</div><div>two</div></content>")
        #expect(found.text.body == "one\n\ntwo")
    }

    @Test func `the first content with words is the body`() throws {
        let found = try entry(
            "<content type='image/png' src='a.png'/><content type='html'>&lt;p&gt;words&lt;/p&gt;</content><content>more</content>"
        )
        #expect(found.text.body == "words")
    }

    @Test(arguments: [
        ("<title>Words<link>https://a.example/</link>", "Words"), ("<title>Words<guid>1</guid>", "Words"),
        ("<title>Words<pubDate>2026</pubDate>", "Words"),
        ("<title>Words<description>d</description>", "Words"),
        ("<title>Words<b>bold</b></title>", "Words bold".replacing(" ", with: "")), ("<title>Words", "Words"),
        ("<title>Words</titel>", "Words"),
        ("<title>Words <title>inner</title> more</title>", "Words inner more"),
        ("<title>A</title><title>B</title>", "A"), ("<title/><title>B</title>", "B"),
    ])
    func `a title ends where it must`(source: String, expected: String) throws {
        let feed = try items("<item>\(source)</item><item><title>next</title></item>")
        #expect(feed.entries.map(\.text.title) == [expected, "next"])
    }

    @Test(arguments: [
        ("<description>One<item><title>next</title></item>", "One"),
        ("<description>One <p>two</item><item><title>next</title></item>", "One\n\ntwo"),
        (
            "<description>One <description>two</description> three</description></item><item><title>next</title></item>",
            "One two three"
        ),
    ])
    func `a long text ends with its item at the latest`(source: String, lead: String) throws {
        let feed = try items("<item>\(source)")
        #expect(feed.entries.map(\.text.lead) == [lead, ""])
        #expect(feed.entries.last?.text.title == "next")
    }

    @Test(
        arguments: [
            ("<id>https://a.example/1</id>", "https://a.example/1"), ("<id>urn:uuid:1</id>", nil),
            ("<id>https://a.example/1</id><link href='/2'/>", "https://b.example/2"),
            ("<id>https://a.example/1</id><link rel='edit' href='/2'/>", "https://a.example/1"),
        ] as [(String, String?)]
    )
    func `an id that could be a page is the last resort`(inside: String, link: String?) throws {
        #expect(try entry(inside, root: "xml:base='https://b.example/'").link == link)
    }

    @Test(arguments: [
        (#""url": "https://a.example/1", "external_url": "https://x.example/""#, "https://a.example/1"),
        (#""external_url": "https://x.example/""#, "https://x.example/"),
        (#""title": "t""#, "https://a.example/id"),
    ])
    func `a JSON item without a page is told by what it is about`(members: String, link: String) throws {
        let text =
            #"{"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": [{"id": "https://a.example/id", "#
            + members + "}]}"
        #expect(try FeedParser.parse(Array(text.utf8)).entries.map(\.link) == [link])
    }

    @Test func `a base and a language end with their element`() throws {
        let found = try entry(
            "<title xml:base='https://t.example/' xml:lang='fr'>x</title><link href='a'/>",
            root: "xml:base='https://b.example/' xml:lang='en'"
        )
        #expect(found.link == "https://b.example/a")
        #expect(found.language == "en")
    }

    @Test func `a text node of megabytes is cut, and what follows is read`() throws {
        let long = String(repeating: "word ", count: 1 << 18)
        let feed = try items(
            "<item><description>\(long)</description><title>1</title></item><item><title>2</title></item>"
        )
        #expect(feed.entries.map(\.text.title) == ["1", "2"])
        #expect(feed.entries.first.map { $0.text.lead.utf8.count <= 256 << 10 } == true)
        #expect(feed.malformed.isEmpty)
    }

    @Test(arguments: ["A", String(repeating: "long ", count: 1000)])
    func `a name is short, and a title is one line`(words: String) throws {
        let feed = try items("<item><author>\(words)</author><title>a\n\n\(words)</title></item>")
        let entry = try #require(feed.entries.first)
        #expect(entry.authors.allSatisfy { $0.utf8.count <= 1024 })
        #expect(!entry.text.title.contains("\n"))
    }

    @Test func `a context is made of a response's headers`() throws {
        let headers = HeaderFields([
            ("content-type", "text/xml; charset=koi8-r"), ("Content-Location", "/x/"),
            ("CONTENT-LANGUAGE", "ru"),
        ])
        let context = DocumentContext(url: "https://h.example/feed", headers: headers)
        let body =
            Array("<rss><channel><link>a</link><title>".utf8) + [0xd1]
            + Array("</title></channel></rss>".utf8)
        let found = try FeedParser.parse(body, context: context).metadata
        #expect(found.title == "я")
        #expect(found.link == "https://h.example/x/a")
        #expect(found.language == "ru")
    }
}
