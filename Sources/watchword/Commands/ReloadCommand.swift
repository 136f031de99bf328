// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import ReviewServer
import Watcher

struct ReloadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload",
        abstract: "Have the running watcher read its settings again, and say what came of it.",
        discussion: "Wrong settings are refused as a whole, and what ran goes on (exit status 78)."
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting {
            guard let client = try await ControlClient.connect(places.locations) else {
                throw CommandFailure(
                    "no watcher answers at \(places.locations.socket.path)",
                    hint: "start it with 'watchword run' or 'systemctl start watchword'"
                )
            }
            let report: ReloadReport = try await client.post("/v1/reload", [String]())
            if output.json {
                try Output.document(report)
            } else {
                for problem in report.problems { Output.error(problem) }
                Output.line(
                    report.accepted
                        ? "reloaded: \(report.feeds) feeds, \(report.rules) rules, \(report.sinks) sinks"
                        : "refused: what ran goes on (\(report.feeds) feeds, \(report.rules) rules)"
                )
            }
            if !report.accepted { throw Exit.configuration }
        }
    }
}
