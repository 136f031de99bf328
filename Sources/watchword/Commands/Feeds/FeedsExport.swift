// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import FeedParsing
import Settings

struct FeedsExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print the feeds as an OPML list, for other readers.",
        discussion: """
            A feed's first tag is its folder, all tags are its categories. Headers, proxies and the like stay
            here; pages that are watched without a feed are left out.
            """
    )

    @OptionGroup var places: PlaceOptions

    func run() async throws {
        try await reporting {
            let result = SettingsLoader.load(places.locations, mode: .check)
            guard let settings = result.settings else {
                throw CommandFailure(
                    "the settings are wrong: see 'watchword check'",
                    code: Exit.configuration
                )
            }
            let document = FeedExchange.document(of: settings.feeds, title: "Watchword's feeds")
            Output.line(OPMLWriter.write(document), terminator: "")
        }
    }
}
