// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Testing

@testable import FeedFetching

@Suite struct HTTPDateTests {
    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777.0), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
        ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Mon, 23 Nov 2026 12:00:00 GMT", 1_795_435_200), ("Mon, 23 Nov 2026 12:00:00 UTC", 1_795_435_200),
        ("mon, 23 nov 2026 12:00:00 gmt", 1_795_435_200), ("Thu, 29 Feb 2024 00:00:00 GMT", 1_709_164_800),
        ("Fri, 31 Dec 1999 23:59:60 GMT", 946_684_800), ("Tue, 19 Jan 2038 03:14:07 GMT", 2_147_483_647),
        ("Wed, 01 Jan 3000 00:00:00 GMT", 32_503_680_000), ("Saturday, 01-Jan-00 00:00:00 GMT", 946_684_800),
    ])
    func `a date of HTTP is read in all its forms`(text: String, seconds: Double) {
        #expect(Date(httpDate: text) == Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: [
        "", "0", "-1", "now", "Sun, 06 Nov 1994", "Sun, 06 Nov 1994 08:49:37 PST",
        "Sun, 32 Nov 1994 08:49:37 GMT",
        "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:61:37 GMT",
        "Sun, 06 Nov 99999 08:49:37 GMT", "2026-11-23T12:00:00Z", "Sun, 06 Nov 1994 08:49 GMT",
        "Sun, 06 Nov 1994 08:49:37 GMT and more", "Sun, 99999999999999999999 Nov 1994 08:49:37 GMT",
    ])
    func `what is no date of HTTP is none`(text: String) {
        #expect(Date(httpDate: text) == nil)
    }
}
