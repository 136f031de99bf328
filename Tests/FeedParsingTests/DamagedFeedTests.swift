// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation
import NewsModel
import Testing

/// Random damage to our fixtures, from fixed seeds.
@Suite(.timeLimit(.minutes(2))) struct `Damaged feeds` {
    /// A feed's texts are plain: what `ArticleText` promises, and names and labels on one line each.
    private func expectPlain(_ feed: ParsedFeed, _ comment: Comment) {
        for entry in feed.entries {
            for text in [entry.text.title, entry.text.lead, entry.text.body] {
                #expect(flaw(of: text) == nil, comment)
            }
            for line in [entry.text.title, entry.outlet ?? ""] + entry.authors + entry.categories {
                #expect(!line.utf8.contains(0x0a) && flaw(of: line) == nil, comment)
            }
            #expect(entry.link.map(WebReference.isWeb) ?? true, comment)
        }
    }

    private func flaw(of text: String) -> String? {
        if text.utf8.count > ArticleText.maxFieldBytes { return "too long" }
        if text.utf8.last.map({ $0 <= 0x20 }) == true || text.utf8.first.map({ $0 <= 0x20 }) == true {
            return "white space at an end"
        }
        if text.contains("\n\n\n") || text.contains(" \n") || text.contains("\n ") || text.contains("  ") {
            return "white space in a row"
        }
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 && scalar != "\n" || (0x7f..<0xa0).contains(scalar.value)
            if isControl || scalar.value == 0xfeff { return "a control: \(scalar.value)" }
        }
        return nil
    }

    private func check(_ body: [UInt8], _ comment: Comment) {
        let context = DocumentContext(url: "https://host.example/feed")
        guard let feed = try? FeedParser.parse(body, context: context) else { return }
        expectPlain(feed, comment)
        let canonical = try? CanonicalDocument(parsing: body, context: context).json
        #expect(canonical?.isEmpty == false, comment)
        let isJSON = canonical.flatMap { try? JSONSerialization.jsonObject(with: Data($0)) } != nil
        #expect(isJSON, comment)
    }

    @Test(arguments: GoldenFeeds.names)
    func `damage anywhere leaves plain texts and valid JSON`(name: String) throws {
        let whole = try GoldenFeeds.body(name)
        check(whole, "\(name), whole")
        for seed in 0..<48 as Range<UInt64> {
            var damage = Damage(seed: seed)
            var body = whole
            for _ in 0...(seed % 8) { damage.apply(to: &body) }
            check(body, "\(name), seed \(seed)")
        }
    }

    @Test func `pieces of all feeds in any order are read`() throws {
        let all = try GoldenFeeds.names.flatMap { try GoldenFeeds.body($0) }
        for seed in 0..<20 as Range<UInt64> {
            var damage = Damage(seed: seed)
            var body = Array("<rss><channel><item>".utf8)
            for _ in 0..<30 { body += damage.piece(of: all) }
            check(body, "seed \(seed)")
        }
    }

    @Test func `bytes at random are read or refused`() {
        for seed in 0..<120 as Range<UInt64> {
            var damage = Damage(seed: seed)
            check(damage.noise(Int(seed * 5), from: []), "noise \(seed)")
            check(Array("<rss><item><title>".utf8) + damage.noise(200, from: []), "noise in a title \(seed)")
            let marks = Array("<>&;\"'/=!-[]?#x aé:".utf8)
            check(Array("<rss><item>".utf8) + damage.noise(400, from: marks), "marks \(seed)")
            check(
                Array("{\"version\":\"1\",\"items\":[".utf8)
                    + damage.noise(200, from: Array("{}[]\",:\\u0ae-.1 ".utf8)),
                "JSON \(seed)"
            )
        }
    }

    @Test func `HTML at random leaves plain text`() {
        let pieces = [
            "<p>", "</p>", "<br>", "<b>", "&lt;", "&amp;", "&#1;", "&nbsp;", " ", "\n", "word", "拉致", "<pre>",
            "</pre>",
            "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "<li>", "<td>", "<rt>", "</ruby>",
            "\u{85}",
            "\u{2028}", "\u{feff}", "&", "<", ">", "<a href='", "'", "&#x9f;", "\u{7f}", "\r",
        ]
        for seed in 0..<400 as Range<UInt64> {
            var damage = Damage(seed: seed)
            let html = (0..<40).map { _ in pieces[damage.number(below: pieces.count)] }.joined()
            let text = HTMLText.plainText(of: html)
            #expect(flaw(of: text) == nil, "\(html.debugDescription)")
        }
    }

    @Test func `dates at random harm nobody`() {
        let pieces = [
            "2026", "11", "23", "-", "/", ".", ":", "T", "Z", "+", "09:15", "Mon", "Nov", "PM", "年", "月", "日",
            " ", ",",
            "99999999999999999999", "0", "1970", "(", "EST", "à", "秒", "時", "at", "+0900", "13",
        ]
        for seed in 0..<1500 as Range<UInt64> {
            var damage = Damage(seed: seed)
            let text = (0..<9).map { _ in pieces[damage.number(below: pieces.count)] }.joined()
            guard let date = FeedDate.parse(text) else { continue }
            // From 1900 to 9999, give or take the zones.
            #expect((-2_209_100_000...253_402_400_000).contains(date.timeIntervalSince1970), "\(text)")
        }
    }
}

/// Damage of fixed seeds: SplitMix64, so that a failure can be seen again.
struct Damage {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

    private mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }

    mutating func number(below limit: Int) -> Int { limit > 0 ? Int(next() % UInt64(limit)) : 0 }

    /// Up to 200 bytes from anywhere.
    mutating func piece(of bytes: [UInt8]) -> ArraySlice<UInt8> {
        let start = number(below: bytes.count)
        return bytes[start..<min(bytes.count, start + number(below: 200))]
    }

    /// Bytes out of a set; out of all where it is empty.
    mutating func noise(_ count: Int, from set: [UInt8]) -> [UInt8] {
        (0..<count)
            .map { _ in set.isEmpty ? UInt8(truncatingIfNeeded: next()) : set[number(below: set.count)] }
    }

    /// Flips a byte, cuts a piece out, cuts the end off, doubles a piece, or puts one elsewhere.
    mutating func apply(to bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let place = number(below: bytes.count)
        switch number(below: 6) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: next())
        case 1: bytes[place] ^= 1 << UInt8(number(below: 8))
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + number(below: 40)))
        case 3: bytes.insert(contentsOf: Array(piece(of: bytes)), at: place)
        case 4: bytes.removeLast(number(below: bytes.count / 4 + 1))
        default: bytes[place] = [0x3c, 0x3e, 0x26, 0x22, 0x27, 0x2f, 0x00, 0xff][number(below: 8)]
        }
    }
}
