// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import NewsModel
import Testing

@Suite struct `Character references` {
    /// An id is text of XML whose references are resolved once, and is left alone otherwise.
    private func id(_ source: String) throws -> String? {
        let text = "<rss><channel><item><guid>[\(source)]</guid></item></channel></rss>"
        let id = try FeedParser.parse(Array(text.utf8)).entries.first?.id
        return id.map { String($0.dropFirst().dropLast()) }
    }

    @Test(arguments: [
        ("the five of XML", "&lt;&gt;&amp;&quot;&apos;", "<>&\"'"),
        ("once, not twice", "&amp;lt;", "&lt;"),
        ("decimal", "&#65;&#8217;&#128512;", "A’😀"),
        ("hexadecimal", "&#x41;&#X2019;&#x1F600;", "A’😀"),
        ("leading zeros", "&#0065;&#x00041;", "AA"),
        ("names of HTML", "&eacute;&mdash;&nbsp;&hearts;", "é—\u{a0}♥"),
        ("names with capitals", "&Eacute;&AMP;&Alpha;", "É&Α"),
        ("names of two characters", "&NotEqualTilde;", "≂̸"),
        ("the longest name", "&CounterClockwiseContourIntegral;", "∳"),
        ("newer names of HTML", "&check;&euro;&fjlig;", "✓€fj"),
        ("a name that nobody knows", "&wordless;", "&wordless;"),
        ("a name in the wrong case", "&EACUTE;&Mdash;", "&EACUTE;&Mdash;"),
        ("a name without its semicolon", "&copy &reg=1", "&copy &reg=1"),
        ("a number without its semicolon", "&#65 &#x42 ", "A B "),
        ("an ampersand alone", "a & b", "a & b"),
        ("ampersands in a row", "&&&amp;&", "&&&&"),
        ("an ampersand at the end", "x&", "x&"),
        ("no digits", "&#; &#x; &#xg;", "&#; &#x; &#xg;"),
        ("a space in it", "&# 65; & lt;", "&# 65; & lt;"),
        ("no name", "&;", "&;"),
        ("zero", "a&#0;b", "ab"),
        ("controls", "a&#1;b&#x1f;c&#127;d", "abcd"),
        ("tab and line end", "a&#9;b&#10;c&#xD;d", "a\tb\nc\rd"),
        ("windows-1252 where it has a character", "&#145;&#146;&#128;&#x99;", "‘’€™"),
        ("windows-1252 where it has none", "a&#129;b&#141;c&#x9d;d", "abcd"),
        ("surrogates", "a&#55296;b&#xDFFF;c&#xD83D;&#xDE00;", "abc"),
        ("past the last character", "a&#x110000;b&#1114112;c", "abc"),
        ("far past it", "a&#99999999999999999999;b", "ab"),
        ("no characters", "a&#xFFFE;b&#xFFFF;c", "abc"),
        ("the last character", "&#x10FFFD;", "\u{10fffd}"),
    ])
    func `XML's text resolves each once`(_: String, source: String, expected: String) throws {
        #expect(try id(source) == expected)
    }

    @Test(arguments: [
        ("old names need no semicolon", "&copy 2026 &eacute", "© 2026 é"),
        ("the longest old name that fits", "&notit; &notin;", "¬it; ∉"),
        ("new names do", "&hearts 1 &Alpha", "&hearts 1 &Alpha"),
        ("an old name within a word", "AT&ampT", "AT&T"),
        ("escaped twice", "&amp;amp;lt;", "&amp;lt;"),
    ])
    func `HTML's text knows the old names`(_: String, source: String, expected: String) {
        #expect(HTMLText.plainText(of: source) == expected)
    }

    @Test(arguments: [
        ("?a=1&copy=2&reg=3&amp;lt=4", "?a=1&copy=2&reg=3&lt=4"), ("?x&y&z", "?x&y&z"), ("?a&#38;b", "?a&b"),
        ("?section&sect=1", "?section&sect=1"),
    ])
    func `a link keeps its parameters`(query: String, expected: String) throws {
        let text = "<rss><channel><item><link>https://h.example/\(query)</link></item></channel></rss>"
        #expect(try FeedParser.parse(Array(text.utf8)).entries.first?.link == "https://h.example/" + expected)
    }

    @Test(arguments: [
        ("the five of XML", "&lt;&gt;&amp;&quot;&apos;&#65;&#x42;", false),
        ("a bare ampersand", "AT&T", true),
        ("an entity of HTML", "caf&eacute;", true), ("an ampersand at the end", "x &", true),
        ("an ampersand in a section", "<![CDATA[AT&T]]>", false), ("one in a comment", "<!-- & -->", false),
    ])
    func `an ampersand that XML does not allow is told of`(_: String, source: String, isOdd: Bool) throws {
        let text = "<rss><channel><title>\(source)</title></channel></rss>"
        #expect(try FeedParser.parse(Array(text.utf8)).malformed.contains(.undeclaredEntity) == isOdd)
        guard !source.contains("<"), !source.contains("quot") else { return }
        let inAttribute =
            "<rss><channel><link href='\(source.replacing("&apos;", with: ""))'/></channel></rss>"
        #expect(try FeedParser.parse(Array(inAttribute.utf8)).malformed.contains(.undeclaredEntity) == isOdd)
    }
}
