// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Testing

@Suite struct `HTML as text` {
    @Test(arguments: [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("One<br><br>Two", "One\n\nTwo"),
        ("North <b>Korea</b>n", "North Korean"),
        ("North\nKorea", "North Korea"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("a<script>x < y && '</p>'</script>b", "ab"),
        ("a<style>p{}</style> b", "a b"),
        ("a<SCRIPT>never closed", "a"),
        ("a<!-- b --> c", "a c"),
        ("&lt;p&gt;twice&lt;/p&gt;", "twice"),
        ("&amp;amp;", "&amp;"),
        ("&copy 2026 &notit;", "© 2026 ¬it;"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("&nbsp;a&nbsp;&nbsp;b&nbsp;", "a b"),
        ("<pre>one\ntwo</pre>three", "one\ntwo\n\nthree"),
        ("<h1>Title</h1>text<div>more</div>", "Title\n\ntext\n\nmore"),
        ("<p>a</p>\n\n<p></p>\n<p>b</p>", "a\n\nb"),
        ("<img alt='x' src=y>word<img/>word", "word word"),
        ("a\u{0}b\u{85}c\u{9d}d\u{2028}e", "ab\ncd\ne"),
        ("日本<b>語</b>。<p>次", "日本語。\n\n次"),
        ("<a href=\"x>y\">link</a>", "link"),
        ("unclosed <a href=\"x", "unclosed"),
        ("", ""),
        ("<p>One\n<p>Two\n<p>Three", "One\n\nTwo\n\nThree"),
        ("<div><div><p>a</p></div></div><div>b</div>", "a\n\nb"),
        ("a<hr>b<hr/>c", "a\n\nb\n\nc"),
        ("<blockquote><p>a</p></blockquote>b", "a\n\nb"),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "a\n\nb\n\nc"),
        ("<ul><li>a<li>b<li>c</ul>d", "a\nb\nc\n\nd"),
        ("<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>", "a\nb\nc\nd"),
        (
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
            "a b\n1 2"
        ),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc"),
        ("<select><option>a</option><option>b</option></select>", "a\nb"),
        ("a<br />b<BR>c<br clear='all'>d", "a\nb\nc\nd"),
        ("<br><br><br>a<br>", "a"),
        ("a<br> <br>\n<br>b", "a\n\nb"),
        ("a</br>b", "ab"),
        ("<h2>a</h2>b<h3>c</h3>", "a\n\nb\n\nc"),
        ("a<i>b</i>c<span>d</span>e<wbr>f", "abcdef"),
        ("a <i> b </i> c", "a b c"),
        ("<ruby>拉致<rp>(</rp><rt>らち</rt><rp>)</rp></ruby>問題", "拉致問題"),
        ("<ruby>金<rt>キム</ruby>総書記", "金総書記"),
        ("<ruby>a<rt>b<p>c", "a\n\nc"),
        ("<noscript>a</noscript><iframe src=x>b</iframe>c", "ac"),
        ("<template><p>a</p></template>b<textarea>c</textarea>d", "bd"),
        ("<script/>a", "a"),
        ("<script>a</script ><style>b</STYLE>c", "c"),
        ("<script>document.write('<scr'+'ipt>')</script>a", "a"),
        ("<head><title>a</title><style>b</style></head><body>c</body>", "a\n\nc"),
        ("a<![CDATA[ < & ]]>c", "a < & c"),
        ("<?php a ?>b<!DOCTYPE html>c", "bc"),
        ("<custom-tag>a</custom-tag><x:y>b</x:y>", "ab"),
        ("<xhtml:p>a</xhtml:p><xhtml:p>b</xhtml:p>", "a\n\nb"),
        ("<o:p></o:p>a", "a"),
        ("<a href='x' title='not <this>'>b</a>", "b"),
        ("<p class=\"a\"b\"c\">d", "d"),
        ("a &lt;b&gt; <i>c</i>", "a <b> c"),
        ("&amp;lt;p&amp;gt;", "&lt;p&gt;"),
        ("&lt;b&gt;a &amp;amp; b&lt;/b&gt;", "a & b"),
        ("&#8203;a&#173;b", "\u{200b}a\u{ad}b"),
        ("a&emsp;b&thinsp;c&#x202f;d&#x2009;e", "a b c d e"),
        ("a\u{a0}\u{2003} \tb", "a b"),
        ("a\u{7f}b\u{1b}c\u{feff}d", "abcd"),
        ("a\r\nb\rc", "a b c"),
        ("<pre>a\n\n  b</pre>", "a\n\nb"),
        ("<pre>a<b>\nb</b></pre>\nc", "a\nb\n\nc"),
        ("\u{3000}首相\u{3000}会見", "\u{3000}首相\u{3000}会見"),
        ("e\u{301}a\u{200d}😀", "e\u{301}a\u{200d}😀"),
        ("مرحبا<br>שלום", "مرحبا\nשלום"),
        ("   ", ""),
        ("<p> </p><br>&nbsp;", ""),
        ("<", "<"),
        ("a <", "a <"),
        ("&", "&"),
    ])
    func `markup leaves its words`(html: String, expected: String) {
        #expect(HTMLText.plainText(of: html) == expected)
    }

    @Test(arguments: 1...12)
    func `a text is cut at a character`(limit: Int) {
        let text = HTMLText.plainText(of: "aé拉😀b", maxBytes: limit)
        #expect(text.utf8.count <= limit)
        #expect("aé拉😀b".hasPrefix(text))
    }

    @Test func `a long text is cut at 256 KiB`() {
        let text = HTMLText.plainText(of: "<p>" + String(repeating: "拉致 ", count: 60_000))
        #expect(text.utf8.count <= 256 << 10)
        #expect(text.utf8.count > (256 << 10) - 8)
        #expect(!text.hasSuffix(" "))
        #expect(!text.unicodeScalars.contains("\u{fffd}"))
    }

    @Test(arguments: 1...30)
    func `a cut leaves no white space at the end`(limit: Int) {
        let text = HTMLText.plainText(of: "<p>one two<p>three<br>four<p>five six", maxBytes: limit)
        #expect(text.last?.isWhitespace != true)
        #expect("one two\n\nthree\nfour\n\nfive six".hasPrefix(text))
    }

    @Test func `bytes and text are read alike`() {
        let html = "<p>Zürich &amp; 東京</p>"
        #expect(HTMLText.plainText(of: Array(html.utf8)) == Array(HTMLText.plainText(of: html).utf8))
    }
}
