// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Glibc
import LoopbackWorld
import NewsModel
import Testing
import Transport

/// Certificates, against `openssl s_server`; skipped where there is no `openssl`.
@Suite(
    .serialized,
    .timeLimit(.minutes(1)),
    .enabled(if: FileManager.default.isExecutableFile(atPath: openssl))
)
struct TLSTests {
    private let client = HTTPClient(userAgent: "Test/1")

    @Test func `a certificate that nobody vouches for is refused, and its own file makes it good`()
        async throws
    {
        let server = try await TLSServer()
        defer { server.stop() }
        let url = try #require(URL(string: "https://localhost:\(server.port)/secret-path"))
        var request = HTTPRequest(url: url, allowPrivate: true, limits: .patient)
        let refused = try #require(await server.ask(client, request).failure)
        #expect(refused.reason == .tls)
        #expect(refused.detail.contains("certificate"))
        #expect(!refused.detail.contains("secret-path"))
        #expect(!refused.bodyWasSent)
        request.caFile = server.certificate
        #expect(await server.ask(client, request).response?.status == 200)
        request.url = try #require(URL(string: "https://127.0.0.1:\(server.port)/"))
        #expect(await server.ask(client, request).failure?.reason == .tls)
    }

    @Test func `TLS 1-1 is too old`() async throws {
        let server = try await TLSServer(options: ["-tls1_1", "-cipher", "ALL@SECLEVEL=0"])
        defer { server.stop() }
        let url = try #require(URL(string: "https://localhost:\(server.port)/"))
        var request = HTTPRequest(url: url, allowPrivate: true, limits: .patient)
        request.caFile = server.certificate
        #expect(await server.ask(client, request).failure?.reason == .tls)
    }
}

private let openssl = "/usr/bin/openssl"

/// `openssl s_server -www` with a certificate for `localhost`.
private final class TLSServer {
    let port: Int
    let certificate: String
    private let directory: URL
    private let process = Process()

    init(options: [String] = []) async throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "ww-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        certificate = directory.appending(path: "cert.pem").path()
        let key = directory.appending(path: "key.pem").path()
        _ = try await Program.run(
            [
                openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days", "2",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key,
                "-out", certificate,
            ]
        )
        // A port that is free now; nobody else asks for it in the moment between.
        port = BareListener().port
        try Self.start(
            process,
            ["s_server", "-quiet", "-www", "-accept", String(port), "-cert", certificate, "-key", key]
                + options
        )
    }

    @discardableResult
    private static func start(_ process: Process, _ arguments: [String]) throws -> Process {
        process.executableURL = URL(filePath: openssl)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Asks until the server listens.
    func ask(_ client: HTTPClient, _ request: HTTPRequest) async -> Result<HTTPResponse, TransportFailure> {
        var answer = await client.send(request)
        while process.isRunning, answer.failure?.reason == .connect {
            await Task.yield()
            answer = await client.send(request)
        }
        return answer
    }

    func stop() {
        // Not SIGTERM: a child of a pool thread inherits its blocked signals and would never hear it.
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(at: directory)
    }
}
