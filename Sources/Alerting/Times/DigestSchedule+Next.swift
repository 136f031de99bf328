// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

extension DigestSchedule {
    /// The first time of the digest after a moment; the moment itself is not after it.
    ///
    /// - Parameter zone: where the schedule names none.
    /// - Returns: nil when it has no times or no days.
    func next(after moment: Date, zone: TimeZone) -> Date? {
        let clock = WallClock(zone: timeZone ?? zone)
        let today = clock.day(of: moment)
        // The days of a week, and those beside them: a day that a zone skips counts as well.
        return (today - 1...today + 8)
            .lazy.filter { days.contains(WallClock.weekday(of: $0)) }
            .compactMap { day in
                times.map { clock.moment($0, on: day) }.filter { $0 > moment }.min()
            }
            .first
    }
}
