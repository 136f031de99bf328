// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing
import Transport

@Suite(.timeLimit(.minutes(1))) struct RequestTests {
    private let client = HTTPClient(userAgent: "Watchword/1.0 (+https://watch.example)")

    /// Statements 28 and 29 of polling.
    @Test func `a request names itself and carries no cookie, no referrer and no fragment`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("hello").with("Set-Cookie", "id=1; Path=/") }
        let url = try #require(URL(string: server.url("/feed?x=1").absoluteString + "#part"))
        for _ in 1...2 {
            let answer = await client.send(HTTPRequest(url: url, allowPrivate: true))
            #expect(answer.response?.text == "hello")
        }
        let request = try #require(server.requests.last)
        #expect(request.path == "/feed")
        #expect(request.query == "x=1")
        #expect(request.headers["User-Agent"] == "Watchword/1.0 (+https://watch.example)")
        #expect(request.headers["Cookie"] == nil)
        #expect(request.headers["Referer"] == nil)
        #expect(request.headers["Accept-Encoding"]?.contains("gzip") == true)
        #expect(server.connectionsAccepted == 1)
    }

    @Test func `a connection that nobody waits for is not kept`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("hello") }
        var request = HTTPRequest(url: server.url(), allowPrivate: true)
        request.keepsConnection = false
        for _ in 1...2 { #expect(await client.send(request).response?.text == "hello") }
        #expect(server.connectionsAccepted == 2)
    }

    @Test func `a compressed body is decoded`() async throws {
        let packed = Gzip.stored(Array("plain again".utf8))
        let server = try await LoopbackServer.start { _ in .ok(packed).with("Content-Encoding", "gzip") }
        let answer = await client.send(HTTPRequest(url: server.url(), allowPrivate: true))
        #expect(answer.response?.text == "plain again")
    }

    @Test(arguments: ["UTF-8", "none", "identity", "gzip, utf-8", "windows-1252"])
    func `an unknown content encoding leaves the body as it is`(encoding: String) async throws {
        let server = try await LoopbackServer.start { _ in .ok("as it is").with("Content-Encoding", encoding)
        }
        let answer = await client.send(HTTPRequest(url: server.url(), allowPrivate: true))
        #expect(answer.response?.text == "as it is")
    }

    @Test func `header fields keep their order and their bytes`() async throws {
        let server = try await LoopbackServer.start { _ in
            .ok("x").with("ETag", "W/\"a, b\"").with("Link", "<a>; rel=hub").with("Link", "<b>; rel=self")
        }
        let answer = await client.send(HTTPRequest(url: server.url(), allowPrivate: true))
        let headers = try #require(answer.response?.headers)
        #expect(headers["etag"] == "W/\"a, b\"")
        #expect(headers.all("link") == ["<a>; rel=hub", "<b>; rel=self"])
    }

    @Test func `a folded header line and bytes of Latin-1 are read`() async throws {
        let head =
            "HTTP/1.1 103 Early Hints\r\nLink: <early>\r\n\r\nHTTP/1.1 200 OK\r\nX-Old: one\r\n  two\r\nX-Name: "
        let bytes = Array(head.utf8) + [0xe9] + Array("\r\nContent-Length: 2\r\n\r\nok".utf8)
        let server = try await LoopbackServer.start { _ in .fault(.raw(bytes)) }
        let answer = await client.send(HTTPRequest(url: server.url(), allowPrivate: true))
        let headers = try #require(answer.response?.headers)
        #expect(headers["X-Old"] == "one two")
        #expect(headers["X-Name"] == "\u{e9}")
        #expect(headers["Link"] == nil)
    }

    @Test(arguments: [
        ("X-A", "line\r\nX-B: 1"), ("X-A", "nul\u{0}"), ("X A", "1"), ("", "1"), ("X:A", "1"), ("X-é", "1"),
    ])
    func `a header field that is none is not sent`(name: String, value: String) async throws {
        let server = try await LoopbackServer.start { _ in .ok("x") }
        var request = HTTPRequest(url: server.url(), allowPrivate: true)
        request.originHeaders = [SecretHeader(name: name, value: Secret(value))]
        #expect(await client.send(request).failure?.reason == .invalidRequest)
        #expect(server.requests.isEmpty)
    }

    @Test func `a body is posted as it is, with its type`() async throws {
        let server = try await LoopbackServer.start { _ in .status(204) }
        var request = HTTPRequest(method: "POST", url: server.url("/hook"), allowPrivate: true)
        request.body = Array("{\"a\":\u{0}1}".utf8)
        request.headers = HeaderFields([("Content-Type", "application/json")])
        let answer = await client.send(request)
        #expect(answer.response?.status == 204)
        let seen = try #require(server.requests.first)
        #expect(seen.method == "POST")
        #expect(seen.body == request.body)
        #expect(seen.headers.all("content-type") == ["application/json"])
        #expect(seen.headers["expect"] == nil)
    }

    @Test func `an empty body has length zero and a method of its own is kept`() async throws {
        let server = try await LoopbackServer.start { _ in .status(200) }
        let request = HTTPRequest(method: "DELETE", url: server.url(), body: [], allowPrivate: true)
        #expect(await client.send(request).response?.status == 200)
        #expect(server.requests.first?.method == "DELETE")
        #expect(server.requests.first?.headers["content-length"] == "0")
        #expect(server.requests.first?.headers["content-type"] == nil)
    }

    @Test func `HTTP is spoken over a Unix socket`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "ww-\(UUID().uuidString).sock")
            .path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let listener = BareListener(path: path)
        listener.answerOnce(with: "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nready")
        let url = try #require(URL(string: "http://watchword/v1/status"))
        let answer = await client.send(HTTPRequest(url: url, redirects: .refuse, unixSocket: path))
        #expect(answer.response?.text == "ready")
    }

    @Test func `a Unix socket that nobody listens on is a dead host`() async throws {
        let url = try #require(URL(string: "http://watchword/v1/status"))
        let answer = await client.send(HTTPRequest(url: url, unixSocket: "/nonexistent/control.sock"))
        #expect(answer.failure?.reason == .connect)
    }
}
