// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Alerting

@Suite struct GatheringDecisionTests {
    private static let noon = LocalTimesTests.utc("2026-11-23T12:00")

    private func world(
        _ sink: SinkID = "mail",
        _ change: (inout RoutePolicy) -> Void = { _ in }
    ) -> TellingWorld {
        var policy = RoutePolicy()
        change(&policy)
        return TellingWorld(now: Self.noon, routing: RoutingTable([sink: policy]))
    }

    private func rules(_ count: Int, _ priority: Priority = .normal) -> [[RuleInfo]] {
        Array(repeating: [TellingWorld.rule("rule", priority)], count: count)
    }

    /// When each message was made, in seconds after noon, with what it carries.
    private func sent(_ world: TellingWorld) -> [String] {
        world.messages.map {
            "\(Int($0.time.timeIntervalSince(Self.noon))) \($0.deliveries.count) \($0.reason.rawValue)"
        }
    }

    @Test func `what nothing holds back goes at once, each in a message of its own`() {
        var world = world()
        world.commit(rules(20))
        #expect(sent(world) == Array(repeating: "0 1 first", count: 20))
        world.commit(rules(1), cause: .update(1))
        #expect(sent(world).last == "0 1 update")
    }

    @Test func `more than twenty from one commit are a digest, but for a file`() {
        var people = world()
        people.commit(rules(21))
        #expect(people.messages.isEmpty)
        people.look()
        #expect(people.messages.count == 5 && people.messages.allSatisfy { $0.reason == .flood })
        #expect(people.messages.flatMap(\.deliveries) == people.order)
        var file = world("file")
        file.commit(rules(100))
        #expect(sent(file) == Array(repeating: "0 1 first", count: 100))
    }

    @Test func `what waits goes with the first of them`() {
        var world = world { $0.groupWait = .seconds(30) }
        world.commit(rules(1))
        world.advance(to: Self.noon + .seconds(20))
        world.commit(rules(1))
        world.advance(to: Self.noon + .seconds(40))
        world.commit(rules(1))
        world.advance(to: Self.noon + .seconds(300))
        #expect(sent(world) == ["30 1 group_wait", "30 1 group_wait", "70 1 first"])
    }

    @Test func `at the end of a single poll nothing waits for others`() {
        var world = world { $0.groupWait = .seconds(30) }
        world.commit(rules(1))
        world.look(endsWaits: true)
        #expect(sent(world) == ["0 1 first"])
    }

