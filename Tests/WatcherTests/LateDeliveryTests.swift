// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import LoopbackWorld
import NewsModel
import ReviewServer
import Testing

@testable import Watcher

/// Two alerts, one of them urgent, whose sink is back in its quiet hours.
@Suite(.timeLimit(.minutes(2))) struct `What waits for a sink that is back` {
    private let directory = TemporaryDirectory()
    private let hour = Duration.seconds(3600)

    private var locations: Locations {
        Locations(
            options: .init(config: directory.path + "/config", state: directory.path + "/state"),
            environment: [:]
        )
    }

    /// The time of day so many hours from now, in UTC.
    private func time(in hours: Double) -> String {
        let formatter = DateFormatter()
        formatter.timeZone = .gmt
        formatter.dateFormat = "HH:mm"
        return formatter.string(from: Date() + .seconds(hours * 3600))
    }

    /// Polls once, while the sink's directory is missing.
    private func makeAlerts(quietHours: String = "") async throws {
        let site = ScriptedSite()
        let titles = ["talks begin", "war looms", "talks end"]
        let items = titles.map { "<item><guid>\($0)</guid><title>\($0)</title></item>" }
        site.publish(
            "/feed",
            "<rss version=\"2.0\"><channel><title>Wire</title>\(items.joined())</channel></rss>",
            type: "application/rss+xml"
        )
        let server = try await LoopbackServer.start(site: site)
        try directory.write(
            """
            sinks:
              desk: { kind: file, path: \(directory.path)/out/a.jsonl, format: json \(quietHours) }
            polling: { host_gap: 0s, spread: 0s }

            """,
            to: "config/watchword.yaml"
        )
        try directory.write(
            "feeds:\n  - { id: wire, url: \"\(server.url("/feed"))\", backfill: notify, allow_private: true }\n",
            to: "config/feeds.d/wire.yaml"
        )
        try directory.write(
            """
            rules:
              - { id: talks, title: Talks, match: talks }
              - { id: war, title: War, match: war, priority: urgent }

            """,
            to: "config/rules.d/rules.yaml"
        )
        #expect(try await Watcher.pollOnce([], locations: locations, environment: [:]).map(\.alerts) == [3])
        await server.stop()
        try directory.write("feeds: []\n", to: "config/feeds.d/wire.yaml")
        #expect(try told() == [] && mkdir(directory.path + "/out", 0o755) == 0)
    }

    private func told() throws -> [String] {
        guard let data = FileManager.default.contents(atPath: directory.path + "/out/a.jsonl") else {
            return []
        }
        return try data.split(separator: 0x0a)
            .map { try JSONDecoder().decode(Alert.self, from: Data($0)).article.title }
            .sorted()
    }

    /// Runs a watcher whose clock is so far ahead, until something is so.
    private func run(after delay: Duration, until isSo: (Watcher) throws -> Bool) async throws {
        let watcher = try Watcher(locations: locations, environment: [:], strict: true) { Date() + delay }
        let run = Task { try await watcher.run(handlesSignals: false) }
        #expect(await eventually { try isSo(watcher) })
        try await watcher.stop(awaiting: run)
    }

    private func deliveries(_ store: AlertStore) throws -> [Delivery] {
        try store.read { try $0.deliveries() }.map(\.delivery)
    }

    @Test func `waits until its quiet hours are over, but for what passes them`() async throws {
        try await makeAlerts(
            quietHours: ", quiet_hours: { from: \"\(time(in: 1.5))\", to: \"\(time(in: 3.5))\", "
                + "time_zone: UTC, let_through: urgent }"
        )
        try await run(after: hour * 2) { watcher in
            let held = try deliveries(watcher.store).filter { $0.reason == .quietHours && $0.due != nil }
            return try told() == ["war looms"] && held.count == 2
        }
        #expect(try told() == ["war looms"])
        try await run(after: hour * 4) { _ in try told() == ["talks begin", "talks end", "war looms"] }
        let store = try AlertStore.open(at: locations.state.path, mode: .reader)
        let reasons = try deliveries(store).filter { $0.state == .done }.map(\.reason.rawValue)
        #expect(reasons.sorted() == ["first", "quiet_hours", "quiet_hours"])
        try store.close()
    }

    @Test func `is muted by a silence that began while it waited`() async throws {
        try await makeAlerts()
        let store = try AlertStore.open(at: locations.state.path, mode: .owner)
        let silence = Silence(
            id: "sil_1",
            matchers: [.init(.rule, "talks")],
            start: Date(),
            end: Date() + hour * 24,
            author: "",
            comment: ""
        )
        try store.write { _ = try $0.add(silence) }
        try store.close()
        try await run(after: hour) { watcher in
            let muted = try deliveries(watcher.store)
                .filter { $0.reason == .silenced && $0.detail == "sil_1" }
            return try told() == ["war looms"] && muted.allSatisfy { $0.state == .muted } && muted.count == 2
        }
        #expect(try told() == ["war looms"])
    }
}
