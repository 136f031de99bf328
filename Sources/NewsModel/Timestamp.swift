// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

extension Date {
    /// RFC 3339 in UTC with milliseconds: `2026-11-23T08:05:09.120Z`.
    public var rfc3339: String {
        // The style cuts what is below a millisecond, and 0.12 s is a little less than that in binary.
        (Date(milliseconds: milliseconds) + .microseconds(500)).formatted(Self.style(fractional: true))
    }

    /// Reads RFC 3339, with or without fractions, to the millisecond; nil when it is not.
    public init?(rfc3339 text: String) {
        if let date = try? Self.style(fractional: true).parse(text) {
            self.init(milliseconds: date.milliseconds)
        } else if let date = try? Self.style(fractional: false).parse(text) {
            self.init(milliseconds: date.milliseconds)
        } else {
            return nil
        }
    }

    private static func style(fractional: Bool) -> ISO8601FormatStyle {
        ISO8601FormatStyle(includingFractionalSeconds: fractional)
    }

    /// Whole milliseconds since 1970, as the store keeps times.
    public var milliseconds: Int64 {
        // A hostile document may state a year that no integer holds.
        let value = (timeIntervalSince1970 * 1000).rounded()
        return value.isFinite ? Int64(max(-9e15, min(9e15, value))) : 0
    }

    /// The time of a stored number of milliseconds since 1970.
    public init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }

    /// This time, moved by a duration.
    public static func + (date: Date, duration: Duration) -> Date {
        date.addingTimeInterval(duration.seconds)
    }

    /// This time, moved back by a duration.
    public static func - (date: Date, duration: Duration) -> Date {
        date.addingTimeInterval(-duration.seconds)
    }
}

extension Duration {
    /// The length in seconds, with fractions.
    public var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