    @Test func `a throttle lets so many through, and the rest goes when there is room`() {
        var world = world { $0.throttle = Throttle(messages: 3, per: .seconds(3600)) }
        world.commit(rules(2))
        world.look()
        world.advance(to: Self.noon + .seconds(600))
        world.commit(rules(3))
        world.look()
        world.advance(to: Self.noon + .seconds(1200))
        world.commit(rules(1))
        world.advance(to: Self.noon + .seconds(9000))
        #expect(sent(world).prefix(3) == ["0 1 first", "0 1 first", "600 1 first"])
        #expect(
            sent(world).dropFirst(3) == ["3600 1 throttled", "3600 2 throttled"],
            "two had gone by then: the digest of three may be divided in two"
        )
    }

    @Test func `what a rule sent before it was edited does not count for its throttle`() {
        let old = TellingWorld.rule("rule")
        let table = RoutingTable(["mail": RoutePolicy()], rules: [old])
        #expect(table.isCounted(["rule": "r1"]) && !table.isCounted(["rule": "r0"]))
        #expect(table.isCounted(["rule": "r0", "gone": "r1"]), "a rule that is gone was not edited")
    }

    @Test func `a digest has its groups one after the other`() {
        var world = world {
            $0.digest = DigestSchedule(times: [LocalTimesTests.time("18:00")], grouping: .topic)
        }
        for topic in ["x", "y", "x"] { world.commit([[TellingWorld.rule("rule", topics: [topic])]]) }
        let gathered = world.gathered("mail", all: true)
        world.now = Self.noon + .seconds(6 * 3600)
        let situation = GatheringDecision.Situation(sink: "mail", routing: world.routing, now: world.now)
        let batch = GatheringDecision.decide(gathered, situation).batches[0]
        #expect(batch.deliveries.map(\.traits.topics) == [["x"], ["x"], ["y"]])
        #expect(batch.grouping == .topic && batch.reason == .digest && batch.parts == 3)
    }

    @Test func `what came up in quiet hours goes as one digest at their end, but for what is let through`() {
        var world = world {
            $0.quietHours = [
                QuietHours(
                    from: LocalTimesTests.time("11:00"),
                    to: LocalTimesTests.time("13:00"),
                    letThrough: .urgent
                )
            ]
        }
        world.commit(rules(2))
        world.commit(rules(1, .urgent))
        world.advance(to: Self.noon + .seconds(1800))
        world.commit(rules(1))
        world.advance(to: Self.noon + .seconds(7200))
        #expect(sent(world).first == "0 1 first" && world.messages[0].priorities == [.urgent])
        #expect(world.messages.dropFirst().allSatisfy { $0.time == Self.noon + .seconds(3600) })
        #expect(world.messages.dropFirst().map(\.reason) == Array(repeating: .quietHours, count: 3))
    }

    @Test func `a silence mutes, also what waits when it is due`() {
        var world = world { $0.groupWait = .seconds(30) }
        world.commit(rules(1))
        let silence = Silence(
            id: "sil_1",
            matchers: [Silence.Matcher(.rule, "rule"), Silence.Matcher(.sink, "mail")],
            start: Self.noon + .seconds(10),
            end: Self.noon + .seconds(100),
            author: "mika",
            comment: ""
        )
        world.routing = world.routing.heeding([silence])
        world.advance(to: Self.noon + .seconds(60))
        world.commit(rules(1))
        world.advance(to: Self.noon + .seconds(100))
        world.commit(rules(1))
        world.advance(to: Self.noon + .seconds(1000))
        #expect(
            world.order.compactMap { world.standings[$0] }.prefix(2) == [
                .muted(.silenced, "sil_1"), .muted(.silenced, "sil_1"),
            ]
        )
        #expect(sent(world) == ["130 1 first"])
    }

    @Test func `a rule that says more keeps another quiet, also one that waits`() {
        let (upper, lower) = (TellingWorld.rule("a"), TellingWorld.rule("b"))
        let says = Inhibition(when: RuleSelection(rules: ["a"]), mute: RuleSelection(rules: ["b"]))
        var policy = RoutePolicy()
        policy.groupWait = .seconds(30)
        let routing = RoutingTable(["mail": policy], inhibitions: [says], rules: [upper, lower])
        var world = TellingWorld(now: Self.noon, routing: routing)
        world.commit([[lower, upper], [lower]])
        #expect(world.order.map { world.standings[$0] }.first == .muted(.inhibited, "a"))
        world.advance(to: Self.noon + .seconds(60))
        #expect(world.messages.flatMap(\.deliveries).count == 2)

        // The second article's 'b' waits, and 'a' holds for it only after an edit.
        var situation = GatheringDecision.Situation(
            sink: "mail",
            routing: routing,
            now: Self.noon + .seconds(30)
        )
        var late = TellingWorld(now: Self.noon, routing: routing)
        late.commit([[lower]])
        let waiting = late.gathered("mail", all: true)
        situation.holding = [waiting[0].traits.article: ["a": "r1", "b": "r1"]]
        let muted = GatheringDecision.decide(waiting, situation).muted
        #expect(muted.map(\.reason) == [.inhibited] && muted.map(\.detail) == ["a"])
        situation.holding = [waiting[0].traits.article: ["a": "r0", "b": "r1"]]
        #expect(
            GatheringDecision.decide(waiting, situation).muted.isEmpty,
            "what 'a' said before it was edited keeps nobody quiet"
        )
    }

    @Test func `other settings are heeded by what waits`() {
        var world = world { $0.digest = DigestSchedule(times: [LocalTimesTests.time("18:00")]) }
        world.commit(rules(2))
        world.routing = RoutingTable(["mail": RoutePolicy()])
        world.look(all: true)
        #expect(sent(world) == ["0 1 digest", "0 1 digest"], "divided as far as can be")

        var gone = self.world { $0.groupWait = .seconds(30) }
        gone.commit(rules(2))
        gone.routing = RoutingTable(["other": RoutePolicy()])
        gone.advance(to: Self.noon + .seconds(60))
        #expect(sent(gone) == ["30 2 group_wait"], "a sink that is gone keeps what was for it in its queue")
    }

    @Test func `what was muted when it came up stays so`() {
        var world = world { $0.groupWait = .seconds(30) }
        world.commit(rules(1), muted: .baseline)
        world.look(all: true)
        #expect(world.standings.values.map(\.self) == [.muted(.baseline, nil)])
    }
}
