// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Alerting

@Suite struct LocalTimesTests {
    static func zone(_ name: String) -> TimeZone { TimeZone(identifier: name)! }
    static func time(_ text: String) -> TimeOfDay { TimeOfDay(text)! }
    static func utc(_ text: String) -> Date { Date(rfc3339: text.count == 16 ? text + ":00Z" : text)! }

    /// Seconds are left out: `2026-03-29T01:00`.
    struct Digest: CustomTestStringConvertible {
        let name: String
        let zone: String
        let at: [String]
        var days = Set(Weekday.allCases)
        let after: String
        /// The times that follow one another.
        let next: [String]
        var testDescription: String { name }
    }

    @Test(arguments: [
        Digest(
            name: "every day in a zone without changes",
            zone: "Asia/Tokyo",
            at: ["08:00"],
            after: "2026-11-23T12:00",
            next: ["2026-11-23T23:00", "2026-11-24T23:00"]
        ),
        Digest(
            name: "the moment itself is over",
            zone: "Asia/Tokyo",
            at: ["08:00", "18:00"],
            after: "2026-11-23T23:00",
            next: ["2026-11-24T09:00", "2026-11-24T23:00"]
        ),
        Digest(
            name: "Berlin, over the spring change the hour stays",
            zone: "Europe/Berlin",
            at: ["08:00"],
            after: "2026-03-28T07:00",
            next: ["2026-03-29T06:00", "2026-03-30T06:00"]
        ),
        Digest(
            name: "Berlin, a time in the gap comes at the change, once",
            zone: "Europe/Berlin",
            at: ["02:30"],
            after: "2026-03-28T12:00",
            next: ["2026-03-29T01:00", "2026-03-30T00:30"]
        ),
        Digest(
            name: "Berlin, two times in the gap are one moment",
            zone: "Europe/Berlin",
            at: ["02:15", "02:45"],
            after: "2026-03-28T12:00",
            next: ["2026-03-29T01:00", "2026-03-30T00:15", "2026-03-30T00:45"]
        ),
        Digest(
            name: "Berlin, the gap and its end are one moment",
            zone: "Europe/Berlin",
            at: ["02:30", "03:00"],
            after: "2026-03-28T12:00",
            next: ["2026-03-29T01:00", "2026-03-30T00:30", "2026-03-30T01:00"]
        ),
        Digest(
            name: "Berlin, a time that comes twice counts the first time",
            zone: "Europe/Berlin",
            at: ["02:30"],
            after: "2026-10-24T12:00",
            next: ["2026-10-25T00:30", "2026-10-26T01:30"]
        ),
        Digest(
            name: "New York, the gap",
            zone: "America/New_York",
            at: ["02:30"],
            after: "2026-03-07T12:00",
            next: ["2026-03-08T07:00", "2026-03-09T06:30"]
        ),
        Digest(
            name: "New York, the hour that comes twice",
            zone: "America/New_York",
            at: ["01:30"],
            after: "2026-10-31T12:00",
            next: ["2026-11-01T05:30", "2026-11-02T06:30"]
        ),
        Digest(
            name: "Lord Howe changes by half an hour: the gap",
            zone: "Australia/Lord_Howe",
            at: ["02:15"],
            after: "2026-10-03T00:00",
            next: ["2026-10-03T15:30", "2026-10-04T15:15"]
        ),
        Digest(
            name: "Lord Howe: what comes twice",
            zone: "Australia/Lord_Howe",
            at: ["01:45"],
            after: "2026-04-03T15:00",
            next: ["2026-04-04T14:45", "2026-04-05T15:15"]
        ),
        Digest(
            name: "a weekday, over the end of the year",
            zone: "Europe/Berlin",
            at: ["08:00"],
            days: [.fri],
            after: "2026-12-25T07:00",
            next: ["2027-01-01T07:00", "2027-01-08T07:00"]
        ),
        Digest(
            name: "29 February",
            zone: "Asia/Tokyo",
            at: ["00:00"],
            after: "2028-02-27T15:00",
            next: ["2028-02-28T15:00", "2028-02-29T15:00"]
        ),
        Digest(
            name: "Apia skipped 30 December 2011: its Friday comes with the change",
            zone: "Pacific/Apia",
            at: ["08:00"],
            days: [.fri],
            after: "2011-12-25T00:00",
            next: ["2011-12-30T10:00", "2012-01-05T18:00"]
        ),
    ])
    func `a digest comes at its local times, each once`(digest: Digest) throws {
        let schedule = DigestSchedule(
            times: digest.at.map(Self.time),
            days: digest.days,
            timeZone: Self.zone(digest.zone)
        )
        var after = Self.utc(digest.after)
        for expected in digest.next {
            after = try #require(schedule.next(after: after, zone: .gmt))
            #expect(after.rfc3339.prefix(16) == expected)
        }
    }

