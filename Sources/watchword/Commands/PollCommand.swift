// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel
import ReviewServer
import Watcher

struct PollCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "poll",
        abstract: "Poll feeds once, now, and end when their articles are stored and their alerts sent.",
        discussion: """
            Without a running watcher it does the whole job itself: fit for cron. With one, the watcher polls. \
            A server's Retry-After and a minute since the last poll are respected. \
            Exit status 1 when a feed failed, 75 when another 'poll' holds the state.
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "Ids of feeds; none: all of them.") var feeds: [String] = []

    func run() async throws {
        try await reporting {
            let reports = try await poll(places.locations, feeds.map(FeedID.init(_:)))
            if output.json {
                for report in reports { try Output.jsonLine(report) }
            } else {
                Self.print(reports)
            }
            if reports.contains(where: { $0.outcome == "failed" || $0.outcome == "gone" }) { throw Exit.no }
        }
    }

    private func poll(_ locations: Locations, _ feeds: [FeedID]) async throws -> [PollReport] {
        if let client = try await ControlClient.connect(locations) {
            return try await client.post("/v1/poll", PollRequest(feeds: feeds))
        }
        do {
            return try await Watcher.pollOnce(
                feeds,
                locations: locations,
                environment: ProcessInfo.processInfo.environment
            )
        } catch let failure as StartFailure {
            throw CommandFailure(failure.message, hint: failure.hint, code: ExitCode(failure.exitStatus))
        }
    }

    private static func print(_ reports: [PollReport]) {
        var table = Table("FEED", "OUTCOME", "ENTRIES", "NEW", "REVISED", "ALERTS", "DETAIL")
        for report in reports {
            table.add(
                report.feed.rawValue,
                report.outcome,
                String(report.entries),
                String(report.new),
                String(report.revised),
                String(report.alerts),
                report.detail ?? ""
            )
        }
        table.print(orElse: "no feeds")
    }
}
