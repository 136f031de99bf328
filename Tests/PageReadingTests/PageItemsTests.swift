// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation
import NewsModel
import PageReading
import Testing

@Suite struct `Items of a page without a feed` {
    private func entries(_ html: String, _ expressions: PageExpressions) throws(PageFailure) -> [Entry] {
        let context = DocumentContext(url: "https://h.example/news/list?page=1")
        return try PageItems.entries(in: Array(html.utf8), context: context, expressions: expressions).entries
    }

    private static let list = """
        <html lang="en-GB"><head><title>News of the office</title></head><body><ul class="news">
        <li><a href="a.html">First <b>thing</b></a> <time datetime="2024-05-01T10:00:00+02:00">1 May</time><p>One.</p><p>Two.</p></li>
        <li><a href="/b.html"><img></a><a href="/b.html">Second thing</a><span class=d>3 May 2024</span></li>
        <li><a href="/b.html">Second thing</a></li>
        <li><a href="javascript:x()">Third, without a page</a></li>
        <li></li></ul></body></html>
        """

    @Test func `have a title, a link and a date without any more expressions`() throws {
        let found = try entries(Self.list, PageExpressions(items: "//ul[@class='news']/li"))
        #expect(found.map(\.text.title) == ["First thing", "Second thing", "Third, without a page"])
        #expect(found.map(\.link) == ["https://h.example/news/a.html", "https://h.example/b.html", nil])
        #expect(found[0].published == Date(timeIntervalSince1970: 1_714_550_400))
        #expect(found[0].text.lead.isEmpty)
    }

    @Test func `are read by expressions within each item`() throws {
        let expressions = PageExpressions(
            items: "//li",
            title: "concat('No. ', count(preceding-sibling::li) + 1)",
            link: "a/@href",
            date: ".//*[@class='d']",
            text: "p"
        )
        let found = try entries(Self.list, expressions)
        #expect(found[0].text.title == "No. 1")
        #expect(found[0].text.lead == "One.\n\nTwo.")
        #expect(found[1].published == Date(timeIntervalSince1970: 1_714_694_400))
        #expect(found[0].published == nil)
    }

    @Test func `have links against the page's base`() throws {
        let page = "<head><base href='/deep/er/'></head><body><div><a href='x?a=1&amp;b=2'>X</a></div></body>"
        #expect(
            try entries(page, PageExpressions(items: "//div")).first?.link
                == "https://h.example/deep/er/x?a=1&b=2"
        )
    }

    @Test(arguments: [
        ("2024年3月5日 午後2時30分", 1_709_649_000.0), ("2024. 3. 5.", 1_709_596_800),
        ("Published on 5 March 2024", 1_709_596_800),
        ("Updated: 2024-03-05T00:00:00Z", 1_709_596_800), ("2024년 3월 5일", 1_709_564_400),
    ])
    func `have dates in the spellings of pages`(text: String, time: Double) throws {
        let found = try entries(
            "<div><a href=x>X</a><i>\(text)</i></div>",
            PageExpressions(items: "//div", date: "i")
        )
        #expect(found.first?.published == Date(timeIntervalSince1970: time))
    }

    @Test func `may be the links themselves`() throws {
        let found = try entries(Self.list, PageExpressions(items: "//a[@href]"))
        #expect(found.map(\.text.title) == ["First thing", "Second thing", "Third, without a page"])
    }

    @Test func `are a thousand at most`() throws {
        let page = (0..<3_000).map { "<p><a href='/\($0)'>Item \($0)</a></p>" }.joined()
        #expect(try entries("<body>\(page)", PageExpressions(items: "//p")).count == 1_000)
    }

    @Test func `come with what the page says of itself`() throws {
        let listing = try PageItems.entries(
            in: Array(Self.list.utf8),
            context: DocumentContext(url: "https://h.example/"),
            expressions: PageExpressions(items: "//li")
        )
        #expect(listing.metadata.title == "News of the office")
        #expect(listing.metadata.language == "en-GB")
        #expect(!listing.isTruncated && listing.encoding == "utf-8")
    }

    @Test(arguments: [
        (PageExpressions(items: "//nothing"), PageFailure.Reason.noItems, "//nothing"),
        (PageExpressions(items: "//li["), .expression, "items"),
        (PageExpressions(items: "count(//li)"), .expression, "node set"),
        (PageExpressions(items: "//li", title: "foo(.)"), .expression, "title"),
        (PageExpressions(items: "//li", link: "document('/etc/passwd')"), .expression, "link"),
        (PageExpressions(items: "//li", date: "$x"), .expression, "date"),
        (PageExpressions(items: "//hr"), .noItems, "//hr"),
        (PageExpressions(items: "//*[count(//*[count(//*[count(//*) > 1]) > 1]) > 1]"), .expression, "steps"),
    ])
    func `that cannot be found say which expression is wrong`(
        expressions: PageExpressions,
        reason: PageFailure.Reason,
        words: String
    ) {
        let page = Self.list + String(repeating: "<p><i>x</i></p>", count: 300)
        #expect { try entries(page, expressions) } throws: { error in
            let failure = error as? PageFailure
            return failure?.reason == reason && failure?.detail.contains(words) == true
        }
    }
}

@Suite struct `XPath expressions` {
    @Test(arguments: [
        "//li", "//a[contains(@class, 'x')]/@href", ".//time", "//div[@id='a']//p[position() < 3]",
        "string(.)",
        "normalize-space(.//h2)", "descendant-or-self::a[@href]", "//*[self::h2 or self::h3]",
        "//p[not(@class)]",
        "//a[text() = '日本']", "concat('$x foo(', @id)", "//li[position() mod 2 = 1]", "a | b",
    ])
    func `that are right pass`(text: String) throws {
        #expect(XPathExpression.check(text) == nil)
        #expect(try XPathExpression(text).text == text)
    }

    @Test(
        arguments: [
            ("", 0), ("//a[", 4), ("count(//p", 9), ("///", 3), ("//a[@href", 9), ("//p[foo()]", 4),
            ("$x/y", 0),
            ("//svg:path", 2), ("document('/etc/passwd')", 0), ("//li[matches(., 'x')]", 5), ("//a]", 3),
            ("unparsed-text('x')", 0), ("key('a', 'b')", 0), ("here()", 0), ("'open", nil), ("a\u{0}b", nil),
        ] as [(String, Int?)]
    )
    func `that are wrong are refused, with the place`(text: String, offset: Int?) {
        let problem = XPathExpression.check(text)
        #expect(problem != nil && problem?.message.isEmpty == false)
        if let offset { #expect(problem?.offset == offset) }
    }

    @Test func `that are too long or too deep are refused`() {
        #expect(XPathExpression.check(String(repeating: "a/", count: 3_000) + "a") != nil)
        #expect(
            XPathExpression.check(
                String(repeating: "(", count: 2_000) + "a" + String(repeating: ")", count: 2_000)
            ) != nil
        )
    }
}
