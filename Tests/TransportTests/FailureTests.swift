// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing
import Transport

@Suite(.timeLimit(.minutes(1))) struct FailureTests {
    private let client = HTTPClient(userAgent: "Test/1")

    private func post(_ url: URL, _ body: [UInt8]) -> HTTPRequest {
        var request = HTTPRequest(
            method: "POST",
            url: url,
            body: body,
            redirects: .refuse,
            allowPrivate: true
        )
        request.limits.totalTimeout = .milliseconds(500)
        return request
    }

    @Test func `a body that was written before the end may have arrived`() async throws {
        let server = try await LoopbackServer.start { _ in .fault(.hang) }
        let client = client
        var request = post(server.url(), [UInt8](repeating: 1, count: 10_000))
        request.limits = .patient
        let task = Task { [request] in await client.send(request) }
        await server.waitForRequests(count: 1)
        task.cancel()
        #expect(await task.value.failure?.bodyWasSent == true)
    }

    @Test func `a body that was written in part has not arrived`() async throws {
        let listener = BareListener()
        let url = try #require(URL(string: "http://127.0.0.1:\(listener.port)/"))
        let failure = await client.send(post(url, [UInt8](repeating: 1, count: 64 << 20))).failure
        #expect(failure?.reason == .timeout)
        #expect(failure?.bodyWasSent == false)
    }

    @Test(arguments: [ScriptedResponse.Fault.hang, .reset, .close, .endlessHeaders, .raw([1, 2, 3])])
    func `no failure tells a secret of the request`(fault: ScriptedResponse.Fault) async throws {
        let server = try await LoopbackServer.start { _ in .fault(fault) }
        var request = post(server.url("/canary/path?token=canary"), Array("canary".utf8))
        request.originHeaders = [SecretHeader(name: "X-Key", value: Secret("canary"))]
        let failure = try #require(await client.send(request).failure)
        #expect(!"\(failure) \(String(reflecting: failure))".contains("canary"))
        #expect(failure.detail.contains("127.0.0.1") || failure.curlCode == 0)
    }

    @Test func `a request in flight ends when its task is cancelled`() async throws {
        let server = try await LoopbackServer.start { _ in .fault(.hang) }
        let client = client
        let task = Task { await client.send(HTTPRequest(url: server.url(), allowPrivate: true)) }
        await server.waitForRequests(count: 1)
        task.cancel()
        #expect(await task.value.failure?.reason == .cancelled)
    }

    @Test func `a task that is cancelled already sends nothing that it waits for`() async throws {
        let server = try await LoopbackServer.start { _ in .fault(.hang) }
        let client = client
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await client.send(HTTPRequest(url: server.url(), allowPrivate: true))
        }
        #expect(await task.value.failure?.reason == .cancelled)
    }

    @Test func `a client that is shut down ends what runs and takes nothing new`() async throws {
        let server = try await LoopbackServer.start { _ in .fault(.hang) }
        let client = HTTPClient(userAgent: "Test/1")
        let task = Task { await client.send(HTTPRequest(url: server.url(), allowPrivate: true)) }
        await server.waitForRequests(count: 1)
        client.shutDown()
        #expect(await task.value.failure?.reason == .cancelled)
        let late = await client.send(HTTPRequest(url: server.url(), allowPrivate: true))
        #expect(late.failure?.reason == .cancelled)
        #expect(server.requests.count == 1)
    }

    @Test func `a hundred requests run at once`() async throws {
        let server = try await LoopbackServer.start { .ok($0.path).delayed(by: .milliseconds(50)) }
        let client = client
        let answers = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<100 {
                group.addTask {
                    let request = HTTPRequest(url: server.url("/\(number)"), allowPrivate: true)
                    return await client.send(request).response?.text == "/\(number)"
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(answers.count == 100)
        #expect(answers.allSatisfy { $0 })
    }
}
