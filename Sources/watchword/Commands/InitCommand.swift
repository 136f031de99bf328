// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import Settings
import Watcher

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write settings to begin with: feeds, rules and sinks, each line explained.",
        discussion:
            "A file that exists is never overwritten. No root is needed: without --config, the files go to "
            + "the user's own directory unless the service is installed."
    )

    @OptionGroup var places: PlaceOptions

    func run() async throws {
        try await reporting {
            let locations = places.locations
            let directory = locations.config.path
            let written: [String]
            do {
                written = try StartingSet.write(to: directory)
            } catch {
                throw CommandFailure(
                    "cannot write to \(directory): \(error)",
                    hint: "name another with --config DIR"
                )
            }
            for path in written { Output.line("wrote \(path)") }
            if written.isEmpty {
                Output.line("\(directory): everything is there already, nothing was changed")
            }
            Output.line("next: watchword check, then watchword run")
        }
    }
}