    @Test func `a digest without days or times never comes`() {
        let never = DigestSchedule(times: [], timeZone: .gmt)
        #expect(never.next(after: Self.utc("2026-11-23T12:00"), zone: .gmt) == nil)
        let noDay = DigestSchedule(times: [Self.time("08:00")], days: [], timeZone: .gmt)
        #expect(noDay.next(after: Self.utc("2026-11-23T12:00"), zone: .gmt) == nil)
    }

    struct Quiet: CustomTestStringConvertible {
        let name: String
        let zone: String
        let hours: [(from: String, to: String, days: Set<Weekday>)]
        let at: String
        let end: String?
        var testDescription: String { name }

        init(
            _ name: String,
            _ zone: String,
            _ hours: [(String, String, Set<Weekday>)],
            _ at: String,
            _ end: String?
        ) {
            self.name = name
            self.zone = zone
            self.hours = hours.map { (from: $0.0, to: $0.1, days: $0.2) }
            self.at = at
            self.end = end
        }

        init(_ name: String, _ zone: String, _ from: String, _ to: String, _ at: String, _ end: String?) {
            self.init(name, zone, [(from, to, Set(Weekday.allCases))], at, end)
        }
    }

    @Test(arguments: [
        Quiet("before", "Asia/Tokyo", "22:00", "06:00", "2026-11-23T12:59", nil),
        Quiet("their first moment", "Asia/Tokyo", "22:00", "06:00", "2026-11-23T13:00", "2026-11-23T21:00"),
        Quiet("after midnight", "Asia/Tokyo", "22:00", "06:00", "2026-11-23T20:59", "2026-11-23T21:00"),
        Quiet("their end is over", "Asia/Tokyo", "22:00", "06:00", "2026-11-23T21:00", nil),
        Quiet("within a day", "Europe/Berlin", "12:00", "14:00", "2026-11-23T11:30", "2026-11-23T13:00"),
        Quiet("24 hours", "Europe/Berlin", "12:00", "12:00", "2026-11-23T11:30", "2026-12-01T11:00"),
        Quiet(
            "Berlin, over the spring change",
            "Europe/Berlin",
            "22:00",
            "06:00",
            "2026-03-28T23:00",
            "2026-03-29T04:00"
        ),
        Quiet(
            "Berlin, over the autumn change",
            "Europe/Berlin",
            "22:00",
            "06:00",
            "2026-10-24T23:00",
            "2026-10-25T05:00"
        ),
        Quiet(
            "Berlin, their end in the gap",
            "Europe/Berlin",
            "22:00",
            "02:30",
            "2026-03-29T00:59",
            "2026-03-29T01:00"
        ),
        Quiet(
            "Berlin, their beginning in the gap",
            "Europe/Berlin",
            "02:30",
            "04:00",
            "2026-03-29T01:00",
            "2026-03-29T02:00"
        ),
        Quiet("Berlin, all of them in the gap", "Europe/Berlin", "02:10", "02:50", "2026-03-29T01:00", nil),
        Quiet(
            "Berlin, their end comes twice",
            "Europe/Berlin",
            "22:00",
            "02:30",
            "2026-10-25T00:45",
            "2026-10-25T01:30"
        ),
        Quiet(
            "Berlin, both come twice: once, all of it",
            "Europe/Berlin",
            "02:15",
            "02:45",
            "2026-10-25T00:50",
            "2026-10-25T01:45"
        ),
        Quiet(
            "New York, over the autumn change",
            "America/New_York",
            "23:00",
            "07:00",
            "2026-11-01T03:00",
            "2026-11-01T12:00"
        ),
        Quiet(
            "Lord Howe, over the autumn change",
            "Australia/Lord_Howe",
            "22:00",
            "06:00",
            "2026-04-04T12:00",
            "2026-04-04T19:30"
        ),
        Quiet(
            "the night of 29 February",
            "Asia/Tokyo",
            "22:00",
            "06:00",
            "2028-02-29T14:00",
            "2028-02-29T21:00"
        ),
        Quiet(
            "a day on which they do not begin",
            "Asia/Tokyo",
            [("22:00", "06:00", [.mon])],
            "2026-11-24T13:00",
            nil
        ),
        Quiet(
            "the morning after the day on which they begin",
            "Asia/Tokyo",
            [("22:00", "06:00", [.mon])],
            "2026-11-23T20:00",
            "2026-11-23T21:00"
        ),
        Quiet(
            "hours that touch are one",
            "Asia/Tokyo",
            [("22:00", "06:00", [.mon]), ("06:00", "09:00", [.tue])],
            "2026-11-23T14:00",
            "2026-11-24T00:00"
        ),
        Quiet(
            "hours that overlap are one",
            "Asia/Tokyo",
            [("21:00", "23:00", [.mon]), ("22:00", "06:00", [.mon])],
            "2026-11-23T12:30",
            "2026-11-23T21:00"
        ),
    ])
    func `quiet hours end when the wall says so`(quiet: Quiet) {
        var policy = RoutePolicy()
        policy.quietHours = quiet.hours.map {
            QuietHours(
                from: Self.time($0.from),
                to: Self.time($0.to),
                days: $0.days,
                timeZone: Self.zone(quiet.zone)
            )
        }
        let end = policy.quietEnd(at: Self.utc(quiet.at), priority: .normal, zone: .gmt)
        #expect(end.map { String($0.rfc3339.prefix(16)) } == quiet.end)
    }

