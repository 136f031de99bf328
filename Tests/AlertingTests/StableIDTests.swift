// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import Testing

/// Expected values were made with Python's hashlib and base64, from the fields as documented.
struct StableIDTests {
    private let article: ArticleID = "art_7rqrrw6okvom56fzkiivm6lav3"
    private let alert: AlertID = "alr_pyx3vhrf7wsizdhyf3kfuz3bd2"

    @Test func `an article's id is a hash of its feed and key`() {
        let key = EntryKey(kind: .id, value: "tag:example.org,2026:1")
        #expect(StableID.article(feed: "nhk-world", key: key) == article)
        let link = EntryKey(kind: .link, value: "tag:example.org,2026:1")
        #expect(StableID.article(feed: "nhk-world", key: link) == "art_5lc5t2fcgltbh7nh3vmjuo3gt4")
    }

    @Test func `an alert's id is a hash of rule and article`() {
        #expect(StableID.alert(rule: "summit-offer", article: article) == alert)
    }

    @Test func `a delivery's id tells its causes apart`() {
        let first = StableID.delivery(alert: alert, sink: "desk", cause: .first)
        let update = StableID.delivery(alert: alert, sink: "desk", cause: .update(2))
        #expect(first == "dlv_lckflbneba5zvhgdd2vqzctq73")
        #expect(update == "dlv_4zcwo5aopkbzxfcu2tfact6ai5")
    }

    @Test func `a message's id does not depend on the order of its deliveries`() {
        let deliveries: [DeliveryID] = ["dlv_lckflbneba5zvhgdd2vqzctq73", "dlv_4zcwo5aopkbzxfcu2tfact6ai5"]
        #expect(StableID.message(carrying: deliveries) == "msg_7q3yv4yr5pcyp267xmvh6tqng2")
        #expect(StableID.message(carrying: deliveries.reversed()) == "msg_7q3yv4yr5pcyp267xmvh6tqng2")
    }

    @Test func `a notice's id is the same for the same trouble, whatever its words`() {
        let since = Date(timeIntervalSince1970: 1_795_420_800)
        let notices = ["It answers 500.", "It still does."]
            .map {
                Notice(kind: .sinkFailing, subject: "desk", text: $0, since: since)
            }
        for notice in notices {
            #expect(StableID.message(notice: notice, sink: "archive") == "msg_rvk7qqdaa55calmvunulcbepgl")
        }
        #expect(StableID.message(notice: notices[0], sink: "desk") != "msg_rvk7qqdaa55calmvunulcbepgl")
    }

    @Test func `fields do not run into one another`() {
        let split = StableID.alert(rule: "a", article: "bc")
        #expect(StableID.alert(rule: "ab", article: "c") != split)
        #expect(StableID.alert(rule: "a", article: "b1:c") != StableID.alert(rule: "a1:b", article: "c"))
    }
}

struct ContentHashTests {
    private let text = ArticleText(title: "Talks offered")

    @Test func `the hash covers title, lead, body and link`() {
        let expected = "65f2503670b14295d588997cf0f7c93fc39b99dbebe806b307bf361144cdde0e"
        #expect(ContentHash.of(text, link: "https://example.org/a") == expected)
        #expect(ContentHash.of(text, link: "https://example.org/b") != expected)
        #expect(
            ContentHash.of(ArticleText(title: "", lead: "Talks offered"), link: "https://example.org/a")
                != expected
        )
    }

    @Test func `a tracking parameter or https is no edit`() {
        let plain = ContentHash.of(text, link: "http://www.example.org/a")
        #expect(ContentHash.of(text, link: "https://example.org/a/?utm_source=rss") == plain)
    }

    @Test func `a message that replaces another with the same deliveries is another message`() {
        let first = StableID.message(carrying: ["dlv_a"])
        let second = StableID.message(carrying: ["dlv_a"], replacing: [first])
        #expect(second != first)
        #expect(StableID.message(carrying: ["dlv_a"], replacing: [second]) != second)
        #expect(StableID.message(carrying: ["dlv_a"], replacing: []) == first)
    }
}
