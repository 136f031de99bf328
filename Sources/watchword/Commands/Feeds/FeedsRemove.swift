// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import NewsModel

struct FeedsRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove a feed from the settings, and have a running watcher let go of it.",
        discussion: """
            The YAML is edited in place; the comment directly above the feed goes with it. Its articles and
            alerts stay in the store, and are known again when it is added under the same id.
            """
    )

    @OptionGroup var places: PlaceOptions
    @Argument(help: "The feed's id.") var id: String

    func run() async throws {
        try await reporting {
            let files = FeedFiles(places.locations)
            let path = try files.remove(FeedID(id))
            Output.line("removed '\(id)' from \(path)")
            Output.line(try await files.reload())
        }
    }
}
