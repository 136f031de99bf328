// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import ReviewServer
import Testing

@testable import FeedFetching
@testable import Watcher

/// What a request looks like, and what is made of an odd answer.
@Suite(.timeLimit(.minutes(2))) struct `Polling: requests and answers` {
    private static let wire = "id: wire, url: \"http://news.example/feed\", every: 15m"

    @Test(arguments: ["header", "prefix", "own namespace"])
    func `27. a hub and its topic are remembered, from the header and from the document`(
        place: String
    ) async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: [Self.wire])
        let atom = "http://www.w3.org/2005/Atom"
        let rest = "rel=\"hub\" href=\"https://hub.example/\"/>"
        let topic = "http://news.example/topic"
        let own = "<a:link xmlns:a=\"\(atom)\" rel=\"self\" href=\"\(topic)\"/>"
        let document: ScriptedResponse =
            switch place {
            case "header":
                .rss("one")
                    .with("Link", "<https://hub.example/>; rel=\"hub\", <\(topic)>; rel=self")
            case "prefix": .rss("one", channel: own + "<a10:link xmlns:a10=\"\(atom)\" " + rest)
            default: .rss("one", channel: own + "<link xmlns=\"\(atom)\" " + rest)
            }
        world.serve("/feed", document)
        try await world.pass(.seconds(10))
        let state = try await world.stored()
        #expect(state.hub == "https://hub.example/" && state.topic == topic)
        try await world.end()
    }

    @Test func `28, 29, 31, 33. every request names us, accepts feeds, and carries nothing else`()
        async throws
    {
        let world = try await PollingWorld(hosts: ["news.example", "other.example"])
        try world.configure(feeds: ["id: wire, url: \"http://news.example/feed?format=rss\", every: 15m"])
        world.serve(
            "/feed?format=rss",
            .redirect(302, to: "http://other.example/there#top").with("Set-Cookie", "a=b")
        )
        world.serve("/there", .rss("one").with("ETag", "\"a\"").with("Set-Cookie", "c=d"))
        try await world.pass(.seconds(3000))
        #expect(world.visits.count >= 6)
        let agents = Set(world.visits.map { $0.headers["User-Agent"] ?? "" })
        #expect(agents.count == 1)
        #expect(agents.first?.hasPrefix("Watchword/") == true && agents.first?.contains("(+https://") == true)
        #expect(agents.first?.contains("Mozilla") == false)
        for visit in world.visits {
            #expect(visit.headers["Accept"]?.hasPrefix("application/atom+xml") == true)
            #expect(visit.headers["Accept"]?.hasSuffix("*/*;q=0.1") == true)
            for name in ["Cookie", "Referer", "A-IM", "From", "DNT"] {
                #expect(visit.headers[name] == nil, "\(name)")
            }
        }
        try await world.end()
    }

    @Test func `29. a fragment is not sent`() async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: [Self.wire])
        world.serve("/feed", .redirect(302, to: "/there#part"))
        world.serve("/there", .rss("one"))
        try await world.pass(.seconds(10))
        #expect(try await world.headlines() == ["one"])
        try await world.end()
    }

    @Test(arguments: ["gzip", "gzip without a header", "UTF-8", "binary"])
    func
        `30. what libcurl decodes is asked for, gzip is seen without a header, and an unknown coding is none`(
            coding: String
        ) async throws
    {
        let world = try await PollingWorld()
        try world.configure(feeds: [Self.wire])
        let text = Array("<rss><channel><item><guid>1</guid><title>one</title></item></channel></rss>".utf8)
        let packed = coding.hasPrefix("gzip") ? Gzip.stored(text) : text
        let response = ScriptedResponse.ok(packed, type: "text/xml")
        world.serve(
            "/feed",
            coding == "gzip without a header" ? response : response.with("Content-Encoding", coding)
        )
        try await world.pass(.seconds(10))
        #expect(try await world.headlines() == ["one"])
        #expect(world.visits().first?.headers["Accept-Encoding"]?.contains("gzip") == true)
        try await world.end()
    }

    @Test(arguments: [
        ("too long", ScriptedResponse(body: .endless(Array("<item><title>x</title></item>".utf8)))),
        ("a bomb", .ok(Gzip.bomb(decodedBytes: 50 << 20)).with("Content-Encoding", "gzip")),
        ("silent", .fault(.hang)),
        ("endless headers", .fault(.endlessHeaders)),
    ])
    func `32. size and time of an answer are bounded, and it is then a failure like another`(
        name: String,
        response: ScriptedResponse
    ) async throws {
        let world = try await PollingWorld()
        try world.configure(polling: "max_body: 1MiB, timeout: 2s", feeds: [Self.wire])
        world.serve("/feed", response)
        try await world.pass(.seconds(10))
        #expect(try await world.stored().failures == 1, "\(name)")
        #expect(try await world.headlines().isEmpty)
        try await world.end()
    }

    @Test func `33. a 226 is a document like another, and what it lacks is not gone`() async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: [Self.wire])
        world.serve("/feed") { earlier, _ in
            var response = earlier == 0 ? ScriptedResponse.rss("one", "two") : .rss("three")
            response.status = earlier == 0 ? 200 : 226
            return response.with("ETag", "\"\(earlier)\"").with("IM", "feed")
        }
        try await world.pass(.seconds(1000))
        #expect(try await world.headlines() == ["one", "three", "two"])
        try await world.end()
    }

    @Test func `34. two feeds of one URL are one request`() async throws {
        let world = try await PollingWorld()
        try world.configure(feeds: [
            "id: a, url: \"http://news.example/feed\", every: 15m",
            "id: b, url: \"http://news.example/feed\", every: 15m, headers: {}",
        ])
        world.serve("/feed", .rss("one").with("ETag", "\"a\""))
        try await world.pass(.seconds(10))
        #expect(world.visits().count == 1)
        #expect(try await world.headlines() == ["one", "one"])
        try await world.end()
    }
}
