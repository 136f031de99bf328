// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import ArgumentParser
import Foundation
import NewsModel
import RuleEngine
import Synchronization

struct RulesBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Measures the rule engine: reading articles, matching them against many rules, compiling.",
        discussion: """
            Articles of 620 words of a vocabulary of 25,000 (Zipf); rules of two or three groups of one to six terms,
            a quarter with NOT, two fifths with NEAR. Processor time of one thread; of each article the least of
            several rounds counts, so that what others do on the machine does not.

            analysis     normalising and cutting an article into words
            matching     all rules against the article so read, with the evidence of those that match
            candidates   rules that were looked at, of all
            allocations  requests for memory, with the library in Tests/peers/allocations.c
            digest       a hash of all matches and their evidence: the same as long as the answers are
            memory       what another compilation of the same rules adds to resident memory (--memory)

            --rules and --articles take a number, or a path: a folder or file of rules as the service has them, and a
            file of JSON Lines (id, title, lead, body, lang, url, source, feed, author, tags). --plain leaves NEAR
            and phrases out; --write puts the generated input and the matches into a folder for Tests/peers/rules.

            example:
              swift build -c release --product watchword-bench
              .build/release/watchword-bench rules --rules 10000
              .build/release/watchword-bench rules --rules config/rules.d --articles articles.jsonl
            """
    )

    @Option(help: "How many rules every article is matched against, or their folder.") var rules = "10000"
    @Option(help: "How many articles are measured, or their file.") var articles = "1000"
    @Option(help: "Rounds, of which the fastest counts.") var rounds = 5
    @Option(help: "Seed of the articles and rules.") var seed: UInt64 = 1

    @Flag(help: "Rules and articles made to hurt instead: what twice and four times the words cost.")
    var hostile = false
    @Flag(help: "Words and prefixes only, which every peer knows.") var plain = false
    @Option(help: "Write articles, rules and matches into this folder.") var write: String?
    @Flag(help: "Compile twice more to see how much memory rules need.") var memory = false

    func validate() throws {
        guard Int(rules) ?? 1 > 0, Int(articles) ?? 1 > 0, rounds > 0 else {
            throw ValidationError("--rules, --articles and --rounds from 1")
        }
    }

    func run() throws {
        if hostile { return try HostileRules.measure() }
        var corpus = RulesCorpus(seed: seed, isPlain: plain)
        let articles = try RulesInput.articles(self.articles, &corpus)
        let (ruleSet, sources) = try ruleSet(&corpus)
        for article in articles.prefix(50) { _ = ruleSet.matches(article) }
        try measureEdit(of: ruleSet, sources, articles[0])
        if let write { try RulesInput.write(articles, sources, ruleSet, to: write) }

        var figures = Figures(articles: articles.count)
        for _ in 0..<rounds {
            for (index, article) in articles.enumerated() { figures.time(index, article, ruleSet) }
        }
        for article in articles { figures.count(article, ruleSet) }
        figures.print()
        guard figures.matches > 0 else { throw Failure("No rule matched: there is nothing to measure.") }
    }

    private func ruleSet(_ corpus: inout RulesCorpus) throws -> (RuleSet, [RuleSource]) {
        guard let count = Int(rules) else { return (try RulesInput.ruleSet(rules), []) }
        let sources = (0..<count).map { corpus.rule($0) }
        let start = ContinuousClock.now
        let processor = Processor.time
        let ruleSet = try compile(sources)
        let seconds = String(
            format: "%.2f s, processor %.2f s",
            (ContinuousClock.now - start) / .seconds(1),
            Processor.time - processor
        )
        print("compile      \(count) rules in \(seconds)")
        guard memory else { return (ruleSet, sources) }
        // As in the daemon, which gives back twice a minute what a compilation needs only for a while.
        AlertStore.trimHeap()
        let before = Self.residentBytes
        let others = try (0..<2).map { _ in try compile(sources) }
        AlertStore.trimHeap()
        print("memory       \((Self.residentBytes - before) / others.count / count) bytes a rule")
        return (ruleSet, sources)
    }

    /// One rule changed while another thread goes on matching: the middle of several times.
    private func measureEdit(of ruleSet: RuleSet, _ sources: [RuleSource], _ article: Article) throws {
        guard let source = sources.first else { return }
        let isDone = Mutex(false)
        let matcher = Thread { while !isDone.withLock({ $0 }) { _ = ruleSet.matches(article) } }
        matcher.start()
        defer { isDone.withLock { $0 = true } }
        let times = try (0..<9)
            .map { number in
                let edited = RuleSource(id: source.id, title: source.title, match: "edited\(number)")
                let start = ContinuousClock.now
                guard ruleSet.replacing(rules: [edited]).ruleSet != nil else {
                    throw Failure("The edit does not compile.")
                }
                return (ContinuousClock.now - start) / .milliseconds(1)
            }
        let text = String(format: "%.2f", times.sorted()[times.count / 2])
        print("edit         \(text) ms for one rule, while another thread matches")
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
    private var analysis: [Double]
    private var matching: [Double]
    private var whole: [Double]
    private var candidates = 0
    private var allocations: Int?
    private var digest = Digest()
    private(set) var matches = 0

    init(articles: Int) {
        analysis = Array(repeating: .infinity, count: articles)
        matching = analysis
        whole = analysis
    }

    /// Keeps the least times of each article.
    mutating func time(_ index: Int, _ article: Article, _ ruleSet: RuleSet) {
        let start = Processor.microseconds
        let analysed = ruleSet.analysed(article)
        let middle = Processor.microseconds
        let found = ruleSet.matches(in: analysed)
        let end = Processor.microseconds
        withExtendedLifetime(found) {
            analysis[index] = min(analysis[index], middle - start)
            matching[index] = min(matching[index], end - middle)
            whole[index] = min(whole[index], end - start)
        }
    }

    mutating func count(_ article: Article, _ ruleSet: RuleSet) {
        var found: [Match] = []
        if let made = Allocations.count({ found = ruleSet.matches(article) }) {
            allocations = (allocations ?? 0) + made
        }
        matches += found.count
        candidates += ruleSet.candidateCount(in: ruleSet.analysed(article))
        digest.add(found)
    }

    func print() {
        for (name, values) in [("analysis", analysis), ("matching", matching), ("whole", whole)] {
            let sorted = values.sorted()
            let mean = sorted.reduce(0, +) / Double(sorted.count)
            let p99 = sorted[sorted.count * 99 / 100]
            Swift.print("\(Self.column(name))\(Self.text(mean)) µs an article, p99 \(Self.text(p99)) µs")
        }
        for case (let name, let value?) in [
            ("matches", matches), ("candidates", candidates), ("allocations", allocations),
        ] as [(String, Int?)] {
            let mean = Self.text(Double(value) / Double(whole.count))
            Swift.print("\(Self.column(name))\(mean) an article")
        }
        Swift.print("\(Self.column("digest"))\(digest.text)")
    }

    private static func column(_ name: String) -> String {
        name.padding(toLength: 13, withPad: " ", startingAt: 0)
    }

    private static func text(_ value: Double) -> String { String(format: "%.1f", value) }
}

/// A hash of answers, the same on every run (FNV-1a).
private struct Digest {
    private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    var text: String { String(hash, radix: 16) }

    mutating func add(_ matches: [Match]) {
        add("\(matches.count)")
        for match in matches {
            add(match.rule.id.rawValue)
            add(match.rule.revision)
            for piece in match.evidence {
                add("\(piece.field.rawValue) \(piece.start) \(piece.end)")
                for text in [piece.text, piece.term, piece.alias ?? "", piece.snippet] { add(text) }
            }
        }
    }

    private mutating func add(_ text: String) {
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ 0xff) &* 0x100_0000_01b3
    }
}

/// The processor time of this process and of this thread: what others do on the machine does not count.
enum Processor {
    /// Seconds of all threads.
    static var time: Double { read(CLOCK_PROCESS_CPUTIME_ID) / 1e6 }
    /// Microseconds of this thread.
    static var microseconds: Double { read(CLOCK_THREAD_CPUTIME_ID) }

    private static func read(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }
}
