// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import NewsModel
import Testing

@Suite struct `What a feed says of itself` {
    private func metadata(_ inside: String, language: String? = nil) throws -> FeedMetadata {
        let text = "<rss version='2.0'><channel>\(inside)<item><title>1</title></item></channel></rss>"
        let context = DocumentContext(url: "https://host.example/feed", contentLanguage: language)
        return try FeedParser.parse(Array(text.utf8), context: context).metadata
    }

    @Test(
        arguments: [
            ("30", 30), (" 60 ", 60), ("0", nil), ("-5", nil), ("soon", nil), ("1.5", nil), ("", nil),
            ("99999999999999999999", nil),
        ] as [(String, Int?)]
    )
    func `a time to live is whole minutes`(text: String, minutes: Int?) throws {
        #expect(try metadata("<ttl>\(text)</ttl>").ttlMinutes == minutes)
    }

    @Test(
        arguments: [
            ("<hour>0</hour><hour>23</hour>", [0, 23]), ("<hour>24</hour>", [0]),
            ("<hour>25</hour><hour>-1</hour>", []),
            ("<hour>x</hour><hour> 7 </hour>", [7]), ("<hour>1</hour><hour>1</hour>", [1]), ("", []),
        ] as [(String, Set<Int>)]
    )
    func `hours to skip are hours of a day`(hours: String, expected: Set<Int>) throws {
        #expect(try metadata("<skipHours>\(hours)</skipHours>").skipHours == expected)
    }

    @Test(
        arguments: [
            ("<day>Monday</day><day>SUNDAY</day>", [.monday, .sunday]), ("<day>Someday</day>", []),
            ("<day> friday </day>", [.friday]),
        ] as [(String, Set<FeedParsing.Weekday>)]
    )
    func `days to skip are days of a week`(days: String, expected: Set<FeedParsing.Weekday>) throws {
        #expect(try metadata("<skipDays>\(days)</skipDays>").skipDays == expected)
    }

    @Test(
        arguments: [
            ("hourly", "1", 3600), ("hourly", "2", 1800), ("daily", nil, 86_400), (nil, "24", 3600),
            ("weekly", "7", 86_400),
            ("Monthly", "1", 30 * 86_400), ("yearly", "365", 86_400), ("daily", "0", 86_400),
            ("daily", "-3", 86_400),
            ("daily", "often", 86_400), ("now", "1", nil), (nil, nil, nil),
        ] as [(String?, String?, Int?)]
    )
    func `the time between changes is period by frequency`(
        period: String?,
        often: String?,
        seconds: Int?
    ) throws {
        let inside =
            (period.map { "<sy:updatePeriod>\($0)</sy:updatePeriod>" } ?? "")
            + (often.map { "<sy:updateFrequency>\($0)</sy:updateFrequency>" } ?? "")
        #expect(try metadata(inside).updateInterval == seconds.map { .seconds($0) })
    }

    @Test func `links of every relation are told apart`() throws {
        let found = try metadata(
            "<link>/</link><atom:link rel='self' href='/feed'/><atom:link rel='hub' href='https://h1.example/'/>"
                + "<atom:link rel='hub' href='https://h2.example/'/><atom:link rel='next' href='?page=2'/>"
        )
        #expect(found.link == "https://host.example/")
        #expect(found.selfLink == "https://host.example/feed")
        #expect(found.hubs == ["https://h1.example/", "https://h2.example/"])
        #expect(found.next == "https://host.example/feed?page=2")
    }

    @Test func `an empty element's attributes count, too`() throws {
        let rdf = "<rdf:RDF><item rdf:about='https://a.example/1'/><item rdf:about='2'/></rdf:RDF>"
        #expect(try FeedParser.parse(Array(rdf.utf8)).entries.map(\.id) == ["https://a.example/1", "2"])
        let cdf = "<CHANNEL><ITEM HREF='https://a.example/1'/></CHANNEL>"
        #expect(try FeedParser.parse(Array(cdf.utf8)).entries.map(\.link) == ["https://a.example/1"])
    }

