// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import FeedParsing
import Foundation
import NewsModel
import ReviewServer

struct FeedsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds",
        abstract: "Look at the sources.",
        subcommands: [FeedsList.self, FeedsPreview.self],
        defaultSubcommand: FeedsList.self
    )
}

struct FeedsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the feeds: how they are, and when they are polled next and why then."
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting {
            let feeds = try await Desk.open(places.locations).feeds()
            if output.json {
                for feed in feeds { try Output.jsonLine(feed) }
                return
            }
            var table = Table("FEED", "STATE", "LAST", "NEXT", "ENTRIES", "WHY")
            for feed in feeds {
                table.add(
                    feed.id.rawValue,
                    feed.state,
                    Times.short(feed.lastSuccess),
                    Times.short(feed.nextPoll),
                    String(feed.entries),
                    feed.lastError ?? feed.nextPollReason ?? feed.url
                )
            }
            table.print(orElse: "no feeds")
        }
    }
}
