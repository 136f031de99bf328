// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Alerting

/// Random weeks: alerts, new settings, silences, restarts and clocks that are set.
@Suite struct TellingPropertyTests {
    /// What may happen beside alerts.
    enum Weather: String, CaseIterable {
        case calm, silences, reloads, clockSteps

        /// Whether the past that a throttle counts is what it seems.
        var keepsThrottles: Bool { self == .calm || self == .silences }
    }

    private static let berlin = LocalTimesTests.zone("Europe/Berlin")
    /// The days before clocks change, and 28 February of a leap year.
    private static let starts = ["2026-03-27T10:00", "2026-10-23T10:00", "2028-02-27T20:00"]

    private static func policy(_ random: inout Lehmer) -> RoutePolicy {
        var policy = RoutePolicy()
        policy.groupWait = [.zero, .zero, .seconds(30), .seconds(900)][random.next(4)]
        policy.throttle =
            [nil, Throttle(messages: 1, per: .seconds(600)), Throttle(messages: 5, per: .seconds(3600))][
                random.next(3)
            ]
        if random.next(3) == 0 {
            policy.digest = DigestSchedule(
                times: [LocalTimesTests.time("02:30"), LocalTimesTests.time("18:00")],
                days: random.next(2) == 0 ? Set(Weekday.allCases) : [.mon, .sun],
                grouping: DigestSchedule.Grouping.allCases[random.next(4)]
            )
        }
        if random.next(2) == 0 {
            policy.quietHours = [
                QuietHours(
                    from: LocalTimesTests.time("22:00"),
                    to: LocalTimesTests.time("06:30"),
                    letThrough: random.next(2) == 0 ? .urgent : nil
                )
            ]
        }
        return policy
    }

    private static func routing(_ random: inout Lehmer) -> RoutingTable {
        RoutingTable(
            ["file": policy(&random), "mail": policy(&random), "phone": policy(&random)],
            inhibitions: [Inhibition(when: RuleSelection(rules: ["r0"]), mute: RuleSelection(rules: ["r1"]))],
            rules: (0..<4)
                .map { TellingWorld.rule(RuleID("r\($0)"), Priority.allCases[$0], topics: ["t\($0 % 2)"]) },
            timeZone: berlin
        )
    }

    @Test(arguments: Weather.allCases, 0..<9)
    func `every alert is told to each sink once, or muted with a reason`(weather: Weather, seed: Int) {
        var random = Lehmer(seed: UInt64(seed * 31 + 7))
        var world = TellingWorld(
            now: LocalTimesTests.utc(Self.starts[seed % 3]),
            routing: Self.routing(&random)
        )
        for _ in 0..<40 {
            step(&world, &random, weather)
            if !world.faults.isEmpty { break }
        }
        // Nothing comes any more: within two weeks, all that waits has gone.
        world.routing = world.routing.heeding([])
        world.advance(to: world.now + .seconds(14 * 86_400))
        #expect(world.faults == [])
        for id in world.order {
            if case .waits = world.standings[id] { Issue.record("\(id) waits still") }
        }
        let carried = world.messages.flatMap(\.deliveries)
        #expect(carried.count == Set(carried).count)
        if weather != .reloads { expectQuiet(world) }
        if weather.keepsThrottles { expectThrottled(world) }
    }

    private func step(_ world: inout TellingWorld, _ random: inout Lehmer, _ weather: Weather) {
        switch random.next(6) {
        case 0, 1, 2:
            let count = random.next(10) == 0 ? 30 : 1 + random.next(4)
            world.commit(
                (0..<count)
                    .map { _ in
                        let holding = (0..<4).filter { _ in random.next(2) == 0 }
                        return holding.compactMap { world.routing.rules[RuleID("r\($0)")] }
                    }
            )
            world.look()
        case 3, 4:
            let length = [1, 20, 400, 3000, 20_000, 90_000][random.next(6)]
            world.advance(to: world.now + .seconds(length))
        default:
            disturb(&world, &random, weather)
        }
    }

    private func disturb(_ world: inout TellingWorld, _ random: inout Lehmer, _ weather: Weather) {
        switch weather {
        case .calm:
            break
        case .silences:
            let matcher = Silence.Matcher(.topic, "t\(random.next(2))")
            let silence = Silence(
                id: "sil_1",
                matchers: [matcher],
                start: world.now,
                end: world.now + .seconds(random.next(40_000) + 1),
                author: "",
                comment: ""
            )
            world.routing = world.routing.heeding([silence])
        case .reloads:
            world.routing = Self.routing(&random)
        case .clockSteps:
            world.now += [-90_000, -3600, -10, 3600, 90_000][random.next(5)]
        }
        // A restart as well: all that is known stands in the store.
        world.look(all: true)
    }

    /// Looks at the wall, not at the code that is tested.
    private func expectQuiet(_ world: TellingWorld) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = Self.berlin
        for message in world.messages {
            guard let routed = world.routing.policy(of: message.sink), let hours = routed.quietHours.first
            else {
                continue
            }
            let parts = calendar.dateComponents([.hour, .minute], from: message.time)
            let minutes = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
            guard minutes >= hours.from.minutes || minutes < hours.to.minutes else { continue }
            let isLetThrough = hours.letThrough.map { limit in message.priorities.allSatisfy { $0 >= limit } }
            #expect(isLetThrough == true, "\(message) in quiet hours")
        }
    }

    private func expectThrottled(_ world: TellingWorld) {
        for (sink, messages) in Dictionary(grouping: world.messages, by: \.sink) {
            guard let throttle = world.routing.throttle(of: sink) else { continue }
            let times = messages.map(\.time).sorted()
            for (index, time) in times.enumerated() where index >= throttle.messages {
                #expect(
                    time.timeIntervalSince(times[index - throttle.messages]) >= throttle.per.seconds,
                    "\(throttle) exceeded"
                )
            }
        }
    }
}

extension RoutingTable {
    /// What holds for everything that goes to a sink here: there is one route.
    fileprivate func policy(of sink: SinkID) -> RoutePolicy? {
        let traits = AlertTraits(
            rule: "r0",
            revision: "r1",
            topics: [],
            priority: .low,
            article: "art_1",
            feed: "feed",
            tags: [],
            outlet: nil,
            language: nil
        )
        return routed(traits, to: sink)?.policy
    }
}
