// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Hours and days, in GMT, in which a feed's document wishes no poll (`skipHours`, `skipDays` of RSS).
public struct SilentTimes: Sendable, Hashable, Codable {
    /// Bits 0 to 23 are the hours, 24 to 30 the days from Sunday on.
    public let bits: Int

    /// The times of a stored number; nil when there are none.
    public init?(bits: Int) {
        guard bits & 0x7fff_ffff != 0 else { return nil }
        self.bits = bits & 0x7fff_ffff
    }

    /// Hours 0 to 24 (24 is midnight to some feeds) and days 0 (Sunday) to 6; nil when none is left.
    ///
    /// What is no hour or no day is left out, and so is a list that leaves no time at all.
    public init?(hours: Set<Int>, days: Set<Int>) {
        let hours = Set(hours.map { $0 == 24 ? 0 : $0 }.filter { (0..<24).contains($0) })
        let days = days.filter { (0..<7).contains($0) }
        let hourBits = hours.count < 24 ? hours.reduce(0) { $0 | 1 << $1 } : 0
        let dayBits = days.count < 7 ? days.reduce(0) { $0 | 1 << ($1 + 24) } : 0
        self.init(bits: hourBits | dayBits)
    }

    /// Whether nobody should ask in an hour, counted from the start of 1970.
    public func contains(hour: Int) -> Bool {
        // 1 January 1970 was a Thursday.
        bits & 1 << (hour % 24) != 0 || bits & 1 << ((hour / 24 + 4) % 7 + 24) != 0
    }

    /// The first hour at which it may be asked again, when `date` falls into a time of silence; nil when not.
    ///
    /// At most `limit` later.
    public func end(after date: Date, within limit: Duration) -> Date? {
        let seconds = date.timeIntervalSince1970
        guard seconds >= 0, seconds < 1e11, contains(hour: Int(seconds) / 3600) else { return nil }
        let first = Int(seconds) / 3600
        let last = first + Int(limit.seconds) / 3600
        let open = (first + 1...last).first { !contains(hour: $0) } ?? last
        return Date(timeIntervalSince1970: Double(open) * 3600)
    }
}
