// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel
import RuleEngine

struct RulesMatch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Read articles as JSON Lines on standard input, and print a line for every match.",
        discussion: """
            An article: {"id", "title", "lead", "body", "url", "source", "feed", "author", "lang", "tags", "published"}, \
            all optional; other keys are ignored, and without an id the number of the line is it. A match, a line of JSON: \
            {"article", "rule", "score", "evidence"}.
              jq -c '{id: .guid, title, body}' dump.json | watchword rules match --rules my-rules/
            A line that is no article, or is longer than 16 MiB, is named on standard error and left out; the exit status \
            is 2 then. It is 0 whether anything matches or not.
            """
    )

    @OptionGroup var places: PlaceOptions
    @Option(help: "A rule file, or a directory of them; else the rules of the settings.") var rules: String?
    @Option(help: "Threads that match; else one for each core.") var threads = ProcessInfo.processInfo
        .activeProcessorCount
    @Flag(help: "Print JSON Lines; so it does anyway.") var json = false

    func validate() throws {
        guard (1...256).contains(threads) else {
            throw ValidationError("--threads is a number from 1 to 256")
        }
    }

    func run() async throws {
        try await reporting {
            let ruleSet = try RuleLoading.ruleSet(rules.map { [$0] } ?? [], places.locations)
            let filter = MatchFilter(ruleSet: ruleSet, threads: threads)
            var isWhole = true
            var input = LineInput(descriptor: STDIN_FILENO, longest: MatchFilter.longestLine)
            while let lines = try input.next() {
                let results = filter.results(of: lines)
                let output = results.flatMap(\.output)
                if !output.isEmpty { Output.write(output, to: STDOUT_FILENO) }
                for problem in results.flatMap(\.problems) {
                    isWhole = false
                    Output.error("watchword: \(problem)")
                }
            }
            if !isWhole { throw Exit.failed }
        }
    }
}

/// Lines of articles to lines of matches.
struct MatchFilter: Sendable {
    /// The longest line: 16 MiB.
    static let longestLine = 16 << 20

    let ruleSet: RuleSet
    let threads: Int

    /// What came of some lines.
    struct Result: Sendable {
        var output: [UInt8] = []
        var problems: [String] = []
    }

    /// What comes of lines, in their order; shared out among the threads.
    func results(of lines: [LineInput.Line]) -> [Result] {
        Parallel.map(count: lines.count, parts: min(threads, lines.count)) { result(of: lines[$0]) }
    }

    private func result(of lines: ArraySlice<LineInput.Line>) -> Result {
        var result = Result()
        for line in lines {
            guard let bytes = line.bytes else {
                result.problems.append("line \(line.number): longer than \(Self.longestLine >> 20) MiB")
                continue
            }
            if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }) { continue }
            do {
                let article = try ArticleLine.read(bytes, number: line.number)
                for match in ruleSet.matches(article) {
                    result.output += try JSONText.line(MatchLine(article: article.id, match: match))
                    result.output.append(0x0a)
                }
            } catch {
                result.problems.append("line \(line.number): \(error)")
            }
        }
        return result
    }
}

/// A match as `rules match` prints it.
private struct MatchLine: Encodable {
    let article: ArticleID
    let rule: RuleID
    let score: Int?
    let evidence: [Evidence]

    private enum Key: String, CodingKey {
        case article, rule, score, evidence
    }

    init(article: ArticleID, match: Match) {
        self.article = article
        rule = match.rule.id
        score = match.score
        evidence = match.evidence
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(article, forKey: .article)
        try container.encode(rule, forKey: .rule)
        try container.encode(score, forKey: .score)
        try container.encode(evidence, forKey: .evidence)
    }
}
