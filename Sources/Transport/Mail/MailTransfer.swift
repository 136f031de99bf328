// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CCurl
import Glibc
import NewsModel

/// The mail of one exchange: what is still to be handed over, and what the server said.
///
/// As with `Exchange`: used on the loop's thread only, and kept as long as libcurl knows the handle.
final class MailTransfer {
    private let envelope: MailEnvelope
    private var sent = 0
    private var recipients: UnsafeMutablePointer<curl_slist>?
    private var lines: [String] = []
    /// The last word of the server, when it was a refusal.
    private(set) var refusal: MailReply?
    /// Whom it refused, in the envelope's order.
    private(set) var refusedRecipients: [MailReply.Refusal] = []
    /// How many recipients were named to it, and whether the last one was not answered for yet.
    private var named = 0
    private var isNaming = false

    /// What is kept of a reply, in bytes.
    private static let longestReply = 2000

    init(_ envelope: MailEnvelope) {
        self.envelope = envelope
        for recipient in envelope.recipients {
            recipients = curl_slist_append(recipients, "<\(recipient)>") ?? recipients
        }
    }

    deinit { curl_slist_free_all(recipients) }

    /// Whether libcurl has taken the whole message: the server may have got it.
    var isHandedOver: Bool { sent == envelope.message.count }

    /// What needs this object's own address.
    func configure(_ options: inout EasyOptions) {
        options.list(CURLOPT_MAIL_RCPT, recipients)
        // The misspelling is libcurl's, up to 8.1. One dead mailbox must not stop the mail of all others.
        options.long(CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1)
        options.debug(Unmanaged.passUnretained(self).toOpaque()) { _, kind, bytes, count, context in
            guard kind == CURLINFO_HEADER_OUT, let bytes, let context else { return 0 }
            let line = UnsafeRawBufferPointer(start: bytes, count: count)
            Unmanaged<MailTransfer>.fromOpaque(context).takeUnretainedValue().heed(command: line)
            return 0
        }
        options.data(CURLOPT_READFUNCTION, CURLOPT_READDATA, Unmanaged.passUnretained(self).toOpaque()) {
            guard let context = $3 else { return Int(CURL_READFUNC_ABORT) }
            return Unmanaged<MailTransfer>.fromOpaque(context).takeUnretainedValue().give($0, $1 * $2)
        }
    }

    private func give(_ buffer: UnsafeMutablePointer<CChar>?, _ room: Int) -> Int {
        let count = min(room, envelope.message.count - sent)
        guard count > 0, let buffer else { return 0 }
        envelope.message[sent..<sent + count]
            .withUnsafeBytes {
                UnsafeMutableRawBufferPointer(start: buffer, count: room).copyMemory(from: $0)
            }
        sent += count
        return count
    }

    /// Takes note of a command that is sent: of an answer alone nobody knows what it is about.
    private func heed(command line: UnsafeRawBufferPointer) {
        guard line.starts(with: "RCPT TO:".utf8) else { return }
        named += 1
        isNaming = true
    }

    /// Takes one line of what the server says.
    func take(reply bytes: UnsafeRawBufferPointer) {
        let line = String(decoding: bytes.prefix(Self.longestReply), as: UTF8.self)
        guard let code = Int(line.prefix(3)), (200..<600).contains(code) else { return }
        if lines.count < 10 { lines.append(String(line.dropFirst(4)).filter { !$0.isNewline }) }
        guard line.utf8.dropFirst(3).first != UInt8(ascii: "-") else { return }
        if isNaming {
            isNaming = false
            if code >= 400, let recipient = envelope.recipients.dropFirst(named - 1).first {
                refusedRecipients.append(.init(recipient: recipient, code: code))
            }
        }
        // The farewell (221) comes after the answer that matters; any other good word takes a refusal back.
        if code >= 400 {
            refusal = MailReply(code: code, text: lines.joined(separator: " "))
        } else if code != 221 {
            refusal = nil
        }
        lines = []
    }
}

extension HopResponse {
    /// A refusal is an answer, as a status of HTTP is.
    init(_ reply: MailReply, timings: HTTPTimings) {
        self.init(status: reply.code, headers: HeaderFields(), body: Array(reply.text.utf8), timings: timings)
    }
}

extension EasyOptions {
    /// What follows from the envelope alone.
    mutating func apply(_ mail: MailEnvelope) {
        string(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        // Nothing is said in the clear before TLS stands: a server, or somebody before it, that offers none is left.
        let use = mail.security == .plain ? CURLUSESSL_NONE : CURLUSESSL_ALL
        long(CURLOPT_USE_SSL, Int(use.rawValue))
        string(CURLOPT_MAIL_FROM, "<\(mail.from)>")
        if let user = mail.user { string(CURLOPT_USERNAME, user.reveal()) }
        if let password = mail.password { string(CURLOPT_PASSWORD, password.reveal()) }
        // libcurl would give a connection of another sink to this one, whatever certificate that one trusted (7.88).
        long(CURLOPT_FRESH_CONNECT, 1)
        long(CURLOPT_FORBID_REUSE, 1)
        long(CURLOPT_SERVER_RESPONSE_TIMEOUT, mail.replySeconds)
        long(CURLOPT_UPLOAD, 1)
        offset(CURLOPT_INFILESIZE_LARGE, Int64(mail.message.count))
    }
}
