// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Settings
import Testing

@Suite struct QuantityTests {
    @Test(
        arguments: [
            ("0s", .zero), ("500ms", .milliseconds(500)), ("90s", .seconds(90)), ("15m", .seconds(900)),
            ("2h", .seconds(7_200)), ("7d", .seconds(604_800)), ("4w", .seconds(2_419_200)),
            ("999999999w", .seconds(604_799_999_395_200)),
        ] as [(String, Duration)]
    )
    func `a duration is a whole number and a unit`(text: String, duration: Duration) {
        #expect(Quantity.duration(text) == duration)
    }

    @Test(arguments: ["", "15", "m", "1.5h", "-1s", "+1s", "1 h", "1H", "1h30m", "１s", "9999999999s", "1y"])
    func `anything else is no duration`(text: String) {
        #expect(Quantity.duration(text) == nil)
    }

    @Test(arguments: [
        ("0s", "0s"), ("60s", "1m"), ("90s", "90s"), ("24h", "1d"), ("14d", "14d"), ("1500ms", "1500ms"),
    ])
    func `a duration is written in its largest whole unit`(text: String, written: String) throws {
        #expect(Quantity.text(try #require(Quantity.duration(text))) == written)
    }

    @Test(arguments: [("512B", 512), ("64KiB", 65_536), ("15MiB", 15_728_640), ("1GiB", 1_073_741_824)])
    func `a size is a whole number and a unit`(text: String, bytes: Int) {
        #expect(Quantity.bytes(text) == bytes)
        #expect(Quantity.text(bytes: bytes) == text)
    }

    @Test(arguments: ["15", "15MB", "15 MiB", "1.5MiB", "-1B", "15mib", "9999999999B"])
    func `anything else is no size`(text: String) {
        #expect(Quantity.bytes(text) == nil)
    }

    @Test(
        arguments: [
            ("evry", "every"), ("macth", "match"), ("allow-http", "allow_http"), ("Title", "title"),
            ("colour", nil), ("", nil), ("a", nil),
        ] as [(String, String?)]
    )
    func `the nearest name is one that could be meant`(word: String, near: String?) {
        #expect(Nearest.name(to: word, among: ["every", "match", "allow_http", "title", "max_age"]) == near)
    }
}
