// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A complete answer; its status may be any.
public struct HTTPResponse: Sendable {
    /// The status code.
    public var status: Int
    /// The header fields of the last hop.
    public var headers: HeaderFields
    /// The body, decoded.
    public var body: [UInt8]
    /// Where the answer came from, after redirects.
    public var finalURL: URL
    /// The redirects followed, in order.
    public var hops: [Redirect]
    /// How long it took.
    public var timings: HTTPTimings

    /// Joins the parts.
    public init(
        status: Int,
        headers: HeaderFields,
        body: [UInt8],
        finalURL: URL,
        hops: [Redirect] = [],
        timings: HTTPTimings = HTTPTimings()
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.finalURL = finalURL
        self.hops = hops
        self.timings = timings
    }
}

/// One redirect that was followed.
public struct Redirect: Sendable, Hashable {
    /// 301, 302, 303, 307 or 308.
    public var status: Int
    /// The URL that answered with it.
    public var from: URL
    /// Where it pointed.
    public var to: URL

    /// Whether the server says that `from` has moved for good.
    public var isPermanent: Bool { status == 301 || status == 308 }

    /// Joins the parts.
    public init(status: Int, from: URL, to: URL) {
        self.status = status
        self.from = from
        self.to = to
    }
}

/// How long a request took.
public struct HTTPTimings: Sendable, Hashable {
    /// Until the last hop's name was known.
    public var nameLookup: Duration = .zero
    /// Until the last hop was connected.
    public var connect: Duration = .zero
    /// Until the first byte of the last hop's answer.
    public var firstByte: Duration = .zero
    /// Until the end, all hops together.
    public var total: Duration = .zero

    /// All zero.
    public init() {}
}
