// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import LoopbackWorld
import NewsModel
import ReviewServer
import Testing

@testable import Watcher

@Suite(.timeLimit(.minutes(2))) struct `A feed with full text` {
    private let directory = TemporaryDirectory()
    private let site = ScriptedSite()

    private var locations: Locations {
        Locations(
            options: .init(config: directory.path + "/config", state: directory.path + "/state"),
            environment: [:]
        )
    }

    /// A feed of one item, `/story`, whose page is as scripted.
    private func write(_ server: LoopbackServer, polling: String = "") throws {
        try directory.write(
            "sinks:\n  file: { kind: file, path: \(directory.path)/alerts.jsonl, format: json }\n"
                + "polling: { host_gap: 0s, spread: 0s, floor: 1s\(polling) }\n",
            to: "config/watchword.yaml"
        )
        try directory.write(
            "feeds:\n  - { id: wire, url: \"\(server.url("/feed"))\", backfill: notify, allow_private: true, "
                + "fulltext: true }\n",
            to: "config/feeds.d/wire.yaml"
        )
        try directory.write(
            """
            rules:
              - { id: talks, title: Talks, match: talks }
              - { id: zebra, title: Zebra, match: zebra }
              - { id: on, title: Talks that are on, match: talks AND NOT cancelled }

            """,
            to: "config/rules.d/talks.yaml"
        )
        publish(server, title: "Talks begin", lead: "One sentence.")
    }

    private func publish(_ server: LoopbackServer, title: String, lead: String) {
        site.publish(
            "/feed",
            "<rss version=\"2.0\"><channel><title>Wire</title><item><guid>1</guid><title>\(title)</title>"
                + "<link>\(server.url("/story"))</link><description>\(lead)</description></item></channel></rss>",
            type: "application/rss+xml"
        )
    }

    private static let story = """
        <!doctype html><html><head><title>Talks begin</title></head><body><nav><a href="/">Home</a></nav><article>
        <h1>Talks begin</h1><p>The two delegations had hoped to meet in the old town hall this week, but the talks were
        cancelled on Monday, after a zebra had been seen in the garden of the hall, officials of the city said.</p>
        <p>Neither side wished to say when they would try again; the hall is booked until the end of the month, and
        the zebra, according to its keeper, has no other plans for the coming days.</p></article></body></html>
        """

    private func publishPage() { site.publish("/story", Self.story, type: "text/html") }

    private func alerts() throws -> [RuleID] {
        let store = try AlertStore.open(at: locations.state.path, mode: .reader)
        defer { try? store.close() }
        return try store.read { try $0.alerts() }.map(\.rule.id).sorted()
    }

    private func poll() async throws -> [PollReport] {
        try await Watcher.pollOnce([], locations: locations, environment: [:])
    }

    /// The fetch of the one article's page.
    private func page() throws -> PageFetch {
        let store = try AlertStore.open(at: locations.state.path, mode: .reader)
        defer { try? store.close() }
        return try store.read { transaction in
            let article = try #require(try transaction.articles().first)
            return try #require(try transaction.pageFetch(article.id))
        }
    }

    @Test func `runs its rules on the page, not on the summary before`() async throws {
        let server = try await LoopbackServer.start(site: site)
        publishPage()
        try write(server)
        _ = try await poll()
        // On the summary alone `on` would hold, and `zebra` would not.
        #expect(try alerts() == ["talks", "zebra"])
        #expect(try page().state == .done)
        #expect(server.requests(for: "/story").count == 1)
        await server.stop()
    }

    @Test func `35. asks for the page of an entry once, however often its feed is polled`() async throws {
        let server = try await LoopbackServer.start(site: site)
        publishPage()
        try write(server)
        _ = try await poll()
        for hour in 1...2 {
            publish(server, title: "Talks begin, hour \(hour)", lead: "One sentence.")
            let time = Double(hour) * 4000
            let watcher = try Watcher(locations: locations, environment: [:], strict: true) { Date() + time }
            let run = Task { try await watcher.run(handlesSignals: false) }
            #expect(await eventually { try self.newest().text.title.hasSuffix("hour \(hour)") })
            await watcher.stop()
            try await run.value
        }
        #expect(server.requests(for: "/feed").count >= 3)
        #expect(server.requests(for: "/story").count == 1)
        await server.stop()
    }

    @Test func `runs its rules on the summary where the page is missing, and says why`() async throws {
        let server = try await LoopbackServer.start(site: site)
        try write(server)
        _ = try await poll()
        #expect(try alerts() == ["on", "talks"])
        #expect(try page().state == .failed)
        #expect(try page().error == "the server answered HTTP 404")
        await server.stop()
    }

    @Test func `leaves alone what robots.txt forbids`() async throws {
        let server = try await LoopbackServer.start(site: site)
        publishPage()
        site.publish("/robots.txt", "User-agent: *\nDisallow: /story\n", type: "text/plain")
        try write(server)
        _ = try await poll()
        #expect(try alerts() == ["on", "talks"])
        #expect(try page().error?.contains("robots.txt") == true)
        #expect(server.requests(for: "/story").isEmpty)
        await server.stop()
    }

    @Test func `asks again for a page that could not be had, after a restart too`() async throws {
        let server = try await LoopbackServer.start(site: site)
        site.set("/story", .status(500))
        try write(server)
        _ = try await poll()
        #expect(try alerts().isEmpty)
        #expect(try page().state == .pending)
        publishPage()
        // Two minutes and a little later.
        let watcher = try Watcher(locations: locations, environment: [:], strict: true) { Date() + 130 }
        let run = Task { try await watcher.run(handlesSignals: false) }
        #expect(await eventually { try self.alerts() == ["talks", "zebra"] })
        #expect(server.requests(for: "/story").count == 2)
        await watcher.stop()
        try await run.value
        await server.stop()
    }

    @Test func `does not wait for ever, and adds what a late page brings`() async throws {
        let server = try await LoopbackServer.start(site: site)
        site.set("/story", .status(500))
        try write(server)
        _ = try await poll()
        site.set("/story", .ok(Self.story, type: "text/html").delayed(by: .seconds(2)))
        let watcher = try Watcher(locations: locations, environment: [:], strict: true) { Date() + 601 }
        let run = Task { try await watcher.run(handlesSignals: false) }
        #expect(await eventually { try self.alerts() == ["on", "talks"] })
        #expect(await eventually { try self.page().state == .done })
        // `talks` keeps its alert; `on` was told, has lapsed, and that is told, too.
        #expect(try alerts() == ["on", "talks", "zebra"])
        let told = await eventually {
            let lines = try String(contentsOfFile: self.directory.path + "/alerts.jsonl", encoding: .utf8)
            return lines.split(separator: "\n").count == 4
        }
        #expect(told)
        await watcher.stop()
        try await run.value
        await server.stop()
    }

    @Test func `keeps the page's text when the entry is edited`() async throws {
        let server = try await LoopbackServer.start(site: site)
        publishPage()
        try write(server)
        _ = try await poll()
        publish(server, title: "Talks begin, and end", lead: "Another sentence.")
        let watcher = try Watcher(locations: locations, environment: [:], strict: true) { Date() + 3700 }
        let run = Task { try await watcher.run(handlesSignals: false) }
        #expect(await eventually { try self.newest().revision == 2 })
        let article = try newest()
        #expect(article.text.title == "Talks begin, and end")
        #expect(article.text.body.contains("zebra"))
        #expect(try alerts() == ["talks", "zebra"])
        #expect(server.requests(for: "/story").count == 1)
        await watcher.stop()
        try await run.value
        await server.stop()
    }

    private func newest() throws -> Article {
        let store = try AlertStore.open(at: locations.state.path, mode: .reader)
        defer { try? store.close() }
        return try #require(try store.read { try $0.articles().first })
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

@Suite(.timeLimit(.minutes(1))) struct `A page that is watched like a feed` {
    private let directory = TemporaryDirectory()
    private let site = ScriptedSite()

    private var locations: Locations {
        Locations(
            options: .init(config: directory.path + "/config", state: directory.path + "/state"),
            environment: [:]
        )
    }

    private func page(_ titles: String...) {
        let items = titles.enumerated()
            .map { "<li class=n><a href='/\($0.offset)-\($0.element.count)'>\($0.element)</a></li>" }
        site.publish("/press", "<html><body><ul>\(items.joined())</ul></body></html>", type: "text/html")
    }

    private func write(_ server: LoopbackServer) throws {
        try directory.write(
            "sinks:\n  file: { kind: file, path: \(directory.path)/alerts.jsonl, format: json }\n"
                + "polling: { host_gap: 0s, spread: 0s }\n",
            to: "config/watchword.yaml"
        )
        try directory.write(
            """
            feeds:
              - id: press
                url: \(server.url("/press"))
                kind: page
                page: { items: '//li[@class="n"]' }
                backfill: notify
                allow_private: true

            """,
            to: "config/feeds.d/press.yaml"
        )
        try directory.write(
            "rules:\n  - { id: talks, title: Talks, match: talks }\n",
            to: "config/rules.d/r.yaml"
        )
    }

    @Test func `makes articles and alerts of its items`() async throws {
        let server = try await LoopbackServer.start(site: site)
        page("Talks begin", "A film festival")
        try write(server)
        let reports = try await Watcher.pollOnce([], locations: locations, environment: [:])
        #expect(reports.map(\.new) == [2])
        #expect(reports.map(\.alerts) == [1])
        await server.stop()
    }

    @Test func `is a failing source when its expressions find nothing`() async throws {
        let server = try await LoopbackServer.start(site: site)
        site.publish("/press", "<html><body><p>We have a new design.</p></body></html>", type: "text/html")
        try write(server)
        let reports = try await Watcher.pollOnce([], locations: locations, environment: [:])
        #expect(reports.map(\.outcome) == ["failed"])
        #expect(reports.first?.detail?.contains("//li[@class=\"n\"]") == true)
        await server.stop()
    }
}
