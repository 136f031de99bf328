// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Testing

@testable import FeedParsing

/// What the standard library says of bytes, our quicker look says too: only then may it be left out.
@Suite struct `A look at UTF-8` {
    /// The first and last bytes of every kind.
    private static let edges: [UInt8] = [
        0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed,
        0xee,
        0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff,
    ]

    private static func expectAgreement(_ bytes: [UInt8]) {
        let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
        let text = String(decoding: bytes, as: UTF8.self)
        // The macro would describe each of many thousand values.
        if UTF8Check.isUTF8(bytes, 0..<bytes.count) != isUTF8 || bytes.text != text {
            Issue.record("\(bytes) is read otherwise than by the standard library")
        }
    }

    @Test(arguments: edges)
    func `every sequence of three bytes from the edges, alone and behind a long text`(first: UInt8) {
        let long = [UInt8](repeating: 0x61, count: 61)
        for second in Self.edges {
            for third in Self.edges {
                Self.expectAgreement([first, second, third])
                Self.expectAgreement(long + [first, second, third])
                Self.expectAgreement([0xf0, first, second, third])
                Self.expectAgreement([0xf4, first, second, third] + long)
            }
        }
    }

    @Test(arguments: ["é", "拉", "😀", "\u{7ff}", "\u{800}", "\u{ffff}", "\u{10ffff}"])
    func `a character is seen, and its lack of an end, wherever it stands`(character: String) {
        for before in 0..<40 {
            for after in [0, 1, 7, 8, 30, 50] {
                let text =
                    String(repeating: "a", count: before) + character + String(repeating: "b", count: after)
                Self.expectAgreement(Array(text.utf8))
                Self.expectAgreement(Array(text.utf8.dropLast()))
                var broken = Array(text.utf8)
                broken.remove(at: before)
                Self.expectAgreement(broken)
            }
        }
    }

    @Test func `a part of the bytes is looked at alone`() {
        let bytes = [0x80] + [UInt8](repeating: 0x61, count: 60) + Array("é".utf8)
        #expect(UTF8Check.isUTF8(bytes, 1..<63))
        #expect(!UTF8Check.isUTF8(bytes, 0..<63))
        #expect(!UTF8Check.isUTF8(bytes, 1..<62))
        #expect(bytes.text(1..<63) == String(repeating: "a", count: 60) + "é")
        #expect(bytes.text(1..<62) == String(repeating: "a", count: 60) + "\u{fffd}")
        #expect(bytes.text(5..<5) == "")
    }
}
