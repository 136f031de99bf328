// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Synchronization
import Testing
import Transport

@testable import FeedFetching

/// The runner, against a real server, on a clock that leaps.
@Suite(.timeLimit(.minutes(1))) struct PollerTests {
    /// Everything that was handed over, and a way to wait for it.
    private final class Ledger: Sendable {
        let results = Mutex<[PollResult]>([])
        let (stream, feed) = AsyncStream<Void>.makeStream()

        func take(_ result: PollResult) -> FeedState {
            results.withLock { $0.append(result) }
            feed.yield()
            return result.newState
        }

        var count: Int { results.withLock { $0.count } }

        func wait(for count: Int) async {
            var signals = stream.makeAsyncIterator()
            while self.count < count { await signals.next() }
        }
    }

    private let clock = LeapingClock()
    private let ledger = Ledger()

    private func poller(_ settings: PollingSettings = PollingSettings()) -> Poller {
        let client = HTTPClient(userAgent: "Test/1")
        let fetcher = FeedFetcher(client: client, clock: clock.pollClock, jitter: { 0 })
        return Poller(fetcher: fetcher, clock: clock.pollClock, settings: settings) { [ledger] in
            ledger.take($0)
        }
    }

    private func polled(
        _ server: LoopbackServer,
        _ name: String,
        _ change: (inout FeedState) -> Void = { _ in }
    ) -> PolledFeed {
        var feed = Feed(id: FeedID(name), url: server.url("/" + name))
        feed.allowPrivate = true
        var state = FeedState(feed: feed.id, url: feed.url.absoluteString)
        change(&state)
        return PolledFeed(feed, state)
    }

    @Test func `polling goes on at the interval and hands every result over`() async throws {
        let site = ScriptedSite()
        site.publish("/a", "<rss/>", type: "text/xml")
        let server = try await LoopbackServer.start(site: site)
        let poller = poller()
        poller.replaceFeeds([polled(server, "a")], settings: PollingSettings())
        let task = Task { await poller.run() }
        await ledger.wait(for: 5)
        task.cancel()
        await task.value
        #expect(clock.elapsed >= .seconds(4 * 900))
        let starts = ledger.results.withLock { $0.map(\.started) }
        for (earlier, later) in zip(starts, starts.dropFirst()) {
            #expect(later.timeIntervalSince(earlier) >= 900)
        }
    }

    @Test(arguments: [(1, 2), (3, 3)])
    func `a connection is kept for who waits at the host, and for nobody else`(
        feeds: Int,
        polls: Int
    ) async throws {
        let site = ScriptedSite()
        let names = (0..<feeds).map { "feed-\($0)" }
        for name in names { site.publish("/" + name, "<rss/>", type: "text/xml") }
        let server = try await LoopbackServer.start(site: site)
        let poller = poller()
        poller.replaceFeeds(names.map { polled(server, $0) }, settings: PollingSettings())
        let task = Task { await poller.run() }
        await ledger.wait(for: polls)
        task.cancel()
        await task.value
        let connections = Set(server.requests.prefix(polls).map(\.connection))
        // One feed, polled twice: two. Three feeds that are due at once: the last came on the second's at least.
        #expect(connections.count == 2 || feeds > 1 && connections.count == 1)
    }

    /// Statement 3 of polling.
    @Test func `a restart inside the interval sends nothing`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("<rss/>") }
        let poller = poller()
        let due = noon + .seconds(600)
        poller.replaceFeeds(
            [
                polled(server, "a") {
                    $0.nextPoll = due
                    $0.lastPoll = noon - .seconds(300)
                }
            ],
            settings: PollingSettings()
        )
        #expect(poller.upcoming().map(\.due) == [due])
        let task = Task { await poller.run() }
        await ledger.wait(for: 1)
        task.cancel()
        #expect(ledger.results.withLock { $0.first?.started } ?? noon >= due)
    }

    /// Statement 37 of polling.
    @Test func `a clock set forward causes no burst, and one set back no silence`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("<rss/>") }
        for jump in [Duration.seconds(86_400 * 30), .seconds(-86_400 * 30)] {
            let poller = poller()
            let planned = noon + clock.elapsed
            let feed = polled(server, "a") {
                $0.nextPoll = planned + .seconds(900)
                $0.lastPoll = planned
            }
            poller.replaceFeeds([feed], settings: PollingSettings())
            let before = try #require(poller.upcoming().first?.due)
            clock.setWall(forward: jump)
            let after = try #require(poller.upcoming().first?.due)
            #expect(after.timeIntervalSince(before) == jump.seconds)
            clock.setWall(forward: .zero - jump)
        }
        // Set back while nobody ran: what was planned as 15 minutes is not a month.
        clock.setWall(forward: .seconds(-86_400 * 30))
        let poller = poller()
        let feed = polled(server, "a") {
            $0.nextPoll = noon + .seconds(900)
            $0.lastPoll = noon
        }
        poller.replaceFeeds([feed], settings: PollingSettings())
        let wait = poller.upcoming().first?.due?.timeIntervalSince(clock.pollClock.wall())
        #expect(wait == 900)
    }

    /// Statements 36 and 38 of polling.
    @Test func `feeds polled once are polled once, and the refusals are told`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("<rss/>") }
        let poller = poller()
        let until = noon + .seconds(5000)
        poller.replaceFeeds(
            [
                polled(server, "a"), polled(server, "b") { $0.nextPoll = noon + .seconds(600) },
                polled(server, "c") {
                    $0.nextPoll = until
                    $0.throttledUntil = until
                    $0.lastPoll = noon - .seconds(500)
                },
                polled(server, "d") {
                    $0.lastPoll = noon - .seconds(20)
                    $0.nextPoll = noon + .seconds(880)
                },
                polled(server, "e") { $0.isGone = true },
            ],
            settings: PollingSettings()
        )
        let answers = await poller.pollOnce()
        #expect(answers["a"] == .queued)
        #expect(answers["b"] == .queued)
        #expect(answers["c"] == .refused(until: until, reason: "the server wishes no request before then"))
        #expect(
            answers["d"]
                == .refused(until: noon + .seconds(40), reason: "it was asked less than a minute ago")
        )
        #expect(
            answers["e"]
                == .refused(
                    until: nil,
                    reason: "the server says that the feed is gone for good; named, it is asked once more"
                )
        )
        #expect(server.requests.map(\.path).sorted() == ["/a", "/b"])
        #expect(ledger.count == 2)
    }

    @Test func `a wish wakes the poller, and a running poll survives a reload`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("<rss/>").delayed(by: .milliseconds(100)) }
        let client = HTTPClient(userAgent: "Test/1")
        let real = PollClock(wall: { noon }, monotonic: ContinuousClock())
        let fetcher = FeedFetcher(client: client, clock: real, jitter: { 0 })
        let poller = Poller(fetcher: fetcher, clock: real, settings: PollingSettings()) { [ledger] in
            ledger.take($0)
        }
        let feed = polled(server, "a") { $0.nextPoll = noon + .seconds(900) }
        poller.replaceFeeds([feed], settings: PollingSettings())
        let task = Task { await poller.run() }
        #expect(poller.refresh(["a", "z"]) == ["a": .queued, "z": .unknown])
        await server.waitForRequests(count: 1)
        #expect(poller.upcoming().map(\.reason) == ["is being polled"])
        poller.replaceFeeds([feed], settings: PollingSettings())
        await ledger.wait(for: 1)
        task.cancel()
        await task.value
        #expect(server.requests.count == 1)
        #expect(poller.upcoming().first?.due != nil)
    }

    /// Statement 15 of polling.
    @Test func `hosts that fail together are an outage here, not their fault`() async throws {
        let servers = try await withThrowingTaskGroup(of: LoopbackServer.self) { group in
            for number in 2...6 {
                group.addTask {
                    try await LoopbackServer.start(host: "127.0.0.\(number)") { _ in .ok("<rss/>") }
                }
            }
            return try await group.reduce(into: [LoopbackServer]()) { $0.append($1) }
        }
        for server in servers { await server.stop() }
        let poller = poller()
        let feeds = servers.enumerated().map { polled($1, "f\($0)") }
        poller.replaceFeeds(feeds, settings: PollingSettings())
        _ = await poller.pollOnce()
        let failures = ledger.results.withLock { $0.map(\.newState.failures).sorted() }
        #expect(failures == [0, 0, 0, 1, 1])
    }

    /// Statement 22 of polling.
    @Test func `no more polls run at once than are allowed, the handler's time included`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("<rss/>") }
        let client = HTTPClient(userAgent: "Test/1")
        let fetcher = FeedFetcher(client: client, clock: clock.pollClock, jitter: { 0 })
        var settings = PollingSettings()
        settings.concurrency = 3
        settings.perHost = 20
        settings.hostGap = .zero
        let inside = Mutex((now: 0, most: 0))
        let handler: Poller.Handler = { result in
            inside.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            await Task.yield()
            inside.withLock { $0.now -= 1 }
            return result.newState
        }
        let poller = Poller(fetcher: fetcher, clock: clock.pollClock, settings: settings, handler: handler)
        poller.replaceFeeds((0..<20).map { polled(server, "f\($0)") }, settings: settings)
        _ = await poller.pollOnce()
        #expect(server.requests.count == 20)
        #expect(inside.withLock { $0.most } <= 3)
    }

    /// Statement 12 of polling.
    @Test func `12. on a private machine Retry-After holds for its feed only`() async throws {
        let server = try await LoopbackServer.start { request in
            request.path == "/a" ? .status(503).with("Retry-After", "5000") : .ok("<rss/>")
        }
        let poller = poller()
        poller.replaceFeeds([polled(server, "a"), polled(server, "b")], settings: PollingSettings())
        _ = await poller.pollOnce(["a", "b"])
        #expect(server.requests.map(\.path) == ["/a", "/b"])
        #expect(ledger.results.withLock { $0.map(\.newState.failures) } == [1, 0])
    }

    /// Statement 21 of polling.
    @Test func `21. while a host answers it is asked for nothing else, however long it takes`() async throws {
        let arrivals = Mutex<[ContinuousClock.Instant]>([])
        let pause = Duration.milliseconds(60)
        let server = try await LoopbackServer.start { request in
            arrivals.withLock { $0.append(.now) }
            if request.path == "/f0" { return .redirect(302, to: "/elsewhere").delayed(by: pause) }
            return .ok("<rss/>").delayed(by: pause)
        }
        var settings = PollingSettings()
        settings.hostGap = .zero
        let poller = poller(settings)
        poller.replaceFeeds((0..<4).map { polled(server, "f\($0)") }, settings: settings)
        _ = await poller.pollOnce()
        let times = arrivals.withLock { $0 }
        #expect(times.count == 5)
        #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= pause })
    }

    /// Statement 21 of polling.
    @Test func `21. two hosts of one machine do not wait for each other, and a redirect between them does`()
        async throws
    {
        let near = try await LoopbackServer.start(host: "127.0.0.2") { _ in .ok("<rss/>") }
        let far = try await LoopbackServer.start(host: "127.0.0.3") { request in
            request.path == "/a" ? .redirect(307, to: near.url("/moved").absoluteString) : .ok("<rss/>")
        }
        let poller = poller()
        poller.replaceFeeds([polled(far, "a"), polled(near, "b")], settings: PollingSettings())
        _ = await poller.pollOnce()
        #expect(near.requests.map(\.path) == ["/b", "/moved"])
        #expect(clock.elapsed == .seconds(2))
        let redirects = ledger.results.withLock { $0.flatMap(\.redirects) }
        #expect(redirects.map(\.status) == [307])
    }

    /// Statement 14 of polling: what fails on the way to an answer, each in its own way.
    @Test(arguments: [
        ("a name that is none", "http://nowhere.invalid/feed", "dns"),
        ("a port where nobody listens", "http://127.0.0.1:CLOSED/feed", "connect"),
        ("no TLS where it is asked for", "https://127.0.0.1:PORT/feed", "tls"),
        ("an answer that does not come", "http://127.0.0.1:PORT/hang", "timeout"),
        ("an end in the middle", "http://127.0.0.1:PORT/reset", "connection_lost"),
        ("500", "http://127.0.0.1:PORT/500", "http_500"), ("502", "http://127.0.0.1:PORT/502", "http_502"),
        ("503 without a word", "http://127.0.0.1:PORT/503", "http_503"),
        ("504", "http://127.0.0.1:PORT/504", "http_504"),
    ])
    func `14. whatever fails is tried again after an interval, then after two, and never at once`(
        name: String,
        address: String,
        key: String
    ) async throws {
        let server = try await LoopbackServer.start { request in
            switch request.path {
            case "/hang": .fault(.hang)
            case "/reset": .fault(.reset)
            default: .status(Int(request.path.dropFirst()) ?? 404)
            }
        }
        let closed = try await LoopbackServer.start { _ in .status(404) }
        await closed.stop()
        let text = address.replacingOccurrences(of: "PORT", with: "\(server.port)")
            .replacingOccurrences(of: "CLOSED", with: "\(closed.port)")
        var feed = Feed(id: "a", url: try #require(URL(string: text)))
        feed.allowPrivate = true
        feed.polling.every = .seconds(900)
        (feed.polling.connectTimeout, feed.polling.totalTimeout) = (.seconds(5), .milliseconds(1500))
        if key == "timeout" { feed.polling.totalTimeout = .milliseconds(150) }
        // Were it the only host, a name that is not found would be an outage here.
        let other = polled(server, "x") { $0.isGone = true }
        let poller = poller()
        let state = FeedState(feed: "a", url: text)
        poller.replaceFeeds([PolledFeed(feed, state), other], settings: PollingSettings())
        let task = Task { await poller.run() }
        await ledger.wait(for: 3)
        task.cancel()
        await task.value
        let results = ledger.results.withLock { $0 }.prefix(3)
        #expect(results.allSatisfy { $0.outcome.failure?.key == key }, "\(name): \(results.map(\.outcome))")
        #expect(results.map(\.newState.failures) == [1, 2, 3])
        let starts = results.map { $0.started.timeIntervalSince(noon).rounded() }
        #expect(starts == [0, 900, 2700], "\(name): \(starts)")
    }
}

extension PollOutcome {
    fileprivate var failure: FetchFailure? {
        if case .failed(let failure) = self { failure } else { nil }
    }
}
