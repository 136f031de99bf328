// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import FeedFetching
import Foundation
import NewsModel

/// Polling alone: no parsing, no store, a server that does not mind.
struct FetchBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Measures asking for feeds: cycles in which nothing changed, or a steady rate.",
        discussion: """
            Starts an nginx on a free port, which answers on every loopback address, and polls one feed on each of so \
            many addresses. With --seconds the feeds are spread over their interval, and polled for that long; without, \
            all are polled in cycles, as fast as the limits allow, and compared with 'curl --parallel'.
            """
    )

    @Option(help: "Feeds, each on a loopback address of its own.")
    var feeds = 2000
    @Option(help: "Cycles after the first.")
    var cycles = 3
    @Option(help: "Requests in flight, of curl too.")
    var concurrency = 64
    @Option(help: "Polls for so long at a steady rate, in place of cycles.")
    var seconds: Int?
    @Option(help: "Minutes between polls of a feed, at a steady rate.")
    var every = 15
    @Option(help: "Percent of the feeds that have changed, at a steady rate.")
    var changed = 2

    func run() async throws {
        let server = try NginxStage()
        defer { server.stop() }
        try await server.waitUntilReady()
        if let seconds {
            try await steady(server, seconds)
        } else {
            try await rounds(server)
        }
    }

    private func rounds(_ server: NginxStage) async throws {
        let run = try FetchRun(server: server, settings: settings(every: .seconds(900)))
        print(
            "list of \(feeds) feeds: \(try run.replace(with: (0..<feeds).map { server.feed($0) }))"
        )
        for cycle in 0...cycles {
            let figures = try await run.cycle(count: feeds)
            print("\(cycle == 0 ? "first" : "unchanged") cycle: \(figures)")
        }
        print("curl --parallel: \(try server.curl(feeds: feeds, parallel: concurrency))")
        print("memory: \(try ProcessFigures(of: getpid()).most / 1024) MiB")
    }

    private func steady(_ server: NginxStage, _ seconds: Int) async throws {
        let interval = Duration.seconds(every * 60)
        let run = try FetchRun(server: server, settings: settings(every: interval))
        let start = Date()
        let before = try ProcessFigures(of: getpid()).resident
        let list = (0..<feeds)
            .map { number in
                var polled = server.feed(number)
                polled.state.nextPoll = start + interval * (Double(number) / Double(feeds))
                polled.state.lastPoll = start - interval * (1 - Double(number) / Double(feeds))
                polled.state.validators = server.validators(isCurrent: number * 7 % 100 >= changed)
                return polled
            }
        print("list of \(feeds) feeds: \(try run.replace(with: list))")
        print("the same list again: \(try run.replace(with: list))")
        let after = try ProcessFigures(of: getpid()).resident
        print(
            "memory of a feed: \((after - before) * 1024 / max(feeds, 1)) bytes, with the list's copy of it"
        )
        print("steady for \(seconds) s: \(try await run.steady(for: .seconds(seconds)))")
        print("memory: \(try ProcessFigures(of: getpid()).most / 1024) MiB")
    }

    private func settings(every: Duration) -> PollingSettings {
        var settings = PollingSettings()
        settings.every = every
        settings.floor = .seconds(1)
        settings.hostGap = .zero
        settings.spread = .zero
        settings.concurrency = concurrency
        return settings
    }
}

extension Duration {
    /// Whole milliseconds, with the unit.
    var inMilliseconds: String { "\(Int((seconds * 1000).rounded())) ms" }
}
