// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Glibc
import LoopbackWorld
import NewsModel
import Testing

@Suite(.timeLimit(.minutes(1))) struct LoopbackServerTests {
    @Test func `an honest answer arrives with its length`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("hello").with("X-Extra", "1") }
        let reply = await RawClient(port: server.port).get("/page")
        #expect(reply.head.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(reply.head.contains("Content-Length: 5") && reply.head.contains("X-Extra: 1"))
        #expect(reply.body == "hello" && reply.ending == .closed)
        await server.stop()
    }

    @Test func `requests are recorded as they came`() async throws {
        let server = try await LoopbackServer.start { _ in .status(204) }
        let request = """
            POST /hook?a=1&b HTTP/1.1\r
            Host: x\r
            If-None-Match: W/"odd"\r
            Content-Length: 4\r
            Connection: close\r
            \r
            body
            """
        let reply = await RawClient(port: server.port).exchange(request)
        #expect(reply.head.hasPrefix("HTTP/1.1 204") && !reply.head.contains("Content-Length"))
        let seen = try #require(server.requests.first)
        #expect(seen.method == "POST" && seen.path == "/hook" && seen.query == "a=1&b" && seen.number == 1)
        #expect(seen.headers["if-none-match"] == "W/\"odd\"" && seen.body == Array("body".utf8))
        await server.stop()
    }

    @Test func `one connection carries several requests in turn`() async throws {
        let server = try await LoopbackServer.start { .ok($0.path) }
        let first = "GET /one HTTP/1.1\r\nHost: x\r\n\r\n"
        let second = "GET /two HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        let reply = await RawClient(port: server.port).exchange(first + second)
        #expect(reply.text.contains("\r\n\r\n/oneHTTP/1.1 200 OK") && reply.text.hasSuffix("/two"))
        #expect(server.connectionsAccepted == 1 && server.requests.map(\.connection) == [1, 1])
        await server.stop()
    }

    @Test func `HEAD, 304 and 204 have no body`() async throws {
        let server = try await LoopbackServer.start { $0.path == "/304" ? .status(304) : .ok("hello") }
        let client = RawClient(port: server.port)
        let head = await client.exchange("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        #expect(head.head.contains("Content-Length: 5") && head.body.isEmpty)
        let unchanged = await client.get("/304")
        #expect(unchanged.head.hasPrefix("HTTP/1.1 304") && unchanged.body.isEmpty)
        await server.stop()
    }

    @Test func `a server that is down refuses, and comes back on its port`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("up") }
        let port = server.port
        let client = RawClient(port: port)
        #expect(await client.get("/").body == "up")
        await server.stop()
        #expect(await client.get("/").ending == .refused)
        try await server.restart()
        #expect(await client.get("/").body == "up")
        #expect(server.port == port && server.requests.count == 2)
        await server.stop()
        await server.stop()
        #expect(await client.get("/").ending == .refused)
    }

    @Test func `nobody else gets the port of a server that is down`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("mine") }
        for _ in 0..<3 {
            await server.stop()
            let other = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(other) }
            #expect(RawClient.bind(other, port: server.port) == -1 && errno == EADDRINUSE)
            try await server.restart()
            #expect(await RawClient(port: server.port).get("/").body == "mine")
        }
        await server.stop()
    }

    @Test func `stopping breaks off what is being answered`() async throws {
        let server = try await LoopbackServer.start { _ in .fault(.hang) }
        async let reply = RawClient(port: server.port).get("/")
        #expect(await server.waitForRequests(count: 1))
        await server.stop()
        #expect(await reply.bytes.isEmpty)
    }

    @Test(arguments: ["0.0.0.0", "192.0.2.1", "localhost", "::", "example.org"])
    func `only loopback addresses are bound`(host: String) async {
        await #expect(throws: LoopbackServer.Refusal.notLoopback(host)) {
            _ = try await LoopbackServer.start(host: host) { _ in .status(200) }
        }
    }

    @Test func `other loopback addresses have URLs too`() async throws {
        let four = try await LoopbackServer.start(host: "127.0.0.2") { _ in .status(200) }
        #expect(four.url("/a?b=c").absoluteString == "http://127.0.0.2:\(four.port)/a?b=c")
        let six = try await LoopbackServer.start(host: "::1") { _ in .status(200) }
        #expect(six.url("/a").absoluteString == "http://[::1]:\(six.port)/a")
        await four.stop()
        await six.stop()
    }

    @Test func `many clients are answered at once, each with its own`() async throws {
        let server = try await LoopbackServer.start { .ok($0.path).delayed(by: .milliseconds(20)) }
        let port = server.port
        let bodies = await withTaskGroup(of: String.self) { group in
            for number in 0..<100 {
                group.addTask { await RawClient(port: port).get("/\(number)").body }
            }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(bodies == Set((0..<100).map { "/\($0)" }))
        #expect(server.connectionsAccepted == 100)
        #expect(server.requests.map(\.number) == Array(1...100))
        await server.stop()
    }

    @Test func `forgotten requests are counted on`() async throws {
        let server = try await LoopbackServer.start { _ in .status(200) }
        let client = RawClient(port: server.port)
        _ = await client.get("/one")
        server.forgetRequests()
        #expect(server.requests.isEmpty)
        _ = await client.get("/two")
        #expect(await server.waitForRequests(count: 1))
        #expect(server.requests(for: "/two").map(\.number) == [2])
        await server.stop()
    }

    @Test func `a client that asks far ahead loses its connection`() async throws {
        let server = try await LoopbackServer.start { _ in .fault(.hang) }
        let request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
        let reply = await RawClient(port: server.port).exchange(String(repeating: request, count: 200))
        #expect(reply.bytes.isEmpty && reply.ending != .silence)
        await server.stop()
    }

    @Test func `what is no HTTP ends the connection`() async throws {
        let server = try await LoopbackServer.start { _ in .status(200) }
        let reply = await RawClient(port: server.port).exchange("\u{16}\u{3}\u{1} hello\r\n\r\n")
        #expect(reply.ending == .closed && server.requests.isEmpty)
        await server.stop()
    }

    @Test func `a client that waits to be asked for its body is asked`() async throws {
        let server = try await LoopbackServer.start { .ok($0.body) }
        let head = "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n"
        let reply = await RawClient(port: server.port).exchange(head + "Connection: close\r\n\r\nok")
        #expect(reply.text.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"))
        #expect(reply.text.hasSuffix("ok"))
        await server.stop()
    }

    @Test func `waiting ends without a request when the time is over`() async throws {
        let server = try await LoopbackServer.start { _ in .status(200) }
        #expect(await server.waitForRequests(count: 1, timeout: .milliseconds(1)) == false)
        await server.stop()
    }
}
