// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import NewsModel
import ReviewServer

struct FeedsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract:
            "List the feeds: how they are, when they are polled next and why then, and how much they bring.",
        discussion: """
            NEW/DAY and LAG (from publication to being seen) are of the last 28 days. A feed that is 'quiet'
            answers, but has brought nothing new for three times its longest pause.
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Option(help: "Only feeds in this state: healthy, quiet, failing, gone, new, disabled.")
    var only: String?

    func run() async throws {
        try await reporting {
            let feeds = try await Desk.open(places.locations).feeds(nil)
                .filter { only == nil || $0.state == only }
            if output.json {
                for feed in feeds { try Output.jsonLine(feed) }
                return
            }
            var table = Table("FEED", "STATE", "LAST", "NEXT", "NEW/DAY", "LAG", "GAPS", "WHY")
            for feed in feeds {
                table.add(
                    feed.id.rawValue,
                    feed.state,
                    Times.short(feed.lastSuccess),
                    Times.short(feed.nextPoll),
                    feed.articlesPerDay.map(Numbers.rate),
                    feed.medianLag.map(Numbers.length),
                    feed.gaps == 0 ? nil : String(feed.gaps),
                    feed.hostPausedUntil == nil
                        ? feed.lastError ?? feed.nextPollReason ?? feed.url : feed.nextPollReason
                )
            }
            table.print(orElse: "no feeds")
        }
    }
}

/// Numbers as people read them.
enum Numbers {
    /// A rate: `312`, `7.5`, `0.14`.
    static func rate(_ value: Double) -> String {
        switch value {
        case 100...: return String(Int(value.rounded()))
        case 10...: return String((value * 10).rounded() / 10)
        case 0: return "0"
        default: return String((value * 100).rounded() / 100)
        }
    }

    /// A number of things: `1 feed`, `3 feeds`.
    static func count(_ number: Int, _ word: String) -> String {
        "\(number) \(word)\(number == 1 ? "" : "s")"
    }

    /// A length of time in its largest unit: `40 s`, `12 min`, `3 h`, `5 d`.
    static func length(_ seconds: Double) -> String {
        switch seconds {
        case ..<90: return "\(Int(seconds.rounded())) s"
        case ..<5400: return "\(Int((seconds / 60).rounded())) min"
        case ..<172_800: return "\(Int((seconds / 3600).rounded())) h"
        default: return "\(Int((min(seconds, 1e12) / 86_400).rounded())) d"
        }
    }
}
