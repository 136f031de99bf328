// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import LoopbackWorld
import NewsModel

struct DeliveriesBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries",
        abstract:
            "Measures the real daemon's sending: how many messages a second, and how fast one is through.",
        discussion: """
            Starts 'watchword run' with one webhook on this machine, signed, in a new temporary directory.

            deliveries   messages a second while a backlog (--messages) is sent, each alert in a message of its own,
                         each attempt on the disk (synchronous=FULL)
            latency      from the moment an entry is first handed to the feed's server's socket until its webhook has
                         come, while so many articles a second (--rate) are published over 20 feeds that are polled
                         every 200 ms: polling's own wait is not in it

            With --articles and --alerts both are measured over a store that holds so many already.

            example:
              .build/release/watchword-bench deliveries
              .build/release/watchword-bench deliveries --articles 1000000 --alerts 200000 --directory /var/tmp
            """
    )

    @Option(help: "Messages of the backlog.") var messages = 20_000
    @Option(help: "Messages in flight at once, 1 to 4.") var concurrency = 1
    @Option(help: "Articles a second for the latency; 0: it is not measured.") var rate = 100
    @Option(help: "Seconds that the latency is measured for.") var seconds = 20
    @Option(help: "Articles that the store holds before.") var articles = 0
    @Option(help: "Alerts among them, which were sent.") var alerts = 0
    @Option(help: "Where the store is made, and deleted after.") var directory = NSTemporaryDirectory()
    @Option(help: "Seed of the articles.") var seed: UInt64 = 1
    @Option(help: "The program to measure.") var binary = ".build/release/watchword"

    func validate() throws {
        guard messages > 0, (1...4).contains(concurrency), rate >= 0, seconds > 0 else {
            throw ValidationError("--messages from 1, --concurrency from 1 to 4, --rate from 0")
        }
    }

    func run() async throws {
        let stage = try await DeliveryStage.set(in: directory, concurrency: concurrency, binary: binary)
        do {
            try await measure(stage)
        } catch {
            await stage.strike()
            throw error
        }
        await stage.strike()
    }

    private func measure(_ stage: DeliveryStage) async throws {
        print("\(messages) messages, concurrency \(concurrency), over \(articles) articles, \(alerts) alerts")
        var corpus = StoreCorpus(seed: seed)
        try stage.fill(&corpus, articles: articles, alerts: alerts, backlog: messages)
        let process = try await stage.start()
        let before = try ProcessFigures(of: process.id).cpuSeconds
        let took = try await stage.arrivals.span(of: messages, process)
        let cpu = try ProcessFigures(of: process.id).cpuSeconds - before
        let each = took / messages
        let speed = Int(Double(messages) / took.seconds)
        print("  deliveries  \(speed) a second (\(micro(each)), CPU \(micro(.seconds(cpu) / messages)) each)")
        if rate > 0 {
            let found = try await stage.latencies(rate: rate, seconds: seconds, process)
            let (middle, late) = (milli(found.percentile(50)), milli(found.percentile(99)))
            let most = milli(found.percentile(100))
            print("  latency     p50 \(middle), p99 \(late), most \(most) of \(found.count) articles")
        }
        process.send(SIGTERM)
        _ = await process.ending(within: .seconds(60))
    }

    private func micro(_ duration: Duration) -> String { "\(Int(duration / .microseconds(1))) µs" }

    private func milli(_ duration: Duration) -> String {
        (duration / .milliseconds(1)).formatted(.number.precision(.fractionLength(1)).grouping(.never))
            + " ms"
    }
}
