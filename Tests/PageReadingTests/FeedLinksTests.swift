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
}
