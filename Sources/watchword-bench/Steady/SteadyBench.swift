// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import LoopbackWorld
import NewsModel

/// Very many feeds, for long.
struct SteadyBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "steady",
        abstract: "Measures the real daemon with very many feeds at a steady pace.",
        discussion: """
            Starts 'watchword run' on a store that knows the feeds already, each with validators and a next poll, spread \
            over the interval. Each feed has a loopback address of its own: an nginx answers on all of them, and hands \
            the requests to a server in this process, which says 304, or gives a document of 20 entries. Of a feed that \
            has changed all of them are new: more than in the world, where most are known.

            CPU             of the daemon, as a part of one core
            VmRSS, VmHWM    resident memory, at the end and at most
            late            from the moment that a poll was due until its request has come

            With several numbers of feeds, what each feed costs beyond the fewest of them, in memory and in CPU: \
            level, where many feeds cost no more each than few.

            examples:
              watchword-bench steady --feeds 100000 --seconds 600
              watchword-bench steady --feeds 100 1000 10000 --every 5 --seconds 300
            """
    )

    @Option(
        parsing: .upToNextOption,
        help: "Feeds, each on a loopback address of its own; several numbers are measured in turn."
    )
    var feeds = [100_000]
    @Option(help: "Rules that every article is matched against.") var rules = 1000
    @Option(help: "How long to look, in seconds.") var seconds = 180
    @Option(help: "Minutes between polls of a feed.") var every = 15
    @Option(help: "Percent of the feeds that have changed.") var changed = 2
    @Option(help: "Seed of the feeds and rules.") var seed: UInt64 = 1
    @Option(help: "The program to measure.") var binary = ".build/release/watchword"

    func validate() throws {
        guard !feeds.isEmpty, feeds.allSatisfy((1...4_000_000).contains), rules >= 0, seconds >= 10,
            every >= 5, (0...100).contains(changed)
        else {
            throw ValidationError("--feeds from 1, --seconds from 10, --every from 5, --changed 0 to 100")
        }
    }

    func run() async throws {
        var costs: [SteadyCost] = []
        for count in feeds.sorted() { costs.append(try await cost(of: count)) }
        guard let fewest = costs.first, costs.count > 1 else { return }
        print("a feed beyond the fewest, \(fewest.feeds):")
        for cost in costs.dropFirst() { row("of \(cost.feeds) feeds", cost.beyond(fewest).description) }
    }

    private func cost(of feeds: Int) async throws -> SteadyCost {
        let stage = try await SteadyStage.set(
            SteadyPlan(feeds: feeds, interval: .seconds(every * 60), changed: changed, seed: seed),
            rules: rules,
            binary: binary
        )
        defer { stage.strike() }
        return try await measure(stage, feeds)
    }

    private func measure(_ stage: SteadyStage, _ feeds: Int) async throws -> SteadyCost {
        print("\(feeds) feeds, every \(every) min, \(changed) % changed, \(rules) rules, \(binary)")
        row("ready", fixed(try await stage.start().seconds) + " s")
        try await Task.sleep(until: stage.beginning, clock: .continuous)
        let before = try ProcessFigures(of: stage.process.id)
        for second in stride(from: 10, through: seconds, by: 10) {
            try await Task.sleep(until: stage.beginning + .seconds(second), clock: .continuous)
            guard second.isMultiple(of: 60) else { continue }
            let now = try ProcessFigures(of: stage.process.id)
            row("after \(second) s", "\(now.resident / 1024) MiB, \(stage.site.polls) polls")
        }
        let after = try ProcessFigures(of: stage.process.id)
        let part = (after.cpuSeconds - before.cpuSeconds) / Double(seconds)
        row("CPU", "\(fixed(part * 100)) % of a core")
        row("VmRSS", "\(after.resident / 1024) MiB")
        row("VmHWM", "\(after.most / 1024) MiB")
        let lateness = stage.site.lateness
        row("late, p99", fixed(lateness.percentile(99).seconds) + " s")
        row("late, most", fixed(lateness.percentile(100).seconds) + " s")
        row("not polled, 30 s late", String(stage.site.overdue(by: .seconds(30))))
        row("documents", String(stage.site.documents))
        try await stage.end()
        return SteadyCost(feeds: feeds, resident: after.resident, cpu: part)
    }

    private func row(_ name: String, _ value: String) {
        print("  " + name.padding(toLength: 24, withPad: " ", startingAt: 0) + value)
    }

    private func fixed(_ value: Double) -> String {
        value.formatted(.number.precision(.fractionLength(2)).grouping(.never))
    }
}
