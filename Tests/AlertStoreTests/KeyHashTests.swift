// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import AlertStore

struct KeyHashTests {
    /// The vectors of the reference implementation: the key is 00…0f, the text is 00, 00 01, ….
    @Test(
        arguments: [
            (0, 0x726f_db47_dd0e_0e31), (1, 0x74f8_39c5_93dc_67fd), (7, 0xab02_00f5_8b01_d137),
            (8, 0x93f5_f579_9a93_2462), (15, 0xa129_ca61_49be_45e5),
        ] as [(Int, UInt64)]
    )
    func `the hash is SipHash-2-4`(length: Int, expected: UInt64) throws {
        let hash = try #require(KeyHash(secret: "07060504030201000F0E0D0C0B0A0908"))
        #expect(hash.hash((0..<length).map { UInt8($0) }) == expected)
    }

    @Test func `kind, value and secret all count`() throws {
        let first = try #require(KeyHash(secret: String(repeating: "0", count: 32)))
        let second = try #require(KeyHash(secret: String(repeating: "1", count: 32)))
        let key = EntryKey(kind: .id, value: "1")
        #expect(first(key) == first(EntryKey(kind: .id, value: "1")))
        #expect(first(key) != first(EntryKey(kind: .link, value: "1")))
        #expect(first(key) != first(EntryKey(kind: .id, value: "2")))
        #expect(first(key) != second(key))
    }

    @Test(arguments: ["", "0123", String(repeating: "g", count: 32), String(repeating: "0", count: 33)])
    func `what is no secret is refused`(text: String) {
        #expect(KeyHash(secret: text) == nil)
    }
}
