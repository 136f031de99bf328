// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import LoopbackWorld
import NewsModel
import Testing

@testable import Watcher

@Suite(.timeLimit(.minutes(2))) struct `A feed whose window was too small` {
    private let directory = TemporaryDirectory()
    private let site = ScriptedSite()

    private var locations: Locations {
        Locations(
            options: .init(config: directory.path + "/config", state: directory.path + "/state"),
            environment: [:]
        )
    }

    private func write(_ server: LoopbackServer) throws {
        try directory.write(
            "sinks:\n  file: { kind: file, path: \(directory.path)/alerts.jsonl, format: json }\n"
                + "polling: { host_gap: 0s, spread: 0s, floor: 1s }\n",
            to: "config/watchword.yaml"
        )
        try directory.write(
            "feeds:\n  - { id: wire, url: \"\(server.url("/feed"))\", allow_private: true }\n",
            to: "config/feeds.d/wire.yaml"
        )
        try directory.write(
            "rules:\n  - { id: talks, title: Talks, match: talks }\n",
            to: "config/rules.d/talks.yaml"
        )
    }

    /// A document of these stories, that names an older one.
    private func publish(
        _ path: String,
        _ stories: ClosedRange<Int>,
        older: String?,
        rel: String = "prev-archive"
    ) {
        site.publish(path, document(stories, older: older, rel: rel), type: "application/rss+xml")
    }

    private func document(_ stories: ClosedRange<Int>, older: String?, rel: String) -> String {
        let link = older.map { "<atom:link rel=\"\(rel)\" href=\"\($0)\"/>" } ?? ""
        // Older than the first contact: it was never news.
        let ancient = older?.hasSuffix("/1") == true ? Self.ancient : ""
        let items = stories.reversed()
            .map { "<item><guid>\($0)</guid><title>Talks, day \($0)</title></item>" }
        return "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>Wire</title>"
            + "\(link)\(items.joined())\(ancient)</channel></rss>"
    }

    private static let ancient = """
        <item><guid>old</guid><title>Talks of old</title><pubDate>Mon, 06 Jan 2020 08:00:00 GMT</pubDate></item>
        """

    private func titles() throws -> Set<String> {
        let store = try AlertStore.open(at: locations.state.path, mode: .reader)
        defer { try? store.close() }
        return Set(try store.read { try $0.articles() }.map(\.text.title))
    }

    /// Titles of what the sink was told.
    private func told() throws -> [String] {
        let lines = try String(contentsOfFile: directory.path + "/alerts.jsonl", encoding: .utf8)
        return try lines.split(separator: "\n")
            .map { try JSONDecoder().decode(ToldAlert.self, from: Data($0.utf8)).article.title }
            .sorted()
    }

    private func wanted() throws -> [FeedID] {
        let store = try AlertStore.open(at: locations.state.path, mode: .reader)
        defer { try? store.close() }
        return try store.read { try $0.feedsWithArchive() }.map(\.feed)
    }

    /// Runs a watcher, so many seconds later, until the condition holds.
    private func run(later seconds: Double, until condition: () throws -> Bool) async throws -> Bool {
        let watcher = try Watcher(locations: locations, environment: [:], strict: true) { Date() + seconds }
        let run = Task { try await watcher.run(handlesSignals: false) }
        let holds = await eventually(condition)
        await watcher.stop()
        try await run.value
        return holds
    }

    private func talks(_ days: ClosedRange<Int>) -> Set<String> { Set(days.map { "Talks, day \($0)" }) }

    @Test(arguments: ["prev-archive", "next"])
    func `is read back to what is known, and tells of each missed entry once`(rel: String) async throws {
        let server = try await LoopbackServer.start(site: site)
        try write(server)
        publish("/feed", 1...3, older: "/older/0", rel: rel)
        _ = try await Watcher.pollOnce([], locations: locations, environment: [:])
        #expect(server.requests(for: "/older/0").isEmpty)
        publish("/feed", 9...10, older: "/older/3", rel: rel)
        publish("/older/3", 6...8, older: "/older/2", rel: rel)
        publish("/older/2", 2...5, older: "/older/1", rel: rel)
        publish("/older/1", 1...2, older: nil)
        #expect(try await run(later: 3700) { try self.told().count == 7 })
        #expect(Set(try told()) == talks(4...10))
        #expect(try titles() == talks(1...10))
        #expect(try wanted().isEmpty)
        #expect(server.requests(for: "/older/3").count == 1)
        #expect(server.requests(for: "/older/1").isEmpty)
        await server.stop()
    }

    @Test func `asks again for an archive that could not be had, after a restart too`() async throws {
        let server = try await LoopbackServer.start(site: site)
        try write(server)
        publish("/feed", 1...3, older: nil)
        _ = try await Watcher.pollOnce([], locations: locations, environment: [:])
        publish("/feed", 7...8, older: "/older")
        site.set("/older", .status(500))
        #expect(try await run(later: 3700) { !server.requests(for: "/older").isEmpty })
        #expect(try wanted() == ["wire"])
        publish("/older", 3...6, older: nil)
        #expect(try await run(later: 3800) { try self.told().count == 5 })
        #expect(Set(try told()) == talks(4...8))
        #expect(try wanted().isEmpty)
        await server.stop()
    }

    @Test func `gives up an archive that is no feed, and one that leads in a circle`() async throws {
        let server = try await LoopbackServer.start(site: site)
        try write(server)
        publish("/feed", 1...3, older: nil)
        _ = try await Watcher.pollOnce([], locations: locations, environment: [:])
        publish("/feed", 7...8, older: "/page")
        site.publish("/page", "<!doctype html><html><body>Gone</body></html>", type: "text/html")
        #expect(
            try await run(later: 3700) {
                try !server.requests(for: "/page").isEmpty && self.wanted().isEmpty
            }
        )
        publish("/feed", 20...21, older: "/circle")
        publish("/circle", 15...16, older: "/circle")
        #expect(try await run(later: 9000) { try self.titles().isSuperset(of: self.talks(15...16)) })
        #expect(try wanted().isEmpty)
        #expect(server.requests(for: "/circle").count == 1)
        await server.stop()
    }

    /// Looks again until it holds, for 20 seconds.
    private func eventually(_ condition: () throws -> Bool) async -> Bool {
        for _ in 0..<400 {
            if (try? condition()) == true { return true }
            try? await Task.sleep(for: .milliseconds(50))
        }
        return false
    }
}

/// As much of a line of the file as is looked at.
private struct ToldAlert: Decodable {
    struct Article: Decodable { let title: String }
    let article: Article
}
