// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import PageReading
import Testing

@Suite struct `What belongs to an article` {
    static let first =
        "The minister arrived on Tuesday, and was met by his colleague at the airport in the rain."
    static let second =
        "They spoke for two hours, said a spokesman, and agreed to meet again before the summer is over."
    static let third =
        "Neither side would say what had been decided, but the mood was described as good, even warm."

    private func text(_ inside: String) throws -> String {
        try read(
            "<html><head><title>T</title></head><body><article><p>\(Self.first)</p>\(inside)<p>\(Self.third)</p></article></body></html>"
        )
        .text
    }

    @Test(arguments: [
        ("<p>\(second)</p>", second),
        ("<ul><li>One ship, of steel</li><li>Two boats</li></ul>", "One ship, of steel\nTwo boats"),
        ("<h2>At the quay</h2><p>\(second)</p>", "At the quay"),
        ("<blockquote>It is raining.</blockquote>", "It is raining."),
        ("<pre>a  b\n  c</pre>", "c"),
        ("<table><tr><td>Height</td><td>12 m</td></tr></table>", "Height 12 m"),
        ("<p>“Never,” he said.</p>", "“Never,” he said."),
        ("<p>a <b>bo</b>ld wo<i>rd</i> stays whole</p>", "a bold word stays whole"),
        ("<p>North <b>Korea</b></p>", "North Korea"),
        ("<p>He told <a href=/x>the paper</a> so.</p>", "He told the paper so."),
        ("<details><summary>Transcript</summary><p>\(second)</p></details>", second),
        ("<figure class='pullquote'><blockquote>\(second)</blockquote></figure>", second),
        ("<div class='post-content social-desk'><p>\(second)</p></div>", second),
        ("<p class='subscribe-lead'>\(second)</p>", third),
        ("Loose text, which stands between the paragraphs.", "Loose text"),
        ("<section hidden=false><p>\(second)</p></section>", first),
        ("<p>Zeile eins,<br>Zeile zwei.</p>", "Zeile eins,\nZeile zwei."),
        ("<div class=transcript><p>A: \(second)</p></div>", "A: They"),
        ("<ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>が勝った。", "東京が勝った。"),
    ])
    func `is kept`(inside: String, wanted: String) throws {
        #expect(try text(inside).contains(wanted))
    }

    @Test(arguments: [
        (
            "<figure><img><figcaption>The airport, seen from the tower, in the rain of Tuesday.</figcaption></figure>",
            "tower"
        ),
        ("<div class='share-bar'>Share <a href=/f>Facebook</a></div>", "Facebook"),
        ("<script>var x = 'The end, he said.'</script>", "The end"),
        ("<div class=ad>Buy two, get three, says the seller.</div>", "seller"),
        ("<style>p { color: red }</style>", "color"),
        ("<aside class=related><a href=/1>Another minister, another airport</a></aside>", "Another"),
        ("<p>Read more: <a href=/2>Why ministers fly</a></p>", "Why ministers"),
        ("<p>ADVERTISEMENT</p>", "ADVERT"),
        ("<ul class=tags><li><a href=/t>Rain</a></li></ul>", "Rain"),
        ("<p style='display:none'>Unseen, it waits for a click.</p>", "Unseen"),
        ("<div class='newsletter-box'><p>Get it all by mail, every morning, for free.</p></div>", "by mail"),
        ("<button>Listen to this</button>", "Listen"),
        ("<nav><a href=/p>1</a> <a href=/q>2</a> Next page, please</nav>", "Next page"),
        (
            "<div id=comments><p>I do not believe it, and neither does my neighbour, who was there.</p></div>",
            "neighbour"
        ),
        ("<template><p>A template, never shown.</p></template>", "template"),
        ("<iframe>No frames, sorry.</iframe>", "frames"),
        ("<p><a href=/n>Ten things that you should know about rain</a></p>", "Ten things"),
        ("<textarea>Write, write</textarea>", "Write"),
        ("<span class='screen-reader-text'>Opens in a new window, as ever</span>", "new window"),
    ])
    func `is left out`(inside: String, unwanted: String) throws {
        let text = try text(inside)
        #expect(!text.contains(unwanted))
        #expect(text.contains(Self.first) && text.contains(Self.third))
    }

