// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing
import Transport

@testable import FeedFetching

/// Polls that a redirect leads to another host, in that host's line.
@Suite struct RedirectTurnTests {
    private static let (x, y, z) = (key("x.example"), key("y.example"), key("z.example"))

    private static func key(_ host: String) -> HostKey { HostKey(name: host) }

    private func schedule(_ feeds: [(FeedID, HostKey)], concurrency: Int = 8) -> PollSchedule {
        var schedule = PollSchedule(limits: .init(concurrency: concurrency, spread: .zero))
        schedule.replace(with: feeds.map { .init(feed: $0, host: $1, due: .zero) }, at: .zero)
        return schedule
    }

    /// Statement 21 of polling.
    @Test func `21. a hop takes its turn among the polls of its host, two seconds after the one before`() {
        var schedule = schedule([("a", Self.x), ("b", Self.y), ("c", Self.y)])
        #expect(schedule.next(at: .zero) == .start("a"))
        #expect(schedule.next(at: .zero) == .start("b"))
        schedule.finished("b", due: nil, at: .seconds(1))
        let hop = schedule.nextErrand()
        schedule.moveOn(hop, for: ["a"], to: Self.y, .seconds(1))
        #expect(schedule.due("a") == .seconds(2))
        #expect(schedule.next(at: .seconds(2)) == .start("c"))
        #expect(schedule.next(at: .seconds(9)) == .wait(until: nil), "one in flight at a host")
        schedule.finished("c", due: nil, at: .seconds(9))
        #expect(schedule.next(at: .seconds(9)) == .admit(hop))
        #expect(schedule.isRunning("a"))
        schedule.finished(hop, at: .seconds(10))
        schedule.finished("a", due: nil, at: .seconds(10))
        #expect(schedule.isIdle)
    }

    @Test func `the host that redirects is free for others at once`() {
        var schedule = schedule([("a", Self.x), ("b", Self.x)])
        #expect(schedule.next(at: .zero) == .start("a"))
        schedule.moveOn(schedule.nextErrand(), for: ["a"], to: Self.y, .seconds(1))
        guard case .admit = schedule.next(at: .seconds(1)) else {
            Issue.record("the other host is free, too")
            return
        }
        #expect(schedule.next(at: .seconds(2)) == .start("b"))
    }

    /// Statement 22 of polling.
    @Test func `22. a poll that waits for a host takes no place, and gets one before it goes on`() {
        var schedule = schedule([("a", Self.x), ("b", Self.y), ("c", Self.z)], concurrency: 1)
        #expect(schedule.next(at: .zero) == .start("a"))
        let hop = schedule.nextErrand()
        schedule.moveOn(hop, for: ["a"], to: Self.y, .zero)
        #expect(schedule.next(at: .zero) == .start("b"))
        #expect(schedule.isAsking)
        schedule.finished("b", due: nil, at: .seconds(1))
        #expect(schedule.next(at: .seconds(1)) == .start("c"))
        #expect(schedule.next(at: .seconds(2)) == .wait(until: nil), "c has the only place")
        schedule.finished("c", due: nil, at: .seconds(3))
        #expect(!schedule.isAsking && !schedule.isIdle)
        #expect(schedule.next(at: .seconds(3)) == .admit(hop))
        #expect(schedule.isAsking)
    }

    /// Statement 12 of polling.
    @Test func `12. a host that wants to be left alone turns a hop away, who waits and who comes`() {
        var schedule = schedule([("a", Self.x), ("b", Self.y), ("c", Self.z)])
        for feed in ["a", "b", "c"] { #expect(schedule.next(at: .zero) == .start(FeedID(feed))) }
        let hops = [schedule.nextErrand(), schedule.nextErrand()]
        schedule.moveOn(hops[0], for: ["a"], to: Self.y, .seconds(1))
        #expect(schedule.next(at: .seconds(1)) == .wait(until: nil))
        schedule.pause(Self.y, until: .seconds(600))
        #expect(schedule.next(at: .seconds(1)) == .turnAway(hops[0], until: .seconds(600)))
        schedule.moveOn(hops[1], for: ["c"], to: Self.y, .seconds(2))
        #expect(schedule.next(at: .seconds(2)) == .turnAway(hops[1], until: .seconds(600)))
        #expect(schedule.isAsking, "both are under way until they have told what came of it")
        for feed in ["a", "b", "c"] { schedule.finished(FeedID(feed), due: nil, at: .seconds(3)) }
        #expect(schedule.isIdle)
    }

    @Test func `a pause for pages stops no hop`() {
        var schedule = schedule([("a", Self.x)])
        #expect(schedule.next(at: .zero) == .start("a"))
        schedule.pause(Self.y, .pages, until: .seconds(600))
        let hop = schedule.nextErrand()
        schedule.moveOn(hop, for: ["a"], to: Self.y, .seconds(1))
        #expect(schedule.next(at: .seconds(1)) == .admit(hop))
    }

    @Test func `feeds of one request go on together, and one that is given up leaves the line`() {
        var schedule = schedule([("a", Self.x), ("b", Self.x), ("c", Self.z)], concurrency: 2)
        #expect(schedule.next(at: .zero) == .start("a"))
        #expect(schedule.join("b", at: .zero) == true)
        schedule.pause(Self.y, until: .seconds(1))
        let hop = schedule.nextErrand()
        schedule.moveOn(hop, for: ["a", "b"], to: Self.y, .zero)
        #expect(!schedule.isAsking)
        schedule.withdraw(hop)
        #expect(schedule.isAsking, "they are not done yet")
        #expect(schedule.next(at: .seconds(5)) == .wait(until: nil), "both take a place again")
        for feed in ["a", "b"] { schedule.finished(FeedID(feed), due: nil, at: .seconds(5)) }
        #expect(schedule.next(at: .seconds(5)) == .start("c"))
    }
}

/// What a hop carries, and where the way ends.
@Suite struct RequestPathTests {
    private static let home = "https://news.example/feed"

