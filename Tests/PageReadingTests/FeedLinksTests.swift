// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import PageReading
import Testing

@Suite struct `Feed links of a page` {
    private func find(_ head: String) -> [FeedLink] {
        let page = "<!doctype html><html><head>\(head)</head><body></body></html>"
        return FeedLinks.find(in: Array(page.utf8), context: DocumentContext(url: "https://h.example/news/"))
    }

    @Test(arguments: [
        ("<link rel=alternate type=application/rss+xml href=/rss title=World>", "https://h.example/rss"),
        (
            "<LINK REL='Alternate' TYPE='application/atom+xml' HREF='a.atom?x&amp;y'>",
            "https://h.example/news/a.atom?x&y"
        ),
        (
            "<link type='application/feed+json' rel='alternate home' href='//j.example/'/>",
            "https://j.example/"
        ),
        (
            "<base href='https://b.example/x/'><link rel=alternate type='application/rss+xml' href='y'>",
            "https://b.example/x/y"
        ),
    ])
    func `an alternate is found and resolved`(head: String, url: String) {
        #expect(find(head).map(\.url) == [url])
    }

    @Test(arguments: [
        "<link rel=stylesheet type='text/css' href=x>", "<link rel=alternate hreflang=fr href=/fr>",
        "<link rel=alternate type='application/json' href='/wp-json/wp/v2/posts/1'>",
        "<link rel=alternate type='application/json+oembed' href='/o'>",
        "<link rel=alternate type='application/rss+xml' href='javascript:x'>",
        "<script>'<link rel=alternate type=application/rss+xml href=/no>'</script>", "",
        "<!-- <link rel=alternate type=application/rss+xml href=/no> -->",
    ])
    func `what is no feed is not offered`(head: String) {
        #expect(find(head).isEmpty)
    }

    @Test func `each is offered once, with its title`() {
        let link = "<link rel=alternate type='application/rss+xml' href='/a' title='R&amp;D'>"
        #expect(
            find(link + link) == [
                FeedLink(url: "https://h.example/a", title: "R&D", type: "application/rss+xml")
            ]
        )
    }

    @Test(arguments: [
        ("<a rel='alternate' type='application/atom+xml' href='/a'>Feed</a>", ["https://h.example/a"]),
        (
            "<link rel='feed' type='text/xml+x'><link rel=feed type='application/rss+xml' href=b>",
            ["https://h.example/news/b"]
        ),
        (
            "<link rel=alternate type='application/rss+xml; charset=utf-8' href=c>",
            ["https://h.example/news/c"]
        ),
        ("<link rel=alternate type='application/json' href='/feed.json'>", ["https://h.example/feed.json"]),
        (
            "<style>x{}</style><link rel=alternate type=application/rdf+xml href=/d><p>",
            ["https://h.example/d"]
        ),
        ("<link rel=alternate type='application/rss+xml' href=''>", []),
        (
            "<link rel=alternate type='application/rss+xml' href=/1><link rel=alternate type='application/rss+xml' href=/2>",
            ["https://h.example/1", "https://h.example/2"]
        ),
    ])
    func `links are found in every form, in the page's order`(head: String, urls: [String]) {
        #expect(find(head).map(\.url) == urls)
    }

    @Test func `a page offers at most a hundred`() {
        let links = (0..<300).map { "<link rel=alternate type='application/rss+xml' href='/\($0)'>" }.joined()
        #expect(find(links).count == 100)
    }

    @Test func `a page in another charset is read in it`() {
        let page =
            Array("<meta charset=koi8-r><link rel=alternate type='application/rss+xml' href=/a title='".utf8)
            + [0xd1]
            + Array("'>".utf8)
        let found = FeedLinks.find(in: page, context: DocumentContext(url: "https://h.example/"))
        #expect(found.map(\.title) == ["я"])
    }

    @Test(arguments: [[], [0], [0xff, 0xfe], Array("<link".utf8), Array("<link rel='".utf8)] as [[UInt8]])
    func `what is no page offers nothing`(page: [UInt8]) {
        #expect(FeedLinks.find(in: page, context: DocumentContext()).isEmpty)
    }
}
