// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import NewsModel
import Testing

/// What would hang, crash or swell a careless parser.
@Suite(.timeLimit(.minutes(1))) struct `Hostile input` {
    private static func repeated(_ piece: String, _ count: Int) -> String {
        String(repeating: piece, count: count)
    }

    static let documents: [(name: String, text: String)] = [
        ("100,000 elements deep", "<rss><channel>" + repeated("<a>", 100_000)),
        ("40,000 items deep", "<rss><channel>" + repeated("<item>", 40_000)),
        ("50,000 titles deep", "<rss><channel><item>" + repeated("<title>", 50_000)),
        ("end tags that close nothing", "<rss><channel>" + repeated("</x>", 200_000)),
        ("end tags under a deep stack", "<rss>" + repeated("<a>", 120) + repeated("</x>", 50_000)),
        ("comments that never end", "<rss><channel>" + repeated("<!--", 200_000)),
        ("sections that never end", "<rss><channel><item><title>" + repeated("<![CDATA[", 100_000)),
        ("instructions that never end", "<rss><channel>" + repeated("<?x", 200_000)),
        ("quotes that never close", "<rss><channel>" + repeated("<a b=\"", 100_001)),
        ("doctypes that never end", repeated("<!DOCTYPE x [", 100_000)),
        ("one tag of 100,000 attributes", "<rss " + repeated("a='1' ", 100_000) + ">"),
        ("less-thans", "<rss><channel><item><title>" + repeated("<", 500_000)),
        (
            "ampersands",
            "<rss><channel><item><title>" + repeated("&", 500_000) + "</title></item></channel></rss>"
        ),
        (
            "a reference of a megabyte",
            "<rss><channel><item><title>&" + repeated("a", 1 << 20) + ";</title></item></channel></rss>"
        ),
        (
            "a number of a megabyte",
            "<rss><channel><item><title>&#" + repeated("9", 1 << 20) + ";</title></item></channel></rss>"
        ),
        ("namespaces without end", "<rss>" + repeated("<a xmlns:b='c'>", 50_000)),
        (
            "scripts that never end",
            "<rss><channel><item><description>" + repeated("&lt;script>", 100_000)
                + "</description></item></channel></rss>"
        ),
        ("JSON 100,000 deep", "{\"version\":\"1\",\"items\":" + repeated("[", 100_000)),
        ("JSON objects 100,000 deep", repeated("{\"a\":", 100_000)),
        (
            "declarations of every prefix, and elements without one",
            "<rss>"
                + repeated("<a " + (0..<120).map { "xmlns:b\($0)='c' " }.joined() + ">", 120)
                + repeated("<x:y/>", 20_000)
        ),
        (
            "a name in 100,000 parentheses",
            "<rss><channel><item><author>" + repeated("(", 100_000) + repeated(")", 100_000)
                + "</author></item></channel></rss>"
        ),
        (
            "100,000 keywords",
            "<rss><channel><item><keywords>" + repeated("a,b ,", 50_000) + "</keywords></item>"
        ),
        ("a link of a megabyte", "<rss><channel><item><link>" + repeated("../", 300_000) + "</link></item>"),
        ("a base of a megabyte", "<rss xml:base='" + repeated("a/", 500_000) + "'><channel><link>b</link>"),
        (
            "a base of a megabyte under 20,000 links",
            "<feed xml:base='http://h.example/" + repeated("a/", 500_000) + "'>"
                + repeated("<entry><link href='b'/></entry>", 20_000)
        ),
        ("50,000 items", "<rss><channel>" + repeated("<item/>", 50_000)),
        ("600,000 values of JSON", "{\"version\":\"1\",\"items\":[" + repeated("1,", 600_000) + "]}"),
        ("JSON escapes", "{\"version\":\"1\",\"items\":[\"" + repeated("\\ud800", 100_000) + "\"]}"),
    ]

    @Test(arguments: documents.map(\.name))
    func `it ends soon, with or without entries`(name: String) throws {
        let document = try #require(Self.documents.first { $0.name == name })
        let clock = ContinuousClock()
        let body = Array(document.text.utf8)
        let time = clock.measure { _ = try? FeedParser.parse(body) }
        #expect(time < .seconds(10))
        let json = try? CanonicalDocument(parsing: body).json
        #expect(json?.isEmpty != true)
    }

    @Test func `a base past the limit is none, and one with a long query goes without it`() throws {
        func link(base: String) throws -> String? {
            let text = "<feed xml:base='\(base)'><entry><link href='b'/></entry></feed>"
            return try FeedParser.parse(Array(text.utf8)).entries.first?.link
        }
        #expect(try link(base: "http://h.example/" + Self.repeated("a/", 1000)) == nil)
        #expect(try link(base: "http://h.example/a?" + Self.repeated("q", 2000)) == "http://h.example/b")
        #expect(try link(base: "http://h.example/a/") == "http://h.example/a/b")
    }

    @Test func `elements that were not closed take no later entry with them`() throws {
        let text =
            "<rss><channel><item><title>1</title><x:y>" + Self.repeated("<x:p>", 300)
            + "</item><item><title>2</title><x:y>" + Self.repeated("<x:p>", 300)
            + "<item><title>3</title></item></channel></rss>"
        let feed = try FeedParser.parse(Array(text.utf8))
        #expect(feed.entries.map(\.text.title) == ["1", "2", "3"])
        #expect(feed.malformed.contains(.overLimit))
        #expect(!feed.isTruncated)
    }

    @Test func `entries past the limit are left out, and told of`() throws {
        let feed = try FeedParser.parse(
            Array(("<rss><channel>" + Self.repeated("<item/>", 20_100) + "</channel></rss>").utf8)
        )
        #expect(feed.entries.count == 20_000)
        #expect(feed.malformed.contains(.overLimit))
    }

    @Test func `a body past the limit is refused unread`() {
        #expect { try FeedParser.parse([UInt8](repeating: 0x20, count: ParseLimits.maxBytes + 1)) } throws: {
            ($0 as? ParseFailure)?.reason == .tooLarge
        }
    }

    @Test func `an entity bomb is not expanded`() throws {
        let bomb = """
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
            <rss><channel><item><title>&c; &f;</title></item></channel></rss>
            """
        let title = try FeedParser.parse(Array(bomb.utf8)).entries.first?.text.title
        #expect(title == "&c; &f;")
    }

    @Test func `a field is cut at 256 KiB, at a character`() throws {
        let text =
            "<rss><channel><item><description>" + Self.repeated("拉致", 100_000)
            + "</description></item></channel></rss>"
        let lead = try #require(try FeedParser.parse(Array(text.utf8)).entries.first?.text.lead)
        #expect(lead.utf8.count <= 256 << 10)
        #expect(lead.utf8.count > (256 << 10) - 4)
        #expect(lead.allSatisfy { "拉致".contains($0) })
    }

    @Test func `control characters and NUL are gone`() throws {
        let text = "<rss><channel><item><title>a\u{0}b\u{7}c\u{1b}[31md\u{9b}e</title></item></channel></rss>"
        #expect(try FeedParser.parse(Array(text.utf8)).entries.first?.text.title == "abc[31md›e")
    }

    @Test func `no byte, anywhere, brings it down`() {
        let text = Array(
            "<?xml encoding='x'?><rss><item><title a=\"b\">&amp;<![CDATA[c]]></title><guid/></item></rss>"
                .utf8
        )
        for index in text.indices {
            for byte in [UInt8(0), 0x22, 0x26, 0x3c, 0x3e, 0x80, 0xc3, 0xff] {
                var changed = text
                changed[index] = byte
                _ = try? FeedParser.parse(changed)
                _ = try? CanonicalDocument(parsing: changed)
            }
        }
    }
}
