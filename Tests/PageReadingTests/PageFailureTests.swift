// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import NewsModel
import PageReading
import Testing

@Suite struct `Pages without an article` {
    private func reason(_ body: [UInt8]) -> PageFailure.Reason? {
        do throws(PageFailure) {
            _ = try PageReader.read(body)
            return nil
        } catch {
            return error.detail.isEmpty ? nil : error.reason
        }
    }

    @Test(arguments: [
        ("", PageFailure.Reason.empty), (" \n\t", .empty), ("plain words", .notHTML),
        (#"{"a": "<p>"}"#, .notHTML),
        ("<?xml version='1.0'?><rss version='2.0'><channel/></rss>", .notHTML), ("%PDF-1.4 <x>", .notHTML),
        ("<html><body></body></html>", .noText), ("<html><body><p>Not found</p></body></html>", .noText),
        ("<html><body><div id='root'></div><script src=a.js></script></body></html>", .script),
        (
            "<html><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=x></div><script></script></body></html>",
            .script
        ),
        (
            "<html><head><title>Just a moment...</title></head><body><p>Checking your browser before you access the site. "
                + "This process is automatic, and takes five seconds.</p></body></html>", .wall
        ),
        (
            "<html><body><div><h2>Before you continue</h2><p>We value your privacy. We and our partners store and use "
                + "information on a device, such as cookies.</p><button>Accept all</button></div></body></html>",
            .wall
        ),
        ("<!-- only a comment -->", .notHTML),
    ])
    func `say why`(body: String, reason: PageFailure.Reason) {
        #expect(self.reason(Array(body.utf8)) == reason)
    }

    @Test func `are refused when they are too large`() {
        #expect(reason([UInt8](repeating: 0x3c, count: PageLimits.maxBytes + 1)) == .tooLarge)
    }

    @Test func `are not confused with an article that speaks of cookies`() throws {
        let text = String(
            repeating: "The court ruled that sites may not ask readers to accept cookies twice. ",
            count: 12
        )
        #expect(try read("<article><p>\(text)</p></article>").text.hasPrefix("The court"))
    }
}

@Suite(.timeLimit(.minutes(1))) struct `Hostile and broken pages` {
    private static let prose =
        "<p>The mill was built in 1820, of stone, and burnt down twice before the war, people say.</p>"

    /// What a page is filled up with, by name: the names are what a failing test shows.
    static let junk: [String: String] = [
        "deep divisions": String(repeating: "<div>", count: 100_000),
        "deep bold": String(repeating: "<b>", count: 100_000),
        "deep tables": String(repeating: "<table><tr><td>", count: 50_000),
        "stray end tags": String(repeating: "<b>", count: 500) + String(repeating: "</x>", count: 100_000),
        "many attributes": "<p " + String(repeating: "a=1 ", count: 1_500) + ">",
        "a long attribute": "<p title='" + String(repeating: "x", count: 1 << 20) + "'>",
        "an unclosed attribute": "<p title='" + String(repeating: "x", count: 1 << 16),
        "many references": String(repeating: "&amp;&lt;&#65;", count: 50_000),
        "many paragraphs": String(repeating: "<p class='a b c'>x, y. ", count: 30_000),
        "many classes": (0..<20_000).map { "<p class='c\($0)-share'>x " }.joined(),
        "many links": String(repeating: "<a href=x>", count: 50_000),
        "many comments": String(repeating: "<!--", count: 50_000) + "-->",
        "unclosed fonts": String(repeating: "<font><span>", count: 200),
        "NUL bytes": "\0\0\0<\0p>",
        "many items": String(repeating: "<li>", count: 50_000),
        "many cards": String(
            repeating: "<div>" + String(repeating: "<div class=c><a href=/x></a>b</div>", count: 3)
                + "</div>",
            count: 7_000
        ),
        "many footers": String(repeating: "<footer>\(prose)</footer>", count: 10_000),
        "many articles": String(repeating: "<article><h1>A</h1>x</article>", count: 15_000),
        "end tags alone": String(repeating: "</p></div>", count: 50_000),
    ]

    @Test(arguments: junk.keys.sorted())
    func `do not take long, and keep their words`(name: String) throws {
        let junk = try #require(Self.junk[name])
        let clock = ContinuousClock()
        var text = ""
        let time = clock.measure {
            text =
                (try? read("<html><body>\(Self.prose)\(Self.prose)\(junk)</body></html>").text) ?? "nothing"
        }
        #expect(text.contains("The mill was built"))
        // Release builds take less than a second; debug builds on a busy machine some thirty times that.
        #expect(time < .seconds(30))
    }

    @Test func `thousands of attributes cost the page its structure only`() throws {
        let page = "<p " + (0..<20_000).map { "a\($0)=1 " }.joined() + ">" + Self.prose
        #expect(try read(page).found == .visible)
        #expect(throws: PageFailure.self) {
            try PageItems.entries(in: Array(page.utf8), expressions: PageExpressions(items: "//p"))
        }
    }

