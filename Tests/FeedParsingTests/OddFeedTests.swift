// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import NewsModel
import Testing

/// The oddities of real feeds, one by one.
@Suite struct `Odd feeds` {
    /// Reads an RSS item's inside.
    private func item(_ inside: String, root: String = "", url: String? = nil) throws -> Entry {
        let text =
            "<rss version='2.0' \(root)><channel><title>T</title><item>\(inside)</item></channel></rss>"
        let feed = try FeedParser.parse(Array(text.utf8), context: DocumentContext(url: url))
        return try #require(feed.entries.first)
    }

    /// Reads an Atom entry's inside.
    private func entry(_ inside: String) throws -> Entry {
        let text = "<feed xmlns='http://www.w3.org/2005/Atom'><entry>\(inside)</entry></feed>"
        return try #require(try FeedParser.parse(Array(text.utf8)).entries.first)
    }

    @Test(arguments: [
        ("an undeclared entity of HTML", "caf&eacute;&nbsp;&mdash; au lait", "café — au lait"),
        ("a bare ampersand", "AT&T and R&D", "AT&T and R&D"),
        ("an ampersand escaped twice", "AT&amp;amp;T", "AT&T"),
        ("markup in a title", "&lt;b&gt;North&lt;/b&gt; Korea", "North Korea"),
        ("a less-than that is no tag", "1 &lt; 2 &gt; 0", "1 < 2 > 0"),
        ("a word in angle brackets that is no tag", "The &lt;Foo&gt; affair", "The <Foo> affair"),
        ("a CDATA section", "<![CDATA[Fish & chips]]>", "Fish & chips"),
        ("two CDATA sections", "<![CDATA[One]]><![CDATA[ two]]>", "One two"),
        ("a comment inside", "One<!-- no -->two", "Onetwo"),
        ("line ends and tabs", "\n   North\n\t Korea\n", "North Korea"),
        ("a surrogate as a reference", "a&#55296;b&#xDFFF;c", "abc"),
        ("a reference out of range", "a&#x110000;b&#99999999999;c", "abc"),
        ("a control as a reference", "a&#0;b&#1;c&#x1b;d", "abcd"),
        ("windows-1252 as a reference", "it&#146;s", "it’s"),
        ("a reference without its semicolon", "caf&#233 s", "café s"),
        ("an unknown entity", "a &wordless; b", "a &wordless; b"),
    ])
    func `a title is plain text`(_: String, source: String, expected: String) throws {
        #expect(try item("<title>\(source)</title>").text.title == expected)
    }

    @Test(arguments: [
        ("a bare ampersand", "https://a.example/?a=1&b=2", "https://a.example/?a=1&b=2"),
        ("an escaped ampersand", "https://a.example/?a=1&amp;b=2", "https://a.example/?a=1&b=2"),
        (
            "a parameter named like an entity", "https://a.example/?a=1&copy=2&reg=3",
            "https://a.example/?a=1&copy=2&reg=3"
        ),
        ("white space around it", "\n  https://a.example/x \n", "https://a.example/x"),
        ("a line end within it", "https://a.example/\nx", "https://a.example/x"),
        ("CDATA", "<![CDATA[https://a.example/?x&y]]>", "https://a.example/?x&y"),
        ("a path", "/x?y", "https://host.example/x?y"),
        ("a name", "x", "https://host.example/dir/x"),
    ])
    func `a link is kept whole`(_: String, source: String, expected: String) throws {
        let found = try item("<link>\(source)</link>", url: "https://host.example/dir/feed.xml")
        #expect(found.link == expected)
    }

    @Test(arguments: [
        "http://www.w3.org/1999/xhtml", "http://search.yahoo.com/mrss/", "http://purl.org/dc/elements/1.1/",
        "http://www.itunes.com/dtds/podcast-1.0.dtd", "http://h.example/",
    ])
    func `a default namespace that no feed has is a mistake`(uri: String) throws {
        let found = try item(
            "<title>A</title><link>https://a.example/</link><itunes:title>B</itunes:title>",
            root: "xmlns='\(uri)'"
        )
        #expect(found.text.title == "A")
        #expect(found.link == "https://a.example/")
    }

