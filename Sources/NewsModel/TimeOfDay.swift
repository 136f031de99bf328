// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// A time on the clock on the wall, to the minute, without a day or a zone: `08:30`.
public struct TimeOfDay: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// 0 to 23.
    public let hour: Int
    /// 0 to 59.
    public let minute: Int

    /// A time of the day; nil when there is none such.
    public init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        self.hour = hour
        self.minute = minute
    }

    /// Reads `HH:MM`, two digits each; nil for anything else, `24:00` included.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hour = Self.number(parts[0]), let minute = Self.number(parts[1]) else {
            return nil
        }
        self.init(hour: hour, minute: minute)
    }

    /// Minutes since midnight, 0 to 1439.
    public var minutes: Int { hour * 60 + minute }

    /// `HH:MM`.
    public var description: String { Self.padded(hour) + ":" + Self.padded(minute) }

    /// The order within a day.
    public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.count == 2 && text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

/// A day of the week.
public enum Weekday: String, Sendable, Hashable, CaseIterable, Codable {
    case mon, tue, wed, thu, fri, sat, sun

    /// The day with a number of Foundation's calendars (1 is Sunday); nil outside 1 to 7.
    public init?(calendar number: Int) {
        switch number {
        case 1: self = .sun
        case 2...7: self = Self.allCases[number - 2]
        default: return nil
        }
    }

    /// The number in Foundation's calendars: 1 for Sunday, 7 for Saturday.
    public var calendar: Int {
        switch self {
        case .sun: 1
        case .mon: 2
        case .tue: 3
        case .wed: 4
        case .thu: 5
        case .fri: 6
        case .sat: 7
        }
    }
}
