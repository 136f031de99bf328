// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// What an HTTP answer, or none, means for a message: one function and one table for every sink over HTTP.
public enum ResultClass {
    /// The class of what `HTTPClient.send` came to.
    ///
    /// - Parameter now: the time that a Retry-After date is compared with.
    public static func of(_ result: Result<HTTPResponse, TransportFailure>, now: Date) -> SendResult {
        switch result {
        case .success(let response):
            answer(response.status, response.headers, response.body, now: now)
        case .failure(let failure):
            self.failure(failure)
        }
    }

    /// The class of an answer.
    static func answer(_ status: Int, _ headers: HeaderFields, _ body: [UInt8], now: Date) -> SendResult {
        let (outcome, hint) = row(status)
        guard outcome != .done else { return SendResult(.done, status: status) }
        var result = SendResult(outcome, status: status, detail: detail(status, hint, body))
        // Svix's header: the receiver knows that a retry is of no use.
        if headers["webhook-delivery"]?.lowercased() == "abort-message" { result.outcome = .permanentMessage }
        if result.outcome == .transient {
            result.retryAfter = RetryAfter.parse(header: headers["retry-after"], body: body, now: now)
        }
        return result
    }

    /// The table of statuses.
    ///
    /// A status that nobody foresaw pauses the sink rather than killing messages: the queue is kept, and probes
    /// find out.
    private static func row(_ status: Int) -> (Attempt.Outcome, String?) {
        switch status {
        case 200..<300: (.done, nil)
        case 300..<400: (.permanentEndpoint, "redirects are not followed: update the URL")
        case 401, 403, 407: (.permanentEndpoint, "check the credentials")
        // A reverse proxy answers 404 while its backend restarts.
        case 404, 405: (.permanentEndpoint, "check the URL")
        case 410: (.endpointGone, "the endpoint is gone: remove the sink or update its URL")
        case 413: (.permanentMessage, "the message is too long")
        case 400, 406, 409, 411, 414, 415, 422, 501, 505: (.permanentMessage, nil)
        case 408, 421, 425, 429: (.transient, nil)
        case 400..<500: (.permanentEndpoint, nil)
        default: (.transient, nil)
        }
    }

    /// The table of failures without an answer.
    static func failure(_ failure: TransportFailure) -> SendResult {
        let outcome: Attempt.Outcome =
            switch failure.reason {
            case .refusedAddress, .invalidRequest, .downgrade: .refused
            // 60 and 77: the certificate cannot be verified; 64: a mail server offers no TLS. Other TLS faults (35)
            // come and go.
            case .tls where [60, 64, 77].contains(failure.curlCode): .transientSlow
            case .tooManyRedirects, .redirectLoop: .permanentEndpoint
            case .dns, .connect, .timeout, .tls, .tooLarge, .protocolError, .connectionLost, .cancelled,
                .other:
                .transient
            }
        return SendResult(outcome, detail: failure.detail, maybeSent: failure.bodyWasSent)
    }

    private static func detail(_ status: Int, _ hint: String?, _ body: [UInt8]) -> String {
        let said = SafeText.line(String(decoding: body.prefix(maxBodyBytes), as: UTF8.self)).prefix(maxQuoted)
        return ["HTTP \(status)", hint, said.isEmpty ? nil : "it said: \(said)"]
            .compactMap(\.self).joined(separator: "; ")
    }

    /// What is read of an answer's body.
    static let maxBodyBytes = 8 << 10
    /// What is quoted of it, in characters.
    static let maxQuoted = 200
}
