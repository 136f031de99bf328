// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation
import NewsModel
import Testing

@Suite struct `Feed dates` {
    @Test(arguments: [
        ("Mon, 23 Nov 2026 09:15:30 GMT", "2026-11-23T09:15:30Z"),
        ("Mon, 23 Nov 2026 09:15 +0900", "2026-11-23T00:15:00Z"),
        ("23 Nov 26 09:15:30 EST", "2026-11-23T14:15:30Z"),
        ("Mon Nov 23 09:15:30 2026", "2026-11-23T09:15:30Z"),
        ("Mon Nov 23 2026 09:15:30 GMT+0100 (Central European Time)", "2026-11-23T08:15:30Z"),
        ("2026-11-23T09:15:30Z", "2026-11-23T09:15:30Z"),
        ("2026-11-23T09:15:30.250+05:30", "2026-11-23T03:45:30.250Z"),
        ("2026-11-23 09:15", "2026-11-23T09:15:00Z"),
        ("20261123T091530Z", "2026-11-23T09:15:30Z"),
        ("2026-11", "2026-11-01T00:00:00Z"),
        ("2026", "2026-01-01T00:00:00Z"),
        ("2026-327", "2026-11-23T00:00:00Z"),
        ("23.11.2026 09:15", "2026-11-23T09:15:00Z"),
        ("11/23/2026 9:15 pm", "2026-11-23T21:15:00Z"),
        ("23/11/2026", "2026-11-23T00:00:00Z"),
        ("Nov. 23, 2026, 12:15 a.m.", "2026-11-23T00:15:00Z"),
        ("Monday, November 23rd, 2026 at 01:11 PM JST", "2026-11-23T04:11:00Z"),
        ("lundi 23 novembre 2026 à 09:15", "2026-11-23T09:15:00Z"),
        ("Mo, 23 März 2026 09:15:00 +0100", "2026-03-23T08:15:00Z"),
        ("2026年11月23日 09:15", "2026-11-23T09:15:00Z"),
        ("2026년 11월 23일 09:15:00", "2026-11-23T00:15:00Z"),
        ("1795425300", "2026-11-23T09:15:00Z"),
        ("1795425300000", "2026-11-23T09:15:00Z"),
        ("Mon, 23 Nov 2026 24:00:00 GMT", "2026-11-24T00:00:00Z"),
        ("Mon, 29 Feb 2028 00:00:00 GMT", "2028-02-29T00:00:00Z"),
        ("Mon, 23 Nov 2026 09:15:30 Nowhere/Land", "2026-11-23T09:15:30Z"),
    ])
    func `a date means an instant`(text: String, expected: String) throws {
        let date = try #require(FeedDate.parse(text))
        #expect(date == Date(rfc3339: expected))
    }

    @Test(arguments: [
        "", "  ", "yesterday", "12", "013", "0001-01-01T00:00:00", "Mon, 30 Nov -0001 00:00:00 +0000",
        "0000-00-00 00:00:00", "2026-13-01", "2026-02-30", "2027-02-29", "2026-11-23T25:00:00Z",
        "2026-11-23T09:61:00Z", "2026-11-23T09:15:61Z", "23 Nov", "Sun, 99 Jun 2026", "09:15:30",
        "Mon, 23 Nov 2026 09:xx:30", "Mon, 23 Nov 2026 1:2:3:4", "2026-11-23T09:15:00+99:99",
        "999999999999999999999999", "1:1:1:1:1:1:1:1", "-", "--", "+", "2026-", "////",
    ])
    func `what is no date is nothing`(text: String) {
        #expect(FeedDate.parse(text) == nil)
    }

    @Test func `a text of a megabyte is no date`() {
        #expect(FeedDate.parse(String(repeating: "1 ", count: 1 << 19)) == nil)
    }
}
