// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import FeedParsing
import Foundation
import NewsModel
import Settings
import Watcher

struct FeedsAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a feed to the settings, and have a running watcher watch it.",
        discussion: """
            The URL is asked first: a web page is answered with the feeds that it has. The YAML is edited in
            place; comments and layout stay. What stands in the feed now is its baseline: stored and
            matched, but nobody is told.
              watchword feeds add https://example.org/feed.xml --tag japan
              watchword feeds add https://example.org/press --items '//li[@class="news"]'
            """
    )

    @OptionGroup var places: PlaceOptions
    @Option(help: "Its id: a–z, 0–9, '_', '-'. Without it, one is made from its title.") var id: String?
    @Option(help: "What people see; without it, the feed's own title.") var title: String?
    @Option(name: .customLong("tag"), help: "A label for routes and rules; may be repeated.") var tags:
        [String] = []
    @Option(help: "The outlet, where entries name none.") var outlet: String?
    @Option(help: "The language of entries that state none.") var language: String?
    @OptionGroup var page: PageOptions
    @Flag(help: "Fetch the page of every new entry, for its full text.") var fulltext = false
    @Flag(help: "Let the feed be at a private or loopback address.") var allowPrivate = false
    @Flag(help: "Add it without asking the URL.") var unseen = false
    @Option(help: "The file of feeds.d to add to; without it, the only one, or added.yaml.") var file: String?
    @Argument(help: "The feed's URL.") var url: String

    func run() async throws {
        try await reporting {
            let locations = places.locations
            let entry = try await entry(besides: configured(locations))
            let files = FeedFiles(locations)
            let path = try files.target(named: file)
            try files.add([entry], to: path)
            Output.line("added '\(entry.id)' to \(path)")
            Output.line(try await files.reload())
        }
    }

    private func configured(_ locations: Locations) throws -> Settings {
        let result = SettingsLoader.load(locations, mode: .check)
        guard let settings = result.settings else {
            throw CommandFailure(
                "the settings are wrong\n" + result.errors.map(\.description).joined(separator: "\n"),
                hint: "mend them first, or write a starting set with 'watchword init'",
                code: Exit.configuration
            )
        }
        return settings
    }

    /// The feed as it will stand in the file.
    private func entry(besides settings: Settings) async throws -> FeedEntry {
        let seen = unseen || page.expressions != nil ? nil : try await look(settings.service)
        let address = seen?.url ?? url
        let outline = OPMLDocument.Outline(
            title: title ?? seen?.title ?? "",
            xmlURL: address,
            categories: tags
        )
        let made = FeedExchange.entries(
            of: OPMLDocument(outlines: [outline]),
            path: "URL",
            besides: settings.feeds
        )
        if let known = made.known.first {
            throw CommandFailure("\(address) is watched already: it is the feed '\(known)'", code: Exit.no)
        }
        guard var entry = made.entries.first else {
            let problem = made.problems.first
            throw CommandFailure(
                problem?.message ?? "'\(url)' is no http or https URL",
                hint: problem?.hint,
                code: Exit.usage
            )
        }
        if let id { entry.id = FeedID(id) }
        entry.title = title ?? seen?.title
        entry.outlet = outlet
        entry.language = language
        entry.page = page.expressions
        entry.fullText = fulltext
        entry.allowPrivate = allowPrivate
        return entry
    }

    /// What stands there, which must be a feed.
    private func look(_ service: ServiceSettings) async throws -> FoundFeed {
        let web = WebClient(allowPrivate: allowPrivate, service: service)
        let finder = FeedFinder(web: web, triesAll: false)
        let found = try await finder.find(url)
        if let feed = found.first, found.count == 1, feed.isItself { return feed }
        throw CommandFailure(
            "\(url) is a web page, not a feed",
            hint: found.isEmpty
                ? "no feed was found there; --items XPATH watches the page itself, --unseen adds it as it is"
                : "it has these feeds; add one of them:\n"
                    + found.map { "    watchword feeds add '\($0.url)'" }.joined(separator: "\n"),
            code: Exit.no
        )
    }
}
