// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Synchronization
import Testing

/// One row of the matrix of faults (`Tests/fault-matrix.md`): a daemon with news and three sinks, a fault that the row
/// injects, and then what must hold after every fault (`Invariants`).
final class FaultRow: Sendable {
    /// The sinks that every row has.
    enum Sink: String, CaseIterable {
        case desk, lines, terminal
    }

    private struct State {
        var daemon: Daemon?
        var papers: [String: Paper] = [:]
        var served: Set<String> = []
        var baseline: Resources?
        var held: [any Sendable] = []
        var dead = 0
    }

    let stage: Stage
    /// A secret that no output may show, beside the one that signs.
    let canary = "canary-\(UUID().uuidString)"
    private let state = Mutex(State())

    var home: Home { stage.home }
    var receiver: WebhookReceiver { stage.receiver }

    private init(_ stage: Stage) throws {
        self.stage = stage
        try Data(canary.utf8).write(to: URL(filePath: canaryFile))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: canaryFile)
    }

    /// Plays a row, then holds it to the invariants.
    ///
    /// - Parameter checkingTime: the receiver refuses a message whose time is not the machine's.
    static func play(checkingTime: Bool = true, _ body: (FaultRow) async throws -> Void) async throws {
        try await Stage.play(checkingTime: checkingTime) { stage in
            let row = try FaultRow(stage)
            try await body(row)
            try await Invariants(row).check()
        }
    }

    var canaryFile: String { home.directory + "/desk.token" }
    /// The links of the articles that were served and that the rule finds.
    var served: Set<String> { state.withLock { $0.served } }
    /// What the daemon held of the system before the fault.
    var baseline: Resources? { state.withLock { $0.baseline } }

    /// The daemon of the last start.
    var daemon: Daemon {
        get throws { try #require(state.withLock { $0.daemon }) }
    }
}

extension FaultRow {
    /// Writes the settings: the three sinks, and what a row adds to the polling, the sinks and at the end.
    func configure(polling: String = "", sinks: String = "", desk: String = "", more: String = "") throws {
        try home.write(
            """
            polling:
              every: 100ms
              every_without_validators: 100ms
              floor: 50ms
              host_gap: 0s
              per_host: 8
              spread: 0s
            \(polling.indented(2))
            sinks:
              terminal: { kind: stdout, format: json }
              lines: { kind: file, path: \(home.alertFile), format: json }
              desk:
                kind: webhook
                url: \(receiver.url.absoluteString)
                secrets: [{ file: \(stage.secretFile) }]
                headers: { Authorization: { file: \(canaryFile) } }
                allow_http: true
                allow_private: true
            \(desk.indented(4))
            \(sinks.indented(2))
            \(more)

            """,
            to: "watchword.yaml"
        )
        try stage.writeRule()
    }

    /// Starts the daemon on a feed with one article that every sink hears of, and takes the measure of it.
    func begin(
        beneath launcher: Launcher = .direct,
        feeds: [String] = []
    ) async throws {
        if home.text(home.config + "/watchword.yaml").isEmpty { try configure() }
        try publish("Warm-up, a zebra accord")
        try stage.writeFeeds(["wire"] + feeds)
        try await launch(beneath: launcher)
        try #require(await isAllTold(), "the first article arrives: \(home.text(home.logged).suffix(2000))")
        try await measure()
    }

    /// Takes note of what the daemon holds.
    private func measure() async throws {
        let resources = try await settledResources()
        state.withLock { $0.baseline = resources }
    }

    /// What the daemon holds when it no longer opens more: a second without change.
    private func settledResources() async throws -> Resources {
        var last = try daemon.resources
        var since = ContinuousClock.now
        _ = await eventually(within: .seconds(10)) {
            let now = try daemon.resources
            if now.descriptors != last.descriptors { since = .now }
            last = now
            return .now - since > .seconds(1)
        }
        return last
    }

