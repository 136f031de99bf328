// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing
import Transport

@Suite(.timeLimit(.minutes(1))) struct LimitTests {
    private let client = HTTPClient(userAgent: "Test/1")

    private func ask(_ server: LoopbackServer, _ limits: HTTPLimits) async -> TransportFailure? {
        await client.send(HTTPRequest(url: server.url(), allowPrivate: true, limits: limits)).failure
    }

    /// Statement 32 of polling.
    @Test func `a gzip bomb is stopped at the limit of decoded bytes`() async throws {
        let bomb = Gzip.bomb(decodedBytes: 200 << 20)
        let server = try await LoopbackServer.start { _ in .ok(bomb).with("Content-Encoding", "gzip") }
        let failure = await ask(server, HTTPLimits(maxBodyBytes: 2 << 20))
        #expect(failure?.reason == .tooLarge)
    }

    @Test func `a chunked body without end is stopped at the limit`() async throws {
        let block = [UInt8](repeating: 65, count: 16_384)
        let server = try await LoopbackServer.start { _ in ScriptedResponse(body: .endless(block)) }
        #expect(await ask(server, HTTPLimits(maxBodyBytes: 1 << 20))?.reason == .tooLarge)
    }

    @Test func `a length that is too long is refused before the body`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("short").claiming(length: 1 << 40) }
        #expect(await ask(server, HTTPLimits(maxBodyBytes: 1 << 20))?.reason == .tooLarge)
    }

    @Test func `a body of exactly the limit is taken`() async throws {
        let server = try await LoopbackServer.start { _ in .ok([UInt8](repeating: 65, count: 4096)) }
        let limits = HTTPLimits(maxBodyBytes: 4096)
        let answer = await client.send(HTTPRequest(url: server.url(), allowPrivate: true, limits: limits))
        #expect(answer.response?.body.count == 4096)
    }

    @Test func `a header without end is stopped`() async throws {
        let server = try await LoopbackServer.start { _ in .fault(.endlessHeaders) }
        #expect(await ask(server, HTTPLimits())?.reason == .tooLarge)
    }

    @Test func `interim answers without end are stopped`() async throws {
        let interim = String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 4000)
        let server = try await LoopbackServer.start { _ in .fault(.raw(Array(interim.utf8))) }
        #expect(await ask(server, HTTPLimits())?.reason == .tooLarge)
    }

    @Test(arguments: ["gzip", "deflate", "br", "zstd"])
    func `twenty encodings one over the other are not decoded`(coding: String) async throws {
        let codings = [String](repeating: coding, count: 20).joined(separator: ", ")
        let body = Gzip.stored(Array("news".utf8))
        let server = try await LoopbackServer.start { _ in .ok(body).with("Content-Encoding", codings) }
        #expect(await ask(server, .patient)?.reason == .protocolError)
    }

    @Test func `a body may be cut at the limit where that is asked for`() async throws {
        let block = [UInt8](repeating: 65, count: 16_384)
        let bodies: [ScriptedResponse] = [
            ScriptedResponse(body: .endless(block)), .ok([UInt8](repeating: 65, count: 9999)),
        ]
        for body in bodies {
            let server = try await LoopbackServer.start { _ in body }
            var limits = HTTPLimits(maxBodyBytes: 5000)
            limits.cutsBody = true
            let answer = await client.send(HTTPRequest(url: server.url(), allowPrivate: true, limits: limits))
            #expect(answer.response?.body.count == 5000)
        }
    }

    @Test func `a server that never answers is left after the total timeout`() async throws {
        let server = try await LoopbackServer.start { _ in .fault(.hang) }
        #expect(await ask(server, HTTPLimits(totalTimeout: .milliseconds(200)))?.reason == .timeout)
    }

    /// Statement 32 of polling.
    @Test func `a body that drips is given up`() async throws {
        let body = [UInt8](repeating: 65, count: 1000)
        let server = try await LoopbackServer.start { _ in
            ScriptedResponse(body: .drip(body, bytesPerSecond: 20))
        }
        let limits = HTTPLimits(totalTimeout: .seconds(30), slowTimeout: .seconds(1))
        #expect(await ask(server, limits)?.reason == .timeout)
    }

    @Test(arguments: [ScriptedResponse.Fault.reset, .close])
    func `a connection that ends before the answer is lost`(fault: ScriptedResponse.Fault) async throws {
        let server = try await LoopbackServer.start { _ in .fault(fault) }
        #expect(await ask(server, .patient)?.reason == .connectionLost)
    }

    @Test(arguments: [true, false])
    func `a body that breaks off is no body`(resets: Bool) async throws {
        let body = [UInt8](repeating: 65, count: 50_000)
        let server = try await LoopbackServer.start { _ in .ok(body).cut(after: 20_000, resets: resets) }
        #expect(await ask(server, .patient)?.reason == .connectionLost)
    }

    @Test(arguments: ["hello there\r\n\r\n", "HTTP/9.9 what\r\n\r\n"])
    func `what is not HTTP is an error of protocol`(text: String) async throws {
        let server = try await LoopbackServer.start { _ in .fault(.raw(Array(text.utf8))) }
        #expect(await ask(server, .patient)?.reason == .protocolError)
    }

    @Test func `a body that is not what its encoding says is an error of protocol`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("not gzip").with("Content-Encoding", "gzip") }
        #expect(await ask(server, .patient)?.reason == .protocolError)
    }

    @Test func `a port where nobody listens refuses the connection`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("x") }
        await server.stop()
        let failure = await ask(server, .patient)
        #expect(failure?.reason == .connect)
        #expect(failure?.bodyWasSent == false)
    }

    @Test func `a name that does not exist is a failure of the resolver`() async throws {
        let url = try #require(URL(string: "http://no-such-host.invalid/"))
        let failure = await client.send(HTTPRequest(url: url, limits: .patient)).failure
        #expect(failure?.reason == .dns || failure?.reason == .timeout)
    }

    /// For a machine whose name server is silent, which no test can arrange for: there, libcurl would wait for 10 s.
    @Test(.enabled(if: hasSilentResolver, "WATCHWORD_SILENT_RESOLVER says that the name server is silent"))
    func `a request that is given up does not wait for its name`() async throws {
        let url = try #require(URL(string: "http://no-such-host.invalid/"))
        let limits = HTTPLimits(connectTimeout: .milliseconds(20), totalTimeout: .milliseconds(20))
        let time = await ContinuousClock()
            .measure {
                _ = await client.send(HTTPRequest(url: url, allowPrivate: true, limits: limits))
            }
        #expect(time < .seconds(5))
    }
}

private let hasSilentResolver = ProcessInfo.processInfo.environment["WATCHWORD_SILENT_RESOLVER"] != nil