    private func path(_ url: String = home, allowHTTP: Bool = false) throws -> RequestPath {
        var request = HTTPRequest(url: try #require(URL(string: url)))
        request.redirects = .follow(allowHTTPDowngrade: allowHTTP)
        request.headers = HeaderFields([("Accept", "text/xml")])
        request.originHeaders = ["Authorization", "X-Plan", "Cookie", "If-None-Match"]
            .map { SecretHeader(name: $0, value: Secret("canary")) }
        return RequestPath(request)
    }

    private func redirect(_ url: URL, to target: String) -> Result<HTTPResponse, TransportFailure> {
        let headers = HeaderFields([("Location", target)])
        return .success(HTTPResponse(status: 302, headers: headers, body: [], finalURL: url))
    }

    /// Statement 18 of polling.
    @Test(arguments: [
        ("another path", "https://news.example/there", 4),
        ("the port said", "https://news.example:443/there", 4),
        ("another host", "https://other.example/feed", 0),
        ("a subdomain", "https://www.news.example/feed", 0),
        ("the parent domain", "https://example/feed", 0),
        ("another port", "https://news.example:8443/feed", 0),
        ("another scheme", "http://news.example/feed", 0),
        ("another scheme at its port", "http://news.example:443/feed", 0),
    ])
    func `18. credentials and custom headers go to the feed's own host, port and scheme only`(
        name: String,
        target: String,
        carried: Int
    ) throws {
        var path = try path(allowHTTP: true)
        #expect(path.next.originHeaders.count == 4)
        #expect(path.take(redirect(path.url, to: target)) == nil)
        #expect(path.next.originHeaders.count == carried, "\(name)")
        #expect(path.next.headers["Accept"] == "text/xml")
        #expect(path.next.redirects == .refuse, "each hop is decided by us")
        #expect(path.take(redirect(path.url, to: Self.home + "?back")) == nil)
        #expect(path.next.originHeaders.count == 4, "\(name), and back")
    }

    /// Statement 17 of polling.
    @Test(arguments: [
        ("from https to http", [home, "http://news.example/feed"], "downgrade"),
        ("to itself", [home, home], "redirect_loop"),
        ("back", [home, "https://news.example/b", home + "#again"], "redirect_loop"),
        ("six hops", [home] + (1...6).map { "https://news.example/\($0)" }, "too_many_redirects"),
    ])
    func `17. a way that may not be gone ends before its last hop`(
        name: String,
        urls: [String],
        reason: String
    ) throws {
        var path = try path()
        for url in urls.dropFirst().dropLast() { #expect(path.take(redirect(path.url, to: url)) == nil) }
        let end = path.take(redirect(path.url, to: try #require(urls.last)))
        guard case .failure(let failure) = end else {
            Issue.record("\(name) was followed")
            return
        }
        #expect(failure.reason.rawValue == reason)
    }

    @Test func `five hops arrive, with each of them told, within one limit of time`() throws {
        var path = try path()
        for hop in 1...5 {
            guard case .success(var answer) = redirect(path.url, to: "/\(hop)") else { return }
            answer.timings.total = .seconds(11)
            #expect(path.take(.success(answer)) == nil)
        }
        #expect(path.next.limits.totalTimeout == .seconds(5))
        let end = HTTPResponse(status: 200, headers: HeaderFields(), body: [], finalURL: path.url)
        let whole = try #require(try path.take(.success(end))?.get())
        #expect(whole.hops.map(\.to.lastPathComponent) == ["1", "2", "3", "4", "5"])
        #expect(whole.timings.total == .seconds(55))
    }
}
