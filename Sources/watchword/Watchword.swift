// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Watcher

/// The program: one command for the service, the others for the people around it.
@main
struct Watchword: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watchword",
        abstract: "Watch the news: poll feeds, match rules, tell whoever should know, once.",
        discussion: """
            Start here:
              watchword demo            see it work, on a news world of its own
              watchword init            write settings to begin with
              watchword check           say what is wrong with them, and where
              watchword run             watch

            Then:
              watchword alerts list     what was found
              watchword feeds list      how the sources are
              watchword rules test 'Kim offers talks to Japan'
                                        what the rules say to a text, and why

            Exit status: 0 fine, 1 the answer is no, 2 could not do it, 64 wrong
            usage, 75 try again (another process holds the state), 78 wrong
            settings.
            """,
        version: Version.text,
        subcommands: [
            InitCommand.self, RunCommand.self, CheckCommand.self, DemoCommand.self, PollCommand.self,
            StatusCommand.self, ReloadCommand.self, FeedsCommand.self, RulesCommand.self,
            EntitiesCommand.self, AlertsCommand.self, DeliveriesCommand.self, SilencesCommand.self,
            SinksCommand.self, ConfigCommand.self, ExtractCommand.self,
        ]
    )
}
