// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing
import Transport

@testable import FeedFetching

/// Statements about single polls, against a real server.
@Suite(.timeLimit(.minutes(1))) struct ConditionalPollTests {
    private let fetcher = FeedFetcher(
        client: HTTPClient(userAgent: "Watchword/1.0 (+https://watch.example; watch@example.org)"),
        clock: LeapingClock().pollClock,
        jitter: { 0 }
    )

    private func feed(_ server: LoopbackServer, _ path: String = "/feed") -> Feed {
        var feed = Feed(id: "sample", url: server.url(path))
        feed.allowPrivate = true
        feed.polling.totalTimeout = .seconds(40)
        return feed
    }

    private func poll(_ feed: Feed, from state: FeedState? = nil) async throws -> PollResult {
        let fresh = FeedState(feed: feed.id, url: feed.url.absoluteString)
        return try #require(await fetcher.poll(feed, from: state ?? fresh))
    }

    /// Statement 1 of polling.
    @Test(arguments: [
        ("\"v1\"", "Mon, 23 Nov 2026 11:00:00 GMT"),
        ("W/\"weak, with comma\"", "Monday, 23-Nov-26 11:00:00 GMT"),
        ("unquoted", "2026-11-23 11:00:00 +0100 (odd)"), ("\"\"", "0"),
    ])
    func `the first poll carries no condition, the second the validators to the byte`(
        etag: String,
        date: String
    ) async throws {
        let server = try await LoopbackServer.start { _ in
            .ok("<rss/>", type: "text/xml").with("ETag", etag).with("Last-Modified", date)
        }
        let first = try await poll(feed(server))
        _ = try await poll(feed(server), from: first.newState)
        let requests = server.requests
        try #require(requests.count == 2)
        #expect(requests[0].headers["If-None-Match"] == nil)
        #expect(requests[0].headers["If-Modified-Since"] == nil)
        #expect(requests[1].headers.all("If-None-Match") == [etag])
        #expect(requests[1].headers.all("If-Modified-Since") == [date])
    }

    /// Statement 7 of polling.
    @Test func `304 brings nothing to parse, and the same bytes do not either`() async throws {
        let site = ScriptedSite()
        site.publish("/feed", "<rss/>", type: "text/xml")
        site.set("/plain", .ok("<rss/>"))
        let server = try await LoopbackServer.start(site: site)
        for path in ["/feed", "/plain"] {
            let first = try await poll(feed(server, path))
            guard case .document(let document) = first.outcome else {
                Issue.record("no document: \(first.outcome)")
                continue
            }
            #expect(document.body == Array("<rss/>".utf8))
            let second = try await poll(feed(server, path), from: first.newState)
            guard case .unchanged = second.outcome else {
                Issue.record("not unchanged: \(second.outcome)")
                continue
            }
        }
        #expect(server.requests.count == 4)
    }

    /// Statement 4 of polling.
    @Test func `a document that could not be used comes again`() async throws {
        let site = ScriptedSite()
        site.publish("/feed", "<rss>broken", type: "text/xml")
        let server = try await LoopbackServer.start(site: site)
        let first = try await poll(feed(server))
        let second = try await poll(feed(server), from: first.stateIfUnusable)
        guard case .document = second.outcome else {
            Issue.record("no document: \(second.outcome)")
            return
        }
        #expect(second.stateIfUnusable.failures == 2)
    }

    /// Statement 5 of polling.
    @Test func `a changed URL is asked unconditionally once`() async throws {
        let site = ScriptedSite()
        site.publish("/feed", "<rss/>", type: "text/xml")
        site.publish("/moved", "<rss/>", type: "text/xml")
        let server = try await LoopbackServer.start(site: site)
        let first = try await poll(feed(server))
        let second = try await poll(feed(server, "/moved"), from: first.newState)
        #expect(server.requests.last?.headers["If-None-Match"] == nil)
        #expect(second.newState.url == server.url("/moved").absoluteString)
        _ = try await poll(feed(server, "/moved"), from: second.newState)
        #expect(server.requests.last?.headers["If-None-Match"] != nil)
    }

    /// Statements 5 and 18 of polling.
    @Test func `validators and own headers do not follow a redirect to another origin`() async throws {
        let other = try await LoopbackServer.start { _ in
            .ok("<rss/>", type: "text/xml").with("ETag", "\"o\"")
        }
        let server = try await LoopbackServer.start { _ in .redirect(301, to: other.url("/x").absoluteString)
        }
        var feed = feed(server)
        feed.headers = [SecretHeader(name: "X-Key", value: Secret("canary"))]
        let first = try await poll(feed)
        #expect(first.redirects.map(\.isPermanent) == [true])
        _ = try await poll(feed, from: first.newState)
        #expect(server.requests.last?.headers["If-None-Match"] == "\"o\"")
        #expect(server.requests.last?.headers["X-Key"] == "canary")
        #expect(
            other.requests.allSatisfy { $0.headers["If-None-Match"] == nil && $0.headers["X-Key"] == nil }
        )
    }

    /// Statements 28, 29, 31 and 33 of polling.
    @Test func `every request names us, accepts feeds, and carries no cookie, referrer or cruft`()
        async throws
    {
        let server = try await LoopbackServer.start { _ in .ok("<rss/>").with("Set-Cookie", "a=b") }
        let feed = feed(server, "/feed?format=rss#top")
        _ = try await poll(feed, from: poll(feed).newState)
        for request in server.requests {
            #expect(
                request.headers["User-Agent"] == "Watchword/1.0 (+https://watch.example; watch@example.org)"
            )
            #expect(request.headers["Accept"]?.hasPrefix("application/atom+xml") == true)
            #expect(request.headers["Accept"]?.hasSuffix("*/*;q=0.1") == true)
            #expect(request.headers["Cookie"] == nil)
            #expect(request.headers["Referer"] == nil)
            #expect(request.headers["A-IM"] == nil)
            #expect(request.query == "format=rss")
        }
    }

    /// Statement 33 of polling: to us a part of a feed is a document like another; what it lacks means nothing.
    @Test func `226 brings a document`() async throws {
        let server = try await LoopbackServer.start { _ in
            ScriptedResponse(
                status: 226,
                headers: HeaderFields([("IM", "feed")]),
                body: .bytes(Array("<rss/>".utf8))
            )
        }
        let result = try await poll(feed(server))
        guard case .document(let document) = result.outcome else {
            Issue.record("no document: \(result.outcome)")
            return
        }
        #expect(document.body == Array("<rss/>".utf8))
        #expect(server.requests.allSatisfy { $0.headers["A-IM"] == nil })
    }

    /// Statement 30 of polling.
    @Test(arguments: ["UTF-8", "utf8", "binary", "text/xml"])
    func `an unknown content encoding leaves the document as it is`(encoding: String) async throws {
        let server = try await LoopbackServer.start { _ in
            .ok("<rss/>", type: "text/xml").with("Content-Encoding", encoding)
        }
        guard case .document(let document) = try await poll(feed(server)).outcome else {
            Issue.record("no document")
            return
        }
        #expect(document.body == Array("<rss/>".utf8))
        #expect(server.requests.first?.headers["Accept-Encoding"]?.contains("gzip") == true)
    }

    @Test func `a feed is asked for through its own proxy, on every hop`() async throws {
        let end = try await LoopbackServer.start { _ in .ok("<rss/>", type: "text/xml") }
        let start = try await LoopbackServer.start { _ in .redirect(302, to: "http://b.invalid/") }
        let proxy = try await LoopbackProxy.start(names: ["a.invalid": start.port, "b.invalid": end.port])
        var feed = Feed(id: "sample", url: try #require(URL(string: "http://a.invalid/feed")))
        feed.proxy = Secret("http://127.0.0.1:\(proxy.port)")
        guard case .document = try await poll(feed).outcome else {
            Issue.record("no document")
            return
        }
        #expect(proxy.visits.map(\.host) == ["a.invalid", "b.invalid"])
    }

    @Test func `a private address is refused unless the feed allows it`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("<rss/>") }
        var feed = feed(server)
        feed.allowPrivate = false
        let result = try await poll(feed)
        guard case .failed(let failure) = result.outcome else {
            Issue.record("not refused: \(result.outcome)")
            return
        }
        #expect(failure.key == "refused_address")
        #expect(server.connectionsAccepted == 0)
    }

    /// Statement 32 of polling.
    @Test func `a body over the limit is no document and leaves the validators`() async throws {
        let server = try await LoopbackServer.start { _ in
            .ok(Gzip.bomb(decodedBytes: 50 << 20)).with("Content-Encoding", "gzip")
        }
        var feed = feed(server)
        feed.polling.maxBodyBytes = 1 << 20
        var state = FeedState(feed: feed.id, url: feed.url.absoluteString)
        state.validators = Validators(etag: "\"old\"")
        let result = try await poll(feed, from: state)
        guard case .failed(let failure) = result.outcome else {
            Issue.record("not refused: \(result.outcome)")
            return
        }
        #expect(failure.key == "too_large")
        #expect(result.newState.validators == state.validators)
    }
}
