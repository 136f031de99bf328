// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

@Suite struct NewsWorldTests {
    private let world = NewsWorld(start: Date(timeIntervalSince1970: 1_795_420_800))

    private func get(_ outlet: NewsWorld.Outlet, _ etag: String? = nil) -> ScriptedResponse {
        world.site.answer(
            ReceivedRequest(
                number: 1,
                connection: 1,
                method: "GET",
                target: outlet.path,
                headers: HeaderFields(etag.map { [("If-None-Match", $0)] } ?? []),
                arrived: .now
            )
        )
    }

    private func read(_ outlet: NewsWorld.Outlet) throws -> ReadFeed {
        let response = get(outlet)
        guard case .bytes(let body) = response.body else { throw CancellationError() }
        return try ReadFeed(body: body, type: response.headers["Content-Type"] ?? "")
    }

    @Test(arguments: NewsWorld.beats.indices)
    func `every document is well-formed and holds what has happened`(beat: Int) throws {
        world.advance(to: beat)
        let expected = NewsWorld.expectations(through: beat)
        for outlet in NewsWorld.outlets {
            let feed = try read(outlet)
            #expect(feed.title == outlet.name)
            let own = expected.filter { $0.feed == outlet.id }
            #expect(Set(feed.items.map(\.id)) == Set(own.map(\.entry)))
            #expect(Set(feed.items.map(\.id)).count == feed.items.count)
            for item in feed.items {
                #expect(item.title == own.last { $0.entry == item.id }?.title)
                #expect(item.link.hasPrefix(outlet.home) && item.body.hasPrefix("<p>"))
                #expect(!item.published.isEmpty)
            }
        }
    }

    @Test func `each beat brings something, and only where it happens`() {
        for beat in NewsWorld.beats.indices.dropFirst() {
            let before = NewsWorld.outlets.map { get($0).headers["ETag"] }
            #expect(world.advance())
            let touched = Set(NewsWorld.expectations(through: beat).filter { $0.beat == beat }.map(\.feed))
            #expect(!touched.isEmpty)
            for (outlet, etag) in zip(NewsWorld.outlets, before) {
                #expect(get(outlet, etag).status == (touched.contains(outlet.id) ? 200 : 304))
            }
        }
        #expect(world.advance() == false)
    }

    @Test func `the story does not run backwards`() {
        world.advance(to: 3)
        world.advance(to: 1)
        #expect(world.beat == 3)
        world.advance(to: 99)
        #expect(world.beat == NewsWorld.beats.count - 1)
    }

    @Test func `the alerts are one for the offer, one for the refusal, and the rest`() {
        let last = NewsWorld.beats.count - 1
        let counts = Dictionary(grouping: NewsWorld.expectedAlerts(through: last), by: \.rule)
            .mapValues(\.count)
        #expect(
            counts == ["summit-offer": 1, "summit-refusal": 1, "abductions": 3, "missile-launch": 2]
        )
        #expect(NewsWorld.expectedAlerts(through: 0).isEmpty)
        #expect(NewsWorld.expectedAlerts(through: 3).map(\.rule) == ["summit-offer"])
    }

    @Test func `copies and edits follow an alert, and noise has no rules`() {
        var alerted: Set<RuleID> = []
        var seen: Set<String> = []
        for article in NewsWorld.expectations(through: NewsWorld.beats.count - 1) {
            switch article.role {
            case .baseline: #expect(article.beat == 0)
            case .noise: #expect(article.rules.isEmpty)
            case .alert:
                #expect(!article.rules.isEmpty && !seen.contains(article.entry))
                alerted.formUnion(article.rules)
            case .copy: #expect(!article.rules.isEmpty && article.rules.isSubset(of: alerted))
            case .revision: #expect(seen.contains(article.entry) && article.rules.isSubset(of: alerted))
            }
            seen.insert(article.entry)
        }
    }

    @Test func `copies have the body of the original`() throws {
        world.advance(to: 2)
        let bodies = try NewsWorld.outlets.flatMap { try read($0).items }
            .filter { $0.title.contains("willing to hold a summit") }
            .map(\.body)
        #expect(bodies.count == 3 && Set(bodies).count == 1)
    }

    @Test func `an edit keeps the id and changes the headline`() throws {
        let wire = try #require(NewsWorld.outlets.first { $0.id == "wire" })
        world.advance(to: 1)
        let before = try #require(try read(wire).items.first)
        world.advance(to: 5)
        let after = try #require(try read(wire).items.first)
        #expect(before.id == after.id && before.published == after.published)
        #expect(after.title == "UPDATE: " + before.title)
    }

    @Test func `dates are those of the beats, in the form of each format`() throws {
        world.advance(to: 7)
        let dates = try NewsWorld.outlets.flatMap { try read($0).items.prefix(1).map(\.published) }
        #expect(dates[0] == "Mon, 23 Nov 2026 08:00:14 +0000")
        #expect(dates[2] == "2026-11-23T08:00:14.000Z")
        #expect(get(NewsWorld.outlets[0]).headers["Last-Modified"] == "Mon, 23 Nov 2026 08:00:14 GMT")
    }

    @Test(.timeLimit(.minutes(1))) func `the world is served`() async throws {
        let server = try await LoopbackServer.start(world: world)
        let feeds = world.feeds(on: server)
        #expect(feeds.count == 6 && feeds.allSatisfy { $0.allowPrivate && $0.url.port == server.port })
        let reply = await RawClient(port: server.port).get(feeds[1].url.path)
        #expect(reply.head.contains("application/rss+xml") && reply.body.contains("紅葉"))
        await server.stop()
    }
}
