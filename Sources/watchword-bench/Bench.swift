// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser

/// Measurements on generated, seeded input; to be built with `-c release`.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watchword-bench",
        abstract: "Measures Watchword on generated input, the same for the same seed.",
        discussion: "Build it with 'swift build -c release --product watchword-bench'.",
        subcommands: [
            DaemonBench.self, DeliveriesBench.self, FetchBench.self, IsolationBench.self, ParseBench.self,
            RulesBench.self, SteadyBench.self, StoreBench.self, StoriesBench.self,
        ]
    )
}
