// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import FeedParsing
import NewsModel
import Notifying
import PageReading
import Settings

struct FeedsDiscover: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discover",
        abstract: "Find the feeds of a web page.",
        discussion: """
            Asks the page for what it names as its feeds, then its own links that look like feeds, then the
            places where publishing programs put them. Each is fetched, one after another, and shown only
            when it is a feed. With --all the search goes on after the feeds that the page names.
            Exit status 1 when there is none.
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Flag(help: "Try all places, also when the page names its feeds.") var all = false
    @Flag(help: "Let the URL be a private or loopback address.") var allowPrivate = false
    @Argument(help: "A page's URL, or a feed's.") var url: String

    func run() async throws {
        try await reporting {
            // Whoever has no settings yet has no proxy in them.
            let service = SettingsLoader.load(places.locations, mode: .check).settings?.service
            let web = WebClient(allowPrivate: allowPrivate, service: service)
            let finder = FeedFinder(web: web, triesAll: all)
            let found = try await finder.find(url)
            guard !found.isEmpty else {
                throw CommandFailure(
                    "no feed was found at \(url)",
                    hint: "'watchword feeds add URL --items XPATH' watches a page that has none",
                    code: Exit.no
                )
            }
            if output.json {
                for feed in found { try Output.jsonLine(feed) }
                return
            }
            var table = Table("FEED", "TITLE", "ENTRIES", "NEWEST", "FORMAT", "WHY")
            for feed in found {
                table.add(
                    feed.url,
                    feed.title,
                    String(feed.entries),
                    Times.short(feed.newest),
                    feed.format,
                    feed.why
                )
            }
            table.print(orElse: "no feeds")
        }
    }
}

/// A feed that was found and read.
struct FoundFeed: Encodable, Sendable {
    /// Where it is to be asked for: where permanent redirects led, as it was found after others.
    let url: String
    let title: String?
    let format: String
    let entries: Int
    /// When its newest entry was published.
    let newest: String?
    /// The language that it states.
    let language: String?
    /// What led there.
    let why: String
    /// Whether it is the URL that was asked, not one that its page names.
    let isItself: Bool

    private enum CodingKeys: String, CodingKey {
        case url, title, format, entries, newest, language, why
    }

    init(_ feed: ParsedFeed, url: String, why: String, isItself: Bool = false) {
        self.isItself = isItself
        self.url = url
        title = feed.metadata.title
        format = feed.format.rawValue
        entries = feed.entries.count
        newest = feed.entries.compactMap { $0.published ?? $0.updated }.max()?.rfc3339
        language = feed.metadata.language
        self.why = why
    }
}

/// Finds the feeds at a URL.
struct FeedFinder {
    let web: WebClient
    let triesAll: Bool

    /// The URL itself when it is a feed, else the feeds of its page, each once.
    func find(_ url: String) async throws -> [FoundFeed] {
        let page = try await web.fetch(url)
        if let feed = try? FeedParser.parse(page.body, context: page.context) {
            return [FoundFeed(feed, url: page.address, why: "it is a feed itself", isItself: true)]
        }
        var found: [FoundFeed] = []
        for candidate in FeedLinks.candidates(in: page.body, context: page.context) {
            if candidate.reason != .named, !triesAll, !found.isEmpty { break }
            guard let feed = await read(candidate), !found.contains(where: { $0.url == feed.url }) else {
                continue
            }
            found.append(feed)
        }
        return found
    }

    /// The candidate, if it can be had and is a feed; most of the usual places are empty.
    private func read(_ candidate: FeedCandidate) async -> FoundFeed? {
        guard let found = try? await web.fetch(candidate.url),
            let feed = try? FeedParser.parse(found.body, context: found.context)
        else { return nil }
        return FoundFeed(feed, url: found.address, why: candidate.reason.words)
    }
}
