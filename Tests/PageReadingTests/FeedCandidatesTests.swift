// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import PageReading
import Testing

@Suite struct `Places where a page's feed may be` {
    private func candidates(_ html: String, _ url: String? = "https://h.example/news/") -> [FeedCandidate] {
        FeedLinks.candidates(in: Array(html.utf8), context: DocumentContext(url: url))
    }

    @Test func `come in the order of what speaks for them`() {
        let page = """
            <head><link rel=alternate type="application/rss+xml" title="All" href="/all.rss"></head>
            <body><a href="/sport/feed/">Sport</a><a href="/about">About</a><a href="/all.rss">RSS</a></body>
            """
        let found = candidates(page)
        #expect(found[0] == FeedCandidate(url: "https://h.example/all.rss", title: "All", reason: .named))
        #expect(
            found[1] == FeedCandidate(url: "https://h.example/sport/feed/", title: "Sport", reason: .linked)
        )
        #expect(found[2...].allSatisfy { $0.reason == .usual })
        #expect(Set(found.map(\.url)).count == found.count)
        #expect(found.map(\.reason) == found.map(\.reason).sorted())
    }

    @Test(arguments: [
        "/rss", "/feed", "/blog/feed/", "/index.xml", "/news.rdf", "/atom.xml", "/x.atom", "?feed=rss2",
        "/rss/world.xml",
        "https://feeds.example/h", "/newsfeed.xml", "/syndication.rss?x=1",
    ])
    func `are links that look like feeds`(href: String) {
        #expect(candidates("<body><a href='\(href)'>x</a></body>").contains { $0.reason == .linked })
    }

    @Test(arguments: [
        "/about", "/feedback", "/sitemap.xml", "mailto:rss@h.example", "javascript:feed()",
        "https://feedly.com/i/subscription/feed/x",
        "/cats/feeding-time", "",
    ])
    func `are no other links`(href: String) {
        #expect(!candidates("<body><a href='\(href)'>x</a></body>").contains { $0.reason == .linked })
    }

    @Test func `are a link that is called RSS`() {
        #expect(candidates("<a href='/abo'>RSS feed</a>").contains { $0.url == "https://h.example/abo" })
    }

    @Test func `are the usual ones of the site`() {
        let urls = candidates("<p>x</p>").map(\.url)
        for path in [
            "/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/feeds/posts/default",
        ] {
            #expect(urls.contains("https://h.example" + path))
        }
        #expect(urls.contains("https://h.example/news/feed/"))
    }

    @Test func `are none without a URL or a page`() {
        #expect(candidates("not a page", nil).isEmpty)
    }

    @Test func `are sixty at most`() {
        let page = (0..<500).map { "<a href='/\($0)/feed'>x</a>" }.joined()
        #expect(candidates(page).count <= 60)
    }

    @Test(arguments: FeedCandidate.Reason.allCases)
    func `say why in words`(reason: FeedCandidate.Reason) {
        #expect(!reason.words.isEmpty)
    }
}
