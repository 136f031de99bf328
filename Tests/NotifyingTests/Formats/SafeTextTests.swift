// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Notifying
import Testing

@Suite struct `Text from outside` {
    @Test(arguments: [
        ("plain", "plain"),
        ("a\nb", "a b"),
        ("  a \t\r\n b  ", "a b"),
        ("a\u{1b}[2J", #"a\u{1b}[2J"#),
        ("a\u{1b}", #"a\u{1b}"#),
        ("\u{0}\u{7}\u{7f}\u{80}\u{9f}", #"\u{0}\u{7}\u{7f}\u{80}\u{9f}"#),
        ("\u{202a}\u{202e}\u{2066}\u{2069}", #"\u{202a}\u{202e}\u{2066}\u{2069}"#),
        ("\u{2028}\u{2029}\u{85}", #"\u{2028}\u{2029}\u{85}"#),
        ("\u{200f}שלום \u{200e}a\u{61c}", "שלום a"),
        ("拉致 김여정 👨‍👩‍👧 é", "拉致 김여정 👨‍👩‍👧 é"),
        ("", ""),
    ])
    func `controls are written out and the rest is left alone`(text: String, expected: String) {
        #expect(SafeText.line(text) == expected)
    }

    @Test func `every scalar comes out harmless`() {
        for value in UInt32(0)...0x3000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let line = SafeText.line("x\(scalar)")
            #expect(isHarmless(line) && !line.contains("\n"), "U+\(String(value, radix: 16))")
        }
    }

    @Test func `lines stay lines`() {
        #expect(SafeText.lines("a\r\nb\n\u{1b}c") == ["a", "b", #"\u{1b}c"#])
    }

    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("拉致", 4), ("김여정", 6), ("ｶﾅ", 2), ("ＡＢ", 4),
        ("👨‍👩‍👧", 2), ("🇯🇵", 2), ("❤️", 2), ("…·", 2), ("\u{1112}\u{1161}\u{11ab}", 2), ("𠮷", 2), ("\u{200b}", 0),
    ])
    func `a text is as wide as a terminal draws it`(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }
}
