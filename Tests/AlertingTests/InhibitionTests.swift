// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Alerting

@Suite struct InhibitionTests {
    private static func rule(_ id: RuleID, _ priority: Priority = .normal) -> RuleInfo {
        RuleInfo(id: id, title: "", revision: "r", topics: ["t-\(id)", "all"], priority: priority)
    }

    private static func says(_ upper: RuleID, _ lower: RuleID...) -> Inhibition {
        Inhibition(when: RuleSelection(rules: [upper]), mute: RuleSelection(rules: Set(lower)))
    }

    struct Case: CustomTestStringConvertible {
        let name: String
        let inhibitions: [Inhibition]
        let holding: [RuleInfo]
        let quiet: [RuleID: RuleID]
        var testDescription: String { name }
    }

    @Test(arguments: [
        Case(
            name: "both hold",
            inhibitions: [says("a", "b")],
            holding: [rule("b"), rule("a")],
            quiet: ["b": "a"]
        ),
        Case(
            name: "only the lower one holds",
            inhibitions: [says("a", "b")],
            holding: [rule("b"), rule("c")],
            quiet: [:]
        ),
        Case(
            name: "by topics, and not by itself",
            inhibitions: [
                Inhibition(when: RuleSelection(topics: ["t-a"]), mute: RuleSelection(topics: ["all"]))
            ],
            holding: [rule("a"), rule("b"), rule("c")],
            quiet: ["b": "a", "c": "a"]
        ),
        Case(
            name: "what says more than what says more",
            inhibitions: [says("a", "b"), says("b", "c")],
            holding: [rule("c"), rule("b"), rule("a")],
            quiet: ["b": "a", "c": "a"]
        ),
        Case(
            name: "the first of a chain does not hold",
            inhibitions: [says("a", "b"), says("b", "c")],
            holding: [rule("c"), rule("b")],
            quiet: ["c": "b"]
        ),
        Case(
            name: "of two that keep each other quiet, one is told of",
            inhibitions: [says("a", "b"), says("b", "a")],
            holding: [rule("b"), rule("a")],
            quiet: ["b": "a"]
        ),
        Case(
            name: "and it is the one that matters more",
            inhibitions: [says("a", "b"), says("b", "a")],
            holding: [rule("a"), rule("b", .urgent)],
            quiet: ["a": "b"]
        ),
        Case(
            name: "a ring with something above it",
            inhibitions: [says("a", "b"), says("b", "c"), says("c", "a"), says("d", "c")],
            holding: [rule("a"), rule("b"), rule("c"), rule("d")],
            quiet: ["a": "d", "b": "d", "c": "d"]
        ),
    ])
    func `a rule that says more keeps others quiet`(test: Case) {
        let table = RoutingTable(routes: [], sinks: [SinkSettings](), inhibitions: test.inhibitions)
        #expect(table.inhibited(among: test.holding) == test.quiet)
    }

    @Test func `something is told of, whatever the inhibitions are`() {
        var random = Lehmer(seed: 5)
        for _ in 0..<2000 {
            let rules = (0..<6).map { Self.rule(RuleID("r\($0)"), Priority.allCases[random.next(4)]) }
            let inhibitions = (0..<random.next(8))
                .map { _ in
                    Self.says(rules[random.next(6)].id, rules[random.next(6)].id, rules[random.next(6)].id)
                }
            let holding = rules.filter { _ in random.next(2) == 0 }
            let table = RoutingTable(routes: [], sinks: [SinkSettings](), inhibitions: inhibitions)
            let quiet = table.inhibited(among: holding)
            let heard = Set(holding.map(\.id)).subtracting(quiet.keys)
            #expect(holding.isEmpty || !heard.isEmpty)
            #expect(Set(quiet.values).isSubset(of: heard), "what is named is told of itself")
        }
    }
}

/// Numbers that are the same in every run.
struct Lehmer {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 2 &+ 1 }

    /// From 0 to below the limit.
    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(1, limit)))
    }
}
