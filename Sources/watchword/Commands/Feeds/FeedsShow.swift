// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import NewsModel
import Notifying
import ReviewServer

struct FeedsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract:
            "Tell all that is known of one feed: its polls, what it brings, and what may have been missed."
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "The feed's id.") var id: String

    func run() async throws {
        try await reporting {
            let feeds = try await Desk.open(places.locations).feeds(FeedID(id))
            guard let feed = feeds.first else {
                throw CommandFailure("no feed has the id '\(id)'", code: Exit.no)
            }
            if output.json { try Output.document(feed) } else { Self.print(feed) }
        }
    }

    private static func print(_ feed: FeedReport) {
        Output.line("\(feed.id)  \(SafeText.line(feed.title ?? "(no title yet)"))")
        for (name, value) in lines(feed) {
            if let value { Output.line("  \(name.padded(to: 14)) \(SafeText.line(value))") }
        }
    }

    /// What is known, in the order of its weight.
    private static func lines(_ feed: FeedReport) -> [(String, String?)] {
        let days = FeedReport.windowDays
        return [
            ("state", feed.state + (feed.failures > 0 ? ", \(feed.failures) polls failed in a row" : "")),
            ("last error", feed.lastError),
            ("url", feed.url + (feed.kind == "page" ? " (a page, watched like a feed)" : "")),
            ("moved to", feed.movedTo),
            ("tags", feed.tags.isEmpty ? nil : feed.tags.joined(separator: ", ")),
            ("last poll", Times.short(feed.lastPoll)),
            ("last success", Times.short(feed.lastSuccess)),
            (
                "next poll",
                Times.short(feed.nextPoll).map { $0 + (feed.nextPollReason.map { ", \($0)" } ?? "") }
            ),
            ("host", Times.short(feed.hostPausedUntil).map { "is left alone until \($0), as it wished" }),
            ("entries", "\(feed.entries) in the last document"),
            ("new", feed.articlesPerDay.map { "\(Numbers.rate($0)) a day over \(days) days" }),
            ("last new", Times.short(feed.lastNew)),
            ("lag", feed.medianLag.map { "\(Numbers.length($0)) from publication to being seen (median)" }),
            ("longest pause", feed.longestPause.map { "\(Numbers.length($0)) in \(days) days" }),
            ("quiet since", Times.short(feed.quietSince)),
            ("gaps", gaps(feed)),
            ("full text", feed.waitingPages.map { $0 == 0 ? "yes" : "yes, \($0) pages are waited for" }),
            ("pages", feed.pages.flatMap(pages)),
            ("hub", feed.hub.map { $0 + " (recorded; not subscribed to)" }),
            ("topic", feed.topic),
        ]
    }

    private static func pages(_ pages: PagesReport) -> String? {
        guard pages.tried > 0 else { return nil }
        let failed = "\(pages.failed) of the last \(pages.tried) did not come"
        guard let time = Times.short(pages.lastFailure), let error = pages.lastError else { return failed }
        return failed + "; last \(time): \(error)" + (pages.lastURL.map { " (\($0))" } ?? "")
    }

    private static func gaps(_ feed: FeedReport) -> String {
        guard feed.gaps > 0 else { return "none" }
        let last = Times.short(feed.mayHaveMissed).map { ", last \($0)" } ?? ""
        return "\(feed.gaps): a document had nothing in common with the one before it\(last)"
    }
}
