// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// A request as the server read it.
public struct ReceivedRequest: Sendable {
    /// 1 for the server's first request; counts over restarts.
    public var number: Int
    /// The connection that it came over, 1 for the first.
    public var connection: Int
    /// The method, as sent.
    public var method: String
    /// The path of the request target, without the query, percent-encoded as sent.
    public var path: String
    /// What stands behind the `?`, as sent; nil when there is none.
    public var query: String?
    /// The header fields, in order.
    public var headers: HeaderFields
    /// The body, transfer coding removed.
    public var body: [UInt8]
    /// When the last byte had come.
    public var arrived: ContinuousClock.Instant

    /// A request with a target as it stands in the request line.
    public init(
        number: Int,
        connection: Int,
        method: String,
        target: String,
        headers: HeaderFields = HeaderFields(),
        body: [UInt8] = [],
        arrived: ContinuousClock.Instant
    ) {
        self.number = number
        self.connection = connection
        self.method = method
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(parts.first ?? "/")
        query = parts.count == 2 ? String(parts[1]) : nil
        self.headers = headers
        self.body = body
        self.arrived = arrived
    }
}
