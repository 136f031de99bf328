// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel
import Notifying
import ReviewServer

struct AlertsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts",
        abstract: "Look at what was found, and say what you made of it.",
        subcommands: [
            AlertsList.self, AlertsShow.self, AlertsAcknowledge.self, AlertsDismiss.self,
            AlertsNote.self, AlertsTail.self,
        ],
        defaultSubcommand: AlertsList.self
    )
}

struct AlertsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List alerts, newest first.",
        discussion: """
            examples:
              watchword alerts list --only new
              watchword alerts list --search 拉致 --since 7d
              watchword alerts list --rule summit-offer --json | jq .article.title
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Option(help: "Only in this state: new, acknowledged, dismissed. May be repeated.")
    var only: [AlertState] = []
    @Option(help: "Only of this rule.") var rule: String?
    @Option(help: "Only with this topic.") var topic: String?
    @Option(help: "Only from this feed.") var feed: String?
    @Option(help: "Only since this time: 90m, 24h, 7d, or 2026-11-23T08:00:00Z.") var since: Since?
    @Option(help: "Only with these words in the article, in any script; \"…\" for a phrase.") var search:
        String?
    @Option(help: "At most so many, 1 to 1000.") var limit = 50

    func validate() throws {
        guard (1...1000).contains(limit) else { throw ValidationError("--limit is a number from 1 to 1000") }
    }

    func run() async throws {
        try await reporting {
            var query = AlertQuery()
            query.states = only
            query.rule = rule.map(RuleID.init(_:))
            query.topic = topic
            query.feed = feed.map(FeedID.init(_:))
            query.since = since?.date
            query.search = search
            query.limit = limit
            let alerts = try await Desk.open(places.locations).alerts(query)
            if output.json {
                for alert in alerts { try Output.jsonLine(alert) }
            } else if alerts.isEmpty {
                Output.line("no alerts")
            } else {
                for alert in alerts { AlertPrinter.printLong(alert) }
            }
        }
    }
}

struct AlertsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show an alert whole: why, where else, what edits changed, what was decided and sent."
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "The alert's id; its first letters are enough.") var id: String

    func run() async throws {
        try await reporting {
            let detail = try await Desk.open(places.locations).alert(id)
            if output.json { try Output.document(detail) } else { AlertPrinter.printWhole(detail) }
        }
    }
}

struct AlertsAcknowledge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack",
        abstract: "Mark alerts as seen.",
        discussion: "Works whether the watcher runs or not."
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var review: ReviewOptions

    func run() async throws {
        try await reporting { try await review.apply(.acknowledged, places: places, output: output) }
    }
}

struct AlertsDismiss: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dismiss",
        abstract: "Mark alerts as needing nothing.",
        discussion: "Works whether the watcher runs or not."
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var review: ReviewOptions

    func run() async throws {
        try await reporting { try await review.apply(.dismissed, places: places, output: output) }
    }
}

/// What a review says of the alerts.
struct ReviewOptions: ParsableArguments {
    @Argument(help: "The alerts' ids; their first letters are enough.") var ids: [String]
    @Option(help: "What it was: relevant or noise.") var verdict: Verdict?
    @Option(help: "Why it was that.") var reason: String?
    @Option(help: "A note to keep with it.") var note: String?

    func validate() throws {
        if reason != nil, verdict == nil { throw ValidationError("--reason goes with --verdict") }
    }

    func apply(_ state: AlertState, places: PlaceOptions, output: OutputOptions) async throws {
        let access = try await Desk.open(places.locations)
        for id in ids {
            let alert = try await access.review(
                id,
                ReviewRequest(state: state, verdict: verdict, reason: reason, note: note),
                by: NSUserName()
            )
            try AlertPrinter.printReviewed(alert, output)
        }
    }
}

struct AlertsNote: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Write a note to an alert, in the place of the one before.",
        discussion: """
            Its state stays as it is. An empty note takes the one before away; 'alerts show' has them all.

            example:
              watchword alerts note 7k2m4q 'asked the embassy'
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "The alert's id; its first letters are enough.") var id: String
    @Argument(help: "The note.") var text: String

    func run() async throws {
        try await reporting {
            let desk = try await Desk.open(places.locations)
            let alert = try await desk.review(id, ReviewRequest(note: text), by: NSUserName())
            try AlertPrinter.printReviewed(alert, output)
        }
    }
}

struct AlertsTail: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail",
        abstract: "Print alerts as they are made, until Ctrl-C."
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Option(help: "Begin with so many of the newest.") var lines = 10
    @Flag(help: "Print those and end.") var once = false

    func validate() throws {
        guard (0...AlertPage.limit).contains(lines) else {
            throw ValidationError("--lines is a number from 0 to \(AlertPage.limit)")
        }
    }

    func run() async throws {
        try await reporting {
            let access = try await Desk.open(places.locations)
            var page = try await access.newest(lines)
            while true {
                for alert in page.alerts {
                    if output.json { try Output.jsonLine(alert) } else { AlertPrinter.printLong(alert) }
                }
                if once && page.alerts.count < AlertPage.limit { return }
                // Asked for, not pushed: so it works without a watcher too, and needs nothing kept open.
                if page.alerts.count < AlertPage.limit { try await Task.sleep(for: .seconds(1)) }
                page = try await access.alerts(after: page.next)
            }
        }
    }
}

extension AlertState: ExpressibleByArgument {}
extension Verdict: ExpressibleByArgument {}

/// A time given as a length of time before now, or as RFC 3339.
struct Since: ExpressibleByArgument {
    let date: Date

    /// So many days before now.
    static func days(_ count: Int) -> Since { Since(date: Date() - .seconds(count * 86_400)) }

    private init(date: Date) { self.date = date }

    init?(argument: String) {
        if let date = Date(rfc3339: argument) {
            self.date = date
        } else if let length = Length.duration(argument) {
            date = Date() - length
        } else {
            return nil
        }
    }
}
