// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// One message for one mail server.
public struct MailRequest: Sendable {
    /// The server's name or address.
    public var host: String
    /// Its port.
    public var port: Int
    /// How the connection is kept secret.
    public var security: MailSecurity
    /// The address that bounces go to, without a name.
    public var from: String
    /// The addresses of those who get it, without names; one at least.
    public var recipients: [String]
    /// The name to log in with; nil: no log-in.
    public var user: Secret?
    /// The password to log in with.
    public var password: Secret?
    /// The message, header and body, with CRLF.
    public var message: [UInt8]
    /// Whether loopback and private addresses may be asked.
    public var allowPrivate = false
    /// A file of PEM certificates to trust instead of the system's.
    public var caFile: String?
    /// The proxy to go through; see `HTTPRequest.proxy`.
    public var proxy: Secret?
    /// Time to connect.
    public var connectTimeout: Duration = .seconds(10)
    /// Time for the whole conversation.
    public var totalTimeout: Duration = .seconds(60)

    /// A request with the defaults.
    public init(
        host: String,
        port: Int,
        security: MailSecurity,
        from: String,
        recipients: [String],
        message: [UInt8]
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.from = from
        self.recipients = recipients
        self.message = message
    }
}

/// What a mail server said in the end: a code of 2yz when it took the message.
public struct MailReply: Sendable, Hashable {
    /// The code of RFC 5321.
    public var code: Int
    /// The words behind it.
    public var text: String
    /// The recipients that it will not have, though it took the message for others; or all of them.
    public var refused: [Refusal] = []

    /// What it said to one recipient.
    public struct Refusal: Sendable, Hashable {
        /// The address.
        public var recipient: String
        /// The code of RFC 5321, 400 or more.
        public var code: Int
    }
}

extension HTTPClient {
    /// Hands one message over to a mail server, past the same guard; cancelling gives it up.
    ///
    /// It is taken when the server takes it for one recipient at least.
    public func send(_ request: MailRequest) async -> Result<MailReply, TransportFailure> {
        do {
            let hop = try Hop(request)
            let answer = try await mailLoops.loop(for: hop).perform(hop).get()
            return .success(
                MailReply(
                    code: answer.status,
                    text: String(decoding: answer.body, as: UTF8.self),
                    refused: answer.refusedRecipients
                )
            )
        } catch {
            return .failure(error)
        }
    }
}

/// What is said to a mail server before the message, and the message.
struct MailEnvelope: Sendable {
    var security: MailSecurity
    var from: String
    var recipients: [String]
    var user: Secret?
    var password: Secret?
    var message: [UInt8]
    /// The longest wait for one answer; the farewell is waited for too.
    var replySeconds: Int
}

extension Hop {
    /// The way to a mail server; what could leave its line or its place is refused.
    fileprivate init(_ request: MailRequest) throws(TransportFailure) {
        let addresses = [request.from] + request.recipients
        guard (1...65_535).contains(request.port), Self.isHost(request.host), request.recipients.count > 0,
            addresses.allSatisfy(Self.isAddress)
        else {
            let detail = "the mail server or an address is not one"
            throw TransportFailure(reason: .invalidRequest, detail: detail)
        }
        let scheme = request.security == .tls ? "smtps" : "smtp"
        let host = request.host.contains(":") ? "[\(request.host)]" : request.host
        self.init(
            method: "",
            url: "\(scheme)://\(host):\(request.port)",
            host: request.host,
            userAgent: "",
            headerLines: [],
            body: nil,
            allowPrivate: request.allowPrivate,
            // A server that makes its clients wait before it answers is not slow.
            limits: HTTPLimits(
                connectTimeout: request.connectTimeout,
                totalTimeout: request.totalTimeout,
                minBytesPerSecond: 0
            ),
            unixSocket: nil,
            caFile: request.caFile
        )
        if let proxy = request.proxy { self.proxy = try Proxy(proxy) }
        mail = MailEnvelope(
            security: request.security,
            from: request.from,
            recipients: request.recipients,
            user: request.user,
            password: request.password,
            message: request.message,
            replySeconds: Int(max(1, min(30, request.totalTimeout.seconds)))
        )
    }

    private static func isHost(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 253
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
                    || "-.:_".utf8.contains(byte)
            }
    }

    /// ASCII with one `@`, and nothing that ends an address or a line.
    private static func isAddress(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.utf8.count <= 254
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && !"<>()[]\\,;:\"".utf8.contains($0) }
    }
}