    @Test func `what follows 65,536 tags is left out, and an item list says so`() throws {
        let rows = (0..<40_000).map { "<tr><td>row \($0)" }.joined()
        let page = "<table><a href=/first>First of all items</a>\(rows)"
        #expect(try read(page).text.utf8.count > 100_000)
        #expect(try !read(page).text.contains("row 39999"))
        let items = try PageItems.entries(in: Array(page.utf8), expressions: PageExpressions(items: "//a"))
        #expect(items.isTruncated && items.entries.count == 1)
    }

    @Test func `an element at a depth of 400 is read as usual`() throws {
        let page =
            String(repeating: "<font>", count: 400)
            + "<div><p>Deep, but read.</p>\(Self.prose)</div><p class=comment>x</p>"
        #expect(try read("<body>\(page)").text.contains("Deep, but read."))
    }

    @Test(arguments: [
        ("shift_jis", "日本語の記事です。本文は長く、読点も多い、そういう文章であり、句点で終わるものとする。"),
        ("euc-kr", "한국어 기사입니다. 본문은 충분히 길고, 쉼표도 있으며, 마침표로 끝나는 문장으로 이루어져 있다."),
        ("gb2312", "这是一篇中文文章，正文足够长，有逗号，也有句号，读者可以从中了解到事情的经过和结果。"),
        (
            "windows-1251",
            "Это статья на русском языке, она достаточно длинная, и в ней есть запятые и точки."
        ),
    ])
    func `charsets are told by the header, or by a meta that stands late`(
        charset: String,
        text: String
    ) throws {
        let bytes = try Self.encoded("<p>\(text)</p>", charset)
        let header = DocumentContext(url: nil, contentType: "text/html; charset=\(charset)")
        #expect(try PageReader.read(bytes, context: header).text == text)
        let late =
            "<html><head><script>" + String(repeating: "x", count: 3_000) + "</script>"
            + "<meta http-equiv='Content-Type' content='text/html; charset=\(charset)'></head><body>"
        #expect(try PageReader.read(Array(late.utf8) + bytes, context: DocumentContext()).text == text)
    }

    /// Bytes of another charset, made by the `iconv` of the C library.
    private static func encoded(_ text: String, _ charset: String) throws -> [UInt8] {
        try #require(Transcoder.encode(text, charset))
    }

    @Test func `broken UTF-8 and NUL bytes cost only themselves`() throws {
        var body = Array("<html><meta charset=utf-8><body><p>Łódź is a town, ".utf8)
        body += [0xff, 0xc3, 0x00, 0x28]
        body += Array(" and the mayor, who was born there, said so.</p></body></html>".utf8)
        let text = try PageReader.read(body).text
        #expect(text.hasPrefix("Łódź is a town") && text.hasSuffix("said so."))
    }
}
