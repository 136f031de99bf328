// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation

struct RulesEdit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Edit a file of rules in your editor: checked, tried on the past, then saved and reloaded.",
        discussion: """
            Opens $VISUAL or $EDITOR on a private copy of the file that holds the rule. What is wrong is shown, and asked \
            about; so is what the edit would have changed in stored articles. Then the file is replaced as a whole, with \
            its owner and mode, and a running watcher reloads.
              watchword rules edit summit-offer
              watchword rules edit --file drafts.yaml --since 7d
              EDITOR='sed -i s/NEAR.12/NEAR\\/8/' watchword rules edit summit-offer --yes
            Exit status 78 when --yes was given and the text is wrong.
            """
    )

    @OptionGroup var places: PlaceOptions
    @Option(help: "A file of rules.d to edit, or to begin, instead of the one with the rule.") var file:
        String?
    @Option(help: "Try the edit on articles since this time: 24h, 30d.") var since = Since.days(30)
    @Flag(inversion: .prefixedNo, help: "Whether the edit is tried on stored articles.") var backtest = true
    @Flag(help: "Save what is right without asking.") var yes = false
    @Argument(help: "The rule; without it the only file of rules.") var id: String?

    func validate() throws {
        if id != nil, file != nil { throw ValidationError("give a rule or --file") }
    }

    func run() async throws {
        try await reporting {
            if !yes, isatty(STDIN_FILENO) != 1 {
                throw CommandFailure(
                    "standard input is no terminal, so nobody can be asked",
                    hint: "--yes saves what is right without asking",
                    code: Exit.usage
                )
            }
            let target = try RuleFiles(places.locations).target(of: id, named: file)
            try await RuleEditing(
                locations: places.locations,
                target: target,
                isSure: yes,
                since: backtest ? since.date : nil
            )
            .run()
        }
    }
}
