// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import LoopbackWorld
import NewsModel
import Testing

@Suite(.timeLimit(.minutes(1))) struct FaultTests {
    private func reply(
        to response: ScriptedResponse,
        maxBytes: Int = 1 << 20,
        patience: Duration = .seconds(5)
    ) async throws -> RawClient.Reply {
        let server = try await LoopbackServer.start { _ in response }
        let reply = await RawClient(port: server.port, maxBytes: maxBytes, patience: patience).get("/")
        await server.stop()
        return reply
    }

    @Test func `a hang sends nothing and keeps the connection`() async throws {
        let reply = try await reply(to: .fault(.hang), patience: .milliseconds(100))
        #expect(reply.bytes.isEmpty && reply.ending == .silence)
    }

    @Test func `a reset comes before any byte`() async throws {
        let reply = try await reply(to: .fault(.reset))
        #expect(reply.bytes.isEmpty && reply.ending == .reset)
    }

    @Test func `a close comes before any byte`() async throws {
        let reply = try await reply(to: .fault(.close))
        #expect(reply.bytes.isEmpty && reply.ending == .closed)
    }

    @Test(arguments: [false, true])
    func `a body breaks off where scripted`(resets: Bool) async throws {
        let reply = try await reply(to: .ok("0123456789").cut(after: 4, resets: resets))
        #expect(reply.head.contains("Content-Length: 10") && reply.body == "0123")
        #expect(reply.ending == (resets ? .reset : .closed))
    }

    @Test func `a head alone may be all that comes`() async throws {
        let reply = try await reply(to: .ok("0123456789").cut(after: 0))
        #expect(reply.head.contains("Content-Length: 10") && reply.body.isEmpty && reply.ending == .closed)
    }

    @Test(arguments: [2, 20])
    func `a length may be a lie`(claimed: Int) async throws {
        let reply = try await reply(to: .ok("0123456789").claiming(length: claimed))
        #expect(reply.head.contains("Content-Length: \(claimed)") && reply.body == "0123456789")
        #expect(reply.head.split(separator: "Content-Length").count == 2)
    }

    @Test func `chunks are framed and ended`() async throws {
        let chunks = ["abc", "", "0123456789abcdef0"].map { Array($0.utf8) }
        let reply = try await reply(to: ScriptedResponse(body: .chunked(chunks, pause: .milliseconds(1))))
        #expect(reply.head.contains("Transfer-Encoding: chunked"))
        #expect(reply.body == "3\r\nabc\r\n11\r\n0123456789abcdef0\r\n0\r\n\r\n")
    }

    @Test func `a drip takes its time`() async throws {
        let clock = ContinuousClock()
        let started = clock.now
        let response = ScriptedResponse(body: .drip(Array("0123456789".utf8), bytesPerSecond: 50))
        let reply = try await reply(to: response)
        #expect(reply.body == "0123456789")
        #expect(clock.now - started >= .milliseconds(150))
    }

    @Test func `a delay comes before the head`() async throws {
        let response = ScriptedResponse.ok("late").delayed(by: .milliseconds(300))
        let early = try await reply(to: response, patience: .milliseconds(50))
        #expect(early.bytes.isEmpty && early.ending == .silence)
        #expect(try await reply(to: response).body == "late")
    }

    @Test func `an endless body does not end`() async throws {
        let reply = try await reply(
            to: ScriptedResponse(body: .endless(Array("spam ".utf8))),
            maxBytes: 1 << 20
        )
        #expect(reply.ending == .enough && reply.body.hasPrefix("5\r\nspam \r\n5\r\n"))
    }

    @Test func `an endless head does not end`() async throws {
        let reply = try await reply(to: .fault(.endlessHeaders), maxBytes: 1 << 20)
        #expect(reply.ending == .enough && !reply.text.contains("\r\n\r\n"))
        #expect(reply.text.hasPrefix("HTTP/1.1 200 OK\r\nX-More-0: aaa"))
    }

    @Test func `raw bytes arrive as they are`() async throws {
        let bytes = Array("HTTP/1.1 200\r\nbroken head\u{0}\n\n".utf8)
        let reply = try await reply(to: .fault(.raw(bytes)))
        #expect(reply.bytes == bytes && reply.ending == .closed)
    }

    @Test func `a redirect names its target`() async throws {
        let reply = try await reply(to: .redirect(308, to: "/new"))
        #expect(reply.head.hasPrefix("HTTP/1.1 308 ") && reply.head.contains("Location: /new"))
    }
}
