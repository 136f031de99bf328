// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// One request, and the limits within which it must be answered.
public struct HTTPRequest: Sendable {
    /// The method, in capitals.
    public var method: String
    /// Where to: http or https, without credentials in it; its fragment is not sent.
    public var url: URL
    /// Header fields that every hop may see.
    public var headers: HeaderFields
    /// Header fields for the origin of `url` only: credentials, custom headers, validators.
    public var originHeaders: [SecretHeader]
    /// The body; nil: none.
    public var body: [UInt8]?
    /// What to do with a redirect.
    public var redirects: RedirectRule
    /// Whether loopback and private addresses may be asked.
    public var allowPrivate: Bool
    /// Limits of time and size.
    public var limits: HTTPLimits
    /// The path of a Unix socket to speak HTTP over; the URL's host is then a name only.
    public var unixSocket: String?
    /// A file of PEM certificates to trust instead of the system's.
    public var caFile: String?
    /// The proxy that every hop goes through, `http://` or `socks5h://` with a port; nil: none.
    ///
    /// It may hold a user name and a password, percent-encoded. Whoever names a proxy trusts it: the connection goes
    /// there, be it private or not, and the address guard does not see the target, whose name only the proxy looks up.
    public var proxy: Secret?
    /// Whether the connection is kept for a next request, which may come in seconds.
    public var keepsConnection = true

    /// A request with the defaults of a feed: redirects are followed, private addresses refused.
    public init(
        method: String = "GET",
        url: URL,
        headers: HeaderFields = HeaderFields(),
        originHeaders: [SecretHeader] = [],
        body: [UInt8]? = nil,
        redirects: RedirectRule = .follow(),
        allowPrivate: Bool = false,
        limits: HTTPLimits = HTTPLimits(),
        unixSocket: String? = nil,
        caFile: String? = nil,
        proxy: Secret? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.originHeaders = originHeaders
        self.body = body
        self.redirects = redirects
        self.allowPrivate = allowPrivate
        self.limits = limits
        self.unixSocket = unixSocket
        self.caFile = caFile
        self.proxy = proxy
    }
}

/// What to do when a server answers with a redirect.
public enum RedirectRule: Sendable, Hashable {
    /// Follow up to `max` hops of a request without a body; from https to http only where allowed.
    case follow(max: Int = 5, allowHTTPDowngrade: Bool = false)
    /// Hand out the redirect itself as the response.
    case refuse
}

/// Limits of time and size of one request.
public struct HTTPLimits: Sendable, Hashable {
    /// Time to connect, TLS included, for each hop.
    public var connectTimeout: Duration
    /// Time for the whole answer, all hops together.
    public var totalTimeout: Duration
    /// The longest body, decoded.
    public var maxBodyBytes: Int
    /// Whether a longer body is cut there, in place of being refused.
    public var cutsBody = false
    /// The longest header of one hop, all lines together.
    public var maxHeaderBytes: Int
    /// A transfer slower than `minBytesPerSecond` for this long is given up.
    public var slowTimeout: Duration
    /// See `slowTimeout`.
    public var minBytesPerSecond: Int

    /// The defaults: those of a feed.
    public init(
        connectTimeout: Duration = .seconds(10),
        totalTimeout: Duration = .seconds(60),
        maxBodyBytes: Int = 15 << 20,
        maxHeaderBytes: Int = 64 << 10,
        slowTimeout: Duration = .seconds(20),
        minBytesPerSecond: Int = 100
    ) {
        self.connectTimeout = connectTimeout
        self.totalTimeout = totalTimeout
        self.maxBodyBytes = maxBodyBytes
        self.maxHeaderBytes = maxHeaderBytes
        self.slowTimeout = slowTimeout
        self.minBytesPerSecond = minBytesPerSecond
    }
}
