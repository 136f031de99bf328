// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import NewsModel
import ReviewServer
import Settings

struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Look at the settings in force.",
        subcommands: [ConfigShow.self],
        defaultSubcommand: ConfigShow.self
    )
}

struct ConfigShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print the settings in force, every default written out, secrets as <secret>.",
        discussion: """
            Those of the running watcher, which may be older than the files when an edit was refused; without one, \
            those of the files. It is YAML as in watchword.yaml. 'feeds show' and 'rules list' tell of the rest.
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting {
            let shown = try await Desk.open(places.locations).shownSettings()
            if output.json { try Output.document(ConfigReport(shown)) } else { Self.print(shown) }
        }
    }

    private static func print(_ shown: ShownSettings) {
        for problem in shown.refused { Output.line("# refused, older ones run: \(Self.comment(problem))") }
        Output.line("# from \(Self.comment(shown.directory)):")
        for file in shown.files { Output.line("#   \(Self.comment(file))") }
        Output.line("# with \(shown.feeds) feeds and \(shown.rules) rules beside what follows")
        Output.line(shown.text, terminator: "")
    }

    private static func comment(_ text: String) -> String {
        text.replacing("\n", with: " ")
    }
}

/// The JSON of `config show`: without the YAML, which says the same.
private struct ConfigReport: Encodable {
    let directory: String
    let files: [String]
    let refused: [String]
    let settings: ShownValue
    let feeds: Int
    let rules: Int

    init(_ shown: ShownSettings) {
        directory = shown.directory
        files = shown.files
        refused = shown.refused
        settings = shown.settings
        feeds = shown.feeds
        rules = shown.rules
    }
}
