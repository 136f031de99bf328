// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Synchronization

/// A daemon with one feed, three receivers that are well, and three that are not.
struct IsolationStage: Sendable {
    private let directory: String
    private let binary: String
    private let every: Int
    private let feed = GrowingFeed()
    private let server: LoopbackServer
    private let healthy: [WebhookReceiver]
    private let troubled: [WebhookReceiver]

    /// What did not happen.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Starts the servers.
    static func set(every: Int, binary: String) async throws -> IsolationStage {
        var receivers: [WebhookReceiver] = []
        for _ in 0..<6 { receivers.append(try await WebhookReceiver.start()) }
        receivers[3].answerOtherwise(with: .fault(.hang))
        receivers[4].answerOtherwise(with: .status(500))
        await receivers[5].goDown()
        let directory = "/tmp/watchword-bench-" + UUID().uuidString.prefix(8)
        for folder in ["feeds.d", "rules.d"] {
            try FileManager.default.createDirectory(
                atPath: "\(directory)/config/\(folder)",
                withIntermediateDirectories: true
            )
        }
        let site = ScriptedSite()
        let stage = IsolationStage(
            directory: directory,
            binary: URL(filePath: binary).path,
            every: every,
            server: try await LoopbackServer.start(site: site),
            healthy: Array(receivers[..<3]),
            troubled: Array(receivers[3...])
        )
        site.set("/feed") { [feed = stage.feed] _ in feed.answer() }
        let url = stage.server.url("/feed").absoluteString
        try stage.write(
            "feeds: [{ id: feed, url: \"\(url)\", allow_private: true }]\n",
            to: "feeds.d/feed.yaml"
        )
        try stage.write("rules: [{ id: zebra, match: zebra }]\n", to: "rules.d/zebra.yaml")
        try stage.writeService(withTroubled: false)
        return stage
    }

    /// Ends the servers and removes what was written.
    func strike() async {
        await server.stop()
        for receiver in healthy + troubled { await receiver.server.stop() }
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// What reached those that hang or fail.
    var troubledTries: Int { troubled.map(\.attempts.count).reduce(0, +) }

    /// Starts the daemon and waits until it is ready.
    func start() async throws -> ChildProcess {
        let notify = try NotifySocket(path: directory + "/notify")
        let process = try ChildProcess(
            binary,
            ["run"] + places,
            environment: ["HOME": directory, "PATH": "/usr/bin:/bin", "NOTIFY_SOCKET": notify.path],
            output: directory + "/stdout",
            errors: log
        )
        guard await notify.wait(for: "READY=1", from: process, within: .seconds(60)) else {
            throw failure("not ready")
        }
        return process
    }

    /// Ends the daemon as systemd does.
    func end(_ process: ChildProcess) async throws {
        process.send(SIGTERM)
        guard await process.ending(within: .seconds(60)) == .status(0) else { throw failure("no clean end") }
    }

    /// Publishes so many articles, one a poll; the times until each healthy sink had each.
    func round(articles: Int, withTroubled: Bool) async throws -> [Duration] {
        try writeService(withTroubled: withTroubled)
        try await reload()
        let earlier = healthy.map(\.attempts.count)
        feed.publish(articles)
        let deadline = ContinuousClock.now + .seconds(300)
        while !zip(healthy, earlier).allSatisfy({ $0.attempts.count >= $1 + articles }) {
            guard ContinuousClock.now < deadline else { throw failure("waited in vain for the articles") }
            try await Task.sleep(for: .milliseconds(20))
        }
        return try zip(healthy, earlier)
            .flatMap { receiver, count in
                try receiver.attempts.dropFirst(count)
                    .map { attempt in
                        let body = try JSONDecoder().decode(Body.self, from: Data(attempt.body))
                        guard let title = body.data.alerts.first?.article.title,
                            let served = feed.served(title)
                        else { throw failure("a webhook came that nobody waited for") }
                        return attempt.request.arrived - served
                    }
            }
    }

    private struct Body: Decodable {
        struct Data: Decodable { let alerts: [Alert] }
        let data: Data
    }

    private func reload() async throws {
        let command = try ChildProcess(
            binary,
            ["reload"] + places,
            environment: ["HOME": directory],
            output: directory + "/reload",
            errors: log
        )
        guard await command.ending(within: .seconds(60)) == .status(0) else { throw failure("no reload") }
    }

    private func writeService(withTroubled: Bool) throws {
        let receivers = withTroubled ? healthy + troubled : healthy
        let sinks = receivers.enumerated()
            .map { number, receiver in
                "  sink-\(number): { kind: webhook, url: \"\(receiver.url.absoluteString)\", "
                    + "allow_http: true, allow_private: true }\n"
            }
        let pace =
            "every: \(every)ms, every_without_validators: \(every)ms, floor: 10ms, host_gap: 0s, spread: 0s"
        try write(
            "service: { log_level: error }\npolling: { \(pace) }\nsinks:\n" + sinks.joined(),
            to: "watchword.yaml"
        )
    }

    private var places: [String] { ["--config", directory + "/config", "--state", directory + "/state"] }

    private var log: String { directory + "/stderr" }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(directory)/config/\(name)"))
    }

    private func failure(_ text: String) -> Failure {
        let log = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        return Failure(description: "\(text); the daemon says:\n\(log.suffix(4000))")
    }
}

/// A feed that has one new article at each poll, as long as there are any, and remembers when it showed them.
private final class GrowingFeed: Sendable {
    private struct State {
        var toShow = 0
        var items: [String] = []
        var served: [String: ContinuousClock.Instant] = [:]
    }

    private static let window = 20
    private let state = Mutex(State())

    /// Lets so many articles appear, one a poll.
    func publish(_ count: Int) {
        state.withLock { $0.toShow += count }
    }

    /// When an article was first handed to the server.
    func served(_ title: String) -> ContinuousClock.Instant? { state.withLock { $0.served[title] } }

    func answer() -> ScriptedResponse {
        let items = state.withLock { state in
            if state.toShow > 0 || state.items.isEmpty {
                let number = state.served.count + 1
                let title = state.items.isEmpty ? "Nothing" : "The zebra of day \(number)"
                if !state.items.isEmpty { state.toShow -= 1 }
                state.served[title] = .now
                state.items.append(Self.item(title, number))
            }
            return state.items.suffix(Self.window).reversed()
        }
        return .ok(
            "<rss version=\"2.0\"><channel><title>Feed</title>" + items.joined() + "</channel></rss>",
            type: "application/rss+xml"
        )
    }

    /// With a text of its own: near copies are the same news.
    private static func item(_ title: String, _ number: Int) -> String {
        var random = SeededRandom(seed: UInt64(number))
        let words = (0..<40).map { _ in String(UInt32.random(in: .min ... .max, using: &random), radix: 36) }
        return "<item><guid>\(number)</guid><title>\(title)</title><description>"
            + words.joined(separator: " ") + "</description></item>"
    }
}
