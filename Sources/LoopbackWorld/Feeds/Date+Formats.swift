// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

extension Date {
    /// The date of RSS: `Mon, 23 Nov 2026 08:05:09 +0000`.
    var internetMessageFormat: String { "\(fixedFormat) +0000" }

    /// The date of HTTP (RFC 9110, 5.6.7): `Mon, 23 Nov 2026 08:05:09 GMT`.
    var httpFormat: String { "\(fixedFormat) GMT" }

    private var fixedFormat: String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents(
            [.year, .month, .day, .hour, .minute, .second, .weekday],
            from: self
        )
        let weekday = Self.weekdays[((parts.weekday ?? 1) + 6) % 7]
        let month = Self.months[((parts.month ?? 1) + 11) % 12]
        let time = [parts.hour, parts.minute, parts.second].map { Self.twoDigits($0 ?? 0) }
        return "\(weekday), \(Self.twoDigits(parts.day ?? 1)) \(month) \(parts.year ?? 1970) "
            + time.joined(separator: ":")
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
