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
}
