// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// One request on the wire, without redirects: all that the loop's thread needs to know.
struct Hop: Sendable {
    var method: String
    var url: String
    var host: String
    var userAgent: String
    /// Header lines, `Name: value`.
    var headerLines: [String]
    var body: [UInt8]?
    var allowPrivate: Bool
    var limits: HTTPLimits
    var unixSocket: String?
    var caFile: String?
    var proxy: Proxy?
    var keepsConnection = true
    /// What names stand for in place of what a resolver says, in libcurl's notation `name:port:address`.
    var resolved: [String] = []
    /// What is sent, when the hop leads to a mail server.
    var mail: MailEnvelope?
}

/// The answer to one hop.
struct HopResponse: Sendable {
    var status: Int
    var headers: HeaderFields
    var body: [UInt8]
    var timings: HTTPTimings
    /// Of a mail server: whom it refused.
    var refusedRecipients: [MailReply.Refusal] = []
}

extension Hop {
    /// The hop to `target` of a request; headers of the request's own origin go nowhere else.
    init(_ request: HTTPRequest, to target: Target, userAgent: String) throws(TransportFailure) {
        var fields = request.headers.fields.map { ($0.name, $0.value) }
        if target.origin == Origin(request.url) {
            fields += request.originHeaders.map { ($0.name, $0.value.reveal()) }
        }
        guard request.proxy == nil || request.unixSocket == nil else {
            throw TransportFailure(reason: .invalidRequest, detail: "a Unix socket has no proxy before it")
        }
        guard fields.allSatisfy({ Self.isToken($0) && Self.isValue($1) }), Self.isToken(request.method) else {
            throw TransportFailure(
                reason: .invalidRequest,
                detail: "the method or a header field is not one of HTTP"
            )
        }
        self.init(
            method: request.method,
            url: target.text,
            host: target.origin.host,
            userAgent: userAgent,
            headerLines: Self.lines(fields, hasBody: request.body != nil),
            body: request.body,
            allowPrivate: request.allowPrivate,
            limits: request.limits,
            unixSocket: request.unixSocket,
            caFile: request.caFile,
            proxy: try request.proxy.map { secret throws(TransportFailure) in try Proxy(secret) },
            keepsConnection: request.keepsConnection
        )
    }

    /// libcurl's notation: `Name;` sends a field without a value, `Name:` leaves out one of its own.
    private static func lines(_ fields: [(String, String)], hasBody: Bool) -> [String] {
        var lines = fields.map { $1.isEmpty ? "\($0);" : "\($0): \($1)" }
        guard hasBody else { return lines }
        // No waiting for `100 Continue`, and no form type for a body that names none.
        lines.append("Expect:")
        if !fields.contains(where: { $0.0.lowercased() == "content-type" }) {
            lines.append("Content-Type:")
        }
        return lines
    }

    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x5e...0x7a).contains(byte)
                    || "!#$%&'*+-.|~".utf8.contains(byte)
            }
    }

    private static func isValue(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }
    }
}
