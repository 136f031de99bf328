// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser

struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Look at the watch rules, and try them.",
        subcommands: [
            RulesList.self, RulesShow.self, RulesCheck.self, RulesTest.self, RulesExplain.self,
            RulesForms.self,
            RulesBacktest.self, RulesApply.self, RulesEdit.self,
            RulesMatch.self,
        ],
        defaultSubcommand: RulesList.self
    )
}