    /// Starts the daemon, again or for the first time; then what it holds is what it has to come back to.
    func start(beneath launcher: Launcher = .direct) async throws {
        try await launch(beneath: launcher)
        if baseline == nil { try await measure() }
    }

    private func launch(beneath launcher: Launcher) async throws {
        let daemon = try await Daemon.ready(home, beneath: launcher)
        state.withLock { $0.daemon = daemon }
    }

    /// Messages that must be dead in the end: their receivers refused them for good.
    var dead: Int { state.withLock { $0.dead } }

    /// Says how many those are.
    func expect(dead: Int) {
        state.withLock { $0.dead = dead }
    }

    /// Keeps something until the row has been checked.
    func hold(_ value: any Sendable) {
        state.withLock { $0.held.append(value) }
    }

    /// Adds articles to a feed; those that the rule finds must reach the sinks.
    func publish(_ titles: String..., in feed: String = "wire") throws {
        try publish(titles, in: feed)
    }

    func publish(_ titles: [String], in feed: String = "wire") throws {
        let paper = state.withLock { state in
            var paper = state.papers[feed] ?? Paper(name: feed, format: .rss, items: [])
            for title in titles {
                let id = "\(paper.items.count + 1)"
                paper.items.append(.init(id: id, title: title, body: Self.words(feed + id)))
                if title.lowercased().contains("zebra accord") {
                    state.served.insert("http://\(feed).example/\(id)")
                }
            }
            state.papers[feed] = paper
            return paper
        }
        stage.publish(paper)
    }

    /// A text that no other article has: near copies are the same news.
    private static func words(_ seed: String) -> String {
        var number = seed.utf8.reduce(UInt64(14_695_981_039_346_656_037)) {
            ($0 ^ UInt64($1)) &* 1_099_511_628_211
        }
        let words = (0..<40)
            .map { _ in
                number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return String(number >> 40, radix: 36)
            }
        return words.joined(separator: " ")
    }

    /// The document of a feed as it was last published.
    func paper(_ feed: String = "wire") throws -> Paper {
        try #require(state.withLock { $0.papers[feed] })
    }

    /// The links of the articles that a sink has.
    func links(of sink: Sink) throws -> [String] {
        let alerts =
            switch sink {
            case .desk: try stage.told()
            case .lines: try stage.filed()
            case .terminal: try stage.printed()
            }
        return alerts.compactMap(\.article.url)
    }

    /// Waits until every article that was served has reached these sinks; false when it has not in time.
    func isAllTold(
        _ sinks: [Sink] = Sink.allCases,
        within limit: Duration = .seconds(30)
    ) async -> Bool {
        await eventually(within: limit) {
            try sinks.allSatisfy { try Set(links(of: $0)).isSuperset(of: served) }
        }
    }

    /// Ends the daemon by a signal, and takes note that it is gone.
    func end(by signal: Int32 = SIGTERM) async throws -> ChildProcess.Ending? {
        let ending = try await daemon.end(by: signal)
        state.withLock { $0.daemon = nil }
        return ending
    }

    /// Takes note that the daemon has ended, and how.
    func ending(within limit: Duration = .seconds(30)) async throws -> ChildProcess.Ending? {
        let ending = try await daemon.process.ending(within: limit)
        state.withLock { $0.daemon = nil }
        return ending
    }

    /// Whether there is a daemon that should be running.
    var isRunning: Bool { state.withLock { $0.daemon != nil } }
}

/// What a process holds of the system.
struct Resources {
    let descriptors: Int
    let residentKiB: Int
}

extension Daemon {
    /// What it holds now.
    var resources: Resources {
        get throws {
            let status = try String(contentsOfFile: "/proc/\(process.id)/status", encoding: .utf8)
            let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
            return Resources(
                descriptors: try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process.id)/fd")
                    .count,
                residentKiB: line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
            )
        }
    }
}

extension String {
    /// Every line so far to the right.
    fileprivate func indented(_ count: Int) -> String {
        split(separator: "\n").map { String(repeating: " ", count: count) + $0 }.joined(separator: "\n")
    }
}
