// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import LoopbackWorld
import NewsModel
import Notifying
import ReviewServer
import Synchronization
import Testing

@testable import Watcher

/// Two alerts for a sink that cannot take them, and an hour to tell them in.
@Suite(.timeLimit(.minutes(2))) struct `What expires` {
    private let directory = TemporaryDirectory()

    private var locations: Locations {
        Locations(
            options: .init(config: directory.path + "/config", state: directory.path + "/state"),
            environment: [:]
        )
    }

    private func writeSink(_ file: String = "out/a.jsonl") throws {
        try directory.write(
            "sinks:\n  desk: { kind: file, path: \(directory.path)/\(file), format: json, expires_after: 1h }\n"
                + "polling: { host_gap: 0s, spread: 0s }\n",
            to: "config/watchword.yaml"
        )
    }

    /// Polls once, while the sink's directory is missing: one alert was tried, the other was not.
    private func makeAlerts() async throws {
        let site = ScriptedSite()
        let items = ["talks begin", "talks end"].map { "<item><guid>\($0)</guid><title>\($0)</title></item>" }
        site.publish(
            "/feed",
            "<rss version=\"2.0\"><channel><title>Wire</title>\(items.joined())</channel></rss>",
            type: "application/rss+xml"
        )
        let server = try await LoopbackServer.start(site: site)
        try writeSink()
        try directory.write(
            "feeds:\n  - { id: wire, url: \"\(server.url("/feed"))\", backfill: notify, allow_private: true }\n",
            to: "config/feeds.d/wire.yaml"
        )
        try directory.write(
            "rules:\n  - { id: talks, title: Talks, match: talks }\n",
            to: "config/rules.d/talks.yaml"
        )
        #expect(try await Watcher.pollOnce([], locations: locations, environment: [:]).map(\.alerts) == [2])
        await server.stop()
        try directory.write("feeds: []\n", to: "config/feeds.d/wire.yaml")
        #expect(try told() == [] && states() == [.pending, .pending])
    }

    private func change(_ body: (AlertStore) throws -> Void) throws {
        let store = try AlertStore.open(at: locations.state.path, mode: .owner)
        defer { try? store.close() }
        try body(store)
    }

    private func states() throws -> [MessageState] {
        let store = try AlertStore.open(at: locations.state.path, mode: .reader)
        defer { try? store.close() }
        return try store.read { try $0.messages() }.filter { $0.kind != .test }.map(\.state).reversed()
    }

    private func told(_ file: String = "out/a.jsonl") throws -> [String] {
        guard let data = FileManager.default.contents(atPath: directory.path + "/" + file) else { return [] }
        return try data.split(separator: 0x0a)
            .map { try JSONDecoder().decode(Alert.self, from: Data($0)).article.title }
    }

    /// Runs a watcher whose clock is so far ahead, until something is so.
    private func run(after delay: Duration, until isSo: (Watcher) throws -> Bool) async throws {
        let watcher = try Watcher(locations: locations, environment: [:], strict: true) { Date() + delay }
        let run = Task { try await watcher.run(handlesSignals: false) }
        #expect(await eventually { try isSo(watcher) })
        try await watcher.stop(awaiting: run)
    }

    private func makeDirectory() {
        #expect(mkdir(directory.path + "/out", 0o755) == 0)
    }

    @Test func `while nothing ran is told of at the next start, once`() async throws {
        try await makeAlerts()
        makeDirectory()
        for hour in 2...3 {
            try await run(after: .seconds(hour * 3600)) { _ in
                try told().sorted() == ["talks begin", "talks end"] && states().last == .done
            }
        }
        #expect(try states() == [.superseded, .superseded, .done])
    }

    @Test func `of a process that ended before it told of that is told of at the next start`() async throws {
        try await makeAlerts()
        try change { store in
            try store.write { transaction in
                for message in try transaction.reading.messages() {
                    try transaction.finish(message.id, attempt: nil, state: .expired, maybeSent: true)
                }
            }
        }
        makeDirectory()
        try await run(after: .seconds(7200)) { _ in try told().sorted() == ["talks begin", "talks end"] }
        #expect(try states() == [.superseded, .superseded, .done])
    }

    @Test func `long before the sink last took something is not told of again`() async throws {
        try await makeAlerts()
        try change { store in
            try store.write { transaction in
                for message in try transaction.reading.messages() {
                    try transaction.finish(message.id, attempt: nil, state: .expired)
                }
                let later = Date() + .seconds(10 * 3600)
                let test = Message(id: "msg_t", sink: "desk", kind: .test, created: later, nextAttempt: later)
                try transaction.enqueue(test)
                let attempt = Attempt(
                    message: test.id,
                    number: 1,
                    started: later,
                    took: .zero,
                    outcome: .done,
                    status: nil,
                    detail: nil
                )
                try transaction.finish(test.id, attempt: attempt, state: .done)
            }
        }
        makeDirectory()
        try await run(after: .seconds(11 * 3600)) { $0.sinks.health.map(\.state) == [.closed] }
        #expect(try told() == [] && states() == [.expired, .expired])
    }

    @Test func `while a sink was paused is told of by the sink with other settings`() async throws {
        try await makeAlerts()
        // The next try is due.
        let ahead = Mutex(Duration.seconds(60))
        let watcher = try Watcher(locations: locations, environment: [:], strict: true) {
            Date() + ahead.withLock { $0 }
        }
        let run = Task { try await watcher.run(handlesSignals: false) }
        #expect(await eventually { watcher.sinks.health.map(\.state) == [.paused] })
        ahead.withLock { $0 = .seconds(7200) }
        watcher.sinks.lookAgain()
        #expect(await eventually { try states() == [.expired, .expired] })
        try writeSink("b.jsonl")
        #expect(await watcher.reloadSettings().accepted)
        #expect(await eventually { try told("b.jsonl").sorted() == ["talks begin", "talks end"] })
        try await watcher.stop(awaiting: run)
        #expect(try states() == [.superseded, .superseded, .done])
    }
}
