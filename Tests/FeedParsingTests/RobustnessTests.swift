// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import NewsModel
import Testing

/// Nothing crashes, hangs or grows without bound, whatever comes: documents of every kind, cut and mutated.
@Suite(.timeLimit(.minutes(2))) struct `Damaged documents` {
    static let documents: [(name: String, text: String)] = [
        (
            "RSS",
            """
            <?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0" \
            xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>é &amp; 拉</title><item><title><![CDATA[<b>1</b>]]>\
            </title><link>https://a.example/?a=1&b=2</link><guid>1</guid><pubDate>Mon, 23 Nov 2026 01:25:00 +0900\
            </pubDate><description>&lt;p&gt;x&lt;br/&gt;&#8217;&nbsp;</description><dc:creator>N (n@a.example)\
            </dc:creator></item><item><title>2</title></item></channel></rss>
            """
        ),
        (
            "Atom",
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/" xml:lang="de"><title type="html">\
            &lt;i&gt;T</title><link rel="next" href="?2"/><entry><id>tag:1</id><title type="xhtml"><div \
            xmlns="http://www.w3.org/1999/xhtml">1</div></title><updated>2026-11-23T01:25:00Z</updated><content \
            type="application/octet-stream">PHA+eDwvcD4=</content><author><name>N</name></author></entry></feed>
            """
        ),
        (
            "JSON",
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":1,"title":"\\u00e9\\ud83d\\ude00",\
            "content_html":"<p>1</p>","tags":["a",null],"authors":[{"name":"N"}],"date_published":"2026-11-23"}]}
            """
        ),
        ("OPML", "<opml><body><outline text='A'><outline text=\"B&C\" xmlUrl='u'/></outline></body></opml>"),
    ]

    private func read(_ bytes: [UInt8]) {
        let feed = try? FeedParser.parse(bytes)
        _ = try? CanonicalDocument(parsing: bytes)
        _ = try? OPMLReader.read(bytes)
        for entry in feed?.entries ?? [] { #expect(entry.text.body.utf8.count <= ArticleText.maxFieldBytes) }
    }

    @Test(arguments: documents.map(\.name))
    func `a document is cut at any byte`(name: String) throws {
        let body = Array(try #require(Self.documents.first { $0.name == name }).text.utf8)
        for count in 0...body.count { read(Array(body.prefix(count))) }
        for count in 1..<body.count { read(Array(body.suffix(count))) }
    }

    @Test func `a cut document is truncated, and keeps the entries before the cut`() throws {
        let body = Array(Self.documents[0].text.utf8)
        let firstEnd = try #require(Self.documents[0].text.utf8.firstRange(of: "</item>".utf8)).upperBound
        let kept = Self.documents[0].text.utf8
            .distance(from: Self.documents[0].text.utf8.startIndex, to: firstEnd)
        for count in kept..<body.count - "</rss>".utf8.count {
            let feed = try FeedParser.parse(Array(body.prefix(count)))
            #expect(feed.isTruncated)
            #expect(feed.entries.first?.text.title == "1")
        }
    }

    @Test(arguments: documents.map(\.name), [1, 2, 3] as [UInt64])
    func `a document is mutated`(name: String, seed: UInt64) throws {
        let body = Array(try #require(Self.documents.first { $0.name == name }).text.utf8)
        var random = Numbers(state: seed)
        for _ in 0..<150 {
            var changed = body
            for _ in 0...Int.random(in: 0..<6, using: &random) { random.mutate(&changed) }
            read(changed)
        }
    }

    @Test(
        arguments: [
            ("UTF-16 LE", [0xff, 0xfe], false), ("UTF-16 BE", [0xfe, 0xff], true),
            ("UTF-16 LE without a mark", [], false),
            ("UTF-16 BE without a mark", [], true),
        ] as [(String, [UInt8], Bool)]
    )
    func `wide text is read, and may end in half a character`(_: String, mark: [UInt8], isBig: Bool) throws {
        let text = "<rss><channel><item><title>é拉</title></item></channel></rss>"
        let body =
            mark
            + text.utf16.flatMap { unit -> [UInt8] in
                let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
                return isBig ? [high, low] : [low, high]
            }
        #expect(try FeedParser.parse(body).entries.first?.text.title == "é拉")
        for count in 0..<body.count { read(Array(body.prefix(count))) }
    }

    @Test func `fifty megabytes stand on one line`() throws {
        let line = [UInt8](repeating: 0x78, count: 50 << 20)
        let body =
            Array("<rss><channel><item><title>1</title><description>".utf8) + line
            + Array("</description></item></channel></rss>".utf8)
        let entry = try #require(try FeedParser.parse(body).entries.first)
        #expect(entry.text.lead.utf8.count == ArticleText.maxFieldBytes)
    }

    @Test(arguments: ["x ", "拉致", "&amp;", "&#x41;", "<b>x</b> ", "&lt;p>", "]]", "\n\n"])
    func `one text has ten megabytes`(piece: String) throws {
        let text = String(repeating: piece, count: (10 << 20) / piece.utf8.count)
        let body = Array("<rss><channel><item><description>\(text)</description></item></channel></rss>".utf8)
        let feed = try FeedParser.parse(body)
        #expect(feed.entries.count == 1)
        #expect(try #require(feed.entries.first).text.lead.utf8.count <= ArticleText.maxFieldBytes)
    }
}

/// Numbers that are the same on every run (SplitMix64).
private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }

    /// Changes, removes, doubles or inserts a few bytes.
    mutating func mutate(_ bytes: inout [UInt8]) {
        let start = Int.random(in: 0...bytes.count, using: &self)
        let end = min(bytes.count, start + Int.random(in: 0..<24, using: &self))
        let odd: [UInt8] = [0, 0x0a, 0x22, 0x26, 0x3c, 0x3e, 0x5d, 0x80, 0xc2, 0xe2, 0xf0, 0xff]
        switch Int.random(in: 0..<4, using: &self) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
        case 2: bytes.insert(odd.randomElement(using: &self) ?? 0, at: start)
        default: for index in start..<end { bytes[index] = odd.randomElement(using: &self) ?? 0 }
        }
    }
}
