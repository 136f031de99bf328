// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// The promise that all others rest on: what a feed showed is told, once, however often the process dies.
@Suite struct KillTests {
    private static let rounds =
        ProcessInfo.processInfo.environment["WATCHWORD_KILL_ROUNDS"].flatMap(Int.init) ?? 30
    private static let seed =
        ProcessInfo.processInfo.environment["WATCHWORD_KILL_SEED"].flatMap(UInt64.init) ?? 20_261_123

    /// A round takes a second or two.
    @Test(.timeLimit(.minutes(15 + rounds / 20)))
    func `kill -9 at any moment loses no alert and makes none twice`() async throws {
        try await Stage.play { stage in
            let world = try await KillWorld(stage, seed: Self.seed)
            var random = SeededNumbers(state: Self.seed)
            for run in 1...Self.rounds {
                let order = Killer.Order(
                    run: run,
                    phase: Phase.allCases[run % Phase.allCases.count],
                    event: Int.random(in: 1...2, using: &random),
                    delay: world.longestDelay * Double.random(in: 0...1, using: &random)
                )
                try await world.round(order)
            }
            let last = try await world.finish(run: Self.rounds + 1)
            let hits = world.killer.hits
            print(
                "kill -9: seed \(Self.seed), \(Self.rounds) rounds, \(world.expected.count) alerts expected"
            )
            for phase in Phase.allCases { print("  \(phase.rawValue): \(hits[phase, default: 0])") }
            print("  of those around a commit, after it: \(world.killsAfterCommit)")
            if Self.rounds >= 30 { #expect(world.killsAfterCommit > 0) }
            for phase in Phase.allCases { #expect(hits[phase, default: 0] * 10 >= Self.rounds, "\(phase)") }
            try await world.expectEmptyQueue()
            try await world.expectNothingLostOrDoubled()
            #expect(await last.end() == .status(0))
            try await world.expectSoundDatabase(after: Self.rounds + 1)
        }
    }
}

/// A seeded generator (SplitMix64).
private struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
