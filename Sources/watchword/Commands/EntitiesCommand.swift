// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel
import ReviewServer

struct EntitiesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities",
        abstract: "Look at the entity book: names with all their spellings.",
        subcommands: [EntitiesList.self, EntitiesShow.self],
        defaultSubcommand: EntitiesList.self
    )
}

struct EntitiesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the entities, with the number of rules that use each.",
        discussion: """
            example:
              watchword entities list --json | jq -r 'select(.rules == []).name'
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting {
            let entities = try await Desk.open(places.locations).entities()
            if output.json {
                for entity in entities { try Output.jsonLine(entity) }
                return
            }
            var table = Table("ENTITY", "ALIASES", "MASK", "WEAK", "RULES", "TITLE", "SPELLINGS")
            for entity in entities {
                table.add(
                    "@" + entity.name,
                    String(entity.aliases.count),
                    String(entity.mask.count),
                    String(entity.weak.count),
                    String(entity.rules.count),
                    entity.title,
                    entity.aliases.joined(separator: ", ")
                )
            }
            table.print(orElse: "no entities")
        }
    }
}

struct EntitiesShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show an entity whole: its spellings, what hides it, and which rules use it.",
        discussion: """
            example:
              watchword entities show dprk
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "The entity's name, with or without @.") var name: String

    func run() async throws {
        try await reporting {
            let plain = name.hasPrefix("@") ? String(name.dropFirst()) : name
            let entity = try await Desk.open(places.locations).entity(plain)
            if output.json { try Output.document(entity) } else { RulePrinter.printWhole(entity) }
        }
    }
}
