// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import FeedParsing
import Foundation
import Glibc
import NewsModel

/// How fast feeds become entries with plain text, on one core.
struct ParseBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Measures how fast RSS documents become entries with plain text.",
        discussion: "Tests/peers/parsing runs other parsers on the same documents."
    )

    @Option(help: "How many documents to generate.") var documents = 2_000
    @Option(help: "How often to parse all of them.") var rounds = 3
    @Option(help: "Seed of the documents.") var seed: UInt64 = 1
    @Option(help: "Write the documents into this folder, and end.") var write: String?
    @Argument(help: "A folder of documents to read instead of generating them.") var folder: String?

    func validate() throws {
        guard documents > 0, rounds > 0 else { throw ValidationError("--documents and --rounds from 1") }
    }

    func run() throws {
        let bodies = try folder.map(read) ?? generate()
        if let write { return try save(bodies, in: write) }
        let bytes = bodies.reduce(0) { $0 + $1.count }
        print("input        \(bodies.count) documents, \(Self.text(Double(bytes) / 1e6)) MB")
        // The first round warms the tables up; each of the others is a figure of its own.
        _ = try parse(bodies.prefix(20))
        for _ in 0..<rounds {
            let figures = try parse(bodies[...])
            let speed = Double(bytes) / 1e6 / figures.seconds
            print(
                "parse        \(Self.text(speed)) MB/s, \(figures.entries) entries,",
                "\(Self.text(Double(figures.textBytes) / 1e6)) MB of text, \(Self.text(figures.seconds)) s"
            )
        }
    }

    private func generate() -> [[UInt8]] {
        var corpus = FeedsCorpus(seed: seed)
        return (0..<documents).map { Array(corpus.document($0).utf8) }
    }

    private func read(_ folder: String) throws -> [[UInt8]] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        return try names.map { name in
            [UInt8](try Data(contentsOf: URL(filePath: folder).appending(path: name)))
        }
    }

    private func save(_ bodies: [[UInt8]], in folder: String) throws {
        let folder = URL(filePath: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (number, body) in bodies.enumerated() {
            let name = String(format: "%05d.xml", number)
            try Data(body).write(to: folder.appending(path: name))
        }
    }

    private func parse(
        _ bodies: ArraySlice<[UInt8]>
    ) throws -> (entries: Int, textBytes: Int, seconds: Double) {
        let context = DocumentContext(
            url: "https://feeds.example/news.xml",
            contentType: "application/rss+xml"
        )
        let start = Self.now
        var entries = 0
        var textBytes = 0
        for body in bodies {
            for entry in try FeedParser.parse(body, context: context).entries {
                entries += 1
                textBytes += entry.text.title.utf8.count + entry.text.lead.utf8.count
                textBytes += entry.text.body.utf8.count
            }
        }
        return (entries, textBytes, Self.now - start)
    }

    private static func text(_ value: Double) -> String { String(format: "%.2f", value) }

    /// The processor time of this thread in seconds: what others do on the machine does not count.
    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
