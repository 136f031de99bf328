// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Yams

extension Value {
    /// A time of the day, `HH:MM`.
    func timeOfDay() -> TimeOfDay? {
        guard let text = word(wanting: "a time of the day") else { return nil }
        if let time = TimeOfDay(text) { return time }
        fail(
            "\(name) wants a time of the day, not '\(Excerpt.of(text))'",
            hint: "write hours and minutes with two digits each, from \"00:00\" to \"23:59\""
        )
        return nil
    }

    /// One time of the day or several, each once, in their order.
    func timesOfDay() -> [TimeOfDay]? {
        guard isList else { return timeOfDay().map { [$0] } }
        let members = list(of: "times of the day", atMost: 48) ?? []
        if members.isEmpty { fail("\(name) has no time", hint: "write one at least: \"08:00\"") }
        let times = Set(members.compactMap { $0.timeOfDay() })
        return members.isEmpty || times.isEmpty ? nil : times.sorted()
    }

    /// Days of the week.
    func weekdays() -> Set<Weekday>? {
        guard let members = list(of: "days", atMost: 7) else { return nil }
        if members.isEmpty { fail("\(name) has no day", hint: "write one at least, or leave the key out") }
        let days = members.compactMap { $0.choice(Weekday.self) }
        return days.count == members.count && !days.isEmpty ? Set(days) : nil
    }

    /// The name of a time zone.
    func timeZone() -> TimeZone? {
        guard let name = text() else { return nil }
        // Foundation also takes `GMT+9` and abbreviations, which follow no summer time.
        if name == "UTC" || name.contains("/"), let zone = TimeZone(identifier: name) { return zone }
        fail(
            "there is no time zone '\(Excerpt.of(name))'",
            hint: "write it as Asia/Tokyo, Europe/Berlin or UTC"
        )
        return nil
    }

    /// Whether `off` stands there.
    var isOff: Bool { node.scalar?.string == "off" }
}
