// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Settings
import Testing

/// When to send: what sinks, routes, rules and the whole say of it.
@Suite struct PolicyTests {
    private static let sinks = "sinks: { a: { kind: stdout } }"

    private func settings(_ main: String, rules: String? = nil) throws -> Settings {
        let result = Fixture.decode(main: main, rules: rules)
        #expect(result.errors.map(\.description) == [])
        return try #require(result.settings)
    }

    private func policy(_ keys: String, service: String = "") throws -> RoutePolicy {
        let sink = "{ kind: webhook, format: slack, url: https://example.org/ \(keys) }"
        let settings = try settings("service: { \(service) }\nsinks: { a: \(sink) }")
        return try #require(settings.sinks.first).policy
    }

    @Test func `a sink of chat gathers and is throttled, unless it says otherwise`() throws {
        #expect(try policy("") == .standard(interruptsPeople: true))
        #expect(try policy(", group_wait: 0s, throttle: off") == RoutePolicy())
        let own = try policy(", group_wait: 5m, throttle: 10/15m")
        #expect(own.groupWait == .seconds(300) && own.throttle == Throttle(messages: 10, per: .seconds(900)))
        let console = try settings(Self.sinks)
        #expect(console.sinks.first?.policy == RoutePolicy())
    }

    @Test func `a digest has times, days, an order and a zone`() throws {
        let eight = try #require(TimeOfDay("08:00"))
        let evening = try #require(TimeOfDay("18:30"))
        let tokyo = try #require(TimeZone(identifier: "Asia/Tokyo"))
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        #expect(try policy(", digest: { at: \"08:00\" }").digest == DigestSchedule(times: [eight]))
        let full =
            "digest: { at: [\"18:30\", \"08:00\"], days: [mon, fri], by: topic, time_zone: Asia/Tokyo }"
        let digest = try policy(", " + full, service: "time_zone: Europe/Berlin").digest
        #expect(
            digest
                == DigestSchedule(
                    times: [eight, evening],
                    days: [.mon, .fri],
                    grouping: .topic,
                    timeZone: tokyo
                )
        )
        let short = try policy(", digest: { at: \"08:00\" }", service: "time_zone: Europe/Berlin").digest
        #expect(short?.timeZone == berlin)
    }

    @Test func `quiet hours are one mapping or several`() throws {
        let (ten, six, midnight) = (TimeOfDay("22:00"), TimeOfDay("06:00"), TimeOfDay("00:00"))
        let night = QuietHours(from: try #require(ten), to: try #require(six))
        #expect(try policy(", quiet_hours: { from: \"22:00\", to: \"06:00\" }").quietHours == [night])
        let several = """
            , quiet_hours: [{ from: "22:00", to: "06:00", let_through: urgent, time_zone: UTC },
              { from: "00:00", to: "00:00", days: [sat, sun] }]
            """
        var first = night
        first.letThrough = .urgent
        first.timeZone = TimeZone(identifier: "UTC")
        let zero = try #require(midnight)
        let weekend = QuietHours(from: zero, to: zero, days: [.sat, .sun])
        #expect(try policy(several).quietHours == [first, weekend])
        #expect(try policy(", quiet_hours: off").quietHours == [])
    }

    @Test func `a route says only what is otherwise than its sinks`() throws {
        let settings = try settings(
            Self.sinks
                + "\nroutes: [{ sinks: [a] }, { sinks: [a], group_wait: 2m, throttle: off, digest: off, quiet_hours: off }]"
        )
        #expect(settings.routes[0].policy == RoutePolicy.Override())
        var override = RoutePolicy.Override()
        override.groupWait = .seconds(120)
        override.throttle = .set(nil)
        override.digest = .set(nil)
        override.quietHours = []
        #expect(settings.routes[1].policy == override)
    }

    @Test func `rules keep others quiet by name and by topic`() throws {
        let settings = try settings(
            Self.sinks + "\ninhibit: [{ when: { rules: [a] }, mute: { rules: [b], topics: [x] } }]",
            rules: "rules: [{ id: a, match: tokyo }, { id: b, match: kyoto, topics: [x] }]"
        )
        let inhibition = Inhibition(
            when: RuleSelection(rules: ["a"]),
            mute: RuleSelection(rules: ["b"], topics: ["x"])
        )
        #expect(settings.inhibitions == [inhibition])
    }

    @Test func `a story is the same news for two days, or as long as a rule says`() throws {
        let rules = """
            rules:
              - { id: a, match: tokyo, same_news: { window: 12h } }
              - { id: b, match: kyoto, same_news: { window: off } }
              - { id: c, match: osaka }
            """
        let usual = try settings(Self.sinks, rules: rules)
        #expect(usual.sameNews(for: "a") == SameNews(window: .seconds(12 * 3600)))
        #expect(usual.sameNews(for: "b") == SameNews(window: nil))
        #expect(usual.sameNews(for: "c") == SameNews(window: .seconds(48 * 3600)))
        let other = try settings(Self.sinks + "\nsame_news: { window: off }", rules: rules)
        #expect(other.sameNews(for: "c").window == nil && other.sameNews(for: "a").window != nil)
    }
}
