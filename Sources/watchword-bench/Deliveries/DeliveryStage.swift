// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import LoopbackWorld
import NewsModel

/// All that the daemon needs to send: a store with a backlog, a receiver, feeds, settings, and the process itself.
struct DeliveryStage: Sendable {
    let arrivals = Arrivals()
    private let site = PacedSite()
    private let directory: String
    private let binary: String
    private let receiver: LoopbackServer
    private let news: LoopbackServer

    private init(_ directory: String, _ binary: String) async throws {
        self.directory = directory
        self.binary = URL(filePath: binary).path
        receiver = try await LoopbackServer.start { [arrivals] in arrivals.answer($0) }
        news = try await LoopbackServer.start { [site] in site.answer($0) }
    }

    /// Starts the servers and writes the settings.
    static func set(in place: String, concurrency: Int, binary: String) async throws -> DeliveryStage {
        let directory = "\(place)/watchword-bench-\(UUID().uuidString.prefix(8))"
        let stage = try await DeliveryStage(directory, binary)
        for folder in ["config/feeds.d", "config/rules.d", "state"] {
            try FileManager.default.createDirectory(
                atPath: "\(directory)/\(folder)",
                withIntermediateDirectories: true
            )
        }
        try stage.write(try stage.service(concurrency), to: "watchword.yaml")
        try stage.write(stage.feedList, to: "feeds.d/paced.yaml")
        let rule = "rules: [{ id: changes, title: What changes, match: '\"zebra accord\"' }]\n"
        try stage.write(rule, to: "rules.d/rules.yaml")
        return stage
    }

    /// Ends the servers and removes what was written.
    func strike() async {
        await receiver.stop()
        await news.stop()
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Fills the store: with what was sent, then with what waits.
    func fill(_ corpus: inout StoreCorpus, articles: Int, alerts: Int, backlog: Int) throws {
        let store = try AlertStore.open(at: directory + "/state", mode: .owner)
        let matching = alerts > 0 ? max(1, articles / alerts) : .max
        var made = 0
        while made < articles {
            let documents = (0..<64)
                .map { feed in
                    let document = corpus.document(
                        feed,
                        articles: 25,
                        at: Date() - .seconds(86_400),
                        matching: matching
                    )
                    return document.sent
                }
            try store.write { transaction in for document in documents { try transaction.apply(document) } }
            made += documents.count * 25
        }
        made = 0
        while made < backlog {
            let count = min(100, backlog - made)
            let document = corpus.document(0, articles: count, at: Date(), matching: 1)
            try store.write { try $0.apply(document) }
            made += count
        }
        try store.close()
    }

    /// Starts the daemon and waits until it is ready.
    func start() async throws -> ChildProcess {
        let notify = try NotifySocket(path: "/tmp/watchword-notify-" + UUID().uuidString.prefix(8))
        let process = try ChildProcess(
            binary,
            [
                "run", "--config", directory + "/config", "--state", directory + "/state", "--socket",
                "/tmp/watchword-\(UUID().uuidString.prefix(8)).sock",
            ],
            environment: ["HOME": directory, "PATH": "/usr/bin:/bin", "NOTIFY_SOCKET": notify.path],
            output: directory + "/stdout",
            errors: directory + "/stderr"
        )
        guard await notify.wait(for: "READY=1", from: process, within: .seconds(120)) else {
            let log = (try? String(contentsOfFile: directory + "/stderr", encoding: .utf8)) ?? ""
            throw DaemonStage.Failure(description: "not ready: \(log)")
        }
        return process
    }

    /// Publishes so many articles a second, and takes the time of each.
    func latencies(rate: Int, seconds: Int, _ process: ChildProcess) async throws -> [Duration] {
        arrivals.readTitles()
        let start = ContinuousClock.now
        for number in 0..<(rate * seconds) {
            site.publish()
            try await Task.sleep(until: start + .seconds(1) * (number + 1) / rate, clock: .continuous)
        }
        let deadline = ContinuousClock.now + .seconds(30)
        while arrivals.titles.count < rate * seconds {
            guard ContinuousClock.now < deadline, process.ending == nil else {
                throw DaemonStage.Failure(
                    description: "\(arrivals.titles.count) articles of \(rate * seconds) came"
                )
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        let (served, came) = (site.served, arrivals.titles)
        return came.compactMap { title, time in served[title].map { time - $0 } }
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(directory)/config/\(name)"))
    }

    private func service(_ concurrency: Int) throws -> String {
        let secret = directory + "/secret"
        let text = "whsec_" + Data((0..<32).map { UInt8($0) }).base64EncodedString()
        try Data(text.utf8).write(to: URL(filePath: secret))
        return """
            service: { log_level: warning }
            polling: { every: 200ms, every_without_validators: 200ms, floor: 50ms, host_gap: 0s, per_host: 8, spread: 0s }
            sinks:
              desk:
                kind: webhook
                url: "\(receiver.url("/hook").absoluteString)"
                secrets: [{ file: \(secret) }]
                allow_http: true
                allow_private: true
                concurrency: \(concurrency)
            same_news: { window: off }

            """
    }

    private var feedList: String {
        let lines = (0..<PacedSite.feeds)
            .map { "  - { id: paced-\($0), url: \"\(news.url("/feed/\($0)").absoluteString)\" }\n" }
        return "defaults: { allow_private: true, backfill: notify }\nfeeds:\n" + lines.joined()
    }
}

extension Commit {
    /// The same, long sent.
    fileprivate var sent: Commit {
        var commit = self
        for index in commit.messages.indices { commit.messages[index].state = .done }
        for index in commit.deliveries.indices { commit.deliveries[index].state = .done }
        return commit
    }
}
