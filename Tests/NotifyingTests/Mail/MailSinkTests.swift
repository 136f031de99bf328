// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing
import Transport

@testable import Notifying

@Suite(.timeLimit(.minutes(1))) struct `Mail sink` {
    static let password = "CANARY-5e1f0a9c"

    static func settings(_ port: Int, _ change: (inout MailSettings) -> Void = { _ in }) -> MailSettings {
        var settings = MailSettings(
            host: "127.0.0.1",
            from: "W <w@desk.example>",
            to: ["a@desk.example", "b@desk.example"]
        )
        settings.port = port
        settings.security = .plain
        settings.allowPrivate = true
        settings.user = Secret("watch")
        settings.password = Secret(password)
        change(&settings)
        return settings
    }

    private static func send(
        _ settings: MailSettings,
        _ message: OutgoingMessage = Sample.outgoing()
    ) async throws -> SendResult {
        try await MailSink(id: "mail", settings: settings, client: testClient).send(message, now: Sample.now)
    }

    @Test func `a message arrives as it was written, at all recipients`() async throws {
        let receiver = try await MailReceiver.start()
        let settings = Self.settings(receiver.port)
        #expect(try await Self.send(settings) == SendResult(.done, status: 250))
        let delivery = try #require(receiver.deliveries.first)
        #expect(delivery.from.hasPrefix("<w@desk.example>"))
        #expect(delivery.recipients == ["<a@desk.example>", "<b@desk.example>"])
        #expect(delivery.user == "watch")
        let text = MailText(settings: settings, sink: "mail", style: TextStyle(timeZone: .gmt))
        #expect(Array(delivery.message.utf8) == text.message(Sample.outgoing(), now: Sample.now))
        await receiver.stop()
    }

    @Test(arguments: [
        ("MAIL", "421 4.3.2 shutting down", Attempt.Outcome.transient, 421),
        ("MAIL", "451 later", .transient, 451),
        ("RCPT", "450 greylisted, come back", .transient, 450),
        ("RCPT", "550 5.1.1 no such user", .permanentEndpoint, 550),
        ("RCPT", "552 full", .permanentEndpoint, 552), ("MAIL", "550 not you", .permanentMessage, 550),
        ("AUTH", "535 5.7.8 no", .permanentEndpoint, 535),
        ("AUTH", "454 later", .transient, 454), ("MAIL", "530 5.7.0 log in first", .permanentEndpoint, 530),
        (".", "554 5.7.1 spam", .permanentMessage, 554), (".", "452 no room", .transient, 452),
        ("DATA", "503 out of order", .permanentEndpoint, 503), ("MAIL", "555 what", .permanentMessage, 555),
        ("RCPT", "550-5.1.1 first line\r\n550 5.1.1 second line", .permanentEndpoint, 550),
    ])
    func `each answer has its class`(
        command: String,
        answer: String,
        outcome: Attempt.Outcome,
        code: Int
    ) async throws {
        let receiver = try await MailReceiver.start(script: [command: answer])
        let result = try await Self.send(Self.settings(receiver.port))
        #expect(result.outcome == outcome && result.status == code, "\(result)")
        #expect(
            result.detail?.contains("SMTP \(code)") == true && result.detail?.contains(Self.password) == false
        )
        #expect(receiver.deliveries.isEmpty)
        await receiver.stop()
    }

    @Test(arguments: [
        (["a": "550 no such user"], "a…@desk.example (550)", ["<b@desk.example>"]),
        (["b": "452 full"], "b…@desk.example (452)", ["<a@desk.example>"]),
    ])
    func `a mailbox that is refused stops nobody else's mail, and is named`(
        answers: [String: String],
        named: String,
        taken: [String]
    ) async throws {
        let script = answers.map { ("RCPT TO:<\($0)@desk.example>", $1) }
        let receiver = try await MailReceiver.start(script: Dictionary(uniqueKeysWithValues: script))
        let result = try await Self.send(Self.settings(receiver.port))
        #expect(result == SendResult(.done, status: 250, detail: "not taken for \(named)"))
        #expect(receiver.deliveries.map(\.recipients) == [taken])
        await receiver.stop()
    }

    @Test func `of recipients that are all refused, one that may come back is waited for`() async throws {
        let receiver = try await MailReceiver.start(script: [
            "RCPT TO:<a@desk.example>": "450 come back", "RCPT TO:<b@desk.example>": "550 no such user",
        ])
        let result = try await Self.send(Self.settings(receiver.port))
        #expect(result.outcome == .transient && result.status == 450)
        #expect(result.detail?.contains("a…@desk.example (450), b…@desk.example (550)") == true, "\(result)")
        #expect(receiver.deliveries.isEmpty)
        await receiver.stop()
    }

    @Test func `a message that is refused as a whole is not taken, whoever else was refused before`()
        async throws
    {
        let receiver = try await MailReceiver.start(script: [
            "RCPT TO:<a@desk.example>": "550 no such user", ".": "554 spam",
        ])
        let result = try await Self.send(Self.settings(receiver.port))
        #expect(result.outcome == .permanentMessage && result.status == 554, "\(result)")
        await receiver.stop()
    }

    @Test func `without TLS nothing is said to a server that must have it`() async throws {
        let receiver = try await MailReceiver.start()
        let result = try await Self.send(Self.settings(receiver.port) { $0.security = .startTLS })
        #expect(result.outcome == .transientSlow && receiver.deliveries.isEmpty, "\(result)")
        let direct = try await Self.send(Self.settings(receiver.port) { $0.security = .tls })
        #expect(direct.outcome == .transient && receiver.deliveries.isEmpty)
        await receiver.stop()
    }

    @Test func `a private address is refused by our own rules`() async throws {
        let receiver = try await MailReceiver.start()
        let result = try await Self.send(Self.settings(receiver.port) { $0.allowPrivate = false })
        #expect(result.outcome == .refused && receiver.deliveries.isEmpty)
        await receiver.stop()
        let down = try await Self.send(Self.settings(receiver.port))
        #expect(down.outcome == .transient && !down.maybeSent)
    }

    @Test func `a server that quotes the password is not quoted`() async throws {
        let coded = Data("\0watch\0\(Self.password)".utf8).base64EncodedString()
        let quoted = Data(Self.password.utf8).base64EncodedString()
        let answer = "535 you said \(Self.password) \(quoted) \(coded)"
        let receiver = try await MailReceiver.start(script: ["AUTH": answer])
        let detail = try #require(try await Self.send(Self.settings(receiver.port)).detail)
        #expect(
            !detail.contains(Self.password) && !detail.contains(quoted) && !detail.contains(coded),
            "\(detail)"
        )
        await receiver.stop()
    }

    @Test func `a message that was handed over without an answer may have arrived`() async throws {
        let receiver = try await MailReceiver.start(script: [".": ""])
        let result = try await Self.send(
            Self.settings(receiver.port) { $0.totalTimeout = .milliseconds(500) }
        )
        #expect(result.outcome == .transient && result.maybeSent, "\(result)")
        await receiver.stop()
    }

    @Test func `a server that does not say farewell holds up nobody`() async throws {
        let (slow, quick) = try await (MailReceiver.start(script: ["QUIT": "-"]), MailReceiver.start())
        let hanging = Self.settings(slow.port) { $0.totalTimeout = .seconds(2) }
        async let first = Self.send(hanging)
        #expect(await slow.waitFor(deliveries: 1))
        let start = ContinuousClock.now
        #expect(try await Self.send(Self.settings(quick.port)).outcome == .done)
        #expect(ContinuousClock.now - start < .seconds(1.5))
        // The message was taken, whatever came after.
        #expect(try await first.outcome == .done)
        await slow.stop()
        await quick.stop()
    }

    /// A full mail server with TLS, when it is there: `pip install aiosmtpd`.
    @Test func `a server of others takes it over STARTTLS, and only with a certificate that fits`()
        async throws
    {
        let directory = try TemporaryDirectory()
        guard let server = try await MailServerOfOthers(directory) else { return }
        defer { server.stop() }
        let trusted = Self.settings(server.port) {
            $0.host = "localhost"
            $0.security = .startTLS
            $0.caFile = directory.file("cert.pem")
        }
        let result = try await Self.send(trusted, Sample.outgoing(alerts: [Sample.alert(title: ".\r\n拉致")]))
        #expect(result.outcome == .done, "\(result)")
        let mail = try directory.text("mail.txt")
        #expect(
            mail.contains("TLS") && mail.contains("watch")
                && mail.contains("Message-ID: <msg_1@desk.example>")
        )

        var gone = trusted
        gone.to.append("gone@desk.example")
        let rest = try await Self.send(gone)
        #expect(rest.outcome == .done && rest.detail == "not taken for g…@desk.example (550)", "\(rest)")

        var unknown = trusted
        unknown.caFile = nil
        #expect(try await Self.send(unknown).outcome == .transientSlow)
        var wrongName = trusted
        wrongName.host = "127.0.0.1"
        #expect(try await Self.send(wrongName).outcome == .transientSlow)
        var wrongPassword = trusted
        wrongPassword.password = Secret("another-word")
        #expect(try await Self.send(wrongPassword).outcome == .permanentEndpoint)
    }
}

