// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

@testable import Transport

@Suite(.timeLimit(.minutes(1))) struct RedirectTests {
    private let client = HTTPClient(userAgent: "Test/1")

    @Test func `redirects are followed and each hop's permanence is told`() async throws {
        let site = ScriptedSite()
        site.set("/a", .redirect(301, to: "/b"))
        site.set("/b", .redirect(307, to: "/c"))
        site.set("/c", .redirect(308, to: "d?q=1#there"))
        site.set("/d", .ok("end"))
        let server = try await LoopbackServer.start(site: site)
        let answer = await client.send(HTTPRequest(url: server.url("/a"), allowPrivate: true))
        let response = try #require(answer.response)
        #expect(response.text == "end")
        #expect(response.hops.map(\.status) == [301, 307, 308])
        #expect(response.hops.map(\.isPermanent) == [true, false, true])
        #expect(response.finalURL.path() == "/d")
        #expect(server.requests.last?.query == "q=1")
    }

    /// Statement 17 of polling.
    @Test func `five hops are followed and a sixth is not`() async throws {
        let server = try await LoopbackServer.start { request in
            .redirect(302, to: "/\((Int(request.path.dropFirst()) ?? 0) + 1)")
        }
        let failure = await client.send(HTTPRequest(url: server.url("/0"), allowPrivate: true)).failure
        #expect(failure?.reason == .tooManyRedirects)
        #expect(server.requests.count == 6)
    }

    /// Statement 17 of polling.
    @Test func `a loop ends where it closes`() async throws {
        let site = ScriptedSite()
        site.set("/a", .redirect(302, to: "/b"))
        site.set("/b", .redirect(302, to: "/a#again"))
        let server = try await LoopbackServer.start(site: site)
        let failure = await client.send(HTTPRequest(url: server.url("/a"), allowPrivate: true)).failure
        #expect(failure?.reason == .redirectLoop)
        #expect(server.requests.count == 2)
    }

    /// Statement 18 of polling.
    @Test func `credentials go to their own origin on every hop and to no other`() async throws {
        let home = ScriptedSite()
        let own = try await LoopbackServer.start(site: home)
        let other = try await LoopbackServer.start { _ in .redirect(302, to: own.url("/back").absoluteString)
        }
        home.set("/start", .redirect(302, to: "/near"))
        home.set("/near", .redirect(302, to: other.url("/far").absoluteString))
        home.set("/back", .ok("home"))
        var request = HTTPRequest(url: own.url("/start"), allowPrivate: true)
        request.headers = HeaderFields([("Accept", "text/xml")])
        request.originHeaders = [
            SecretHeader(name: "Authorization", value: Secret("Bearer canary")),
            SecretHeader(name: "If-None-Match", value: Secret("\"v1\"")),
        ]
        #expect(await client.send(request).response?.text == "home")
        #expect(own.requests.map { $0.headers["Authorization"] != nil } == [true, true, true])
        let far = try #require(other.requests.first)
        #expect(far.headers["Authorization"] == nil)
        #expect(far.headers["If-None-Match"] == nil)
        #expect(far.headers["Accept"] == "text/xml")
    }

    @Test func `a redirect is the answer where none may be followed`() async throws {
        let server = try await LoopbackServer.start { _ in .redirect(308, to: "/elsewhere") }
        let request = HTTPRequest(method: "POST", url: server.url(), body: [1], allowPrivate: true)
        #expect(await client.send(request).response?.status == 308)
        #expect(server.requests.count == 1)
    }

    @Test(arguments: [
        ("/a b", "/a%20b"), ("/caf\u{e9}", "/caf%C3%A9"), ("?page=2", "/start"),
    ])
    func `a location that no URL may have is read as it was meant`(
        location: String,
        path: String
    ) async throws {
        let site = ScriptedSite()
        site.set("/start") { $0.query == nil ? .redirect(302, to: location) : .ok("end") }
        site.set(path == "/start" ? "/unused" : path, .ok("end"))
        let server = try await LoopbackServer.start(site: site)
        let answer = await client.send(HTTPRequest(url: server.url("/start"), allowPrivate: true))
        #expect(answer.response?.text == "end")
        #expect(server.requests.last?.path == path)
    }

    @Test func `an empty location leads nowhere, so the redirect is the answer`() async throws {
        let server = try await LoopbackServer.start { _ in .redirect(302, to: "") }
        let answer = await client.send(HTTPRequest(url: server.url(), allowPrivate: true))
        #expect(answer.response?.status == 302)
    }

    @Test func `all hops together have one total timeout`() async throws {
        let server = try await LoopbackServer.start { request in
            .redirect(302, to: "\(request.path)x").delayed(by: .milliseconds(150))
        }
        var request = HTTPRequest(url: server.url("/"), allowPrivate: true)
        request.limits.totalTimeout = .milliseconds(400)
        #expect(await client.send(request).failure?.reason == .timeout)
        #expect(server.requests.count < 5)
    }

    /// Statement 17 of polling.
    @Test(arguments: [
        (false, RedirectStep.refuse(.downgrade)),
        (
            true,
            RedirectStep.follow(Redirect(status: 301, from: RedirectTests.secure, to: RedirectTests.plain))
        ),
    ])
    func `https to http is followed only where it is allowed`(isAllowed: Bool, expected: RedirectStep) {
        let step = RedirectStep(
            status: 301,
            headers: HeaderFields([("Location", "http://example.org/feed")]),
            from: Self.secure,
            hops: [],
            rule: .follow(allowHTTPDowngrade: isAllowed)
        )
        #expect(step == expected)
    }

    @Test(arguments: [200, 300, 304, 305, 306, 404])
    func `a status that is no redirect is the answer, Location or not`(status: Int) {
        let headers = HeaderFields([("Location", "/elsewhere")])
        let step = RedirectStep(
            status: status,
            headers: headers,
            from: Self.secure,
            hops: [],
            rule: .follow()
        )
        #expect(step == .deliver)
    }

    static let secure = URL(string: "https://example.org/feed")!
    static let plain = URL(string: "http://example.org/feed")!
}
