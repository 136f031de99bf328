// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// When a digest is sent, and how it is ordered.
public struct DigestSchedule: Sendable, Hashable {
    /// The times of a day, one at least, in their order.
    public var times: [TimeOfDay]
    /// The days on which it is sent; what comes up on others waits.
    public var days: Set<Weekday>
    /// What its alerts are put together by.
    public var grouping: Grouping
    /// The zone of the times; nil: the machine's own.
    public var timeZone: TimeZone?

    /// What the alerts of a digest are put together by.
    public enum Grouping: String, Sendable, Hashable, Codable, CaseIterable {
        /// The first topic of the rule.
        case topic
        /// The rule.
        case rule
        /// The feed.
        case feed
        /// Nothing: they stand in the order of time.
        case none
    }

    /// A digest of every day.
    public init(
        times: [TimeOfDay],
        days: Set<Weekday> = Set(Weekday.allCases),
        grouping: Grouping = .none,
        timeZone: TimeZone? = nil
    ) {
        self.times = times
        self.days = days
        self.grouping = grouping
        self.timeZone = timeZone
    }
}
