// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation
import NewsModel
import Testing

@Suite struct `JSON feeds` {
    private static let version = "\"version\": \"https://jsonfeed.org/version/1.1\""

    private func feed(_ text: String, url: String? = nil) throws -> ParsedFeed {
        try FeedParser.parse(Array(text.utf8), context: DocumentContext(url: url))
    }

    private func item(_ members: String) throws -> (entry: Entry, malformed: Set<Malformation>) {
        let feed = try feed(
            "{\(Self.version), \"items\": [{\(members)}]}",
            url: "https://h.example/dir/feed.json"
        )
        return (try #require(feed.entries.first), feed.malformed)
    }

    @Test(
        arguments: [
            ("a string", "\"a\"", "a"), ("a number", "7", "7"),
            ("a long number", "12345678901234567890", "12345678901234567890"),
            ("a fraction", "-1.50", "-1.50"), ("an exponent", "1e3", "1e3"),
            ("a truth value", "true", "true"),
            ("nothing", "null", nil), ("an object", "{}", nil), ("a list", "[1]", nil),
            ("an empty string", "\"\"", nil),
            ("escapes", #""a\"b\\c\/d""#, "a\"b\\c/d"),
            ("Unicode", #""\u62c9\u81F4""#, "拉致"), ("a pair of surrogates", #""\ud83d\ude00""#, "😀"),
            ("half a pair", #""a\ud83db""#, "ab"), ("the other half", #""a\ude00b""#, "ab"),
            ("half a pair before a character", #""a\ud83d\u0041""#, "aA"),
            ("a control", #""a\u0000b\u007fc\u0081d""#, "abcd"),
            ("characters as they are", "\"日本 😀\"", "日本 😀"),
            ("an escape that there is not", #""a\qb""#, "aqb"), ("too few digits", #""a\u12""#, "a12"),
        ] as [(String, String, String?)]
    )
    func `an id is a text, however it is written`(_: String, json: String, expected: String?) throws {
        let found = try item("\"id\": \(json)")
        #expect(found.entry.id == expected)
        #expect(!found.malformed.contains(.looseJSON))
    }

    @Test(arguments: [
        ("a comma at the end", #""id": "1","#, "1"), ("a comment", "\"id\": /* x */ \"1\" // y\n", "1"),
        ("a word", "\"id\": abc", "abc"), ("a number with a leading zero", "\"id\": 007", "007"),
        ("a number of another language", "\"id\": 0x10", "0x10"), ("a point at the end", "\"id\": 1.", "1."),
        ("two signs", "\"id\": --1", "--1"), ("a key without quotes", #"x: 1, "id": "1""#, "1"),
        ("no colon", #""id" "1""#, "1"),
    ])
    func `what is not JSON to the letter is read, and told of`(
        _: String,
        members: String,
        expected: String
    ) throws {
        let found = try item(members)
        #expect(found.entry.id == expected)
        #expect(found.malformed.contains(.looseJSON))
    }

    @Test func `a raw line end in a string stays white space`() throws {
        #expect(try item("\"title\": \"North\n Korea\"").entry.text.title == "North Korea")
    }

    @Test func `the last of two members counts`() throws {
        #expect(try item(#""id": "1", "id": "2""#).entry.id == "2")
    }

    @Test(arguments: [
        "https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.0",
        "http://jsonfeed.org/version/1.1",
        "jsonfeed.org/version/1.1", "1", "1.1",
    ])
    func `a version is known in its variants`(version: String) throws {
        let feed = try feed("{\"version\": \"\(version)\", \"items\": []}")
        #expect(feed.format == (version.hasSuffix("1.1") ? .json11 : .json1))
        #expect(feed.entries.isEmpty)
    }

    @Test(arguments: [
        ("one object", #""author": {"name": "Ann"}"#, ["Ann"]),
        ("a list", #""authors": [{"name": "Ann"}, {"name": "Bo"}]"#, ["Ann", "Bo"]),
        ("an object where a list belongs", #""authors": {"name": "Ann"}"#, ["Ann"]),
        ("a bare name", #""author": "Ann""#, ["Ann"]), ("nobody", #""authors": []"#, []),
        ("the newer before the older", #""author": {"name": "A"}, "authors": [{"name": "B"}]"#, ["B"]),
        ("line ends in a name", #""author": {"name": " Ann\n\u0007 Bell "}"#, ["Ann Bell"]),
    ])
    func `authors are read in either form`(_: String, members: String, expected: [String]) throws {
        #expect(try item(members).entry.authors == expected)
    }

    @Test(arguments: [
        ("a list", #"["a", "b"]"#, ["a", "b"]), ("a text", #""a""#, ["a"]),
        ("numbers", "[1, 2]", ["1", "2"]),
        ("twice the same", #"["a", "a"]"#, ["a"]), ("white space", #"[" a\nb "]"#, ["a b"]),
    ])
    func `tags are labels`(_: String, json: String, expected: [String]) throws {
        #expect(try item("\"tags\": \(json)").entry.categories == expected)
    }

    @Test func `HTML goes before text, and a summary is the lead`() throws {
        let found = try item(
            #""content_text": "plain", "content_html": "<p>rich</p>", "summary": "short", "url": "../a""#
        )
        #expect(found.entry.text == ArticleText(lead: "short", body: "rich"))
        #expect(found.entry.link == "https://h.example/a")
    }

    @Test func `text is text, though it looks like HTML`() throws {
        #expect(try item(#""content_text": "a <b>c</b> &amp; d""#).entry.text.body == "a <b>c</b> &amp; d")
    }

    @Test func `dates are read`() throws {
        let found = try item(
            #""date_published": "2026-11-20T10:00:00+09:00", "date_modified": "Fri, 20 Nov 2026 02:00 GMT""#
        )
        .entry
        #expect(found.published == Date(rfc3339: "2026-11-20T01:00:00Z"))
        #expect(found.updated == Date(rfc3339: "2026-11-20T02:00:00Z"))
    }

    @Test(arguments: 1...3)
    func `a document that breaks off keeps its complete items`(dropped: Int) throws {
        let whole = "{\(Self.version), \"items\": [{\"id\": 1}, {\"id\": 2}, {\"id\": 3"
        let feed = try feed(String(whole.dropLast(dropped)))
        #expect(feed.entries.map(\.id) == ["1", "2"])
        #expect(feed.isTruncated)
    }

    @Test func `items that are no objects are passed over`() throws {
        let feed = try feed("{\(Self.version), \"items\": [1, null, [], {\"id\": 2}, \"x\"]}")
        #expect(feed.entries.map(\.id) == ["2"])
    }

    @Test func `what is too deep is left out, and told of`() throws {
        let deep = String(repeating: "[", count: 100)
        let feed = try feed("{\(Self.version), \"items\": [{\"id\": 1}, {\"id\": 2, \"x\": \(deep)")
        #expect(feed.entries.map(\.id) == ["1"])
        #expect(feed.isTruncated)
    }

    @Test(arguments: [
        "{}", "{\"items\": []}", "{\"version\": 2, \"items\": []}", "{\"version\": \"1\"}", "{\"a\"",
    ])
    func `other JSON is refused`(text: String) {
        #expect { try FeedParser.parse(Array(text.utf8)) } throws: { ($0 as? ParseFailure)?.reason == .json }
    }

    @Test(arguments: ["0x10", "1.", "01", "-", "1e", "+1", "Infinity", "nan", "1_000", ".5"])
    func `the canonical document is JSON, whatever stands for a number`(number: String) throws {
        let text = "{\(Self.version), \"items\": [{\"id\": \(number), \"image\": \(number)}]}"
        let json = try CanonicalDocument(parsing: Array(text.utf8)).json
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json)) }
    }
}
