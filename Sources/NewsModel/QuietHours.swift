// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Hours of a day in which a sink is left in peace.
public struct QuietHours: Sendable, Hashable {
    /// When they begin.
    public var from: TimeOfDay
    /// When they end, on the next day where it is not after `from`; equal to it: 24 hours later.
    public var to: TimeOfDay
    /// The days on which they begin.
    public var days: Set<Weekday>
    /// The zone of both; nil: the machine's own.
    public var timeZone: TimeZone?
    /// Alerts of at least this priority are sent nevertheless; nil: none are.
    public var letThrough: Priority?

    /// Hours of every day.
    public init(
        from: TimeOfDay,
        to: TimeOfDay,
        days: Set<Weekday> = Set(Weekday.allCases),
        timeZone: TimeZone? = nil,
        letThrough: Priority? = nil
    ) {
        self.from = from
        self.to = to
        self.days = days
        self.timeZone = timeZone
        self.letThrough = letThrough
    }
}
