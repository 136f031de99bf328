// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel
import Notifying
import ReviewServer
import RuleEngine
import Watcher

struct RulesTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Say what rules say to a text, and why.",
        discussion: """
            The text is taken as a headline; a file's first line is the headline and the rest the body; --article takes a \
            stored article.
              watchword rules test 'Kim offers talks to Japan without preconditions'
              watchword rules test --rule abductions --file statement.txt
              watchword rules test --article art_7f3k…
            Exit status 1 when nothing matches.
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Option(help: "Only this rule; when it does not match, why not.") var rule: String?
    @Option(help: "A rule file, or a directory of them; else the rules of the settings.") var rules: String?
    @Option(help: "The text is in this file, '-' for standard input.") var file: String?
    @Option(help: "A stored article's id.") var article: String?
    @Option(help: "The text's language, such as ja.") var lang: String?
    @Argument(help: "The text.") var text: String?

    func validate() throws {
        guard [file, article, text].compactMap(\.self).count == 1 else {
            throw ValidationError("give a text, --file or --article")
        }
    }

    func run() async throws {
        try await reporting {
            let ruleSet = try RuleLoading.ruleSet(rules.map { [$0] } ?? [], places.locations)
            let subject = try await subject()
            let tested = try explanations(ruleSet, subject)
            if output.json {
                try Output.document(tested.map(RuleTestReport.init))
            } else {
                for (rule, explanation) in tested { print(rule, explanation) }
            }
            if !tested.contains(where: { $0.1.matched }) {
                if !output.json && rule == nil { Output.line("no rule matches") }
                throw Exit.no
            }
        }
    }

    /// The rules that match; or the one asked for, whatever it says.
    private func explanations(_ ruleSet: RuleSet, _ subject: Article) throws -> [(RuleInfo, Explanation)] {
        let wanted = ruleSet.rules.filter { rule == nil || $0.id.rawValue == rule }
        guard !wanted.isEmpty else {
            throw CommandFailure(
                "there is no rule '\(rule ?? "")'",
                hint: "'watchword rules list' names them"
            )
        }
        let all = wanted.compactMap { info in
            ruleSet.explain(rule: info.id, article: subject).map { (info, $0) }
        }
        return rule == nil ? all.filter { $0.1.matched } : all
    }

    private func subject() async throws -> Article {
        if let article { return try await Desk.open(places.locations).article(article).article }
        if let file {
            let bytes = file == "-" ? try Input.standardInput() : try Input.file(file)
            let lines = String(decoding: bytes, as: UTF8.self)
                .split(maxSplits: 1, whereSeparator: \.isNewline)
            return made(
                title: lines.first.map(String.init) ?? "",
                body: lines.dropFirst().first.map(String.init) ?? ""
            )
        }
        return made(title: text ?? "", body: "")
    }

    private func made(title: String, body: String) -> Article {
        Article(
            id: "test",
            feed: "test",
            text: ArticleText(title: title, body: body),
            language: lang,
            seen: Date()
        )
    }

    private func print(_ rule: RuleInfo, _ explanation: Explanation) {
        Output.line(
            "\(rule.id) \(explanation.matched ? "matches" : "does not match"): \(SafeText.line(rule.title))"
        )
        print(explanation.root, depth: 1)
    }

    private func print(_ clause: Explanation.Clause, depth: Int) {
        let indent = String(repeating: "  ", count: depth)
        let note = clause.note.map { " (\(SafeText.line($0)))" } ?? ""
        Output.line("\(indent)\(clause.holds ? "✓" : "✗") \(SafeText.line(clause.text))\(note)")
        for piece in clause.evidence {
            Output.line(
                "\(indent)    \(piece.field.rawValue) \(piece.start)–\(piece.end): \(SafeText.line(piece.text))"
            )
        }
        for child in clause.children { print(child, depth: depth + 1) }
    }
}

/// What a rule said, as JSON.
private struct RuleTestReport: Encodable {
    let rule: RuleID
    let matched: Bool
    let score: Int?
    let why: ClauseReport

    init(_ pair: (RuleInfo, Explanation)) {
        rule = pair.0.id
        matched = pair.1.matched
        score = pair.1.score
        why = ClauseReport(pair.1.root)
    }
}

private struct ClauseReport: Encodable {
    let clause: String
    let holds: Bool
    let note: String?
    let evidence: [Evidence]
    let parts: [ClauseReport]

    init(_ clause: Explanation.Clause) {
        self.clause = clause.text
        holds = clause.holds
        note = clause.note
        evidence = clause.evidence
        parts = clause.children.map(ClauseReport.init)
    }
}
