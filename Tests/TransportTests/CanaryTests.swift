// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing
import Transport

/// Whatever a URL looks like, nothing on this machine may see so much as a connection.
@Suite(.timeLimit(.minutes(1))) struct CanaryTests {
    @Test(arguments: [
        "127.0.0.1", "localhost", "LOCALHOST", "localhost.", "127.1", "127.0.1", "2130706433", "0x7f000001",
        "0x7f.1", "0x7F.0x0.0x0.0x1", "017700000001", "0177.0.0.1", "0177.0.0.01", "127.0.0.1.",
        "127.255.255.254",
        "0", "0.0.0.0", "0x0", "00", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]", "[64:ff9b::127.0.0.1]", "user@127.0.0.1", "user:word@127.0.0.1", "127。0。0。1",
        "①②⑦.0.0.1", "%31%32%37.0.0.1", "example.org\\@127.0.0.1", "127.0.0.1\\.example.org", "[::1%25lo]",
        "ip6-localhost",
    ])
    func `a spelling of loopback is refused and the canary hears nothing`(host: String) async throws {
        let canary = try await LoopbackServer.start { _ in .ok("sings") }
        let client = HTTPClient(userAgent: "Test/1")
        if let url = URL(string: "http://\(host):\(canary.port)/") {
            let failure = await client.send(HTTPRequest(url: url, limits: .patient)).failure
            #expect(failure != nil)
        }
        #expect(canary.connectionsAccepted == 0)
        await canary.stop()
    }

    @Test func `the refusal of a private address names itself`() async throws {
        let canary = try await LoopbackServer.start { _ in .ok("sings") }
        let failure = await HTTPClient(userAgent: "Test/1").send(HTTPRequest(url: canary.url())).failure
        #expect(failure?.reason == .refusedAddress)
        #expect(failure?.bodyWasSent == false)
    }

    @Test func `a connection opened for a private request serves no guarded one`() async throws {
        let canary = try await LoopbackServer.start { _ in .ok("sings") }
        let client = HTTPClient(userAgent: "Test/1")
        let opened = await client.send(HTTPRequest(url: canary.url(), allowPrivate: true))
        #expect(opened.response?.status == 200)
        let failure = await client.send(HTTPRequest(url: canary.url())).failure
        #expect(failure?.reason == .refusedAddress)
        #expect(canary.requests.count == 1)
    }

    /// Statement 18 of polling.
    @Test(arguments: [
        "http://169.254.169.254/latest/meta-data", "file:///etc/hostname", "gopher://127.0.0.1/",
        "ftp://127.0.0.1/",
        "http://user@127.0.0.1/", "//169.254.1.1/", "http://2852039166/", "http://0xa9fea9fe/",
        "http://0251.0376.0251.0376/", "http://169.254.43518/", "http://[::ffff:169.254.169.254]/",
        "http://[::ffff:a9fe:a9fe]/", "http://[fe80::1]/", "http://[fec0::1]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://224.0.0.1/", "http://[ff02::1]/", "http://0.0.0.0/", "http://[::]/",
        "https://169.254.169.254/",
    ])
    func `a redirect out of what is allowed is refused`(location: String) async throws {
        let server = try await LoopbackServer.start { _ in .redirect(302, to: location) }
        let request = HTTPRequest(url: server.url(), allowPrivate: true, limits: .patient)
        let failure = await HTTPClient(userAgent: "Test/1").send(request).failure
        #expect(failure?.reason == .refusedAddress || failure?.reason == .invalidRequest)
        #expect(server.requests.count == 1)
    }

    @Test func `handles are made in exactly one file`() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources").resolvingSymlinksInPath()
        let files =
            FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.allObjects ?? []
        let makers = files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
            .filter { (try? String(contentsOf: $0, encoding: .utf8))?.contains("curl_easy_init") == true }
        #expect(makers.map(\.lastPathComponent) == ["Exchange.swift"])
    }
}
