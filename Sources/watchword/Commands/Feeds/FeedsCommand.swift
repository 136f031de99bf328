// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser

struct FeedsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds",
        abstract: "Look at the sources, find new ones, and keep their list.",
        subcommands: [
            FeedsList.self, FeedsShow.self, FeedsDiscover.self, FeedsAdd.self, FeedsRemove.self,
            FeedsImport.self, FeedsExport.self, FeedsPreview.self,
        ],
        defaultSubcommand: FeedsList.self
    )
}
