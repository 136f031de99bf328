// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import FeedFetching

@Suite struct ServerWishesTests {
    private func wishes(_ headers: [(String, String)]) -> ServerWishes {
        ServerWishes(HeaderFields(headers), at: noon)
    }

    /// Statements 9 and 10 of polling.
    @Test(
        arguments: [
            ([("Cache-Control", "max-age=600")], 600),
            ([("Cache-Control", "public, Max-Age = \"600\"")], 600),
            ([("Cache-Control", "max-age=600"), ("Age", "100")], 500),
            ([("Cache-Control", "max-age=600"), ("Age", "700")], 0),
            ([("Cache-Control", "max-age=600"), ("Age", "old")], 600),
            ([("Cache-Control", "max-age=600, max-age=900")], 900),
            ([("Cache-Control", "no-transform"), ("Cache-Control", "max-age=60")], 60),
            ([("Cache-Control", "max-age=600"), ("Expires", "Mon, 23 Nov 2026 20:00:00 GMT")], 600),
            ([("Expires", "Mon, 23 Nov 2026 13:00:00 GMT")], 3600),
            (
                [("Expires", "Mon, 23 Nov 2026 13:00:00 GMT"), ("Date", "Mon, 23 Nov 2026 12:30:00 GMT")],
                1800
            ),
            ([("Expires", "Mon, 23 Nov 2026 11:00:00 GMT")], 0), ([("Expires", "0")], nil),
            ([("Expires", "-1")], nil),
            ([("Cache-Control", "no-cache"), ("Expires", "Mon, 23 Nov 2026 13:00:00 GMT")], nil),
            ([("Cache-Control", "no-store")], nil), ([("Cache-Control", "max-age=-5")], nil),
            ([("Cache-Control", "max-age=soon")], nil), ([("Cache-Control", "max-age")], nil),
            ([("Cache-Control", ",,=")], nil),
            ([("Cache-Control", "max-age=99999999999999999999")], 2_147_483_648), ([], nil),
        ] as [([(String, String)], Int?)]
    )
    func `freshness is what max-age leaves, or Expires without it`(headers: [(String, String)], seconds: Int?)
    {
        #expect(wishes(headers).freshFor == seconds.map { .seconds($0) })
    }

    /// Statement 11 of polling.
    @Test(
        arguments: [
            ("120", 120), ("0", 0), ("Mon, 23 Nov 2026 12:02:00 GMT", 120),
            ("Monday, 23-Nov-26 12:02:00 GMT", 120),
            ("Mon, 23 Nov 2026 11:00:00 GMT", nil), ("-120", nil), ("1.5", nil), ("soon", nil), ("", nil),
            ("+3", nil),
            ("99999999999999999999", 2_147_483_648),
        ] as [(String, Int?)]
    )
    func `Retry-After is seconds or a date, and garbage counts as absent`(text: String, seconds: Int?) {
        #expect(wishes([("Retry-After", text)]).retryAfter == seconds.map { .seconds($0) })
    }
}