    @Test func `paragraphs are divided by a blank line, lines by a line end`() throws {
        #expect(
            try text("<p>\(Self.second)</p>")
                == [Self.first, Self.second, Self.third].joined(separator: "\n\n")
        )
    }

    @Test func `the article's lead outside of its container is kept`() throws {
        let page = """
            <body><main><div class=top><h1>Title</h1><p class=standfirst>\(Self.first)</p></div>
            <div class=article-body><p>\(Self.second)</p><p>\(Self.third)</p></div></main></body>
            """
        #expect(try read(page).text == [Self.first, Self.second, Self.third].joined(separator: "\n\n"))
    }

    @Test func `a name is no proof`() throws {
        // The element around everything is called a sidebar, and the paragraphs are called widgets.
        let page = """
            <body><div class="comments sidebar"><div class="widget"><p>\(Self.first)</p></div><div class="widget">
            <p>\(Self.second)</p></div><div class="widget"><p>\(Self.third)</p></div></div></body>
            """
        #expect(try read(page).text.contains(Self.second))
    }

    @Test(arguments: ["content-with-sidebar", "comment", "related-wrapper", "trending-story"])
    func `an article's column may be called after what stands beside articles`(name: String) throws {
        let page = """
            <body><div class=top><h1>Title</h1><p class=lead>\(Self.second)</p></div><div class="\(name)">
            <p>\(Self.first)</p><p>\(Self.second)</p><p>\(Self.third)</p></div><div class=more><p>\(Self.second)</p></div>
            """
        let text = try read(page).text
        #expect(text.contains(Self.first) && text.contains(Self.third))
    }

    @Test func `comments that are longer than the article are left out`() throws {
        let comments = String(repeating: "<div><p>\(Self.second)</p><p>\(Self.second)</p></div>", count: 9)
        let page =
            "<h1>Title</h1><div><p>\(Self.first)</p><p>\(Self.third)</p></div><div class=comments>\(comments)</div>"
        #expect(try read(page).text == Self.first + "\n\n" + Self.third)
    }

    @Test func `a page of paragraphs without any structure is read`() throws {
        #expect(try read("<p>\(Self.first)<p>\(Self.second)").text == Self.first + "\n\n" + Self.second)
    }

    @Test func `text is cut at 256 KiB`() throws {
        let paragraph = "<p>" + String(repeating: "Wörter, und noch mehr. ", count: 50) + "</p>"
        let text = try read("<article>" + String(repeating: paragraph, count: 400) + "</article>").text
        #expect(text.utf8.count <= 256 << 10 && text.utf8.count > 250 << 10)
    }
}

@Suite struct `The text that a page states for programs` {
    static let paragraphs = (1...6)
        .map {
            "Paragraph number \($0) of the article tells something new, for instance that \($0 * 7) people came to see the ship, "
                + "and that \($0 * 3) of them stayed for the night."
        }

    private func page(_ json: String, _ paragraphs: [String]) -> String {
        "<html><head><script type='application/ld+json'>\(json)</script></head><body><div><h1>Ship</h1>"
            + paragraphs.map { "<p>\($0)</p>" }.joined() + "</div></body></html>"
    }

    private func stated(_ text: String) -> String {
        #"{"@type":"NewsArticle","headline":"Ship","articleBody":""# + text + #""}"#
    }

