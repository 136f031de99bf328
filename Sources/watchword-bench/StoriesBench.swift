// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import ArgumentParser
import Foundation
import NewsModel

struct StoriesBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories",
        abstract: "Measures how the same news is found among many articles.",
        discussion: """
            Bodies of 300 words of a vocabulary of 25,000 (Zipf), folded already. Remembered are as many articles as
            --remembered says, then new ones come in, one in ten a copy of a remembered one, cut to its first 40 %.

            fingerprint   shingles and keys of an article, by a worker
            check         who shares keys with it, by the writer
            compare       a candidate compared whole, for those that share keys with some article
            memory        bytes an article of the index that the writer keeps, counted and as the process grew

            example:
              swift build -c release --product watchword-bench
              .build/release/watchword-bench stories
            """
    )

    @Option(help: "Articles that are remembered.") var remembered = 1_000_000
    @Option(help: "Articles that come in.") var articles = 20_000
    @Option(help: "Seed of the articles.") var seed: UInt64 = 1

    func validate() throws {
        guard remembered > 0, articles > 0 else {
            throw ValidationError("--remembered and --articles from 1")
        }
    }

    func run() throws {
        let corpus = WordCorpus(seed: seed)
        let start = Date(timeIntervalSince1970: 1_795_420_800)
        let before = Self.residentBytes
        var index = StoryIndex()
        for number in 0..<remembered {
            let story = StoryText(folded: corpus.article(number))
            index.add(Int64(number), keys: StoryKeys.keys(of: story, url: nil), seen: start)
        }
        let grown = Self.residentBytes - before
        print("remembered    \(index.count) articles")
        let each = index.bytes / remembered
        print("memory        \(each) bytes each; the process grew by \(grown / remembered)")
        ask(index, corpus, since: start)
    }

    /// Measured in batches: a look at the clock takes as long as a tenth of one article.
    private func ask(_ index: StoryIndex, _ corpus: WordCorpus, since: Date) {
        var (fingerprint, check, compare) = (Stopwatch(), Stopwatch(), Stopwatch())
        var (copies, found, hits) = (0, 0, 0)
        for first in stride(from: 0, to: articles, by: Self.batch) {
            let numbers = Array(first..<min(first + Self.batch, articles))
            let originals = numbers.map { $0 % 10 == 0 ? $0 &* 7919 % remembered : nil }
            let texts = zip(numbers, originals)
                .map { number, original in
                    original.map(corpus.copy(of:)) ?? corpus.article(remembered + number)
                }
            let keys = fingerprint.measure {
                texts.map { StoryKeys.keys(of: StoryText(folded: $0), url: "https://example.org/story") }
            }
            let sharing = check.measure {
                keys.map { index.articles(sharing: $0, since: since, limit: 8) }
            }
            for (original, candidates) in zip(originals, sharing) {
                guard let original else { continue }
                copies += 1
                found += candidates.contains(Int64(original)) ? 1 : 0
            }
            let candidates = sharing.flatMap { $0.map { corpus.article(Int($0)) } }
            hits += candidates.count
            compare.measure { for text in candidates { _ = StoryText(folded: text) } }
        }
        let count = Double(articles)
        print("fingerprint   \(Self.micro(fingerprint.seconds / count)) µs an article")
        print("check         \(Self.micro(check.seconds / count)) µs an article")
        let whole = Self.micro(compare.seconds / Double(max(1, hits)))
        print("compare       \(whole) µs for each of \(hits) candidates")
        print("found         \(found) of \(copies) copies")
    }

    private static let batch = 500

    private static func micro(_ seconds: Double) -> String { String(format: "%.1f", seconds * 1e6) }

    /// What the process has in memory, of which the corpus is a constant part.
    private static var residentBytes: Int {
        let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
        return (fields.flatMap { $0.count > 1 ? Int($0[1]) : nil } ?? 0) * 4096
    }
}

/// Articles that are made again from their numbers: a million of them need no memory.
struct WordCorpus {
    private static let bodyWords = 300
    private let words: [String]
    /// The rank of a word by 16 bits of chance.
    private let ranks: [Int]
    private let seed: UInt64

    init(seed: UInt64) {
        self.seed = seed
        words = (0..<25_000).map { "w" + String($0, radix: 36) }
        let weights = (1...25_000).map { 1 / Double($0) }
        let total = weights.reduce(0, +)
        var ranks: [Int] = []
        var sum = 0.0
        for (rank, weight) in weights.enumerated() {
            sum += weight
            while ranks.count < 65_536, Double(ranks.count) < sum / total * 65_536 { ranks.append(rank) }
        }
        while ranks.count < 65_536 { ranks.append(0) }
        self.ranks = ranks
    }

    func article(_ number: Int) -> ArticleText { text(number, words: Self.bodyWords) }

    /// The first 40 % of an article, under another headline.
    func copy(of number: Int) -> ArticleText {
        var copy = text(number, words: Self.bodyWords * 2 / 5)
        copy.title = "another headline"
        return copy
    }

    private func text(_ number: Int, words count: Int) -> ArticleText {
        var random = SplitMix(state: seed &* 1_000_003 &+ UInt64(number))
        var body = ""
        body.reserveCapacity(count * 5)
        for _ in 0..<count {
            if !body.isEmpty { body += " " }
            body += words[ranks[Int(random.next() & 0xffff)]]
        }
        return ArticleText(title: "article \(number)", body: body)
    }
}
