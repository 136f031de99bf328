// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel
import Notifying
import ReviewServer
import RuleEngine
import Settings
import Watcher

struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Look at the watch rules, and try them.",
        subcommands: [RulesList.self, RulesCheck.self, RulesTest.self, RulesMatch.self],
        defaultSubcommand: RulesList.self
    )
}

struct RulesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the rules, with the number of alerts of each."
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting {
            let rules = try await Desk.open(places.locations).rules()
            if output.json {
                for rule in rules { try Output.jsonLine(rule) }
                return
            }
            var table = Table("RULE", "PRIORITY", "TOPICS", "ALERTS", "REVISION", "TITLE")
            for rule in rules {
                table.add(
                    rule.id.rawValue,
                    rule.priority.rawValue,
                    rule.topics.joined(separator: ","),
                    String(rule.alerts),
                    rule.revision,
                    rule.title
                )
            }
            table.print(orElse: "no rules")
        }
    }
}

struct RulesCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what is wrong with the rules, and try their examples.",
        discussion: "Without FILE, the rules of the settings. Exit status 78 when there is an error."
    )

    @OptionGroup var places: PlaceOptions
    @Argument(help: "Rule files to check instead.") var files: [String] = []

    func run() async throws {
        try await reporting {
            let result = try RuleLoading.load(files, places.locations)
            for problem in result.problems { Output.error(problem.description) }
            guard let settings = result.settings else { throw Exit.configuration }
            let examples = settings.rules.reduce(0) { $0 + $1.examples.count }
            Output.line("fine: \(settings.rules.count) rules, \(examples) examples hold")
        }
    }
}

struct RulesMatch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Read articles as JSON Lines on standard input, and print a line for every match.",
        discussion: """
            An article: {"id", "title", "lead", "body", "url", "source", "feed", "author", "lang", "tags", "published"}, \
            all but the title optional. A match: {"article", "rule", "score", "evidence"}.
              jq -c '{id: .guid, title, body}' dump.json | watchword rules match --rules my-rules/
            """
    )

    @OptionGroup var places: PlaceOptions
    @Option(help: "A rule file, or a directory of them; else the rules of the settings.") var rules: String?
    @Flag(help: "Print JSON Lines; so it does anyway.") var json = false

    func run() async throws {
        try await reporting {
            let ruleSet = try RuleLoading.ruleSet(rules.map { [$0] } ?? [], places.locations)
            var number = 0
            while let line = readLine(strippingNewline: true) {
                number += 1
                if line.allSatisfy(\.isWhitespace) { continue }
                let article = try ArticleLine.read(line, number: number)
                for match in ruleSet.matches(article) {
                    try Output.jsonLine(MatchLine(article: article.id, match: match))
                }
            }
        }
    }
}

/// A match as `rules match` prints it.
private struct MatchLine: Encodable {
    let article: ArticleID
    let rule: RuleID
    let score: Int?
    let evidence: [Evidence]

    init(article: ArticleID, match: Match) {
        self.article = article
        rule = match.rule.id
        score = match.score
        evidence = match.evidence
    }
}

/// An article as `rules match` reads it.
private struct ArticleLine: Decodable {
    let id: String?
    let title: String?
    let lead: String?
    let body: String?
    let url: String?
    let source: String?
    let feed: String?
    let author: String?
    let lang: String?
    let tags: [String]?
    let published: String?

    static func read(_ line: String, number: Int) throws -> Article {
        let value: ArticleLine
        do {
            value = try JSONDecoder().decode(ArticleLine.self, from: Data(line.utf8))
        } catch {
            throw CommandFailure(
                "line \(number): not an article: \(error)",
                hint: #"one a line: {"id": "1", "title": "…", "body": "…"}"#
            )
        }
        return Article(
            id: ArticleID(value.id ?? String(number)),
            feed: FeedID(value.feed ?? ""),
            text: ArticleText(title: value.title ?? "", lead: value.lead ?? "", body: value.body ?? ""),
            url: value.url ?? value.source.map { "https://\($0)/" },
            authors: value.author.map { [$0] } ?? [],
            outlet: value.source,
            tags: value.tags ?? [],
            language: value.lang,
            published: value.published.flatMap(Date.init(rfc3339:)),
            seen: Date(timeIntervalSince1970: 0)
        )
    }
}