    @Test func `is the text where the page shows a part only`() throws {
        let page = try read(
            page(stated(Self.paragraphs.joined(separator: #"\n\n"#)), Array(Self.paragraphs.prefix(2)))
        )
        #expect(page.text == Self.paragraphs.joined(separator: "\n\n"))
        #expect(page.found == .jsonLD)
    }

    @Test func `is not the text where it is a teaser`() throws {
        let page = try read(page(stated(Self.paragraphs[0].prefix(60) + "..."), Self.paragraphs))
        #expect(page.text == Self.paragraphs.joined(separator: "\n\n"))
    }

    @Test func `is not the text where it is another article's`() throws {
        let other = String(repeating: "Something else entirely happened elsewhere, to others. ", count: 20)
        #expect(try read(page(stated(other), Self.paragraphs)).text.contains(Self.paragraphs[5]))
    }

    @Test func `ends the page's text where it ends`() throws {
        let junk = (1...2)
            .map {
                "Do not miss offer \($0) of our shop, with a very large number of things in it, all of them cheap."
            }
        let text = try read(page(stated(Self.paragraphs.joined(separator: #"\n"#)), Self.paragraphs + junk))
            .text
        #expect(text == Self.paragraphs.joined(separator: "\n\n"))
    }

    @Test func `does not end the page's text where it was cut`() throws {
        let paragraphs = [
            `What belongs to an article`.first, `What belongs to an article`.second,
            `What belongs to an article`.third,
            "At nine the ship left with all of them on board, and has not been seen in any port since.",
        ]
        let text = paragraphs.joined(separator: " ")
        let read = try read(page(stated(String(text.prefix(text.count * 3 / 5))), paragraphs))
        #expect(read.text == paragraphs.joined(separator: "\n\n"))
    }

    @Test(arguments: [
        #"{"@graph":[{"@type":"WebPage"},{"@type":["Article","NewsArticle"],"articleBody":"BODY"}]}"#,
        #"[{"@type":"BlogPosting","articleBody":"BODY"}]"#,
        "<!--\n{\"@type\":\"NewsArticle\",\"articleBody\":\"BODY\",}\n-->",
        "//<![CDATA[\n{\"@type\":\"ReportageNewsArticle\",\n\"articleBody\":\"BODY\"}\n//]]>",
        #"{"@type":"WebPage","mainEntity":{"@type":"https://schema.org/NewsArticle","articleBody":"<p>BODY<\/p>"}};"#,
    ])
    func `is found wherever it stands`(json: String) throws {
        let body = Self.paragraphs.joined(separator: " ")
        let page = try read(page(json.replacing("BODY", with: body), []))
        #expect(page.text == body)
    }

    @Test func `may hold raw line ends`() throws {
        let page = try read(page(stated(Self.paragraphs.joined(separator: "\n")), []))
        #expect(page.text == Self.paragraphs.joined(separator: "\n\n"))
    }

    /// Articles in JSON-LD of which the second is the page's, in a script.
    private func several(_ other: String, _ own: String) -> String {
        let text = String(
            repeating: "Something else happened at the court in the hills, to others. ",
            count: 40
        )
        return #"[{"@type":"NewsArticle",\#(other),"articleBody":"\#(text)","datePublished":"2020-01-01"},"#
            + #"{"@type":"NewsArticle",\#(own),"datePublished":"2021-02-02","articleBody":"BODY"}]"#
    }

    @Test(arguments: [
        (#""headline":"Court""#, #""headline":"Ship""#),
        (#""url":"https://h.example/news/2""#, #""url":"https://www.h.example/news/1/""#),
        (
            #""headline":"Ship","url":"https://h.example/news/2""#,
            #""mainEntityOfPage":{"@id":"https://h.example/news/1"}"#
        ),
    ])
    func `is that of the page's own article, by address or headline`(other: String, own: String) throws {
        let body = Self.paragraphs.joined(separator: " ")
        let json = several(other, own).replacing("BODY", with: body)
        let read = try read(page(json, Array(Self.paragraphs.prefix(2))))
        #expect(read.text == body)
        #expect(read.published == (try Date("2021-02-02T00:00:00Z", strategy: .iso8601)))
    }

    @Test func `is that of a live blog's entries`() throws {
        let entries = Self.paragraphs.prefix(3)
            .map { #"{"@type":"BlogPosting","headline":"Now","articleBody":"\#($0)"}"# }
        let json =
            #"{"@type":"LiveBlogPosting","headline":"Ship","liveBlogUpdate":["#
            + entries.joined(separator: ",") + "]}"
        #expect(
            try read(page(json, [])).text
                == Self.paragraphs.prefix(3).map { "Now\n\n" + $0 }.joined(separator: "\n\n")
        )
    }
}
