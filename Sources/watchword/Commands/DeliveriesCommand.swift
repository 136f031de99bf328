// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import NewsModel
import ReviewServer

struct DeliveriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries",
        abstract: "Look at what was sent where, what waits, and what failed; send it again.",
        subcommands: [DeliveriesList.self, DeliveriesShow.self, DeliveriesRetry.self],
        defaultSubcommand: DeliveriesList.self
    )
}

struct DeliveriesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List deliveries, newest first, with every attempt.",
        discussion: """
            examples:
              watchword deliveries list --sink desk --only pending
              watchword deliveries list --dead --since 7d --json
              watchword deliveries list --message msg_7xk2mq
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Option(help: "Only in this state: pending, leased, done, dead, merged, muted, expired. May be repeated.")
    var only: [DeliveryState] = []
    @Flag(help: "Only what its sink will not take: --only dead.") var dead = false
    @Option(help: "Only of this sink.") var sink: String?
    @Option(help: "Only of this alert.") var alert: String?
    @Option(help: "Only what this message carries (msg_…): all of it, without --limit.") var message: String?
    @Option(help: "Only made since this time: 90m, 24h, 7d, or 2026-11-23T08:00:00Z.") var since: Since?
    @Option(help: "At most so many, 1 to 1000 (default: 50).") var limit: Int?

    func validate() throws {
        guard (1...1000).contains(limit ?? 1) else {
            throw ValidationError("--limit is a number from 1 to 1000")
        }
    }

    func run() async throws {
        try await reporting {
            var query = DeliveryQuery()
            query.states = only + (dead ? [.dead] : [])
            query.sink = sink.map(SinkID.init(_:))
            query.alert = alert.map(AlertID.init(_:))
            query.message = message.map(MessageID.init(_:))
            query.since = since?.date
            query.limit = limit
            let desk = try await Desk.open(places.locations)
            let deliveries = try await desk.deliveries(query)
            if output.json {
                for delivery in deliveries { try Output.jsonLine(delivery) }
            } else {
                DeliveryPrinter.print(deliveries, orElse: "no deliveries")
                if deliveries.count == query.most {
                    Output.line("… the newest \(query.most); --limit shows more")
                }
            }
        }
    }
}

extension DeliveryState: ExpressibleByArgument {}