    @Test(arguments: [
        "<channel xmlns='http://www.w3.org/1999/xhtml'><item>",
        "<channel><item xmlns='http://search.yahoo.com/mrss/'>",
        "<channel xmlns='http://purl.org/dc/elements/1.1/'><item xmlns='http://www.w3.org/1999/xhtml'>",
    ])
    func `a mistaken namespace is one further down, too, and ends with its element`(start: String) throws {
        let text =
            "<rss version='2.0'>\(start)<title>A</title><link>https://a.example/</link></item>"
            + "<item><title>B</title></item></channel></rss>"
        let found = try FeedParser.parse(Array(text.utf8))
        #expect(found.entries.map(\.text.title) == ["A", "B"])
        #expect(found.entries.first?.link == "https://a.example/")
    }

    @Test func `texts may be XHTML's together with their inside`() throws {
        let space = "xmlns='http://www.w3.org/1999/xhtml'"
        let found = try entry(
            "<title type='xhtml' \(space)><div>A <b>B</b></div></title><summary \(space)>C &amp; D</summary>"
                + "<content type='xhtml' \(space)><div><p>E</p><title>F</title></div></content><x:title \(space.replacing("xmlns", with: "xmlns:x"))>G</x:title>"
        )
        #expect(found.text.title == "A B")
        #expect(found.text.lead == "C & D")
        #expect(found.text.body.hasPrefix("E"))
    }

    @Test(arguments: [
        ("put into another one", "<![CDATA[<![CDATA[One]]>]]>", "One"),
        ("escaped", "&lt;![CDATA[One &amp;amp; two]]&gt;", "One & two"),
        ("escaped in a section", "<![CDATA[ <![cdata[One]]]]><![CDATA[> ]]>", "One"),
        ("meant", "&lt;![CDATA[One", "<![CDATA[One"),
    ])
    func `the marks of a section are no text`(_: String, source: String, expected: String) throws {
        #expect(try item("<title>\(source)</title>").text.title == expected)
    }

    @Test func `a link and an id lose the marks of an escaped section`() throws {
        let found = try item(
            "<link>&lt;![CDATA[https://a.example/?a&amp;b]]&gt;</link><guid>&lt;![CDATA[ 1 ]]&gt;</guid>"
        )
        #expect(found.link == "https://a.example/?a&b")
        #expect(found.id == "1")
    }

    @Test func `categories count inside their list`() throws {
        let list =
            "<categories><category>A</category><category>B</category></categories><category>C</category>"
        #expect(try item(list).categories == ["A", "B", "C"])
    }

    @Test func `an Atom entry that is a document is a feed of one`() throws {
        let text =
            "<entry xmlns='http://www.w3.org/2005/Atom'><id>tag:a.example,2026:1</id><title>A</title></entry>"
        let found = try FeedParser.parse(Array(text.utf8))
        #expect(found.entries.map(\.text.title) == ["A"])
        #expect(found.format == .atom10)
        #expect(found.malformed.isEmpty)
    }

    @Test func `an undeclared prefix is known by its name`() throws {
        let found = try item(
            "<media:title>M</media:title><dc:creator>Ann</dc:creator><content:encoded>B</content:encoded>"
        )
        #expect(found.authors == ["Ann"])
        #expect(found.text.body == "B")
    }

    @Test(arguments: [
        "http://purl.org/dc/elements/1.1", "HTTPS://purl.org/dc/elements/1.1/",
        "http://purl .org/dc/elements/1.1/",
    ])
    func `a namespace written in another way is the same`(uri: String) throws {
        #expect(try item("<q:creator>Ann</q:creator>", root: "xmlns:q='\(uri)'").authors == ["Ann"])
    }

    @Test func `titles of pictures, authors and sources are not the entry's`() throws {
        let found = try item(
            "<media:group><media:title>P</media:title></media:group><image><title>I</title></image>"
                + "<source url='u'>S</source><x:title xmlns:x='urn:x'>X</x:title><title>Real</title>"
        )
        #expect(found.text.title == "Real")
        #expect(found.outlet == "S")
    }

    @Test func `an unclosed item ends where the next begins`() throws {
        let text = "<rss><channel><item><title>1</title><item><title>2</title></item></channel></rss>"
        let feed = try FeedParser.parse(Array(text.utf8))
        #expect(feed.entries.map(\.text.title) == ["1", "2"])
        #expect(feed.malformed.contains(.mismatchedTags))
        #expect(!feed.isTruncated)
    }