    @Test func `an archive before is told apart from the next page`() throws {
        let found = try metadata(
            "<atom:link rel='prev-archive' href='/2026/10'/><atom:link rel='next' href='/2'/>"
        )
        #expect(found.prevArchive == "https://host.example/2026/10")
        #expect(found.next == "https://host.example/2")
    }

    @Test(arguments: [
        ("<fh:complete xmlns:fh='http://purl.org/syndication/history/1.0'/>", true, false),
        ("<h:archive xmlns:h='http://purl.org/syndication/history/1.0'></h:archive>", false, true),
        ("<fh:complete/>", true, false), ("<complete/>", false, false), ("", false, false),
    ])
    func `a feed says whether it is complete, or an archive`(
        inside: String,
        isComplete: Bool,
        isArchive: Bool
    ) throws {
        let found = try metadata(inside)
        #expect(found.isComplete == isComplete)
        #expect(found.isArchive == isArchive)
    }

    @Test(arguments: [
        "<itunes:new-feed-url>https://new.example/</itunes:new-feed-url>",
        "<redirect><newLocation>https://new.example/</newLocation></redirect>",
    ])
    func `a feed may say where it moved to`(inside: String) throws {
        #expect(try metadata(inside).movedTo == "https://new.example/")
    }

    @Test func `the document's language goes before the header's`() throws {
        #expect(try metadata("<language>ja</language>", language: "en").language == "ja")
        #expect(try metadata("<dc:language>ko</dc:language>").language == "ko")
        #expect(try metadata("", language: "en").language == "en")
        #expect(try metadata("").language == nil)
    }

    @Test func `an entry's language is its own, or the document's`() throws {
        let text =
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en-GB'><entry/><entry xml:lang='ko_KR'/>"
            + "<entry><title xml:lang='fr'>x</title></entry></feed>"
        #expect(
            try FeedParser.parse(Array(text.utf8)).entries.map(\.language) == ["en-GB", "ko-KR", "en-GB"]
        )
    }

    @Test func `a title of a picture or a text field is not the feed's`() throws {
        let found = try metadata(
            "<image><title>I</title><link>https://i.example/</link></image>"
                + "<textInput><title>S</title><link>https://s.example/</link></textInput><title> A\n B </title>"
        )
        #expect(found.title == "A B")
        #expect(found.link == nil)
    }
}

@Suite struct `What an entry says` {
    private func item(_ inside: String, root: String = "") throws -> Entry {
        let text = "<rss version='2.0' \(root)><channel><item>\(inside)</item></channel></rss>"
        return try #require(try FeedParser.parse(Array(text.utf8)).entries.first)
    }

    private func entry(_ inside: String) throws -> Entry {
        let text = "<feed xmlns='http://www.w3.org/2005/Atom'><entry>\(inside)</entry></feed>"
        return try #require(try FeedParser.parse(Array(text.utf8)).entries.first)
    }

    @Test(arguments: [
        ("<author>ann@a.example (Ann Bell)</author>", ["Ann Bell"]),
        ("<author>ann@a.example</author>", ["ann@a.example"]),
        ("<dc:creator>Ann</dc:creator><dc:creator>Bo</dc:creator>", ["Ann", "Bo"]),
        ("<dc:creator>Ann</dc:creator><dc:creator>Ann</dc:creator>", ["Ann"]),
        ("<itunes:author>Pod</itunes:author><dc:creator>Ann</dc:creator>", ["Ann", "Pod"]),
        ("<author><name>Ann\n  Bell</name><email>a@b.example</email></author>", ["Ann Bell"]),
        ("<author>  </author>", []), ("<author>()</author>", []), ("<author>((Ann))</author>", ["Ann"]),
        ("<author>Ann &lt;ann@a.example&gt;</author>", ["Ann"]),
        ("<dc:creator><![CDATA[Ann & Bo]]></dc:creator>", ["Ann & Bo"]),
    ])
    func `authors are names`(inside: String, expected: [String]) throws {
        #expect(try item(inside).authors == expected)
    }

