// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation

struct IsolationBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "isolation",
        abstract: "Measures how much sinks in trouble delay those that are well.",
        discussion: """
            Starts 'watchword run' with three webhooks that are well, on a feed with one new article a poll, and takes
            the time from the moment a document is handed to the server until each webhook has come. Rounds with these
            three alone, and rounds with three more beside them (one hangs, one answers 500, one is down), take turns in
            the same process, by a reload, so that noise falls on both.

            p50, p99        of the healthy sinks, in each kind of round; then the ratio of the two, for each pair of
                            rounds and over all

            example:
              swift build -c release
              .build/release/watchword-bench isolation --rounds 6 --articles 200 --limit 10
            """
    )

    @Option(help: "Pairs of rounds.") var rounds = 6
    @Option(help: "Articles in each round.") var articles = 200
    @Option(help: "Milliseconds between two polls.") var every = 50
    @Option(
        help: "Exit with status 1 when p99 beside the troubled, over all rounds, is so many percent longer."
    )
    var limit: Double?
    @Option(help: "The program to measure.") var binary = ".build/release/watchword"

    func validate() throws {
        guard (1...100).contains(rounds), (10...10_000).contains(articles), (10...1_000).contains(every)
        else {
            throw ValidationError(
                "--rounds 1 to 100, --articles 10 to 10000, --every 10 to 1000 milliseconds"
            )
        }
    }

    func run() async throws {
        let stage = try await IsolationStage.set(every: every, binary: binary)
        let ratio: Double
        do {
            ratio = try await measure(stage)
        } catch {
            await stage.strike()
            throw error
        }
        await stage.strike()
        guard let limit, ratio > 1 + limit / 100 else { return }
        print("p99 is longer by more than \(text(limit)) percent")
        throw ExitCode(1)
    }

    /// Prints the figures; answers how p99 beside the troubled is to p99 alone.
    private func measure(_ stage: IsolationStage) async throws -> Double {
        print("\(rounds) pairs of rounds, \(articles) articles each, a poll every \(every) ms, \(binary)")
        let process = try await stage.start()
        _ = try await stage.round(articles: 20, withTroubled: false)
        var alone: [Duration] = []
        var beside: [Duration] = []
        for number in 1...rounds {
            let first = try await stage.round(articles: articles, withTroubled: false)
            let second = try await stage.round(articles: articles, withTroubled: true)
            row("round \(number)", first, second)
            alone += first
            beside += second
        }
        row("all", alone, beside)
        print("tries at the troubled: \(stage.troubledTries)")
        try await stage.end(process)
        return beside.percentile(99) / alone.percentile(99)
    }

    private func row(_ name: String, _ alone: [Duration], _ beside: [Duration]) {
        let figures = [50, 99]
            .map { percent in
                let (left, right) = (alone.percentile(percent), beside.percentile(percent))
                return "p\(percent) \(text(left / .milliseconds(1))) ms alone, "
                    + "\(text(right / .milliseconds(1))) ms beside the troubled, ratio \(text(right / left))"
            }
        print(
            "  " + name.padding(toLength: 10, withPad: " ", startingAt: 0) + figures.joined(separator: "; ")
        )
    }

    private func text(_ value: Double) -> String {
        value.formatted(.number.precision(.fractionLength(2)).grouping(.never))
    }
}
