// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Notifying
import Testing
import Transport

/// One sink under test, with the place that it sends to.
///
/// A new kind of sink adds a case to `Harness.Kind` and what it needs here; then every test below applies to it.
private final class Harness: Sendable {
    enum Kind: String, CaseIterable {
        case stdoutText, stdoutJSON, fileText, fileJSON, webhook
    }

    static let canary = "CANARY-5e1f0a9c"
    let sink: any Sink
    /// Everything that has arrived.
    let received: @Sendable () throws -> String
    /// Makes the place refuse what comes next, if it can.
    let breakDown: @Sendable () async throws -> Void
    private let keep: [any Sendable]

    init(_ kind: Kind) async throws {
        let directory = try TemporaryDirectory()
        let factory = SinkFactory(client: testClient, timeZone: .gmt)
        switch kind {
        case .stdoutText, .stdoutJSON:
            // A file behind the descriptor: what was written can be read back at any length.
            let path = directory.file("out")
            let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND, 0o600)
            let format: SinkSettings.TextFormat = kind == .stdoutText ? .text : .json
            sink = StdoutSink(id: "s", format: format, timeZone: .gmt, descriptor: descriptor)
            received = { try directory.text("out") }
            breakDown = {
                var ends: [Int32] = [0, 0]
                #expect(pipe(&ends) == 0 && dup2(ends[1], descriptor) == descriptor)
                close(ends[0])
                close(ends[1])
            }
        case .fileText, .fileJSON:
            let path = directory.file(Self.canary + "/out")
            #expect(mkdir(directory.file(Self.canary), 0o755) == 0)
            let format: SinkSettings.TextFormat = kind == .fileText ? .text : .json
            sink = try factory.make(SinkSettings(id: "s", kind: .file(path: path, format: format)))
            received = { try directory.text(Self.canary + "/out") }
            breakDown = { #expect(rename(directory.file(Self.canary), directory.file("gone")) == 0) }
        case .webhook:
            let receiver = try await WebhookReceiver.start()
            var settings = `Webhook sink`.settings(
                receiver.server.url("/hook/\(Self.canary)?key=\(Self.canary)")
            )
            settings.headers = [SecretHeader(name: "X-Key", value: Secret(Self.canary))]
            sink = try factory.make(SinkSettings(id: "s", kind: .webhook(settings)))
            received = {
                receiver.accepted.map { String(decoding: $0.body, as: UTF8.self) }.joined(separator: "\n")
            }
            breakDown = {
                let echo = "you posted \(Self.canary)"
                receiver.answerOtherwise(with: ScriptedResponse(status: 500, body: .bytes(Array(echo.utf8))))
            }
        }
        keep = [directory]
    }
}

/// What every sink promises.
@Suite(.timeLimit(.minutes(1))) struct `Every sink` {
    @Test(arguments: Harness.Kind.allCases)
    fileprivate func `takes every kind of message`(kind: Harness.Kind) async throws {
        let harness = try await Harness(kind)
        for (_, message) in Sample.everyKind {
            let result = await harness.sink.send(message, now: Sample.now)
            #expect(result.outcome == .done && result.detail == nil && !result.maybeSent)
        }
        #expect(try harness.received().contains("example.org/2"))
    }

    @Test(arguments: Harness.Kind.allCases)
    fileprivate func `lets no text from outside out raw`(kind: Harness.Kind) async throws {
        let harness = try await Harness(kind)
        let messages = [
            Sample.outgoing(alerts: [Sample.alert(title: hostileText)]), Sample.noticeMessage(hostileText),
        ]
        for message in messages {
            #expect(await harness.sink.send(message, now: Sample.now).outcome == .done)
        }
        let text = try harness.received()
        #expect(isHarmless(text))
        #expect(text.contains("</script>") && text.contains("{url}{{7*7}}%s"))
    }

    @Test(arguments: Harness.Kind.allCases)
    fileprivate func `takes a large message whole`(kind: Harness.Kind) async throws {
        let harness = try await Harness(kind)
        let alerts = (1...300)
            .map { number in
                var alert = Sample.alert(number, title: "Headline \(number)")
                alert.article.lead = String(repeating: "lead ", count: 100)
                return alert
            }
        let message = Sample.outgoing(kind: .digest, alerts: alerts)
        #expect(await harness.sink.send(message, now: Sample.now).outcome == .done)
        let text = try harness.received()
        #expect((1...300).allSatisfy { text.contains("https://example.org/\($0)") })
    }

    @Test(arguments: Harness.Kind.allCases)
    fileprivate func `says what failed, and no secret`(kind: Harness.Kind) async throws {
        let harness = try await Harness(kind)
        try await harness.breakDown()
        let result = await harness.sink.send(Sample.outgoing(), now: Sample.now)
        #expect(result.outcome != .done)
        let detail = try #require(result.detail)
        #expect(!detail.isEmpty && isHarmless(detail) && !detail.contains("\n"))
        // A file's path is no secret, and a person needs it.
        if kind == .webhook { #expect(!detail.contains(Harness.canary)) }
    }

    @Test(arguments: Harness.Kind.allCases)
    fileprivate func `goes on after a reopen`(kind: Harness.Kind) async throws {
        let harness = try await Harness(kind)
        #expect(await harness.sink.send(Sample.outgoing("msg_1"), now: Sample.now).outcome == .done)
        await harness.sink.reopen()
        let second = Sample.outgoing("msg_2", alerts: [Sample.alert(2)])
        #expect(await harness.sink.send(second, now: Sample.now).outcome == .done)
        let text = try harness.received()
        #expect(text.contains("example.org/1") && text.contains("example.org/2"))
    }
}
