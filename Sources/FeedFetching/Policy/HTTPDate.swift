// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

extension Date {
    /// Reads a date of HTTP in any of its three forms (RFC 9110, section 5.6.7); nil for anything else.
    ///
    /// The name of the day is not compared with the date, and white space may be doubled.
    init?(httpDate text: String) {
        let words = text.split { " ,-\t".contains($0) }.map(String.init)
        // `Sun, 06 Nov 1994 08:49:37 GMT` and `Sunday, 06-Nov-94 08:49:37 GMT` differ in the year only.
        let isASCTime = words.count == 5 && HTTPDateParts.months[words[1].lowercased()] != nil
        let order = isASCTime ? [2, 1, 4, 3] : [1, 2, 3, 4]
        guard words.count == 5 || words.count == 6, words.count == 5 || Self.isGreenwich(words[5]),
            let parts = HTTPDateParts(
                day: words[order[0]],
                month: words[order[1]],
                year: words[order[2]],
                time: words[order[3]]
            )
        else { return nil }
        self = parts.date
    }

    private static func isGreenwich(_ zone: String) -> Bool {
        ["GMT", "UTC", "UT", "Z", "+0000"].contains(zone.uppercased())
    }
}

/// The numbers of a date, checked.
private struct HTTPDateParts {
    private let year: Int
    private let month: Int
    private let day: Int
    private let secondOfDay: Int

    static let months = Dictionary(
        uniqueKeysWithValues: zip(
            ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
            1...12
        )
    )

    init?(day: String, month: String, year: String, time: String) {
        let clock = time.split(separator: ":", omittingEmptySubsequences: false).map { Self.number($0) }
        guard let day = Self.number(day[...]), (1...31).contains(day),
            let month = Self.months[month.lowercased()],
            let stated = Self.number(year[...]), year.utf8.count == 2 || year.utf8.count == 4,
            clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2],
            hour < 24, minute < 60, second <= 60
        else { return nil }
        self.day = day
        self.month = month
        self.year = year.utf8.count == 4 ? stated : stated + (stated < 70 ? 2000 : 1900)
        secondOfDay = hour * 3600 + minute * 60 + second
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.count <= 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    /// Days since 1970 in the Gregorian calendar, from a year that begins in March.
    var date: Date {
        let year = month > 2 ? self.year : self.year - 1
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let days = year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
        return Date(timeIntervalSince1970: Double(days * 86_400 + secondOfDay))
    }
}
