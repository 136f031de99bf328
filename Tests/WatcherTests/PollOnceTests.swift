// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import LoopbackWorld
import NewsModel
import ReviewServer
import Testing

@testable import Watcher

@Suite(.timeLimit(.minutes(1))) struct `A poll without a daemon` {
    private let directory = TemporaryDirectory()

    private var locations: Locations {
        Locations(
            options: .init(config: directory.path + "/config", state: directory.path + "/state"),
            environment: [:]
        )
    }

    private func write(_ feed: URL, sinks: String) throws {
        try directory.write(
            "sinks:\n\(sinks)\npolling: { host_gap: 0s, spread: 0s }\n",
            to: "config/watchword.yaml"
        )
        let feeds = "feeds:\n  - { id: wire, url: \"\(feed)\", backfill: notify, allow_private: true }\n"
        try directory.write(feeds, to: "config/feeds.d/wire.yaml")
        let rules = "rules:\n  - { id: talks, title: Talks, match: talks }\n"
        try directory.write(rules, to: "config/rules.d/talks.yaml")
    }

    private func items(_ titles: String...) -> String {
        "<rss version=\"2.0\"><channel><title>Wire</title>"
            + titles.map { "<item><guid>\($0)</guid><title>\($0)</title></item>" }.joined()
    }

    @Test func `stores the whole items of a document that ends too early, and asks again at the usual time`()
        async throws
    {
        let site = ScriptedSite()
        site.publish("/feed", items("talks begin", "talks end"), type: "application/rss+xml")
        let server = try await LoopbackServer.start(site: site)
        try write(
            server.url("/feed"),
            sinks: "  file: { kind: file, path: \(directory.path)/alerts.jsonl, format: json }"
        )
        let reports = try await Watcher.pollOnce([], locations: locations, environment: [:])
        #expect(reports.map(\.detail) == ["the document ends too early"])
        #expect(reports.map(\.alerts) == [2])
        let store = try AlertStore.open(at: locations.state.path, mode: .reader)
        let state = try #require(try store.read { try $0.feedState("wire") })
        #expect(state.failures == 0)
        // What was left of it may hold news: nothing to ask conditionally with.
        #expect(state.validators.isEmpty && state.bodyHash == nil)
        let wait = try #require(state.nextPoll).timeIntervalSince(try #require(state.lastPoll))
        #expect((300...3700).contains(wait))
        try store.close()
        let lines = try String(contentsOfFile: directory.path + "/alerts.jsonl", encoding: .utf8)
        #expect(lines.split(separator: "\n").count == 2)
        await server.stop()
    }

    @Test func `does not wait for a sink that cannot take anything`() async throws {
        let site = ScriptedSite()
        site.publish(
            "/feed",
            items("talks begin", "talks end") + "</channel></rss>",
            type: "application/rss+xml"
        )
        let server = try await LoopbackServer.start(site: site)
        let gone = try await LoopbackServer.start(site: ScriptedSite())
        await gone.stop()
        try write(
            server.url("/feed"),
            sinks:
                "  desk: { kind: webhook, url: \"\(gone.url("/hook"))\", allow_http: true, allow_private: true }"
        )
        let clock = ContinuousClock()
        let took = try await clock.measure {
            _ = try await Watcher.pollOnce([], locations: locations, environment: [:])
        }
        // A bound against waiting half a minute for a retry that is not due.
        #expect(took < .seconds(28))
        let store = try AlertStore.open(at: locations.state.path, mode: .reader)
        #expect(try store.read { try $0.counts() }.messages["desk"]?[.pending] == 2)
        try store.close()
        await server.stop()
    }
}
