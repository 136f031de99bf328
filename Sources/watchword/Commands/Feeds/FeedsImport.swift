// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import FeedParsing
import Foundation
import NewsModel
import Settings
import Watcher

struct FeedsImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Add the feeds of an OPML list, as other readers export it.",
        discussion: """
            Nested folders and categories become tags. Feeds that are configured already are left out. An
            .opml file can also be put into feeds.d as it is; it is then read at every reload.
              watchword feeds import subscriptions.opml --file from-reader.yaml
            """
    )

    @OptionGroup var places: PlaceOptions
    @Option(help: "The file of feeds.d to add to.") var file = "imported.yaml"
    @Flag(help: "Only say what would be added.") var dryRun = false
    @Argument(help: "The list, or '-' for standard input.") var list: String

    func run() async throws {
        try await reporting {
            let bytes = try list == "-" ? Input.standardInput() : Input.file(list)
            let made = try read(bytes)
            for problem in made.problems { Output.error(problem.description) }
            if !made.known.isEmpty {
                Output.line("configured already: \(made.known.map(\.rawValue).joined(separator: ", "))")
            }
            guard !made.entries.isEmpty else {
                throw CommandFailure("\(list): no feed to add", code: Exit.no)
            }
            if dryRun {
                for entry in made.entries { Output.line("would add '\(entry.id)'  \(entry.url)") }
                return
            }
            let files = FeedFiles(places.locations)
            let path = try files.target(named: file)
            try files.add(made.entries, to: path)
            Output.line("added \(Numbers.count(made.entries.count, "feed")) to \(path)")
            Output.line(try await files.reload())
        }
    }

    private func read(_ bytes: [UInt8]) throws -> FeedExchange.Import {
        let result = SettingsLoader.load(places.locations, mode: .check)
        guard let settings = result.settings else {
            throw CommandFailure("the settings are wrong: see 'watchword check'", code: Exit.configuration)
        }
        do {
            let document = try OPMLReader.read(bytes)
            return FeedExchange.entries(of: document, path: list, besides: settings.feeds)
        } catch {
            throw CommandFailure("\(list): \(error.detail)", hint: "export it as OPML", code: Exit.no)
        }
    }
}