    @Test(arguments: [
        ("<category>a</category><category>b</category>", ["a", "b"]),
        ("<category> a\n b </category>", ["a b"]),
        ("<category>a</category><category>a</category>", ["a"]), ("<dc:subject>s</dc:subject>", ["s"]),
        ("<media:keywords>a, b ,c</media:keywords>", ["a", "b", "c"]),
        ("<itunes:category text='News'/>", ["News"]),
        ("<category/><category></category>", []), ("<category domain='d'>a</category>", ["a"]),
    ])
    func `categories are labels`(inside: String, expected: [String]) throws {
        #expect(try item(inside).categories == expected)
    }

    @Test func `an Atom category is its label, or its term`() throws {
        let found = try entry(
            "<category term='pol' label='Politics'/><category term='asia'/><category label='a&#10;b' term='x'/>"
        )
        #expect(found.categories == ["Politics", "asia", "a b"])
    }

    @Test(
        arguments: [
            ("<source url='u'>The Gazette</source>", "The Gazette"),
            ("<dc:publisher>Press</dc:publisher>", "Press"),
            ("<title>x</title>", nil), ("<source url='u'/>", nil),
        ] as [(String, String?)]
    )
    func `the outlet is the source, or the publisher`(inside: String, expected: String?) throws {
        #expect(try item(inside).outlet == expected)
    }

    @Test func `an Atom source keeps its parts to itself`() throws {
        let found = try entry(
            "<source><title>S</title><id>s</id><link href='https://s.example/'/><updated>2020-01-01</updated></source>"
                + "<title>T</title><id>t</id>"
        )
        #expect(found.outlet == "S")
        #expect(found.text.title == "T")
        #expect(found.id == "t")
        #expect(found.link == nil)
        #expect(found.updated == nil)
    }

    @Test(arguments: [
        ("<description>d</description>", "d", ""), ("<content:encoded>c</content:encoded>", "", "c"),
        ("<description>d</description><content:encoded>c</content:encoded>", "d", "c"),
        ("<description>d</description><summary>s</summary>", "s", "d"), ("<fullitem>f</fullitem>", "", "f"),
        ("<itunes:summary>i</itunes:summary><description>d</description>", "d", ""),
        ("<media:description>m</media:description>", "m", ""),
        ("<body xmlns='http://www.w3.org/1999/xhtml'><p>a</p><p>b</p></body>", "", "a\n\nb"),
        ("<description><p>unescaped</p><p>HTML</p></description>", "unescaped\n\nHTML", ""),
        ("<description>one\n\ntwo\nthree</description>", "one\n\ntwo three", ""),
        ("<description/>", "", ""), ("<description><![CDATA[]]></description>", "", ""),
    ])
    func `lead and body are found`(inside: String, lead: String, body: String) throws {
        #expect(try item(inside).text == ArticleText(lead: lead, body: body))
    }

    @Test func `the nearer vocabulary's title counts, whichever comes first`() throws {
        #expect(try item("<dc:title>D</dc:title><title>T</title>").text.title == "T")
        #expect(try item("<title>T</title><dc:title>D</dc:title>").text.title == "T")
        #expect(try item("<dc:title>D</dc:title>").text.title == "D")
        #expect(try item("<title></title><dc:title>D</dc:title>").text.title == "D")
    }

    @Test func `a prefix means what the nearest declaration says`() throws {
        let found = try item(
            "<q:group xmlns:q='urn:x'><q:creator>no</q:creator></q:group><q:creator>Ann</q:creator>"
                + "<z:title xmlns:z='http://purl.org/rss/1.0/'>T</z:title>",
            root: "xmlns:q='http://purl.org/dc/elements/1.1/'"
        )
        #expect(found.authors == ["Ann"])
        #expect(found.text.title == "T")
    }

    @Test func `well-known prefixes keep their meaning behind a URI that nobody knows`() throws {
        let found = try item("<dc:creator>Ann</dc:creator>", root: "xmlns:dc='http://typo.example/dc'")
        #expect(found.authors == ["Ann"])
    }
}
