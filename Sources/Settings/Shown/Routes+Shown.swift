// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

extension Route {
    /// The route, with what it says itself of when to send.
    var shown: ShownValue {
        .mapping(
            [
                .init("sinks", .list(sinks.map { .text($0.rawValue) })),
                .init("rules", .names(rules.map(\.rawValue))),
                .init("topics", .names(topics)),
                .init("priority", priority.map { .text($0.rawValue) }),
                .init("feeds", .names(feeds.map(\.rawValue))),
                .init("tags", .names(tags)),
                .init("languages", .names(languages)),
            ] + policy.shown
        )
    }
}

extension RoutePolicy {
    /// When a sink is sent to, every default written out.
    var shown: [ShownValue.Member] {
        [
            .init("group_wait", .duration(groupWait)),
            .init("throttle", throttle?.shown ?? .text("off")),
            .init("digest", digest?.shown ?? .text("off")),
            .init("quiet_hours", quietHours.shown),
        ]
    }
}

extension RoutePolicy.Override {
    fileprivate var shown: [ShownValue.Member] {
        [
            .init("group_wait", groupWait.map(ShownValue.duration)),
            .init("throttle", Self.shown(throttle, \.shown)),
            .init("digest", Self.shown(digest, \.shown)),
            .init("quiet_hours", quietHours?.shown),
        ]
    }

    private static func shown<Value>(
        _ choice: RoutePolicy.Choice<Value>,
        _ value: (Value) -> ShownValue
    ) -> ShownValue? {
        switch choice {
        case .inherited: nil
        case .set(nil): .text("off")
        case .set(let set?): value(set)
        }
    }
}

extension Throttle {
    fileprivate var shown: ShownValue { .text("\(messages)/\(Quantity.text(per))") }
}

extension DigestSchedule {
    fileprivate var shown: ShownValue {
        .mapping([
            .init("at", .list(times.map { .text($0.description) })),
            .init("days", days.shown),
            .init("by", .text(grouping.rawValue)),
            .init("time_zone", timeZone.map { .text($0.identifier) }),
        ])
    }
}

extension [QuietHours] {
    fileprivate var shown: ShownValue {
        isEmpty ? .text("off") : .list(map(\.shown))
    }
}

extension QuietHours {
    fileprivate var shown: ShownValue {
        .mapping([
            .init("from", .text(from.description)),
            .init("to", .text(to.description)),
            .init("days", days.shown),
            .init("time_zone", timeZone.map { .text($0.identifier) }),
            .init("let_through", letThrough.map { .text($0.rawValue) }),
        ])
    }
}

extension Set<Weekday> {
    fileprivate var shown: ShownValue {
        .list(Weekday.allCases.filter(contains).map { .text($0.rawValue) })
    }
}
