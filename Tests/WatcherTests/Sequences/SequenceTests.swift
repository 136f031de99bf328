// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import Testing

@Suite(.timeLimit(.minutes(5))) struct `Whatever happens in whatever order` {
    private static let sequences =
        ProcessInfo.processInfo.environment["WATCHWORD_SEQUENCES"].flatMap(Int.init) ?? 200
    private static let seed =
        ProcessInfo.processInfo.environment["WATCHWORD_SEQUENCE_SEED"].flatMap(UInt64.init) ?? 1

    private static func steps(_ seed: UInt64) -> [SequenceStep] {
        var random = SeededRandom(seed: seed)
        return (0..<Int.random(in: 10...30, using: &random)).map { _ in .random(&random) }
    }

    @Test func `every sink in force hears once of every article that a rule in force finds`() async throws {
        for number in 0..<UInt64(Self.sequences) {
            let seed = Self.seed &+ number
            let steps = Self.steps(seed)
            let problems = try await SequenceWorld.play(steps)
            guard !problems.isEmpty else { continue }
            let (fewest, found) = try await Self.shrink(steps, problems)
            Issue.record(
                """
                seed \(seed): \(found.joined(separator: "; "))
                [
                    \(fewest.map(\.description).joined(separator: ",\n    "))
                ]
                """
            )
            return
        }
    }

    /// Leaves out whatever can be left out of a sequence that fails, so that it still fails.
    private static func shrink(
        _ steps: [SequenceStep],
        _ problems: [String]
    ) async throws -> ([SequenceStep], [String]) {
        var (fewest, found) = (steps, problems)
        var length = max(1, steps.count / 2)
        while length > 0 {
            var start = 0
            while start < fewest.count {
                var fewer = fewest
                fewer.removeSubrange(start..<min(start + length, fewer.count))
                let problems = try await SequenceWorld.play(fewer)
                if problems.isEmpty { start += length } else { (fewest, found) = (fewer, problems) }
            }
            length /= 2
        }
        return (fewest, found)
    }
}
