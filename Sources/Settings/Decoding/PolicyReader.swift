// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Reads what sinks and routes say of when to send.
struct PolicyReader {
    /// The zone of digests and quiet hours that name none.
    let timeZone: TimeZone?

    enum DigestKey: String, SettingsKey {
        case at, days, by
        case timeZone = "time_zone"
    }

    enum QuietKey: String, SettingsKey {
        case from, to, days
        case timeZone = "time_zone"
        case letThrough = "let_through"
    }

    /// The values of the keys that sinks and routes share.
    struct Values {
        var groupWait: Value?
        var throttle: Value?
        var digest: Value?
        var quietHours: Value?
    }

    func override(_ values: Values) -> RoutePolicy.Override {
        var override = RoutePolicy.Override()
        override.groupWait = values.groupWait?.duration(in: .zero ... .seconds(3600))
        if let value = values.throttle { override.throttle = choice(value, throttle) }
        if let value = values.digest { override.digest = choice(value, digest) }
        override.quietHours = values.quietHours.flatMap(quietHours)
        return override
    }

    private func choice<T>(_ value: Value, _ read: (Value) -> T?) -> RoutePolicy.Choice<T> {
        if value.isOff { return .set(nil) }
        return read(value).map { .set($0) } ?? .inherited
    }

    /// `30/1h`.
    private func throttle(_ value: Value) -> Throttle? {
        guard let text = value.word(wanting: "messages in a time") else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let messages = Int(parts[0]), let per = Quantity.duration(String(parts[1]))
        else {
            value.fail(
                "\(value.name) wants messages in a time, not '\(Excerpt.of(text))'",
                hint: "write 30/1h for thirty an hour, or off"
            )
            return nil
        }
        guard (1...10_000).contains(messages), (.seconds(1) ... .days(7)).contains(per) else {
            value.fail(
                "\(value.name) is \(Excerpt.of(text))",
                hint: "write 1 to 10000 messages in 1s to 7d, or off"
            )
            return nil
        }
        return Throttle(messages: messages, per: per)
    }

    private func digest(_ value: Value) -> DigestSchedule? {
        guard let fields = Fields<DigestKey>(value, as: "a digest") else { return nil }
        let times = fields.required(.at, in: value.name)?.timesOfDay()
        var digest = DigestSchedule(times: times ?? [], timeZone: timeZone)
        fields.set(&digest.days, .days) { $0.weekdays() }
        fields.set(&digest.grouping, .by) { $0.choice() }
        fields.set(&digest.timeZone, .timeZone) { $0.timeZone() }
        return times == nil ? nil : digest
    }

    /// `off`, one mapping or a list of them.
    private func quietHours(_ value: Value) -> [QuietHours]? {
        if value.isOff { return [] }
        guard value.isList else { return hours(value).map { [$0] } }
        return value.list(of: "quiet hours", atMost: 100)?.compactMap(hours)
    }

    private func hours(_ value: Value) -> QuietHours? {
        guard let fields = Fields<QuietKey>(value, as: "quiet hours") else { return nil }
        let from = fields.required(.from, in: value.name)?.timeOfDay()
        let to = fields.required(.to, in: value.name)?.timeOfDay()
        guard let from, let to else { return nil }
        var hours = QuietHours(from: from, to: to, timeZone: timeZone)
        fields.set(&hours.days, .days) { $0.weekdays() }
        fields.set(&hours.timeZone, .timeZone) { $0.timeZone() }
        fields.set(&hours.letThrough, .letThrough) { $0.choice() }
        return hours
    }
}
