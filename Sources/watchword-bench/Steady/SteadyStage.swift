// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import LoopbackWorld
import NewsModel

/// A daemon whose store knows its feeds already, and the servers that it asks.
final class SteadyStage {
    let site: SteadySite
    /// When the first feed is due.
    let beginning: ContinuousClock.Instant
    let process: ChildProcess
    private let directory: String
    private let nginx: Process
    private let server: LoopbackServer
    private let notify: NotifySocket
    private let started = ContinuousClock.now

    /// What did not happen.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Time from the start of the process until the first feed is due.
    private static let runUp = Duration.seconds(20)

    /// Writes settings and store, starts the servers and the daemon.
    static func set(_ plan: SteadyPlan, rules: Int, binary: String) async throws -> SteadyStage {
        let directory = "/tmp/watchword-bench-" + UUID().uuidString.prefix(8)
        for folder in ["config/feeds.d", "config/rules.d", "state"] {
            try FileManager.default.createDirectory(
                atPath: "\(directory)/\(folder)",
                withIntermediateDirectories: true
            )
        }
        let port = Int.random(in: 20_000..<32_000)
        let rules = GeneratedRules(seed: plan.seed, count: rules).text
        try write(rules, to: "\(directory)/config/rules.d/generated.yaml")
        try write(service, to: "\(directory)/config/watchword.yaml")
        try write(feedList(plan, port), to: "\(directory)/config/feeds.d/generated.yaml")
        var plan = plan
        // Writing the store takes a while: what is due when is decided as if it were done.
        plan.beginning = Date() + writingTime(plan.feeds) + runUp
        try fillStore(plan, port, at: "\(directory)/state")
        return try await SteadyStage(plan, directory, port, binary: binary)
    }

    private static func writingTime(_ feeds: Int) -> Duration { .milliseconds(feeds / 20) }

    private init(_ plan: SteadyPlan, _ directory: String, _ port: Int, binary: String) async throws {
        self.directory = directory
        let site = SteadySite(plan)
        self.site = site
        server = try await LoopbackServer.start { site.answer($0) }
        nginx = try Self.front(of: server.port, at: port, in: directory)
        notify = try NotifySocket(path: directory + "/notify")
        process = try ChildProcess(
            URL(filePath: binary).path,
            ["run", "--config", directory + "/config", "--state", directory + "/state"],
            environment: ["HOME": directory, "PATH": "/usr/bin:/bin", "NOTIFY_SOCKET": notify.path],
            output: directory + "/stdout",
            errors: directory + "/stderr"
        )
        beginning = .now + .seconds(plan.beginning.timeIntervalSinceNow)
    }

    /// Waits until the daemon is ready; answers how long that took.
    func start() async throws -> Duration {
        guard await notify.wait(for: "READY=1", from: process, within: .seconds(120)) else {
            throw failure("not ready")
        }
        return .now - started
    }

    /// Ends the daemon as systemd does.
    func end() async throws {
        process.send(SIGTERM)
        guard await process.ending(within: .seconds(60)) == .status(0) else { throw failure("no clean end") }
    }

    /// Ends the servers and removes what was written.
    func strike() {
        process.send(SIGKILL)
        kill(nginx.processIdentifier, SIGKILL)
        nginx.waitUntilExit()
        try? FileManager.default.removeItem(atPath: directory)
    }

    private func failure(_ text: String) -> Failure {
        let log = (try? String(contentsOfFile: directory + "/stderr", encoding: .utf8)) ?? ""
        return Failure(description: "\(text); the daemon says:\n\(log.suffix(4000))")
    }
}

// What is written before.
extension SteadyStage {
    private static func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    private static let service = """
        service: { log_level: warning }
        polling: { every: 15m, spread: 0s, concurrency: 64, quiet_notice: false }
        sinks:
          file: { kind: file, path: alerts.jsonl, format: json }

        """

    private static func feedList(_ plan: SteadyPlan, _ port: Int) -> String {
        let every = "\(Int(plan.interval.seconds) / 60)m"
        return "defaults: { allow_private: true, every: \(every) }\nfeeds:\n"
            + (0..<plan.feeds)
            .map { "  - { id: feed-\($0), url: \"\(plan.url($0, port: port))\" }\n" }
            .joined()
    }

    private static func fillStore(_ plan: SteadyPlan, _ port: Int, at directory: String) throws {
        let store = try AlertStore.open(at: directory, mode: .owner)
        for first in stride(from: 0, to: plan.feeds, by: 5000) {
            try store.write { transaction in
                for feed in first..<min(first + 5000, plan.feeds) {
                    try transaction.save(state(of: feed, plan, port))
                }
            }
        }
        try store.close()
    }

    /// As if it had been polled an interval before it is due.
    private static func state(of feed: Int, _ plan: SteadyPlan, _ port: Int) -> FeedState {
        var state = FeedState(feed: FeedID("feed-\(feed)"), url: plan.url(feed, port: port))
        state.validators.etag = plan.etag(feed, isCurrent: false)
        state.bodyHash = String(repeating: "0123456789abcdef", count: 4)
        state.documentTitle = "Feed \(feed)"
        state.nextPoll = plan.due(feed)
        state.nextPollReason = "every 15 minutes"
        state.lastPoll = plan.due(feed) - plan.interval
        state.lastSuccess = state.lastPoll
        state.baseline = plan.beginning - .seconds(86_400 * 30)
        state.entryCount = 20
        return state
    }

    /// An nginx on every loopback address, which hands requests on to one port.
    private static func front(of server: Int, at port: Int, in directory: String) throws -> Process {
        try write(
            """
            daemon off; master_process off; pid \(directory)/nginx.pid;
            worker_rlimit_nofile 20000;
            events { worker_connections 10000; }
            http {
                access_log off;
                client_body_temp_path \(directory)/b; proxy_temp_path \(directory)/p;
                fastcgi_temp_path \(directory)/f; uwsgi_temp_path \(directory)/u; scgi_temp_path \(directory)/s;
                server {
                    listen \(port) backlog=4096; allow 127.0.0.0/8; deny all;
                    location / { proxy_pass http://127.0.0.1:\(server); }
                }
            }
            """,
            to: directory + "/nginx.conf"
        )
        let nginx = Process()
        nginx.executableURL = URL(filePath: "/usr/sbin/nginx")
        nginx.arguments = ["-p", directory, "-c", directory + "/nginx.conf", "-e", "stderr"]
        try nginx.run()
        return nginx
    }
}
