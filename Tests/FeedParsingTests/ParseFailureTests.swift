// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Testing

@Suite struct `What is no feed` {
    @Test(
        arguments: [
            ("", .empty), (" \n\t ", .empty),
            ("<!DOCTYPE html><html><body>Log in</body></html>", .html),
            ("<HTML><head><title>x</title></head></HTML>", .html),
            ("<!doctype HTML><p>x", .html), ("<div>Just a moment...</div>", .html),
            ("{\"error\": 1}", .json), ("{", .json), ("{\"items\": []}", .json),
            ("<opml version='2.0'><body/></opml>", .opml),
            ("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>", .sitemapIndex),
            ("<?xml version='1.0'?><soap:Envelope xmlns:soap='urn:s'/>", .otherMarkup),
            ("\u{feff}", .empty), ("<!-- nothing -->", .text), ("<?xml version='1.0'?>", .text), ("<", .text),
            ("<html xmlns='http://www.w3.org/1999/xhtml'/>", .html), ("<body>x", .html), ("<p>x</p>", .html),
            ("<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN' ''><html/>", .html),
            ("<script>location='/login'</script>", .html), ("[]", .text), ("{}", .json), ("{{{{", .json),
            ("<OPML/>", .opml), ("<kml/>", .otherMarkup), ("<svg:svg/>", .html),
            ("<foo><bar/></foo>", .otherMarkup),
            ("GIF89a", .binary), ("BZh9", .binary), ("ok", .text), ("User-agent: *\nDisallow:", .text),
            ("Service unavailable", .text), ("%PDF-1.7", .binary), ("PK\u{3}\u{4}", .binary),
        ] as [(String, ParseFailure.Reason)]
    )
    func `it is refused, and named`(text: String, reason: ParseFailure.Reason) {
        #expect { try FeedParser.parse(Array(text.utf8)) } throws: { error in
            (error as? ParseFailure)?.reason == reason && (error as? ParseFailure)?.detail.isEmpty == false
        }
    }

    @Test func `compressed bytes are named`() {
        #expect { try FeedParser.parse([0x1f, 0x8b, 8, 0]) } throws: {
            ($0 as? ParseFailure)?.reason == .binary
        }
    }

    @Test func `a failure says what the body is`() {
        #expect { try FeedParser.parse(Array("<kml/>".utf8)) } throws: {
            ($0 as? ParseFailure)?.detail == "the root element is <kml>, which no feed has"
        }
    }

    @Test func `a root is looked for in the first 64 KiB`() throws {
        func parse(_ junk: Int) throws -> Int {
            let text = String(repeating: "<x>junk</x>", count: junk) + "<rss><item/></rss>"
            return try FeedParser.parse(Array(text.utf8)).entries.count
        }
        #expect(try parse(100) == 1)
        #expect(throws: ParseFailure.self) { try parse(10_000) }
    }
}
