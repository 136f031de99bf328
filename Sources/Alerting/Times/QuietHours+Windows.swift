// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

extension QuietHours {
    /// The hours that a moment falls into: they begin with it or before, and end after it.
    ///
    /// Where clocks are set back, they last from the first coming of `from` to the second of `to`, once.
    func end(at moment: Date, zone: TimeZone) -> Date? {
        let clock = WallClock(zone: timeZone ?? zone)
        let today = clock.day(of: moment)
        return (today - 2...today + 1)
            .compactMap { day -> Date? in
                guard days.contains(WallClock.weekday(of: day)) else { return nil }
                let start = clock.moment(from, on: day)
                let end = clock.moment(to, on: to > from ? day : day + 1, last: true)
                return start <= moment && moment < end ? end : nil
            }
            .max()
    }
}

extension RoutePolicy {
    /// When the quiet hours are over that a moment falls into; nil: it falls into none that keep this priority back.
    ///
    /// Hours that overlap or touch are one. Where they never end, they are looked at again after a week.
    func quietEnd(at moment: Date, priority: Priority, zone: TimeZone) -> Date? {
        let kept = quietHours.filter { $0.letThrough.map { priority < $0 } ?? true }
        var end: Date?
        let limit = moment + .seconds(7 * 86_400)
        while let next = kept.compactMap({ $0.end(at: end ?? moment, zone: zone) }).max() {
            end = next
            if next >= limit { break }
        }
        return end
    }
}
