// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Why no answer came.
public struct TransportFailure: Error, Sendable, Hashable {
    /// What went wrong, as a closed set: a log key and a metric's label.
    public var reason: Reason
    /// libcurl's code; 0 when the decision was ours.
    public var curlCode: Int32
    /// What a person needs to know; names the host at most, never a path, a query or a header.
    public var detail: String
    /// Whether the whole request, body included, had been written before it failed.
    ///
    /// The peer may then have acted on it.
    public var bodyWasSent: Bool

    /// What can go wrong.
    public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
        /// The name has no address, or the resolver did not answer.
        case dns
        /// Nobody listens there, or there is no route.
        case connect
        /// It took too long, or came too slowly.
        case timeout
        /// No secure connection: certificate, protocol or handshake.
        case tls
        /// The body or the header is longer than allowed.
        case tooLarge = "too_large"
        /// More redirects than allowed.
        case tooManyRedirects = "too_many_redirects"
        /// A redirect led back to where we came from.
        case redirectLoop = "redirect_loop"
        /// A redirect from https to http, which is not allowed here.
        case downgrade
        /// The address is private or otherwise not on the public internet.
        case refusedAddress = "refused_address"
        /// What came was not HTTP, or could not be decoded.
        case protocolError = "protocol_error"
        /// The connection broke off.
        case connectionLost = "connection_lost"
        /// The caller gave up, or the client was shut down.
        case cancelled
        /// The request itself cannot be sent: its URL, method or header.
        case invalidRequest = "invalid_request"
        /// libcurl said something else.
        case other
    }

    /// Joins the parts.
    public init(reason: Reason, curlCode: Int32 = 0, detail: String, bodyWasSent: Bool = false) {
        self.reason = reason
        self.curlCode = curlCode
        self.detail = detail
        self.bodyWasSent = bodyWasSent
    }
}
