// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// The clock on the wall of one time zone: which moment a local time of a day is.
///
/// Days are counted from 1 January 1970, a Thursday, as the wall counts them; so no calendar is needed, and months,
/// leap days and years do not come in.
struct WallClock {
    let zone: TimeZone

    /// The day that a moment falls on.
    func day(of moment: Date) -> Int {
        let local = moment.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: moment))
        return Int((local / 86_400).rounded(.down))
    }

    /// The weekday of a day.
    static func weekday(of day: Int) -> Weekday {
        // Weekday's order begins with Monday, and day 0 was a Thursday.
        Weekday.allCases[((day + 3) % 7 + 7) % 7]
    }

    /// The moment of a local time, or of its second coming where clocks are set back.
    ///
    /// Where they are set forward over it, the moment in which they are: a time that does not exist comes, once.
    func moment(_ time: TimeOfDay, on day: Int, last: Bool = false) -> Date {
        let local = Double(day * 86_400 + time.minutes * 60)
        // Offsets are at most 14 h, so these lie before and after whatever happens to the clock around that time.
        let before = offset(at: local - 86_400)
        let after = offset(at: local + 86_400)
        let early = local - before
        guard before != after else { return Date(timeIntervalSince1970: early) }
        let late = local - after
        let candidates = [early, late].filter { local - offset(at: $0) == $0 }.sorted()
        guard let first = candidates.first, let second = candidates.last else {
            return transition(between: local - 86_400, and: local + 86_400)
        }
        return Date(timeIntervalSince1970: last ? second : first)
    }

    private func offset(at time: Double) -> Double {
        Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: time)))
    }

    /// The moment, to the second, in which the offset changes; there is one between the two.
    private func transition(between start: Double, and end: Double) -> Date {
        let old = offset(at: start)
        var (low, high) = (start, end)
        while high - low > 1 {
            let middle = ((low + high) / 2).rounded(.down)
            if offset(at: middle) == old { low = middle } else { high = middle }
        }
        return Date(timeIntervalSince1970: high)
    }
}