/// `aiosmtpd` in a process of its own, with a certificate for `localhost`.
private final class MailServerOfOthers {
    let port: Int
    private let process: Process
    private let stdin = Pipe()

    private static let script = """
        import asyncio, ssl, sys
        from aiosmtpd.controller import Controller
        from aiosmtpd.smtp import AuthResult
        folder = sys.argv[1]
        class Handler:
            async def handle_RCPT(self, server, session, envelope, address, options):
                if address.startswith("gone@"):
                    return "550 no such user"
                envelope.rcpt_tos.append(address)
                return "250 fine"
            async def handle_DATA(self, server, session, envelope):
                with open(folder + "/mail.txt", "wb") as out:
                    tls = b"TLS " if session.ssl else b"plain "
                    out.write(tls + session.auth_data + b"\\n" + envelope.content)
                return "250 taken"
        def login(server, session, envelope, mechanism, data):
            fine = data.login == b"watch" and data.password == b"CANARY-5e1f0a9c"
            return AuthResult(success=fine, auth_data=data.login, handled=False)
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(folder + "/cert.pem", folder + "/key.pem")
        import socket
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        controller = Controller(Handler(), hostname="127.0.0.1", port=port, ready_timeout=30, tls_context=context, require_starttls=True,
            authenticator=login, auth_required=True, auth_require_tls=True, server_hostname="localhost")
        controller.start()
        print(port, flush=True)
        sys.stdin.read()
        controller.stop()
        """

    /// Nil where Python has no `aiosmtpd`, or openssl is not there.
    init?(_ directory: TemporaryDirectory) async throws {
        let interpreter = ProcessInfo.processInfo.environment["WATCHWORD_TEST_PYTHON"] ?? "python3"
        guard try await python("print(1)", needs: "aiosmtpd") != nil else { return nil }
        let openssl = try await Program.run([
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
            "/CN=localhost", "-addext",
            "subjectAltName=DNS:localhost", "-keyout", directory.file("key.pem"), "-out",
            directory.file("cert.pem"),
        ])
        guard openssl.status == 0 else { return nil }
        process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [interpreter, "-c", Self.script, directory.path]
        let stdout = Pipe()
        process.standardInput = stdin
        process.standardOutput = stdout
        try process.run()
        let said = String(decoding: stdout.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(said.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            Issue.record("the server did not start")
            return nil
        }
        self.port = port
    }

    func stop() {
        try? stdin.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}
