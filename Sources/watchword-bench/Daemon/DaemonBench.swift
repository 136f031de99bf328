// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import LoopbackWorld

struct DaemonBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daemon",
        abstract:
            "Measures the real daemon: its start, memory, CPU at rest, and how fast news passes through.",
        discussion: """
            Starts 'watchword run' on generated feeds and rules, all on this machine, in a new temporary directory.

            ready           from the start of the process until it says READY=1, without a store and with the one of
                            the first run
            first cycle     from READY=1 until every feed was polled and stored
            VmRSS, VmHWM    resident memory, now and at most, from /proc/PID/status, after the time at rest
            CPU at rest     seconds of CPU over --rest seconds after the first cycle; ten feeds are polled every five
                            seconds then, the others every 15 minutes
            latency         from the moment a changed document is handed to the server until the webhook has come:
                            transfer, parsing, matching against all rules, commit, signing, sending

            example:
              swift build -c release
              .build/release/watchword-bench daemon --feeds 1000 --rules 1000 --binary .build/release/watchword
            """
    )

    @Option(help: "Feeds that are polled; each has 20 entries of 60 words.") var feeds = 1000
    @Option(help: "Rules that every article is matched against.") var rules = 1000
    @Option(help: "Changed documents for the latency.") var changes = 100
    @Option(help: "Seconds at rest; memory is given back twice a minute.") var rest = 60
    @Option(help: "Seed of the feeds and rules.") var seed: UInt64 = 1
    @Option(help: "The program to measure.") var binary = ".build/release/watchword"

    func validate() throws {
        guard feeds >= DaemonStage.liveFeeds, rules >= 0, changes > 0, (1...600).contains(rest) else {
            throw ValidationError("--feeds from \(DaemonStage.liveFeeds), --rest from 1 to 600 seconds")
        }
    }

    func run() async throws {
        let stage = try await DaemonStage.set(feeds: feeds, rules: rules, seed: seed, binary: binary)
        do {
            try await measure(stage)
        } catch {
            await stage.strike()
            throw error
        }
        await stage.strike()
    }

    private func measure(_ stage: DaemonStage) async throws {
        print("\(feeds) feeds, \(rules) rules, seed \(seed), \(binary)")
        let first = try await stage.start()
        row("ready, new store", milliseconds(first.ready))
        row("first cycle", milliseconds(try await stage.firstCycle(of: first)))
        try await Task.sleep(for: .seconds(3))
        try await restingFigures(stage, first.process)
        let latencies = try await stage.latencies(changes: changes)
        row("latency p50", milliseconds(latencies.percentile(50)))
        row("latency p99", milliseconds(latencies.percentile(99)))
        row("latency most", milliseconds(latencies.percentile(100)))
        row("VmRSS at the end", kibibytes(try ProcessFigures(of: first.process.id).resident))
        row("ended in", milliseconds(try await stage.end(first)))
        let second = try await stage.start()
        row("ready, kept store", milliseconds(second.ready))
        _ = try await stage.end(second)
    }

    private func restingFigures(_ stage: DaemonStage, _ process: ChildProcess) async throws {
        let polls = stage.polls
        let before = try ProcessFigures(of: process.id)
        try await Task.sleep(for: .seconds(rest))
        let after = try ProcessFigures(of: process.id)
        row("VmRSS at rest", kibibytes(after.resident))
        row("VmHWM", kibibytes(after.most))
        row("CPU at rest", "\(fixed(after.cpuSeconds - before.cpuSeconds)) s in \(rest) s")
        row("polls meanwhile", "\(stage.polls - polls)")
    }

    private func row(_ name: String, _ value: String) {
        let left = name + String(repeating: " ", count: max(1, 20 - name.count))
        print("  " + left + String(repeating: " ", count: max(0, 16 - value.count)) + value)
    }

    private func milliseconds(_ duration: Duration) -> String { "\(fixed(duration / .milliseconds(1))) ms" }

    private func kibibytes(_ value: Int) -> String { "\(fixed(Double(value) / 1024)) MiB" }

    private func fixed(_ value: Double) -> String {
        value.formatted(.number.precision(.fractionLength(2)).grouping(.never))
    }
}
