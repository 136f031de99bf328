// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import Testing

@Suite struct TimeOfDayTests {
    @Test(arguments: [("00:00", 0), ("08:30", 510), ("23:59", 1_439)])
    func `a time of the day is two digits, a colon and two digits`(text: String, minutes: Int) throws {
        let time = try #require(TimeOfDay(text))
        #expect(time.minutes == minutes && time.description == text)
    }

    @Test(arguments: [
        "", "8:30", "08:3", "24:00", "23:60", "08:30:00", "-1:30", "+8:30", "08.30", "０８:30", "0830",
    ])
    func `anything else is none`(text: String) { #expect(TimeOfDay(text) == nil) }

    @Test func `times are in the order of the day`() throws {
        let times = ["12:00", "00:10", "11:59"].compactMap { TimeOfDay($0) }
        #expect(times.sorted().map(\.description) == ["00:10", "11:59", "12:00"])
    }

    @Test func `a weekday has the number that calendars give it`() {
        #expect(Weekday.allCases.allSatisfy { Weekday(calendar: $0.calendar) == $0 })
        #expect(Weekday(calendar: 1) == .sun && Weekday(calendar: 2) == .mon && Weekday(calendar: 7) == .sat)
        #expect(Weekday(calendar: 0) == nil && Weekday(calendar: 8) == nil)
    }
}
