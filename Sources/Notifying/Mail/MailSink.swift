// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// Sends mail through one server, as one message to all recipients.
///
/// Taken for one of them is taken: the mailbox that is gone, full or greylisted stands in the attempt, and holds up
/// nobody else's mail.
///
/// A server that takes a message twice delivers it twice; the same Message-ID lets a reader drop the second.
public struct MailSink: Sink {
    /// The id from the settings.
    public let id: SinkID
    private let settings: MailSettings
    private let text: MailText
    private let from: String
    private let recipients: [String]
    private let redactor: Redactor
    private let client: HTTPClient

    /// Checks the settings and keeps them.
    ///
    /// - Throws: `SinkProblem`, without secrets.
    public init(
        id: SinkID,
        settings: MailSettings,
        client: HTTPClient,
        timeZone: TimeZone = .gmt
    ) throws(SinkProblem) {
        guard let from = MailAddress(settings.from) else {
            throw SinkProblem(id, .mail, "'from' is no address; write a@b.example or Name <a@b.example>")
        }
        let recipients = settings.to.compactMap(MailAddress.init)
        guard !recipients.isEmpty, recipients.count == settings.to.count else {
            throw SinkProblem(
                id,
                .mail,
                "'to' is no list of addresses; write a@b.example or Name <a@b.example>"
            )
        }
        let isHost = settings.host.utf8.allSatisfy {
            $0 > 0x20 && $0 < 0x7f && !"/@?#%\\[]".utf8.contains($0)
        }
        guard isHost, !settings.host.isEmpty else {
            throw SinkProblem(id, .mail, "'host' is no name of a server")
        }
        self.id = id
        self.settings = settings
        self.from = from.address
        self.recipients = recipients.map(\.address)
        self.client = client
        text = MailText(settings: settings, sink: id, style: TextStyle(timeZone: timeZone))
        redactor = Redactor(settings)
    }

    /// Hands the message over.
    public func send(_ message: OutgoingMessage, now: Date) async -> SendResult {
        var request = MailRequest(
            host: settings.host,
            port: settings.port ?? settings.security.defaultPort,
            security: settings.security,
            from: from,
            recipients: recipients,
            message: text.message(message, now: now)
        )
        request.user = settings.user
        request.password = settings.password
        request.allowPrivate = settings.allowPrivate
        request.caFile = settings.caFile
        request.proxy = settings.proxy
        request.connectTimeout = settings.connectTimeout
        request.totalTimeout = settings.totalTimeout
        var result = MailClass.of(await client.send(request), recipients: recipients.count)
        result.detail = result.detail.map(redactor.redact)
        return result
    }
}

/// What the answer of a mail server means: the table of RFC 5321, read with a watcher's eyes.
enum MailClass {
    /// The class of what `HTTPClient.send` came to.
    ///
    /// - Parameter recipients: how many there were.
    static func of(_ result: Result<MailReply, TransportFailure>, recipients: Int) -> SendResult {
        switch result {
        case .success(let reply) where reply.refused.count >= recipients: allRefused(reply)
        case .success(let reply): answer(reply)
        // 67: the log-in was refused, and the server did not say so with a code.
        case .failure(let failure) where failure.curlCode == 67:
            SendResult(.permanentEndpoint, detail: "\(failure.detail); check user and password")
        case .failure(let failure): ResultClass.failure(failure)
        }
    }

    private static func answer(_ reply: MailReply) -> SendResult {
        let (outcome, hint) = row(reply.code)
        guard outcome != .done else {
            let detail = reply.refused.isEmpty ? nil : "not taken for \(masked(reply.refused))"
            return SendResult(.done, status: reply.code, detail: detail)
        }
        let said = SafeText.line(reply.text).prefix(ResultClass.maxQuoted)
        let parts = ["SMTP \(reply.code)", hint, said.isEmpty ? nil : "it said: \(said)"]
        return SendResult(
            outcome,
            status: reply.code,
            detail: parts.compactMap(\.self).joined(separator: "; ")
        )
    }

    /// No other message would fare better, unless one of them was told to come back.
    private static func allRefused(_ reply: MailReply) -> SendResult {
        let later = reply.refused.first { $0.code < 500 }
        var last = reply
        last.code = later?.code ?? reply.code
        var result = answer(last)
        if later == nil { result.outcome = .permanentEndpoint }
        result.detail = [result.detail, "taken for none of \(masked(reply.refused))"].compactMap(\.self)
            .joined(separator: "; ")
        return result
    }

    /// `a…@desk.example (550)`: enough to find the mailbox in the settings.
    private static func masked(_ refused: [MailReply.Refusal]) -> String {
        let shown = refused.prefix(5)
            .map { refusal in
                let domain = refusal.recipient.drop { $0 != "@" }
                return "\(SafeText.line(refusal.recipient.prefix(1) + "…" + domain)) (\(refusal.code))"
            }
        let more = refused.count > shown.count ? ["\(refused.count - shown.count) more"] : []
        return (shown + more).joined(separator: ", ")
    }

    private static func row(_ code: Int) -> (Attempt.Outcome, String?) {
        switch code {
        case 200..<400: (.done, nil)
        case 400..<500: (.transient, nil)
        case 530, 534, 535, 538: (.permanentEndpoint, "check user, password and 'security'")
        case 550...554, 555: (.permanentMessage, nil)
        // Commands that it does not know, and whatever else: the queue is kept.
        default: (.permanentEndpoint, nil)
        }
    }
}
