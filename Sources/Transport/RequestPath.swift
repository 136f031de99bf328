// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// The way of a request through redirects, a hop at a time, so that each can wait for its own host's turn.
///
/// Pure. The rule of `request` says what is followed; its limit of time holds for all hops together, waits apart.
/// `HTTPClient` goes it at once.
public struct RequestPath: Sendable {
    /// The request at the way's beginning.
    public let request: HTTPRequest
    /// Where the headers of an origin go.
    private let own: Origin?
    private var hops: [Redirect] = []
    private var spent = Duration.zero
    /// Where the next hop leads.
    public private(set) var url: URL

    /// A way that begins at the request's URL.
    ///
    /// - Parameter own: the origin that `request.originHeaders` belong to; nil: that of its URL.
    public init(_ request: HTTPRequest, own: Origin? = nil) {
        self.request = request
        self.own = own ?? Origin(request.url)
        url = request.url
    }

    /// The request of the next hop alone.
    public var next: HTTPRequest {
        var hop = request
        hop.url = url
        hop.redirects = .refuse
        hop.originHeaders = Origin(url) == own ? request.originHeaders : []
        hop.limits.totalTimeout = max(.milliseconds(1), request.limits.totalTimeout - spent)
        return hop
    }

    /// Takes the answer to a hop: what the whole way came to, or nil to go on.
    public mutating func take(
        _ answer: Result<HTTPResponse, TransportFailure>
    ) -> Result<HTTPResponse, TransportFailure>? {
        guard case .success(var response) = answer else { return answer }
        spent += response.timings.total
        let step = RedirectStep(
            status: response.status,
            headers: response.headers,
            from: url,
            hops: hops,
            rule: request.redirects
        )
        switch step {
        case .follow(let redirect):
            hops.append(redirect)
            url = redirect.to
            return nil
        case .refuse(let reason):
            return .failure(TransportFailure(refusedRedirect: reason))
        case .deliver:
            response.hops = hops
            response.timings.total = spent
            return .success(response)
        }
    }
}
