// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel

/// What people and the daemon ask of a store, each timed.
struct StoreQuestions {
    let store: AlertStore
    let corpus: StoreCorpus

    private var now: Date { StoreCorpus.start + .seconds(31 * 86_400) }

    func ask() throws {
        try time("feed states") { try $0.feedStates().count }
        try time("counts") { try $0.counts().articles }
        try time("coverage, 30 days") { try $0.coverage(window: 30, now: now).count }
        try askForAlerts()
        try search()
        try time("articles of a feed") { transaction in
            var filter = ArticleFilter()
            filter.feed = StoreCorpus.feed(7)
            return try transaction.articles(filter).count
        }
        try time("next due") { try $0.nextDue(sink: "desk", blockingAttempts: 3) == nil ? 0 : 1 }
        try empty()
    }

    private func askForAlerts() throws {
        try alerts("alerts, newest") { _ in }
        try alerts("alerts, new") { $0.states = [.new] }
        try alerts("alerts, dismissed") { $0.states = [.dismissed] }
        try alerts("alerts of a rule") { $0.rule = "rule-3" }
        try alerts("alerts of a topic") { $0.topic = "topic-3" }
        try alerts("alerts of a feed") { $0.feed = StoreCorpus.feed(7) }
        try alerts("alerts, urgent") { $0.priority = .urgent }
        try alerts("alerts of a day") {
            $0.since = StoreCorpus.start + .seconds(10 * 86_400)
            $0.until = StoreCorpus.start + .seconds(11 * 86_400)
        }
        try alerts("alerts since never") { $0.since = now + .seconds(86_400) }
        try alerts("alerts until never") { $0.until = StoreCorpus.start }
    }

    private func search() throws {
        try alerts("search, common word") { $0.search = SearchQuery(tokens: corpus.word(0)) }
        try alerts("search, rare word") { $0.search = SearchQuery(tokens: corpus.word(20_000)) }
        try alerts("search, two words") {
            $0.search = SearchQuery(tokens: corpus.word(500) + " " + corpus.word(900))
        }
        try alerts("search, no word") { $0.search = SearchQuery(tokens: "zzzzzz") }
        try time("search in articles") { transaction in
            var filter = ArticleFilter()
            filter.search = SearchQuery(tokens: corpus.word(3_000))
            return try transaction.articles(filter).count
        }
    }

    /// Sends a thousand messages as a sink does, each in transactions of its own.
    private func empty() throws {
        var stopwatch = Stopwatch()
        var sent = 0
        try stopwatch.measure {
            while sent < 1000 {
                let claimed = try store.write {
                    try $0.claim(sink: "desk", limit: 4, now: now, lease: .seconds(60))
                }
                guard !claimed.isEmpty else { break }
                for outgoing in claimed {
                    try store.write { try $0.finish(outgoing.message.id, attempt: nil, state: .done) }
                }
                sent += claimed.count
            }
        }
        show("claim and finish, each", stopwatch.seconds / Double(max(1, sent)), sent)
    }

    private func alerts(_ name: String, _ change: (inout AlertFilter) -> Void) throws {
        var filter = AlertFilter()
        change(&filter)
        try time(name) { try $0.alerts(filter).count }
    }

    /// The second of two times: the first may read from the disk.
    private func time(_ name: String, _ question: (ReadTransaction) throws -> Int) throws {
        _ = try store.read(question)
        var stopwatch = Stopwatch()
        let count = try stopwatch.measure { try store.read(question) }
        show(name, stopwatch.seconds, count)
    }

    private func show(_ name: String, _ seconds: Double, _ count: Int) {
        print(
            name.padding(toLength: 24, withPad: " ", startingAt: 0),
            String(format: "%9.3f ms", seconds * 1000),
            " \(count)"
        )
    }
}
