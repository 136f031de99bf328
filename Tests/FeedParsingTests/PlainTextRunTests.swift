// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import NewsModel
import Testing

/// Text is copied in words of eight bytes: what is odd must be seen at every place of a word.
@Suite struct `Runs of plain text` {
    @Test(arguments: [
        ("  ", " "), ("\n", " "), (" \n ", " "), ("\t", " "), ("\u{a0}", " "), (" \u{a0} ", " "),
        ("\u{2009}", " "), ("\u{202f}", " "), ("\u{7f}", ""), ("\u{1}", ""), ("\u{80}", ""), ("\u{feff}", ""),
        (" \u{feff} ", " "), ("\u{2028}", "\n"), ("\u{85}", "\n"), (" ", " "), ("!", "!"), ("é", "é"),
        ("“", "“"), ("—", "—"), ("拉", "拉"), ("ﬁ", "ﬁ"), ("😀", "😀"), ("&amp;", "&"), ("&nbsp;", " "),
        ("<b>", ""), ("<br>", "\n"), ("</p> <p>", "\n\n"), (" &#x20; ", " "),
    ])
    func `an oddity is seen wherever it stands`(oddity: String, meaning: String) {
        for before in 1..<40 {
            for after in [1, 2, 7, 8, 9, 23] {
                let (left, right) = (
                    String(repeating: "a", count: before), String(repeating: "b", count: after)
                )
                #expect(HTMLText.plainText(of: left + oddity + right) == left + meaning + right)
                #expect(
                    HTMLText.plainText(of: " " + left + " " + right + oddity) == left + " " + right
                        + meaning.filter { !$0.isWhitespace }
                )
            }
        }
    }
}

/// The quick way to read a date gives what the thorough one gives.
@Suite struct `Dates in the two usual forms` {
    private static let zones = ["GMT", "UTC", "+0000", "-0330", "+1400", "+2500", "+0160", "EST", "Z", ""]

    private func published(_ date: String) throws -> String? {
        let text = "<rss><channel><item><pubDate>\(date)</pubDate></item></channel></rss>"
        return try FeedParser.parse(Array(text.utf8)).entries.first?.published.map(String.init(describing:))
    }

    @Test(arguments: [
        "Mon, 23 Nov 2026 01:25:09", "mon, 3 nov 2026 24:00:00", "23 Nov 2026 23:59:60",
        "Foo, 30 Feb 2026 01:02:03",
        "Tue, 29 Feb 2028 12:60:00", "0 Jan 2026 00:00:00", "31 Dec 1899 00:00:00", "Mon, 23 Nov 26 01:25:09",
    ])
    func `mail dates`(date: String) throws {
        for zone in Self.zones {
            let text = "\(date) \(zone)"
            #expect(try published(text) == FeedDate.parse(text).map(String.init(describing:)))
        }
    }

    @Test(arguments: [
        "2026-11-23T01:25:09", "2026-02-30T00:00:00", "2026-11-23t24:00:00", "1899-12-31T00:00:00",
        "2026-13-01T01:02:03", "2026-11-23T01:25:09.123", "2026-11-23 01:25:09",
    ])
    func `ISO dates`(date: String) throws {
        for zone in ["Z", "+00:00", "-03:30", "+24:00", "+25:00", "+0900", ""] {
            let text = date + zone
            #expect(try published(text) == FeedDate.parse(text).map(String.init(describing:)))
        }
    }
}
