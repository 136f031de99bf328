// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import Testing

/// SplitMix64: the same numbers for the same seed on every machine.
private struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// A feed that lives: entries appear, are edited, leave, come back and change their guids; rules come and go; the
/// store is reopened, cleanly or not.
private struct LivingFeed {
    var numbers: SeededNumbers
    var entries: [Entry] = []
    var made = 0

    private static let words = ["summit", "abduction", "harvest", "weather"]
    private static let filler = [
        "minister", "village", "railway", "orchestra", "volcano", "parliament", "fishermen", "university",
        "laboratory", "archive", "cathedral", "satellite", "governor", "blizzard", "pipeline", "jubilee",
    ]

    mutating func step() {
        if entries.isEmpty || Int.random(in: 0..<3, using: &numbers) == 0 { appear() }
        for index in entries.indices {
            switch Int.random(in: 0..<12, using: &numbers) {
            case 0: entries[index].text.title = title(made)
            case 1: entries[index].text.body += " More."
            case 2 where !isShared: entries[index].id = "drift-\(made)-\(index)-\(numbers.next())"
            default: break
            }
        }
        entries.shuffle(using: &numbers)
    }

    private let isShared: Bool

    init(seed: UInt64) {
        numbers = SeededNumbers(state: seed)
        isShared = seed % 2 == 0
    }

    private mutating func appear() {
        made += 1
        entries.append(
            Entry(isShared ? "shared" : "id-\(made)", "https://example.org/\(made)", title(made))
        )
    }

    private mutating func title(_ number: Int) -> String {
        let picks = (0..<4).map { _ in Self.filler.randomElement(using: &numbers) ?? "" }
        return "\(number) " + picks.joined(separator: " ") + " "
            + (Self.words.randomElement(using: &numbers) ?? "")
    }
}

struct LivingFeedTests {
    private static let allRules = ["summit", "abduction", "harvest"].map { rule(RuleID($0)) }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `a rule has one alert and one message for an article, whatever happens`(seed: UInt64) throws {
        let directory = try TemporaryDirectory()
        var feed = LivingFeed(seed: seed)
        var chance = SeededNumbers(state: seed &* 77)
        var store = try directory.open()
        var told: [AlertID: Int] = [:]
        for round in 0..<30 {
            let desk = NewsDesk(
                store: store,
                rules: Self.allRules.filter { _ in Bool.random(using: &chance) }
            )
            feed.step()
            let visible = feed.entries.filter { _ in Int.random(in: 0..<10, using: &chance) > 0 }
            let commit = try desk.take(visible, at: NewsDesk.start + .seconds(900 * round))
            // Updates of what was told are another matter.
            for delivery in commit.deliveries where delivery.reason != .update {
                told[delivery.alert, default: 0] += 1
            }
            let second = try desk.take(visible, at: NewsDesk.start + .seconds(900 * round + 1))
            #expect(second.alerts.isEmpty && second.deliveries.isEmpty, "the same document again is silent")
            if Int.random(in: 0..<5, using: &chance) == 0 {
                if Bool.random(using: &chance) { try store.close() }
                store = try directory.open()
            }
        }
        try checkInvariants(store, told)
    }

    private func checkInvariants(_ store: AlertStore, _ told: [AlertID: Int]) throws {
        var filter = AlertFilter()
        filter.limit = 10_000
        var deliveries = DeliveryFilter()
        deliveries.limit = 10_000
        let alerts = try store.read { try $0.alerts(filter) }
        let records = try store.read { try $0.deliveries(deliveries) }
        #expect(!alerts.isEmpty)
        #expect(Set(alerts.map { [$0.rule.id.rawValue, $0.article.id.rawValue] }).count == alerts.count)
        #expect(told.values.allSatisfy { $0 == 1 }, "each alert was told of once")
        #expect(records.count { $0.delivery.reason != .update } == alerts.count)
        #expect(Set(records.map(\.delivery.id)).count == records.count)
        #expect(Set(records.compactMap(\.message?.id)).count == records.count { $0.delivery.state != .muted })
        #expect(try store.quickCheck() == [])
        try store.write { try $0.checkSearchIndex() }
    }
}
