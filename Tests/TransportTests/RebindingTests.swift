// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

@testable import Transport

/// A name that means one address when it is checked and another when it is used.
@Suite(.timeLimit(.minutes(1))) struct RebindingTests {
    private let loop = CurlLoop(name: "rebinding")

    private func ask(
        _ addresses: String,
        port: Int,
        allowPrivate: Bool
    ) async throws -> Result<HopResponse, TransportFailure> {
        let url = try #require(URL(string: "http://rebind.invalid:\(port)/"))
        let request = HTTPRequest(url: url, allowPrivate: allowPrivate, limits: .patient)
        var hop = try Hop(request, to: try Target(url), userAgent: "Test/1")
        // Without the plus an entry stays for good; with it, it gives way to the next.
        hop.resolved = ["+rebind.invalid:\(port):\(addresses)"]
        return await loop.perform(hop)
    }

    @Test func `a name that turns to what is closed is refused at the socket, whatever it meant before`()
        async throws
    {
        let server = try await LoopbackServer.start { _ in .ok("news").closing() }
        for _ in 0..<3 {
            let open = try await ask("127.0.0.1", port: server.port, allowPrivate: true)
            #expect((try? open.get())?.status == 200)
            let closed = try await ask("169.254.169.254", port: server.port, allowPrivate: true)
            #expect(throws: TransportFailure.self) { try closed.get() }
            if case .failure(let failure) = closed { #expect(failure.reason == .refusedAddress) }
        }
        #expect(server.connectionsAccepted == 3)
    }

    @Test(arguments: ["127.0.0.1", "169.254.169.254,127.0.0.1", "[::1],127.0.0.1", "10.0.0.1,[fd00::1]"])
    func `of several addresses not one that is closed is tried`(addresses: String) async throws {
        let canary = try await LoopbackServer.start { _ in .ok("sings") }
        let result = try await ask(addresses, port: canary.port, allowPrivate: false)
        if case .failure(let failure) = result { #expect(failure.reason == .refusedAddress) }
        #expect(canary.connectionsAccepted == 0)
    }

    @Test func `an address that is closed does not stand in the way of one that is open`() async throws {
        let server = try await LoopbackServer.start { _ in .ok("news") }
        let result = try await ask("169.254.169.254,127.0.0.1", port: server.port, allowPrivate: true)
        #expect((try? result.get())?.status == 200)
    }
}
