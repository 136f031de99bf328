// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel
import Notifying
import ReviewServer

struct SilencesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "silences",
        abstract: "For a time, tell nobody of some of the alerts.",
        discussion: """
            What is silenced is matched and stored all the same; 'watchword alerts show'
            names the silence that kept it back.
            """,
        subcommands: [SilencesList.self, SilencesAdd.self, SilencesRemove.self],
        defaultSubcommand: SilencesList.self
    )
}

struct SilencesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the silences that hold or will, the one that ends first coming first."
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Flag(help: "Those that are over, too; the newest first.") var all = false

    func run() async throws {
        try await reporting {
            let silences = try await Desk.open(places.locations).silences(all: all)
            if output.json {
                for silence in silences { try Output.jsonLine(silence) }
            } else {
                SilencePrinter.print(silences, orElse: all ? "there never was a silence" : "no silences")
            }
        }
    }
}

struct SilencesAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Silence the alerts that have all of what is named.",
        discussion: """
            examples:
              watchword silences add --topic football --for 2h --comment 'The final'
              watchword silences add --rule summit-offer --sink phone --until 2026-11-24T06:00:00Z
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Option(help: "Alerts of this rule.") var rule: [String] = []
    @Option(help: "Alerts with this topic. May be repeated: all of them.") var topic: [String] = []
    @Option(help: "Alerts from this feed.") var feed: [String] = []
    @Option(help: "Alerts from feeds with this tag. May be repeated: all of them.") var tag: [String] = []
    @Option(help: "Alerts of this outlet's articles.") var outlet: [String] = []
    @Option(help: "Only what would go to this sink.") var sink: [String] = []
    @Option(name: .customLong("for"), help: "For so long: 90m, 2h, 7d.") var length: Length?
    @Option(help: "Until this time: 2026-11-24T06:00:00Z.") var until: Moment?
    @Option(help: "From this time on, instead of now: 2026-11-23T22:00:00Z.") var from: Moment?
    @Option(help: "Why: whoever wonders later reads it.") var comment = ""

    func validate() throws {
        guard !matchers.isEmpty else {
            throw ValidationError(
                "name what is to be silenced: --rule, --topic, --feed, --tag, --outlet or --sink"
            )
        }
        guard (length == nil) != (until == nil) else {
            throw ValidationError("say for how long: either --for or --until")
        }
    }

    func run() async throws {
        try await reporting {
            let access = try await Desk.open(places.locations)
            try await warn(access)
            let end = length.map { (from?.date ?? Date()) + $0.duration } ?? until?.date ?? Date()
            let silence = try await access.silence(
                SilenceRequest(matchers: matchers, start: from?.date, end: end, comment: comment),
                by: NSUserName()
            )
            if output.json {
                try Output.jsonLine(silence)
            } else {
                let words = SafeText.line(SilencePrinter.words(silence.matchers))
                let start = silence.state == "pending" ? "from \(Times.short(silence.start) ?? "") " : ""
                Output.line("\(silence.id): \(words), \(start)until \(Times.short(silence.end) ?? "")")
            }
        }
    }

    private var matchers: [Silence.Matcher] {
        let all: [(Silence.Matcher.Subject, [String])] = [
            (.rule, rule), (.topic, topic), (.feed, feed), (.tag, tag), (.outlet, outlet), (.sink, sink),
        ]
        return all.flatMap { subject, values in values.map { Silence.Matcher(subject, $0) } }
    }

    /// A typo silences nothing: who made it is told at once, not by the next alert.
    private func warn(_ access: any Access) async throws {
        let rules = rule.isEmpty && topic.isEmpty ? [] : try await access.rules()
        for name in rule where !rules.contains(where: { $0.id.rawValue == name }) {
            Output.error("watchword: warning: no rule has the id '\(SafeText.line(name))'")
        }
        for name in topic where !rules.contains(where: { $0.topics.contains(name) }) {
            Output.error("watchword: warning: no rule has the topic '\(SafeText.line(name))'")
        }
        let feeds = feed.isEmpty ? [] : try await access.feeds(nil)
        for name in feed where !feeds.contains(where: { $0.id.rawValue == name }) {
            Output.error("watchword: warning: no feed has the id '\(SafeText.line(name))'")
        }
    }
}

struct SilencesRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "End silences now; they stay in the list of all."
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "The silences' ids.") var ids: [String]

    func run() async throws {
        try await reporting {
            let access = try await Desk.open(places.locations)
            for id in ids {
                let silence = try await access.endSilence(id)
                if output.json { try Output.jsonLine(silence) } else { Output.line("\(silence.id) is over") }
            }
        }
    }
}

/// Silences for people.
enum SilencePrinter {
    static func print(_ silences: [SilenceReport], orElse nothing: String) {
        var table = Table("ID", "STATE", "FROM", "UNTIL", "WHAT", "BY", "WHY")
        for silence in silences {
            table.add(
                silence.id.rawValue,
                silence.state,
                Times.short(silence.start),
                Times.short(silence.end),
                words(silence.matchers),
                silence.author,
                silence.comment.isEmpty ? nil : silence.comment
            )
        }
        table.print(orElse: nothing)
    }

    /// `topic football and sink phone`.
    static func words(_ matchers: [Silence.Matcher]) -> String {
        matchers.map { "\($0.subject.rawValue) \($0.value)" }.joined(separator: " and ")
    }
}
