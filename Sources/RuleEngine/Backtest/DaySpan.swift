// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Whole days on end, as a time zone has them.
public struct DaySpan: Sendable, Hashable {
    /// Where each day begins.
    private let starts: [Date]
    /// Where the last one ends.
    private let end: Date

    /// The longest span: ten years.
    private static let most = 3653

    /// The days from one time to another, both of them included; one day at least.
    public init(from: Date, to: Date, timeZone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        var starts = [calendar.startOfDay(for: min(from, to))]
        var next = starts[0]
        repeat {
            // A day has 23 to 25 hours; a calendar that knows no next day is not to stop us.
            let following = calendar.date(byAdding: .day, value: 1, to: next) ?? next + .seconds(86_400)
            next = calendar.startOfDay(for: following)
            if next <= to { starts.append(next) }
        } while next <= to && starts.count < Self.most
        self.starts = starts
        end = next
    }

    /// The number of days.
    public var count: Int { starts.count }
    /// Where the first day begins.
    public var first: Date { starts[0] }
    /// Where the last day begins.
    public var last: Date { starts[starts.count - 1] }

    /// The day of a time, from 0; nil outside.
    public func index(of time: Date) -> Int? {
        guard time >= starts[0], time < end else { return nil }
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= time { low = middle } else { high = middle }
        }
        return low
    }
}
