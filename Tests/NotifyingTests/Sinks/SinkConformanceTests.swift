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
    enum Kind: Sendable, Hashable, CaseIterable, CustomTestStringConvertible {
        case stdout(SinkSettings.TextFormat)
        case file(SinkSettings.TextFormat)
        case atom
        case mail
        case webhook(String)

        static let allCases: [Kind] =
            SinkSettings.TextFormat.allCases.flatMap { [.stdout($0), .file($0)] } + [.atom, .mail]
            + FormatSample.names.map { .webhook($0) }

        var testDescription: String { "\(self)" }

        /// Whether it holds credentials that must never be told.
        var hasSecrets: Bool {
            switch self {
            case .stdout, .file, .atom: false
            case .mail, .webhook: true
            }
        }

        /// Whether a digest of any length is told whole.
        var takesAll: Bool {
            switch self {
            case .stdout, .file: true
            // Every intermediary forwards events of 64 KiB, and not more.
            case .webhook("cloudevents-structured"), .webhook("cloudevents-binary"): false
            case .webhook(let name): !FormatSample.format(name).interruptsPeople && name != "template"
            // The newest only.
            case .atom, .mail: false
            }
        }
    }

    static let canary = "CANARY-5e1f0a9c"
    let sink: any Sink
    /// Everything that has arrived.
    let received: @Sendable () throws -> String
    /// Makes the place refuse what comes next, if it can.
    let breakDown: @Sendable () async throws -> Void
    /// Makes it fail in this way, or with nil in none; false: nothing that it can say means that.
    let fail: @Sendable (Attempt.Outcome?) -> Bool
    private let keep: [any Sendable]

    init(_ kind: Kind) async throws {
        let directory = try TemporaryDirectory()
        let factory = SinkFactory(client: testClient, timeZone: .gmt)
        switch kind {
        case .stdout(let format):
            // A file behind the descriptor: what was written can be read back at any length.
            let path = directory.file("out")
            let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND, 0o600)
            sink = StdoutSink(id: "s", format: format, timeZone: .gmt, descriptor: descriptor)
            received = { try directory.text("out") }
            breakDown = { #expect(Self.loseReader(of: descriptor)) }
            fail = { outcome in
                guard outcome == .endpointGone else {
                    let file = open(path, O_RDWR | O_APPEND)
                    defer { close(file) }
                    return outcome == nil && dup2(file, descriptor) == descriptor
                }
                return Self.loseReader(of: descriptor)
            }
        case .file, .atom:
            let path = directory.file(Self.canary + "/out")
            #expect(mkdir(directory.file(Self.canary), 0o755) == 0)
            let settings: SinkSettings.Kind =
                if case .file(let format) = kind { .file(path: path, format: format) } else {
                    .atom(AtomSettings(path: path))
                }
            sink = try factory.make(SinkSettings(id: "s", kind: settings))
            received = { try directory.text(Self.canary + "/out") }
            breakDown = { #expect(rename(directory.file(Self.canary), directory.file("gone")) == 0) }
            fail = { outcome in
                let (here, gone) = (directory.file(Self.canary), directory.file("gone"))
                if outcome == .permanentEndpoint { return rename(here, gone) == 0 }
                return outcome == nil && rename(gone, here) == 0
            }
        case .mail:
            let receiver = try await MailReceiver.start()
            sink = try factory.make(SinkSettings(id: "s", kind: .mail(`Mail sink`.settings(receiver.port))))
            received = { receiver.deliveries.map { Self.decoded($0.message) }.joined(separator: "\n") }
            breakDown = {
                receiver.answer(with: ["AUTH": "535 you said \(Self.canary)", "MAIL": "451 \(Self.canary)"])
            }
            let scripts: [Attempt.Outcome?: MailReceiver.Script] = [
                nil: [:], .transient: ["MAIL": "451 later"], .permanentEndpoint: ["AUTH": "535 who?"],
                .permanentMessage: [".": "554 spam"],
            ]
            fail = { outcome in
                guard let script = scripts[outcome] else { return false }
                receiver.answer(with: script)
                return true
            }
        case .webhook(let name):
            let receiver = try await WebhookReceiver.start()
            receiver.answerOtherwise(with: Self.success(name))
            var settings = `Webhook sink`.settings(
                receiver.server.url("/hook/\(Self.canary)")
            )
            settings.format = FormatSample.format(name)
            settings.headers = [SecretHeader(name: "X-Key", value: Secret(Self.canary))]
            sink = try factory.make(SinkSettings(id: "s", kind: .webhook(settings)))
            received = {
                try receiver.accepted.map { try Self.texts($0.body) }.joined(separator: "\n")
            }
            breakDown = {
                let echo = "you posted \(Self.canary)"
                receiver.answerOtherwise(with: ScriptedResponse(status: 500, body: .bytes(Array(echo.utf8))))
            }
            let statuses: [Attempt.Outcome: Int] = [
                .transient: 503, .permanentEndpoint: 401, .permanentMessage: 400, .endpointGone: 410,
            ]
            fail = { outcome in
                let status = outcome.map { statuses[$0] } ?? 0
                guard let status else { return false }
                receiver.answerOtherwise(with: status == 0 ? Self.success(name) : .status(status))
                return true
            }
        }
        keep = [directory]
    }

    /// Puts a pipe that nobody reads behind a descriptor.
    private static func loseReader(of descriptor: Int32) -> Bool {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return false }
        defer { for end in ends { close(end) } }
        return dup2(ends[1], descriptor) == descriptor
    }

    /// What a service says when it takes a message.
    private static func success(_ format: String) -> ScriptedResponse {
        switch format {
        case "slack", "mattermost": .ok("ok")
        case "telegram": .ok(#"{"ok":true}"#)
        case "matrix": .ok(#"{"event_id":"$1"}"#)
        default: .status(204)
        }
    }

    /// Every text of a body, as its reader has it after the escapes of JSON and of Markdown.
    private static func texts(_ body: [UInt8]) throws -> String {
        try JSONTree(body).texts.joined(separator: "\n")
            .replacingOccurrences(of: "\\", with: "").replacingOccurrences(of: "\u{200b}", with: "")
            .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
    }

    /// The parts of a mail in clear.
    private static func decoded(_ mail: String) -> String {
        mail.components(separatedBy: "\r\n\r\n").dropFirst()
            .compactMap { part in
                let lines = part.components(separatedBy: "\r\n").prefix { !$0.hasPrefix("--") }
                return Data(base64Encoded: lines.joined()).map { String(decoding: $0, as: UTF8.self) }
            }
            .joined(separator: "\n").replacingOccurrences(of: "\r\n", with: "\n")
            .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
    }
}

/// What every sink promises.
@Suite(.timeLimit(.minutes(1))) struct `Every sink` {
    @Test(arguments: Harness.Kind.allCases)
    fileprivate func `takes every kind of message`(kind: Harness.Kind) async throws {
        let harness = try await Harness(kind)
        for (_, message) in Sample.everyKind {
            let result = await harness.sink.send(message, now: Sample.now)
            #expect(result.outcome == .done && result.detail == nil && !result.maybeSent, "\(result)")
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
        let isMachine =
            if case .webhook(let name) = kind { !FormatSample.format(name).interruptsPeople } else { false }
        // What JSON gives back is the text itself; its bytes are looked at elsewhere.
        #expect(isMachine || isHarmless(text.replacingOccurrences(of: "\r\n", with: "\n")))
        let plain =
            kind == .atom
            ? text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            : text
        #expect(plain.contains("</script>") && plain.contains("{url}{{7*7}}%s"))
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
        guard kind.takesAll else {
            #expect(text.contains("https://example.org/"))
            #expect(
                kind == .atom || text.contains("watchword deliveries list --message msg_1")
                    || text.contains("example.org/300")
            )
            return
        }
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
        if kind.hasSecrets { #expect(!detail.contains(Harness.canary)) }
    }

    @Test(
        arguments: Harness.Kind.allCases,
        [Attempt.Outcome.transient, .permanentEndpoint, .permanentMessage, .endpointGone]
    )
    fileprivate func `fails in each way that its place can, and works again`(
        kind: Harness.Kind,
        outcome: Attempt.Outcome
    ) async throws {
        let harness = try await Harness(kind)
        #expect(await harness.sink.send(Sample.outgoing("msg_1"), now: Sample.now).outcome == .done)
        let second = Sample.outgoing("msg_2", alerts: [Sample.alert(2)])
        guard harness.fail(outcome) else { return }
        let result = await harness.sink.send(second, now: Sample.now)
        #expect(result.outcome == outcome && result.detail?.isEmpty == false, "\(result)")
        #expect(try !harness.fail(nil) || !harness.received().contains("example.org/2"))
        #expect(await harness.sink.send(second, now: Sample.now).outcome == .done)
        #expect(try harness.received().contains("example.org/2"))
    }

    @Test(arguments: Harness.Kind.allCases)
    fileprivate func `takes a test that was sent by hand`(kind: Harness.Kind) async throws {
        let harness = try await Harness(kind)
        let message = SinkTest.message("msg_hand", for: "s", now: Sample.now)
        let outgoing = OutgoingMessage(message: message, alerts: [], reason: .first)
        #expect(await harness.sink.send(outgoing, now: Sample.now).outcome == .done)
        #expect(try harness.received().contains("This is a test, sent by hand"))
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
