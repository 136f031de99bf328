// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel
import RuleEngine

struct RulesBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Measures the rule engine: reading articles, matching them against many rules, compiling.",
        discussion: """
            Articles of 620 words of a vocabulary of 25,000 (Zipf); rules of two or three groups of one to six terms,
            a quarter with NOT, two fifths with NEAR. Processor time of one thread.

            analysis     normalising and cutting an article into words
            matching     all rules against the article so read, with the evidence of those that match
            candidates   rules that were looked at, of all
            memory       what another compilation of the same rules adds to resident memory (--memory)

            example:
              swift build -c release --product watchword-bench
              .build/release/watchword-bench rules --rules 10000
            """
    )

    @Option(help: "Rules that every article is matched against.") var rules = 10_000
    @Option(help: "Articles that are measured.") var articles = 2_000
    @Option(help: "Seed of the articles and rules.") var seed: UInt64 = 1

    @Flag(help: "Compile twice more to see how much memory rules need.") var memory = false

    func validate() throws {
        guard rules > 0, articles > 0 else { throw ValidationError("--rules and --articles from 1") }
    }

    func run() throws {
        var corpus = RulesCorpus(seed: seed)
        let articles = (0..<self.articles).map { corpus.article($0) }
        let ruleSet = try compile(&corpus)
        for article in articles.prefix(50) { _ = ruleSet.matches(article) }

        var figures = Figures()
        for article in articles { figures.measure(article, ruleSet) }
        figures.print()
        guard figures.matches > 0 else { throw Failure("No rule matched: there is nothing to measure.") }
    }

    private func compile(_ corpus: inout RulesCorpus) throws -> RuleSet {
        let sources = (0..<rules).map { corpus.rule($0) }
        let start = ContinuousClock.now
        let ruleSet = try compile(sources)
        print("compile      \(rules) rules in \(ContinuousClock.now - start)")
        guard memory else { return ruleSet }
        // What a compilation needs for a while is there to be used again after the first.
        let before = Self.residentBytes
        let others = try (0..<2).map { _ in try compile(sources) }
        print("memory       \((Self.residentBytes - before) / others.count / rules) bytes a rule")
        return ruleSet
    }

    private func compile(_ sources: [RuleSource]) throws -> RuleSet {
        let compilation = RuleSet.compile(rules: sources)
        guard let ruleSet = compilation.ruleSet else {
            throw Failure("The rules do not compile: \(compilation.diagnostics.first?.message ?? "")")
        }
        return ruleSet
    }

    /// Resident memory of this process, or 0 where there is no /proc.
    private static var residentBytes: Int {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * 4096
    }

    private struct Failure: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }
}

/// What was measured.
private struct Figures {
    private var analysis: [Double] = []
    private var matching: [Double] = []
    private var whole: [Double] = []
    private var candidates = 0
    private(set) var matches = 0

    mutating func measure(_ article: Article, _ ruleSet: RuleSet) {
        let start = Self.now
        let analysed = ruleSet.analysed(article)
        let middle = Self.now
        let found = ruleSet.matches(in: analysed)
        let end = Self.now
        analysis.append(middle - start)
        matching.append(end - middle)
        whole.append(end - start)
        matches += found.count
        candidates += ruleSet.candidateCount(in: analysed)
    }

    func print() {
        for (name, values) in [("analysis", analysis), ("matching", matching), ("whole", whole)] {
            let sorted = values.sorted()
            let mean = sorted.reduce(0, +) / Double(sorted.count)
            let p99 = sorted[sorted.count * 99 / 100]
            Swift.print("\(Self.column(name))\(Self.text(mean)) µs an article, p99 \(Self.text(p99)) µs")
        }
        Swift.print("\(Self.column("matches"))\(Self.text(Double(matches) / Double(whole.count))) an article")
        Swift.print(
            "\(Self.column("candidates"))\(Self.text(Double(candidates) / Double(whole.count))) an article"
        )
    }

    private static func column(_ name: String) -> String {
        name.padding(toLength: 13, withPad: " ", startingAt: 0)
    }
    private static func text(_ value: Double) -> String { String(format: "%.1f", value) }

    /// The processor time of this thread in microseconds: what others do on the machine does not count.
    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }
}
