// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// The two ways in which nearly all dates are written, read without tokens.
///
/// `Mon, 23 Nov 2026 01:25:00 +0900` and `2026-11-23T01:25:00+09:00`. For each it answers what `DateReader` would;
/// whatever else it leaves to that.
struct PlainDate {
    private let bytes: [UInt8]
    private let end: Int
    private var index: Int
    private var parts = DateParts()

    private init(_ slice: ByteSlice) {
        bytes = slice.bytes
        index = slice.range.lowerBound
        end = slice.range.upperBound
    }

    /// The instant; nil when it is written in another way, or cannot be.
    static func parse(_ slice: ByteSlice) -> Date? {
        guard (16...40).contains(slice.count) else { return nil }
        var mail = PlainDate(slice)
        if mail.readMailDate() { return mail.parts.date }
        var iso = PlainDate(slice)
        return iso.readISODate() ? iso.parts.date : nil
    }

    // MARK: - RFC 822

    private mutating func readMailDate() -> Bool {
        if let first = byte(0), first.isASCIILetter {
            guard isDayName, take(Byte.space, skipping: 4) else { return false }
        }
        let isShort = byte(1) == Byte.space
        guard let day = number(digits: isShort ? 1 : 2), take(Byte.space),
            let month = month(), take(Byte.space), let year = number(digits: 4), take(Byte.space)
        else { return false }
        (parts.year, parts.month, parts.day) = (year, month, day)
        return readTime() && take(Byte.space) && readMailZone()
    }

    /// Whether `Mon,` or its like comes next.
    private var isDayName: Bool {
        (1..<3).allSatisfy { byte($0)?.isASCIILetter == true } && byte(3) == 0x2c
    }

    private mutating func month() -> Int? {
        guard index + 3 <= end,
            let found = Self.months.firstIndex(where: { bytes.hasWord($0, at: index) })
        else { return nil }
        index += 3
        return found + 1
    }

    private mutating func readMailZone() -> Bool {
        if index + 3 == end, bytes.hasWord("gmt", at: index) || bytes.hasWord("utc", at: index) {
            parts.zoneMinutes = 0
            return true
        }
        guard let sign = sign(), let hours = number(digits: 2), let minutes = number(digits: 2) else {
            return false
        }
        return setZone(sign, hours, minutes)
    }

    // MARK: - ISO 8601

    private mutating func readISODate() -> Bool {
        guard let year = number(digits: 4), take(Byte.minus), let month = number(digits: 2), take(Byte.minus),
            let day = number(digits: 2), take(0x54)
        else { return false }
        (parts.year, parts.month, parts.day) = (year, month, day)
        guard readTime() else { return false }
        if index + 1 == end, take(0x5a) {
            parts.zoneMinutes = 0
            return true
        }
        guard let sign = sign(), let hours = number(digits: 2), take(Byte.colon),
            let minutes = number(digits: 2)
        else { return false }
        return setZone(sign, hours, minutes)
    }

    // MARK: - Parts

    private mutating func readTime() -> Bool {
        guard let hour = number(digits: 2), take(Byte.colon), let minute = number(digits: 2),
            take(Byte.colon),
            let second = number(digits: 2), second <= 60
        else { return false }
        (parts.hour, parts.minute, parts.second, parts.hasTime) = (hour, minute, second, true)
        return true
    }

    private mutating func setZone(_ sign: Int, _ hours: Int, _ minutes: Int) -> Bool {
        guard index == end, hours <= 24, minutes < 60 else { return false }
        parts.zoneMinutes = sign * (hours * 60 + minutes)
        return true
    }

    private mutating func sign() -> Int? { take(Byte.plus) ? 1 : take(Byte.minus) ? -1 : nil }

    private func byte(_ offset: Int) -> UInt8? { index + offset < end ? bytes[index + offset] : nil }

    private mutating func take(_ wanted: UInt8, skipping skipped: Int = 0) -> Bool {
        guard byte(skipped) == wanted else { return false }
        index += skipped + 1
        return true
    }

    private mutating func number(digits: Int) -> Int? {
        guard index + digits <= end else { return nil }
        var value = 0
        for offset in 0..<digits {
            guard bytes[index + offset].isASCIIDigit else { return nil }
            value = value * 10 + Int(bytes[index + offset] - 0x30)
        }
        index += digits
        return value
    }

    private static let months: [StaticString] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}
