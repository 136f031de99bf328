// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel

/// All that the daemon needs for a measurement: feeds, a receiver, settings, and the process itself.
struct DaemonStage: Sendable {
    /// Feeds that change, and are polled every five seconds.
    static let liveFeeds = 10

    private let directory: String
    private let binary: String
    private let feeds: Int
    private let site: ChangingSite
    private let server: LoopbackServer
    private let receiver: WebhookReceiver

    /// A daemon that is ready.
    struct Run: Sendable {
        let process: ChildProcess
        let ready: Duration
    }

    /// What did not happen.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Starts the servers and writes the settings.
    static func set(feeds: Int, rules: Int, seed: UInt64, binary: String) async throws -> DaemonStage {
        let directory = "/tmp/watchword-bench-" + UUID().uuidString.prefix(8)
        var generated = GeneratedFeeds(
            seed: seed,
            feedCount: feeds,
            entriesPerFeed: 20,
            start: Date(timeIntervalSince1970: 1_795_420_800)
        )
        generated.markedOneIn = 0
        let site = ChangingSite(generated)
        let stage = DaemonStage(
            directory: directory,
            binary: URL(filePath: binary).path,
            feeds: feeds,
            site: site,
            server: try await LoopbackServer.start { site.answer($0) },
            receiver: try await WebhookReceiver.start()
        )
        for folder in ["feeds.d", "rules.d"] {
            try FileManager.default.createDirectory(
                atPath: "\(directory)/config/\(folder)",
                withIntermediateDirectories: true
            )
        }
        try stage.write(stage.service, to: "watchword.yaml")
        try stage.write(stage.feedList, to: "feeds.d/generated.yaml")
        try stage.write(GeneratedRules(seed: seed, count: rules).text, to: "rules.d/generated.yaml")
        return stage
    }

    /// Ends the servers and removes what was written.
    func strike() async {
        await server.stop()
        await receiver.server.stop()
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Requests for feeds so far.
    var polls: Int { site.polls }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(directory)/config/\(name)"))
    }

    private var service: String {
        """
        service: { log_level: warning }
        polling: { every: 15m, floor: 1s, host_gap: 0s, per_host: 8, concurrency: 8, spread: 0s }
        sinks:
          desk: { kind: webhook, url: "\(receiver.url.absoluteString)", allow_http: true, allow_private: true }

        """
    }

    private var feedList: String {
        let lines = (0..<feeds)
            .map { feed in
                let every = feed < Self.liveFeeds ? ", every: 5s" : ""
                let url = server.url(GeneratedFeeds.path(feed: feed)).absoluteString
                return "  - { id: feed-\(feed), url: \"\(url)\"\(every) }\n"
            }
        return "defaults: { allow_private: true }\nfeeds:\n" + lines.joined()
    }
}

extension DaemonStage {
    /// Starts the daemon and waits until it is ready.
    func start() async throws -> Run {
        let notify = try NotifySocket(path: directory + "/notify-" + UUID().uuidString.prefix(8))
        let begin = ContinuousClock.now
        let process = try ChildProcess(
            binary,
            ["run", "--config", directory + "/config", "--state", directory + "/state"],
            environment: ["HOME": directory, "PATH": "/usr/bin:/bin", "NOTIFY_SOCKET": notify.path],
            output: directory + "/stdout",
            errors: log
        )
        guard await notify.wait(for: "READY=1", from: process, within: .seconds(120)) else {
            throw failure("not ready")
        }
        return Run(process: process, ready: ContinuousClock.now - begin)
    }

    /// Waits until every feed was asked and what came of it is stored; looks every 200 ms.
    func firstCycle(of run: Run) async throws -> Duration {
        let begin = ContinuousClock.now
        try await wait(for: "every feed to be polled") { site.polledFeeds == feeds }
        let status = directory + "/status"
        while true {
            try? FileManager.default.removeItem(atPath: status)
            let command = try ChildProcess(
                binary,
                ["status", "--json", "--config", directory + "/config", "--state", directory + "/state"],
                environment: ["HOME": directory],
                output: status,
                errors: log
            )
            _ = await command.ending(within: .seconds(60))
            let report = try JSONDecoder().decode(Status.self, from: Data(contentsOf: URL(filePath: status)))
            if report.feeds["healthy"] == feeds { return ContinuousClock.now - begin }
            guard ContinuousClock.now - begin < .seconds(300) else {
                throw failure("some feeds fail: \(report.feeds)")
            }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    private struct Status: Decodable {
        let feeds: [String: Int]
    }

    /// Changes the live feeds one round after another and takes the time of each change.
    func latencies(changes: Int) async throws -> [Duration] {
        var latencies: [Duration] = []
        while latencies.count < changes {
            let titles = Set((0..<Self.liveFeeds).map(site.change))
            let earlier = receiver.attempts.count
            try await wait(for: "\(titles.count) changes to arrive") {
                receiver.attempts.count >= earlier + titles.count
            }
            for attempt in receiver.attempts.dropFirst(earlier) {
                let title = try JSONDecoder().decode(Body.self, from: Data(attempt.body)).data.alerts.first?
                    .article.title
                guard let title, titles.contains(title), let served = site.served[title] else {
                    throw failure("a webhook came that nobody waited for")
                }
                latencies.append(attempt.request.arrived - served)
            }
        }
        return latencies
    }

    /// Ends the daemon as systemd does.
    func end(_ run: Run) async throws -> Duration {
        let begin = ContinuousClock.now
        run.process.send(SIGTERM)
        guard await run.process.ending(within: .seconds(60)) == .status(0) else {
            throw failure("no clean end")
        }
        return ContinuousClock.now - begin
    }

    private struct Body: Decodable {
        struct Data: Decodable { let alerts: [Alert] }
        let data: Data
    }

    private var log: String { directory + "/stderr" }

    private func wait(for what: String, until isSo: () -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(300)
        while !isSo() {
            guard ContinuousClock.now < deadline else { throw failure("waited in vain for \(what)") }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private func failure(_ text: String) -> Failure {
        let log = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        return Failure(description: "\(text); the daemon says:\n\(log.suffix(4000))")
    }
}
