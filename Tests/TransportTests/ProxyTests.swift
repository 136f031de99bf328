// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing
import Transport

/// Through a real proxy on loopback, for names that only the proxy knows.
@Suite(.timeLimit(.minutes(1))) struct ProxyTests {
    private let client = HTTPClient(userAgent: "Test/1")

    /// A guarded request for a name that no resolver has.
    private func request(_ url: String, via proxy: String) throws -> HTTPRequest {
        var request = HTTPRequest(url: try #require(URL(string: url)), limits: .patient)
        request.proxy = Secret(proxy)
        return request
    }

    @Test func `an HTTP proxy is asked with the whole URL, and gets its own credentials only`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("news") }
        let proxy = try await LoopbackProxy.start(
            names: ["feed.invalid": server.port],
            credentials: "user:p@ss"
        )
        let request = try request(
            "http://feed.invalid/a?b=1",
            via: "http://user:p%40ss@127.0.0.1:\(proxy.port)"
        )
        #expect(await client.send(request).response?.text == "news")
        let visit = try #require(proxy.visits.first)
        #expect(visit.way == .absoluteForm)
        #expect(visit.host == "feed.invalid")
        #expect(visit.credentials == "user:p@ss")
        let received = try #require(server.requests.first)
        #expect(received.path == "/a" && received.query == "b=1")
        #expect(received.headers["Proxy-Authorization"] == nil)
    }

    @Test func `a SOCKS5 proxy looks the name up itself`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("news") }
        let proxy = try await LoopbackProxy.start(
            names: ["feed.invalid": server.port],
            credentials: "user:word"
        )
        let request = try request("http://feed.invalid/a", via: "socks5h://user:word@127.0.0.1:\(proxy.port)")
        #expect(await client.send(request).response?.text == "news")
        let visit = try #require(proxy.visits.first)
        #expect(visit.way == .socks5)
        #expect(visit.host == "feed.invalid" && visit.port == 80)
    }

    @Test func `https goes through a tunnel, whose proxy hears no header of the request`() async throws {
        // What stands behind the tunnel speaks no TLS: how the tunnel was asked for is what is looked at.
        let server = try await LoopbackServer.start { _ in .ok("news") }
        let proxy = try await LoopbackProxy.start(names: ["feed.invalid": server.port])
        var request = try request("https://feed.invalid/secret-path", via: "http://127.0.0.1:\(proxy.port)")
        request.originHeaders = [SecretHeader(name: "Authorization", value: Secret("canary"))]
        #expect(await client.send(request).failure?.reason == .tls)
        let visit = try #require(proxy.visits.first)
        #expect(visit.way == .connect)
        #expect(visit.host == "feed.invalid" && visit.port == 443)
        #expect(!visit.header.joined().contains("canary"))
        #expect(!visit.header.joined().contains("secret-path"))
    }

    @Test(arguments: ["http", "socks5h"])
    func `every hop of a redirect goes through the proxy`(scheme: String) async throws {
        let end = try await LoopbackServer.start { _ in .ok("end") }
        let start = try await LoopbackServer.start { _ in .redirect(302, to: "http://b.invalid/") }
        let proxy = try await LoopbackProxy.start(names: ["a.invalid": start.port, "b.invalid": end.port])
        let request = try request("http://a.invalid/", via: "\(scheme)://127.0.0.1:\(proxy.port)")
        #expect(await client.send(request).response?.text == "end")
        #expect(proxy.visits.map(\.host) == ["a.invalid", "b.invalid"])
    }

    @Test func `a connection to a proxy serves no direct request, nor the other way round`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("news") }
        let proxy = try await LoopbackProxy.start(names: ["127.0.0.1": server.port])
        var request = HTTPRequest(url: server.url(), allowPrivate: true, limits: .patient)
        for isProxied in [true, false, true] {
            request.proxy = isProxied ? Secret("socks5h://127.0.0.1:\(proxy.port)") : nil
            #expect(await client.send(request).response?.status == 200)
        }
        #expect(proxy.visits.count == 1)
        #expect(Set(server.requests.map(\.connection)).count == 2)
        request.proxy = nil
        request.allowPrivate = false
        #expect(await client.send(request).failure?.reason == .refusedAddress)
    }

    @Test func `a proxy on the link is refused like any target there`() async throws {
        let request = try request("http://feed.invalid/", via: "http://169.254.169.254:80")
        let failure = await client.send(request).failure
        #expect(failure?.reason == .refusedAddress)
        #expect(failure?.detail.contains("169.254.169.254") == true)
    }

    @Test(arguments: ["http://feed.invalid/", "https://feed.invalid/"], ["http", "socks5h"])
    func `no failure tells what is secret in a proxy`(url: String, scheme: String) async throws {
        let wrong = try await LoopbackProxy.start(names: [:], credentials: "other:word")
        let empty = try await LoopbackProxy.start(names: [:], credentials: "canary:nightingale")
        let ports = [wrong.port, empty.port, BareListener().port]
        for port in ports {
            let request = try request(url, via: "\(scheme)://canary:nightingale@127.0.0.1:\(port)")
            let result = await client.send(request)
            // Without a tunnel the proxy's refusal is an answer in HTTP like any other.
            if let response = result.response { #expect([407, 502].contains(response.status)) }
            let told = "\(result)"
            #expect(!told.contains("canary") && !told.contains("nightingale"))
            if let failure = result.failure {
                #expect(failure.reason == .connect)
                #expect(failure.detail.contains("proxy"))
            }
        }
    }

    @Test(arguments: [
        "", "127.0.0.1:80", "socks5://127.0.0.1:1080", "socks4://127.0.0.1:1080", "file:///etc/hostname",
        "http://", "http://127.0.0.1", "http://a b:80", "http://a\\@b:80", "ftp://127.0.0.1:21",
    ])
    func `what is no proxy is refused before anything is sent`(text: String) async throws {
        let failure = await client.send(try request("http://feed.invalid/", via: text)).failure
        #expect(failure?.reason == .invalidRequest)
    }
}
