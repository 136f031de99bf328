// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import ArgumentParser
import Foundation
import NewsModel

struct StoreBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract: "Measures the store: the first documents of many feeds, and questions to a large store.",
        discussion: """
            Articles of 200 words of a vocabulary of 25,000 (Zipf), with three keys each, in documents of 25; 64
            documents a transaction, each on the disk before the next. Every 50th article makes an alert with a
            message. Making the articles is not measured.

            first      all feeds for the first time: what is known is asked for, everything is stored
            grow       as many more articles (--articles), with alerts (--alerts)
            ask        what people and the daemon ask of the store as it is then

            example:
              swift build -c release --product watchword-bench
              .build/release/watchword-bench store
              .build/release/watchword-bench store --articles 1000000 --alerts 200000 --directory /var/tmp
            """
    )

    @Option(help: "Feeds that are read for the first time.") var feeds = 2_000
    @Option(help: "Articles in each of their documents.") var entries = 25
    @Option(help: "Articles that are stored after that, over 10,000 feeds.") var articles = 0
    @Option(help: "Alerts among them.") var alerts = 0
    @Option(help: "Where the store is made, and deleted after.") var directory = NSTemporaryDirectory()
    @Option(help: "Seed of the articles.") var seed: UInt64 = 1

    /// As the daemon's writer does.
    private static let documentsPerTransaction = 64

    func validate() throws {
        guard feeds > 0, entries > 0 else { throw ValidationError("--feeds and --entries from 1") }
    }

    func run() throws {
        let place = directory + "/watchword-bench-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: place) }
        let store = try AlertStore.open(at: place, mode: .owner)
        var corpus = StoreCorpus(seed: seed)
        try first(store, &corpus)
        if articles > 0 { try grow(store, &corpus) }
        try StoreQuestions(store: store, corpus: corpus).ask()
        try store.close()
    }

    private func first(_ store: AlertStore, _ corpus: inout StoreCorpus) throws {
        var stopwatch = Stopwatch()
        for first in stride(from: 0, to: feeds, by: Self.documentsPerTransaction) {
            let documents = (first..<min(first + Self.documentsPerTransaction, feeds))
                .map { corpus.document($0, articles: entries, at: StoreCorpus.start, matching: 50) }
            try stopwatch.measure { try write(documents, to: store) }
        }
        try report("first", feeds * entries, stopwatch, store)
    }

    private func grow(_ store: AlertStore, _ corpus: inout StoreCorpus) throws {
        let matching = alerts > 0 ? max(1, articles / alerts) : .max
        var stopwatch = Stopwatch()
        var made = 0
        var number = 0
        var reported = 0
        while made < articles {
            let documents = (0..<Self.documentsPerTransaction)
                .map { index in
                    let feed = (number + index) % 10_000
                    let time = StoreCorpus.start + .seconds(Double(made) / Double(articles) * 30 * 86_400)
                    return corpus.document(feed, articles: entries, at: time, matching: matching)
                }
            number += documents.count
            made += documents.count * entries
            try stopwatch.measure { try write(documents, to: store) }
            reported += documents.count * entries
            if reported >= 100_000 {
                try report("at \(made)", reported, stopwatch, store)
                stopwatch = Stopwatch()
                reported = 0
            }
        }
    }

    private func write(_ documents: [Commit], to store: AlertStore) throws {
        try store.write { transaction in
            for document in documents {
                let known = try transaction.known(
                    keys: document.articles.flatMap(\.keys),
                    in: document.feedState.feed
                )
                guard known.isEmpty else { throw ValidationError("An article was made twice.") }
                try transaction.apply(document)
            }
        }
    }

    private func report(_ name: String, _ articles: Int, _ watch: Stopwatch, _ store: AlertStore) throws {
        let size = try store.size()
        let each = { (seconds: Double) in String(format: "%.1f", seconds / Double(articles) * 1e6) }
        print(
            name.padding(toLength: 12, withPad: " ", startingAt: 0),
            "\(articles) articles in \(String(format: "%.2f", watch.seconds)) s,",
            "\(each(watch.seconds)) µs an article (processor \(each(watch.processorSeconds)) µs),",
            "store \(size.bytes >> 20) MiB, log \(size.logBytes >> 20) MiB"
        )
    }
}

/// Adds up times on the wall and of this thread.
struct Stopwatch {
    private(set) var seconds = 0.0
    private(set) var processorSeconds = 0.0

    mutating func measure<Value>(_ work: () throws -> Value) rethrows -> Value {
        let start = ContinuousClock.now
        let processorStart = Self.processorTime
        defer {
            seconds += (ContinuousClock.now - start).seconds
            processorSeconds += Self.processorTime - processorStart
        }
        return try work()
    }

    /// The whole process: the store works on a thread of its own.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
