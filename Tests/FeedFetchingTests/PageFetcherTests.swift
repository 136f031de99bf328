// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Synchronization
import Testing
import Transport

@testable import FeedFetching

/// Pages and archives, against a real server, in the line of a real poller, on a clock that leaps.
@Suite(.timeLimit(.minutes(1))) struct PageFetcherTests {
    private let clock = LeapingClock()
    private let client = HTTPClient(userAgent: "Test/1")

    private func poller(_ settings: PollingSettings = PollingSettings()) -> Poller {
        let fetcher = FeedFetcher(client: client, clock: clock.pollClock, jitter: { 0 })
        return Poller(fetcher: fetcher, clock: clock.pollClock, settings: settings) { $0.newState }
    }

    private func feed(_ server: LoopbackServer, _ change: (inout Feed) -> Void = { _ in }) -> Feed {
        var feed = Feed(id: "a", url: server.url("/feed"))
        feed.allowPrivate = true
        change(&feed)
        return feed
    }

    private func pages(_ poller: Poller) -> PageFetcher {
        PageFetcher(client: client, poller: poller, clock: clock.pollClock)
    }

    private func fetch(_ urls: [URL], for feed: Feed) async -> [PageOutcome] {
        let poller = poller()
        let pages = pages(poller)
        return await poller.serve {
            var outcomes: [PageOutcome] = []
            for url in urls { outcomes.append(await pages.page(PageRequest(feed: feed, url: url))) }
            return outcomes
        }
    }

    private func fetch(_ url: URL, for feed: Feed) async -> PageOutcome {
        await fetch([url], for: feed).first ?? .failed(FetchFailure(reason: .blocked, detail: "none"))
    }

    /// Statement 35 of polling.
    @Test func `a page is fetched once robots are allowed there, without validators`() async throws {
        let site = ScriptedSite()
        site.set("/robots.txt", .ok("User-agent: *\nDisallow: /private"))
        site.set("/1", .ok("<p>One</p>", type: "text/html"))
        let server = try await LoopbackServer.start(site: site)
        let outcomes = await fetch([server.url("/1"), server.url("/private/2")], for: feed(server))
        #expect(outcomes.map(\.words) == ["<p>One</p>", "disallowed by 127.0.0.1"])
        #expect(server.requests.map(\.path) == ["/robots.txt", "/1"])
        let request = try #require(server.requests.last)
        #expect(request.headers["Accept"]?.hasPrefix("text/html") == true)
        #expect(request.headers["User-Agent"] == "Test/1")
        for name in ["If-None-Match", "If-Modified-Since", "Cookie", "Referer"] {
            #expect(request.headers[name] == nil)
        }
    }

    /// Statement 35 of polling.
    @Test func `35. pages of one host start two seconds apart, one at a time`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("page") }
        let poller = poller()
        let pages = pages(poller)
        let feed = feed(server)
        await poller.serve {
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<10 {
                    let url = server.url("/\(number)")
                    group.addTask { _ = await pages.page(PageRequest(feed: feed, url: url)) }
                }
            }
        }
        // With its robots.txt they are eleven, and ten gaps.
        #expect(server.requests.count == 11)
        #expect(server.requests(for: "/robots.txt").count == 1)
        #expect(clock.elapsed >= .seconds(20))
        #expect(server.connectionsAccepted == 1)
    }

    @Test(arguments: [("http://127.0.0.1", true), ("http://localhost", false)])
    func `the feed's headers go to its own origin only`(host: String, isOwn: Bool) async throws {
        let server = try await LoopbackServer.start { _ in .ok("page") }
        let feed = feed(server) {
            $0.headers = [SecretHeader(name: "Authorization", value: Secret("canary"))]
        }
        let url = try #require(URL(string: "\(host):\(server.port)/1"))
        #expect(await fetch(url, for: feed).words == "page")
        #expect(server.requests(for: "/1").map { $0.headers["Authorization"] != nil } == [isOwn])
        #expect(server.requests(for: "/robots.txt").allSatisfy { $0.headers["Authorization"] == nil })
    }

    @Test func `a redirect's target has its own robots and sees no headers`() async throws {
        let far = ScriptedSite()
        far.set("/robots.txt", .ok("User-agent: watchword\nDisallow: /no"))
        far.set("/yes", .ok("far"))
        let other = try await LoopbackServer.start(site: far)
        let site = ScriptedSite()
        site.set("/1", .redirect(301, to: other.url("/yes").absoluteString))
        site.set("/2", .redirect(302, to: other.url("/no").absoluteString))
        site.set("/3", .redirect(302, to: "/3"))
        let server = try await LoopbackServer.start(site: site)
        let feed = feed(server) { $0.headers = [SecretHeader(name: "X-Key", value: Secret("canary"))] }
        let outcomes = await fetch(["/1", "/2", "/3"].map { server.url($0) }, for: feed)
        #expect(outcomes.map(\.words) == ["far", "disallowed by 127.0.0.1", "failed: redirect_loop"])
        #expect(other.requests.map(\.path) == ["/robots.txt", "/yes"])
        #expect(other.requests.allSatisfy { $0.headers["X-Key"] == nil })
    }

    @Test func `a host that asks for a pause is left alone by pages and feeds alike`() async throws {
        let site = ScriptedSite()
        site.set("/1", ScriptedResponse.status(429).with("Retry-After", "7200"))
        let server = try await LoopbackServer.start(site: site)
        // As public hosts are: one pause for all that they serve.
        let poller = poller()
        let key = HostKey(server.url())
        let pages = pages(poller)
        await poller.serve {
            let request = HTTPRequest(url: server.url("/1"), allowPrivate: true)
            guard case .postponed(let until, _) = await pages.visit(request, pausesHost: true) else {
                Issue.record("429 is a wish for a pause")
                return
            }
            #expect(until == noon + .seconds(7200))
            guard case .turnedAway(let moment) = await poller.admission(to: key) else {
                Issue.record("the host is paused")
                return
            }
            #expect(moment == .seconds(7200))
        }
        poller.replaceFeeds(
            [PolledFeed(feed(server), FeedState(feed: "a", url: ""))],
            settings: PollingSettings()
        )
        #expect(
            poller.refresh(["a"])
                == [
                    "a": .refused(
                        until: noon + .seconds(7200),
                        reason: "the server wishes no request before then"
                    )
                ]
        )
        #expect(server.requests.count == 1)
    }

    @Test func `429 without a time keeps pages away for an hour, and no feed`() async throws {
        let server = try await LoopbackServer.start { _ in .status(429) }
        let poller = poller()
        let pages = pages(poller)
        await poller.serve {
            let request = HTTPRequest(url: server.url("/1"), allowPrivate: true)
            _ = await pages.visit(request, pausesHost: true)
            guard case .turnedAway(let moment) = await poller.admission(to: HostKey(server.url())) else {
                Issue.record("pages stay away")
                return
            }
            #expect(moment == .seconds(3600))
        }
        poller.replaceFeeds(
            [PolledFeed(feed(server), FeedState(feed: "a", url: ""))],
            settings: PollingSettings()
        )
        #expect(poller.refresh(["a"]) == ["a": .queued])
    }

    @Test func `robots that cannot be read put a page off, and are asked for again`() async throws {
        let site = ScriptedSite()
        site.set("/robots.txt", .status(500), .ok(""))
        site.set("/1", .ok("page"))
        let server = try await LoopbackServer.start(site: site)
        let poller = poller()
        let pages = pages(poller)
        let feed = feed(server)
        let outcomes = await poller.serve {
            var outcomes: [PageOutcome] = []
            for pause in [Duration.zero, .seconds(10), .seconds(300)] {
                clock.advance(by: pause)
                outcomes.append(await pages.page(PageRequest(feed: feed, url: server.url("/1"))))
            }
            return outcomes
        }
        #expect(outcomes.map(\.words) == ["postponed by 300 s", "postponed by 300 s", "page"])
        #expect(server.requests.map(\.path) == ["/robots.txt", "/robots.txt", "/1"])
    }

    @Test(arguments: [
        (ScriptedResponse.status(404), "failed: http_404", false),
        (ScriptedResponse.status(503), "failed: http_503", true),
        (ScriptedResponse.fault(.reset), "failed: connection_lost", true),
        (ScriptedResponse.status(403).with("cf-mitigated", "challenge"), "failed: blocked", false),
    ])
    func `what is no page says why, and whether another time may be better`(
        response: ScriptedResponse,
        words: String,
        isTransient: Bool
    ) async throws {
        let site = ScriptedSite()
        site.set("/1", response)
        let server = try await LoopbackServer.start(site: site)
        let outcome = await fetch(server.url("/1"), for: feed(server))
        #expect(outcome.words == words)
        if case .failed(let failure) = outcome { #expect(failure.isTransient == isTransient) }
    }

    @Test(arguments: ["javascript:alert(1)", "file:///etc/hostname", "mailto:a@b", "/relative"])
    func `what is no address of the web is not asked for`(text: String) async throws {
        let server = try await LoopbackServer.start { _ in .ok("page") }
        let outcome = await fetch(try #require(URL(string: text)), for: feed(server))
        #expect(outcome.words == "failed: invalid_request")
    }

    @Test func `a page at a private address is refused, its robots included`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("page") }
        let outcome = await fetch(server.url("/1"), for: feed(server) { $0.allowPrivate = false })
        #expect(outcome.words.hasPrefix("postponed") || outcome.words == "failed: refused_address")
        #expect(server.connectionsAccepted == 0)
    }

    /// Polls, pages, their robots and archives have one guard; its spellings are tried one by one in TransportTests.
    @Test(arguments: [
        "127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "017700000001", "0", "[::1]", "[::]",
        "[::ffff:127.0.0.1]", "[64:ff9b::127.0.0.1]", "127。0。0。1", "%31%32%37.0.0.1", "ip6-localhost",
    ])
    func `no request of any kind reaches loopback, however it is written`(host: String) async throws {
        let canary = try await LoopbackServer.start { _ in .ok("sings") }
        guard let url = URL(string: "http://\(host):\(canary.port)/1") else { return }
        let poller = poller()
        let pages = pages(poller)
        let feed = Feed(id: "a", url: url)
        let outcomes = await poller.serve {
            [
                await pages.page(PageRequest(feed: feed, url: url)), await pages.archive(of: feed, at: url),
            ]
        }
        #expect(outcomes.allSatisfy { $0.words.hasPrefix("postponed") || $0.words.hasPrefix("failed") })
        let fetcher = FeedFetcher(client: client, clock: clock.pollClock, jitter: { 0 })
        let polled = await fetcher.poll(feed, from: FeedState(feed: "a", url: url.absoluteString))
        guard case .failed = polled?.outcome else {
            Issue.record("it was asked: \(host)")
            return
        }
        #expect(canary.connectionsAccepted == 0)
    }

    @Test func `a page is fetched through the feed's proxy, its robots too`() async throws {
        let server = try await LoopbackServer.start { $0.path == "/robots.txt" ? .status(404) : .ok("page") }
        let proxy = try await LoopbackProxy.start(names: ["site.invalid": server.port])
        let feed = feed(server) {
            $0.allowPrivate = false
            $0.proxy = Secret("socks5h://127.0.0.1:\(proxy.port)")
        }
        let url = try #require(URL(string: "http://site.invalid/1"))
        #expect(await fetch(url, for: feed).words == "page")
        #expect(Set(proxy.visits.map(\.host)) == ["site.invalid"])
    }

    @Test func `a task that is given up leaves the line, and one stopped poller lets all go`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("page") }
        let poller = poller()
        let pages = pages(poller)
        let feed = feed(server)
        let task = Task { await pages.page(PageRequest(feed: feed, url: server.url("/1"))) }
        task.cancel()
        let outcome = await task.value
        #expect(outcome.words.hasPrefix("postponed") || outcome.words == "failed: cancelled")
        #expect(server.requests.isEmpty)
        let (lined, signal) = AsyncStream<Void>.makeStream()
        let waiting = Task {
            signal.yield()
            return await poller.admission(to: HostKey(server.url()))
        }
        for await _ in lined { break }
        waiting.cancel()
        guard case .cancelled = await waiting.value else {
            Issue.record("nobody drives the poller")
            return
        }
    }

    @Test func `an archive is fetched as a feed, whatever robots are told, while its poll runs`() async throws
    {
        let site = ScriptedSite()
        site.set("/robots.txt", .ok("User-agent: *\nDisallow: /"))
        site.set("/feed", .ok("<feed/>"))
        site.set("/feed/2", .ok("<feed>2</feed>"))
        let server = try await LoopbackServer.start(site: site)
        let archive = Mutex<String?>(nil)
        let box = PageBox()
        let fetcher = FeedFetcher(client: client, clock: clock.pollClock, jitter: { 0 })
        var settings = PollingSettings()
        settings.concurrency = 1
        let poller = Poller(fetcher: fetcher, clock: clock.pollClock, settings: settings) { result in
            let outcome = await box.pages.withLock { $0 }?.archive(of: result.feed, at: server.url("/feed/2"))
            archive.withLock { $0 = outcome?.words }
            return result.newState
        }
        box.pages.withLock { $0 = pages(poller) }
        let feed = feed(server)
        poller.replaceFeeds([PolledFeed(feed, FeedState(feed: "a", url: ""))], settings: settings)
        _ = await poller.pollOnce()
        #expect(archive.withLock { $0 } == "<feed>2</feed>")
        #expect(server.requests.map(\.path) == ["/feed", "/feed/2"])
        #expect(server.requests.last?.headers["Accept"]?.contains("atom") == true)
        #expect(clock.elapsed >= .seconds(2))
    }
}

private final class PageBox: Sendable {
    let pages = Mutex<PageFetcher?>(nil)
}

extension PageOutcome {
    /// The outcome in a few words, for a comparison.
    fileprivate var words: String {
        switch self {
        case .document(let document): String(decoding: document.body, as: UTF8.self)
        case .disallowed(let host): "disallowed by \(host)"
        case .postponed(let until, _): "postponed by \(Int(until.timeIntervalSince(noon).rounded())) s"
        case .failed(let failure): "failed: \(failure.key)"
        }
    }
}
