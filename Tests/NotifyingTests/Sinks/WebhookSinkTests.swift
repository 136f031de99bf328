// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Notifying
import Testing
import Transport

/// One client for the whole suite, as in the daemon.
let testClient = HTTPClient(userAgent: "watchword/test")

@Suite(.timeLimit(.minutes(1))) struct `Webhook sink` {
    private static let secret = "whsec_" + Data(repeating: 9, count: 32).base64EncodedString()

    static func settings(_ url: URL, _ change: (inout WebhookSettings) -> Void = { _ in }) -> WebhookSettings
    {
        var settings = WebhookSettings(url: Secret(url.absoluteString))
        settings.secrets = [Secret(secret)]
        settings.allowPrivate = true
        settings.allowHTTP = true
        change(&settings)
        return settings
    }

    private func sink(_ url: URL, _ change: (inout WebhookSettings) -> Void = { _ in }) throws -> WebhookSink
    {
        try WebhookSink(id: "hook", settings: Self.settings(url, change), client: testClient)
    }

    @Test func `a message arrives signed, as JSON, with the headers of the settings`() async throws {
        let receiver = try await WebhookReceiver.start(secrets: [Self.secret])
        let sink = try sink(receiver.url) {
            $0.headers = [SecretHeader(name: "X-Team", value: Secret("news-desk"))]
        }
        #expect(await sink.send(Sample.outgoing(), now: Sample.now) == SendResult(.done, status: 204))
        let attempt = try #require(receiver.accepted.first)
        #expect(attempt.verdict == .genuine(secret: 0) && attempt.id == "msg_1")
        #expect(attempt.timestamp == "\(Sample.now.milliseconds / 1000)")
        #expect(attempt.request.method == "POST")
        #expect(attempt.request.headers["content-type"] == "application/json")
        #expect(attempt.request.headers["x-team"] == "news-desk")
        #expect(attempt.request.headers["user-agent"] == "watchword/test")
        #expect(try attempt.body == WebhookBodyTests.bytes(Sample.outgoing()))
        await receiver.server.stop()
    }

    @Test func `a repeated message has the same id and a fresh signature`() async throws {
        let receiver = try await WebhookReceiver.start(secrets: [Self.secret])
        receiver.script(.status(503), .status(204))
        let sink = try sink(receiver.url)
        #expect(await sink.send(Sample.outgoing(), now: Sample.now).outcome == .transient)
        #expect(await sink.send(Sample.outgoing(), now: Sample.now + .seconds(5)).outcome == .done)
        #expect(receiver.attempts.map(\.id) == ["msg_1", "msg_1"])
        #expect(receiver.attempts.allSatisfy { $0.verdict == .genuine(secret: 0) })
        #expect(Set(receiver.attempts.map(\.timestamp)).count == 2)
        await receiver.server.stop()
    }

    @Test func `a redirect is not followed`() async throws {
        let receiver = try await WebhookReceiver.start()
        receiver.script(.redirect(307, to: "/elsewhere"))
        let result = try await sink(receiver.url).send(Sample.outgoing(), now: Sample.now)
        #expect(result.outcome == .permanentEndpoint && result.status == 307)
        #expect(receiver.server.requests.count == 1)
        await receiver.server.stop()
    }

    @Test func `a message that is too long is told in brief, once`() async throws {
        let receiver = try await WebhookReceiver.start()
        receiver.script(.status(413), .status(204), .status(413), .status(413))
        let sink = try sink(receiver.url)
        #expect(await sink.send(Sample.outgoing(), now: Sample.now).outcome == .done)
        let sizes = receiver.attempts.map(\.body.count)
        #expect(sizes.count == 2 && sizes[1] < sizes[0])
        #expect(await sink.send(Sample.outgoing(), now: Sample.now).outcome == .permanentMessage)
        #expect(receiver.attempts.count == 4)
        await receiver.server.stop()
    }

    @Test func `the receiver's wish for time is heard`() async throws {
        let receiver = try await WebhookReceiver.start()
        receiver.script(.status(429).with("Retry-After", "42"))
        let result = try await sink(receiver.url).send(Sample.outgoing(), now: Sample.now)
        #expect(result.outcome == .transient && result.retryAfter == .seconds(42))
        await receiver.server.stop()
    }

    @Test func `an answer that does not come in time may have been heard`() async throws {
        let receiver = try await WebhookReceiver.start()
        receiver.script(.fault(.hang))
        let sink = try sink(receiver.url) { $0.totalTimeout = .milliseconds(300) }
        let result = await sink.send(Sample.outgoing(), now: Sample.now)
        #expect(result.outcome == .transient && result.maybeSent && result.status == nil)
        await receiver.server.stop()
    }

    @Test func `a receiver that is down is tried again later`() async throws {
        let receiver = try await WebhookReceiver.start()
        await receiver.goDown()
        let result = try await sink(receiver.url).send(Sample.outgoing(), now: Sample.now)
        #expect(result.outcome == .transient && !result.maybeSent)
    }

    @Test func `a private address is refused by our own rules, and nothing is sent`() async throws {
        let receiver = try await WebhookReceiver.start()
        let sink = try sink(receiver.url) { $0.allowPrivate = false }
        #expect(await sink.send(Sample.outgoing(), now: Sample.now).outcome == .refused)
        #expect(receiver.attempts.isEmpty)
        await receiver.server.stop()
    }

    @Test func `a long answer is still an answer`() async throws {
        let receiver = try await WebhookReceiver.start()
        receiver.script(.ok(String(repeating: "<p>thanks</p>", count: 5000)))
        #expect(try await sink(receiver.url).send(Sample.outgoing(), now: Sample.now).outcome == .done)
        await receiver.server.stop()
    }

    @Test func `a quotation that ends in the middle of a secret does not show its beginning`() async throws {
        let receiver = try await WebhookReceiver.start()
        let token = "canary-0123456789abcdef0123456789abcdef"
        var answer = ScriptedResponse.ok(String(repeating: "x", count: 175) + token)
        answer.status = 400
        receiver.script(answer)
        let sink = try sink(receiver.url) {
            $0.headers = [SecretHeader(name: "X-Token", value: Secret(token))]
        }
        let detail = try #require(await sink.send(Sample.outgoing(), now: Sample.now).detail)
        #expect(detail.hasSuffix("xxx<secret>") && !detail.contains("canary"))
        await receiver.server.stop()
    }

    @Test(arguments: [
        ("http://example.org/", SinkProblem.Part.url), ("ftp://example.org/", .url),
        ("example.org/hook", .url),
        ("https://user:word@example.org/", .url), ("https://example.org\\@evil.example/", .url),
        ("https://example.org/a b", .url), ("https://例.example/", .url), ("https:///x", .url), ("", .url),
    ])
    func `a URL that must not be posted to is refused without being told`(url: String, part: SinkProblem.Part)
    {
        let settings = WebhookSettings(url: Secret(url))
        let problem = #expect(throws: SinkProblem.self) {
            try WebhookSink(id: "hook", settings: settings, client: testClient)
        }
        #expect(problem?.part == part)
        if !url.isEmpty { #expect(problem?.description.contains(url) == false) }
    }

    @Test(arguments: [
        ("X-A: b\r\nX-B", "v"), ("", "v"), ("x y", "v"), ("naïve", "v"), ("X-A", "v\r\nEvil: 1"),
        ("X-A", "v\u{0}"),
        ("X-A", "v\n"), ("Webhook-Id", "v"), ("content-length", "5"), ("Host", "other.example"),
    ])
    func `a header cannot smuggle another`(name: String, value: String) {
        var settings = WebhookSettings(url: Secret("https://example.org/"))
        settings.headers = [SecretHeader(name: name, value: Secret(value))]
        let problem = #expect(throws: SinkProblem.self) {
            try WebhookSink(id: "hook", settings: settings, client: testClient)
        }
        #expect(problem?.part == .header)
    }

    @Test func `a bad secret is refused without being told`() {
        var settings = WebhookSettings(url: Secret("https://example.org/"))
        settings.secrets = [Secret("whsec_c2hvcnQ=")]
        let problem = #expect(throws: SinkProblem.self) {
            try WebhookSink(id: "hook", settings: settings, client: testClient)
        }
        #expect(problem?.part == .secret && problem?.description.contains("c2hvcnQ=") == false)
    }
}
