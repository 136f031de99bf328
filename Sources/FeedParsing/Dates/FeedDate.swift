// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Reads the dates that feeds state: RFC 822 and ISO 8601, and what else is written in their place.
public enum FeedDate {
    /// The instant that a date means; nil when it is not surely known.
    ///
    /// Without a zone it is taken for UTC. Years before 1900 are nobody's news and count as unknown
    /// (`0001-01-01` and `30 Nov -0001` are how programs write 'no date').
    public static func parse(_ text: String) -> Date? {
        parse(Array(text.utf8))
    }

    /// The same for bytes of UTF-8.
    static func parse(_ slice: ByteSlice) -> Date? {
        PlainDate.parse(slice) ?? parse(slice.array)
    }

    /// The same for a whole array.
    static func parse(_ bytes: [UInt8]) -> Date? {
        // A date is short; what is longer is something else.
        guard bytes.count <= 128 else { return nil }
        let bytes = DateDigits.folded(bytes)
        let tokens = DateToken.all(in: bytes)
        if tokens.count == 1, let single = tokens.first { return DateParts(single: single)?.date }
        var reader = DateReader(bytes, tokens)
        return reader.read()?.date
    }
}

/// The parts of a date, as far as they are known.
struct DateParts {
    var year: Int?
    var month: Int?
    var day: Int?
    var hour = 0
    var minute = 0
    var second = 0
    var fraction = 0.0
    var isAfternoon: Bool?
    var zoneMinutes: Int?
    /// The zone, where a place stands for it: `America/New_York`.
    var place: DatePlace?
    var hasTime = false
    /// Whether `second` counts from 1970.
    var isEpoch = false

    init() {}

    /// A date that is one number: `20031231`, `031231`, `2003`, seconds or milliseconds since 1970.
    init?(single token: DateToken) {
        guard case .number(let value) = token.kind else { return nil }
        switch token.digits {
        case 4: year = value
        case 6: (year, month, day) = (2000 + value / 10_000, value / 100 % 100, value % 100)
        case 8: (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
        case 10, 13:
            let seconds = token.digits == 13 ? value / 1000 : value
            (year, month, day, second, isEpoch) = (1970, 1, 1, seconds, true)
        default: return nil
        }
    }

    /// The instant; nil when a part is missing or cannot be.
    var date: Date? {
        guard let year, year >= 1900, year < 10_000 else { return nil }
        let month = month ?? 1
        let day = day ?? 1
        guard (1...12).contains(month), day >= 1, day <= Self.days(of: month, in: year) else { return nil }
        guard self.month != nil || (self.day == nil && !hasTime) else { return nil }
        guard let hour = hour24, zoneMinutes.map({ abs($0) <= 24 * 60 }) ?? true else { return nil }
        let days = Self.daysSince1970(year, month, day)
        let wall = days * 86_400 + hour * 3600 + minute * 60 + second
        let ahead = zoneMinutes ?? place?.offset(at: wall, in: year) ?? 0
        return Date(timeIntervalSince1970: Double(wall - ahead * 60) + fraction)
    }

    private var hour24: Int? {
        if hour == 24, minute == 0, second == 0 { return 24 }
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        guard second <= 60 || isEpoch else { return nil }
        switch isAfternoon {
        case true? where hour < 12: return hour + 12
        case false? where hour == 12: return 0
        default: return hour
        }
    }

    static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1970-01-01 in the Gregorian calendar (Hinnant's `days_from_civil`).
    static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
