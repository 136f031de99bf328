// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Watcher

/// The program: one command for the service, the others for the people around it.
@main
struct Watchword: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watchword",
        abstract: "Watches the news: polls feeds, matches rules, and tells whoever should know, once.",
        discussion: """
            Start here:
              watchword demo                     see it work, on a small news world inside the program
              watchword init                     write settings to begin with
              watchword check                    say what is wrong with them, with file, line and column
              watchword run                      watch

            Then:
              watchword alerts list              what was found
              watchword rules test ID 'Kim offers talks to Japan'   what a rule says to a text, and why
              watchword feeds list               how the sources are

            Exit status: 0 fine, 1 the answer is no, 2 could not do it, 64 wrong usage, 75 try again (somebody
            else holds the state), 78 wrong settings.
            """,
        version: Version.text,
        subcommands: [
            InitCommand.self, RunCommand.self, CheckCommand.self, DemoCommand.self, PollCommand.self,
            StatusCommand.self, ReloadCommand.self, FeedsCommand.self, RulesCommand.self, AlertsCommand.self,
            DeliveriesCommand.self,
        ]
    )
}