    @Test func `some priorities are let through`() {
        var policy = RoutePolicy()
        policy.quietHours = [QuietHours(from: Self.time("22:00"), to: Self.time("06:00"), letThrough: .high)]
        let night = Self.utc("2026-11-23T23:00")
        #expect(policy.quietEnd(at: night, priority: .normal, zone: .gmt) != nil)
        #expect(policy.quietEnd(at: night, priority: .high, zone: .gmt) == nil)
        #expect(policy.quietEnd(at: night, priority: .urgent, zone: .gmt) == nil)
    }

    /// For each minute of two years: what the wall shows says whether it is quiet, but where clocks are set back.
    @Test(arguments: ["America/New_York", "Europe/Berlin", "Asia/Tokyo", "Australia/Lord_Howe"])
    func `quiet hours agree with the wall`(name: String) {
        let zone = Self.zone(name)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        var policy = RoutePolicy()
        policy.quietHours = [QuietHours(from: Self.time("22:00"), to: Self.time("06:30"), timeZone: zone)]
        var moment = Self.utc("2026-01-01T00:00")
        while moment < Self.utc("2027-01-01T00:00") {
            let parts = calendar.dateComponents([.hour, .minute], from: moment)
            let minutes = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
            let isQuiet = policy.quietEnd(at: moment, priority: .normal, zone: .gmt) != nil
            if isQuiet != (minutes >= 22 * 60 || minutes < 6 * 60 + 30) {
                Issue.record("\(moment.rfc3339): \(isQuiet)")
                return
            }
            moment += 17 * 60
        }
    }
}