    @Test func `an unclosed title ends at the link`() throws {
        let found = try item("<title>Words <link>https://a.example/</link>")
        #expect(found.text.title == "Words")
        #expect(found.link == "https://a.example/")
    }

    @Test func `a document that breaks off keeps its complete items`() throws {
        let text = "<rss><channel><item><title>1</title></item><item><title>2</title><description>ha"
        let feed = try FeedParser.parse(Array(text.utf8))
        #expect(feed.entries.map(\.text.title) == ["1"])
        #expect(feed.isTruncated)
    }

    @Test(arguments: [
        ("white space", "\n\n  "), ("a byte order mark", "\u{feff}"),
        ("a mark after a line end", "\n\u{feff}"),
        ("a warning of PHP", "<br />\n<b>Warning</b>: x in <b>/srv/y.php</b><br />"), ("words", "oops "),
    ])
    func `what stands before the declaration is passed over`(_: String, before: String) throws {
        let text =
            before
            + "<?xml version='1.0'?><rss><channel><item><title>1</title></item></channel></rss> <script>x</script>"
        #expect(try FeedParser.parse(Array(text.utf8)).entries.count == 1)
    }

    @Test func `a guid that says it is a link and is none is an id`() throws {
        let found = try item("<guid isPermaLink='true'>155910</guid>", url: "https://host.example/")
        #expect(found.id == "155910")
        #expect(found.link == nil)
    }

    @Test func `a guid that is the page is the link, and one beside a link is an alias`() throws {
        #expect(try item("<guid>https://a.example/1</guid>").link == "https://a.example/1")
        let both = try item(
            "<guid>https://a.example/?p=1</guid><link>https://a.example/x</link>"
                + "<feedburner:origLink>https://o.example/</feedburner:origLink>"
        )
        #expect(both.aliases == ["https://o.example/", "https://a.example/?p=1"])
    }

    @Test func `the first alternate that a browser follows is the link`() throws {
        let found = try entry(
            "<link rel='self' href='https://s.example/'/><link rel='enclosure' href='https://e.example/'/>"
                + "<link href='at://did/app/1'/><link rel='alternate' href='https://a.example/'/>"
        )
        #expect(found.link == "https://a.example/")
    }

    @Test(arguments: [
        ("<title>A &amp;lt;Foo&amp;gt; c</title>", "A &lt;Foo&gt; c"),
        ("<title type='html'>A &amp;lt;Foo&amp;gt; c</title>", "A <Foo> c"),
        (
            "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <title>x</title> &lt;b&gt;</div></title>",
            "A x <b>"
        ),
    ])
    func `Atom's type decides what a title is`(source: String, expected: String) throws {
        #expect(try entry(source).text.title == expected)
    }

    @Test func `a body escaped twice loses both layers`() throws {
        let found = try item(
            "<description>&amp;lt;p&amp;gt;North &amp;lt;b&amp;gt;Korea&amp;lt;/b&amp;gt;&amp;lt;/p&amp;gt;</description>"
        )
        #expect(found.text.lead == "North Korea")
    }

    @Test func `base64 content is decoded`() throws {
        let text =
            "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>"
            + "<content type='text/html' mode='base64'>PHA+SGVsbG88\nL3A+</content></entry></feed>"
        #expect(try FeedParser.parse(Array(text.utf8)).entries.first?.text.body == "Hello")
    }

    @Test func `the base nearest to a link counts`() throws {
        let text =
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://b.example/x/'>"
            + "<entry xml:base='y/'><link href='z'/></entry><entry><link href='z'/></entry></feed>"
        let feed = try FeedParser.parse(
            Array(text.utf8),
            context: DocumentContext(url: "https://host.example/")
        )
        #expect(feed.entries.map(\.link) == ["https://b.example/x/y/z", "https://b.example/x/z"])
    }

    @Test func `an empty feed is a feed`() throws {
        #expect(try FeedParser.parse(Array("<rss><channel/></rss>".utf8)).entries.isEmpty)
    }

    @Test func `a feed in a namespace that nobody knows is read`() throws {
        let text = "<feed xmlns='urn:mine'><entry><title>1</title></entry></feed>"
        #expect(try FeedParser.parse(Array(text.utf8)).entries.first?.text.title == "1")
    }
}
