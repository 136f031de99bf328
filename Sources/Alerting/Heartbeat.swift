// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// The daily notice that the watcher lives: what it watches, and what came of it.
///
/// One who hears nothing does not know whether there is no news or no watcher.
public enum Heartbeat {
    /// What it tells.
    public struct Figures: Sendable, Hashable {
        /// Feeds that answer well.
        public var healthy: Int
        /// Of these, feeds that have been quiet for longer than usual.
        public var quiet: Int
        /// Feeds that do not.
        public var failing: Int
        /// Alerts made in the day before.
        public var alerts: Int

        /// Joins the figures.
        public init(healthy: Int, quiet: Int, failing: Int, alerts: Int) {
            self.healthy = healthy
            self.quiet = quiet
            self.failing = failing
            self.alerts = alerts
        }
    }

    /// A heartbeat that was slept through for longer is not told any more.
    static let patience = Duration.seconds(6 * 3600)

    /// The moment of the heartbeat that is due; nil: none is.
    ///
    /// Where a clock change leaves the local time out, the next moment that exists is taken; where it brings it
    /// twice, the first.
    /// - Parameters:
    ///   - hour: the local hour, 0 to 23.
    ///   - minute: the minute, 0 to 59.
    public static func due(hour: Int, minute: Int, in zone: TimeZone, now: Date) -> Date? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let time = DateComponents(hour: hour, minute: minute, second: 0)
        // Found forward from the day before: looked for backwards, the second of two equal times would be found.
        let start = calendar.startOfDay(for: now) - 86_400
        var last: Date?
        var from = start
        for _ in 0..<3 {
            guard
                let next = calendar.nextDate(
                    after: from,
                    matching: time,
                    matchingPolicy: .nextTime,
                    repeatedTimePolicy: .first
                ), next <= now
            else { break }
            last = next
            from = next
        }
        return last.flatMap { $0 + patience >= now ? $0 : nil }
    }

    /// The notice of a moment; the same moment is the same message, whatever it counts.
    public static func notice(_ figures: Figures, at moment: Date) -> Notice {
        let parts = [
            "\(count(figures.healthy, "source")) healthy",
            figures.quiet > 0 ? "\(figures.quiet) of them quiet" : nil,
            figures.failing > 0 ? "\(figures.failing) failing" : nil,
            count(figures.alerts, "alert") + " in the last day",
        ]
        return Notice(
            kind: .heartbeat,
            subject: "watchword",
            text: parts.compactMap(\.self).joined(separator: ", ") + ".",
            since: moment
        )
    }

    private static func count(_ number: Int, _ word: String) -> String {
        "\(number) \(word)\(number == 1 ? "" : "s")"
    }
}
